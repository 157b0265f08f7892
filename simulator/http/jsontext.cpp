// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/http/jsontext.h"

namespace hub::sim {

namespace {

/// RFC 8259, section 7: quotation mark, backslash and control characters must be escaped.
void appendString(QByteArray &out, QByteArrayView utf8)
{
    static constexpr char Hex[] = "0123456789abcdef";
    out += '"';
    for (const char c : utf8) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (uchar(c) < 0x20) {
            out += "\\u00";
            out += Hex[uchar(c) >> 4];
            out += Hex[uchar(c) & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

} // namespace

void JsonText::key(const char *key)
{
    if (m_text.size() > 1)
        m_text += ',';
    m_text += '"';
    m_text += key;
    m_text += "\":";
}

JsonText &JsonText::text(const char *name, QByteArrayView utf8)
{
    key(name);
    appendString(m_text, utf8);
    return *this;
}

JsonText &JsonText::raw(const char *name, const QByteArray &json)
{
    key(name);
    m_text += json;
    return *this;
}

QByteArray jsonString(QByteArrayView utf8)
{
    QByteArray out;
    out.reserve(utf8.size() + 2);
    appendString(out, utf8);
    return out;
}

} // namespace hub::sim
