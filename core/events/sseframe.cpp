// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/sseframe.h"

#include <algorithm>

namespace hub::sse {

namespace {

void appendData(QByteArray &out, QByteArrayView data)
{
    // CR, LF and CRLF all end a line for the reader (HTML, 9.2.6 "Interpreting an event stream").
    qsizetype begin = 0;
    for (qsizetype at = 0; at <= data.size(); ++at) {
        if (at < data.size() && data[at] != '\n' && data[at] != '\r')
            continue;
        out.append("data: ").append(data.sliced(begin, at - begin)).append('\n');
        if (at + 1 < data.size() && data[at] == '\r' && data[at + 1] == '\n')
            ++at;
        begin = at + 1;
    }
}

} // namespace

QByteArray frame(qint64 id, QByteArrayView type, QByteArrayView data)
{
    QByteArray out;
    out.reserve(data.size() + type.size() + 64);
    out.append("id: ").append(QByteArray::number(id)).append("\nevent: ");
    std::copy_if(type.begin(), type.end(), std::back_inserter(out), [](char c) { return c != '\n' && c != '\r'; });
    out.append('\n');
    appendData(out, data);
    out.append('\n');
    return out;
}

QByteArray resumePoint(qint64 id)
{
    return QByteArray("id: ").append(QByteArray::number(id)).append("\n\n");
}

QByteArray keepAlive()
{
    return QByteArrayLiteral(":\n\n");
}

std::optional<qint64> parseLastEventId(QByteArrayView text)
{
    const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (text.isEmpty() || !digits)
        return {};
    bool fits = false;
    const qint64 id = text.toLongLong(&fits);
    return fits ? std::optional(id) : std::nullopt;
}

} // namespace hub::sse
