// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/enginetemplate.h"

#include "core/text/jsonstring.h"

#include <QUrl>

#include <algorithm>

namespace hub {

namespace {

const QString &valueOf(const EngineTemplate::Part &part, const EngineValues &values)
{
    return values[std::size_t(*part.variable)];
}

void appendEscaped(QByteArray &out, const QString &value)
{
    QByteArray quoted;
    appendJsonString(quoted, value);
    out.append(quoted.constData() + 1, quoted.size() - 2);
}

} // namespace

bool EngineTemplate::isFixed() const
{
    return std::none_of(m_parts.begin(), m_parts.end(), [](const Part &part) { return part.variable.has_value(); });
}

bool EngineTemplate::lacksValue(const EngineValues &values) const
{
    return std::any_of(m_parts.begin(), m_parts.end(),
                       [&](const Part &part) { return part.variable && valueOf(part, values).isEmpty(); });
}

QByteArray EngineTemplate::percentEncoded(const EngineValues &values) const
{
    QByteArray out;
    for (const Part &part : m_parts)
        out += part.variable ? QUrl::toPercentEncoding(valueOf(part, values)) : part.text;
    return out;
}

QByteArray EngineTemplate::headerText(const EngineValues &values) const
{
    QByteArray out;
    for (const Part &part : m_parts) {
        if (!part.variable) {
            out += part.text;
            continue;
        }
        for (const char byte : valueOf(part, values).toUtf8()) {
            if (static_cast<unsigned char>(byte) >= 0x20 && byte != '\x7f')
                out += byte;
        }
    }
    return out;
}

QByteArray EngineTemplate::json(const EngineValues &values) const
{
    QByteArray out;
    for (const Part &part : m_parts) {
        if (!part.variable)
            out += part.text;
        else if (part.isNumber)
            out += valueOf(part, values).isEmpty() ? QByteArrayLiteral("null") : valueOf(part, values).toLatin1();
        else
            appendEscaped(out, valueOf(part, values));
    }
    return out;
}

} // namespace hub
