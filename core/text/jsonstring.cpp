// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/text/jsonstring.h"

#include <QChar>

namespace hub {

namespace {

void appendEscape(QByteArray &out, char16_t unit)
{
    static constexpr char Digits[] = "0123456789abcdef";
    const char text[] = {
        '\\', 'u', Digits[unit >> 12], Digits[(unit >> 8) & 15], Digits[(unit >> 4) & 15], Digits[unit & 15]};
    out.append(text, sizeof text);
}

void appendAscii(QByteArray &out, char16_t unit)
{
    switch (unit) {
    case '"':
        out.append("\\\"");
        break;
    case '\\':
        out.append("\\\\");
        break;
    case '\b':
        out.append("\\b");
        break;
    case '\f':
        out.append("\\f");
        break;
    case '\n':
        out.append("\\n");
        break;
    case '\r':
        out.append("\\r");
        break;
    case '\t':
        out.append("\\t");
        break;
    default:
        if (unit < 0x20)
            appendEscape(out, unit);
        else
            out.append(char(unit));
    }
}

void appendUtf8(QByteArray &out, char32_t c)
{
    const auto tail = [c](int shift) { return char(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x800)
        out.append(char(0xC0 | (c >> 6)));
    else if (c < 0x10000)
        out.append(char(0xE0 | (c >> 12))).append(tail(6));
    else
        out.append(char(0xF0 | (c >> 18))).append(tail(12)).append(tail(6));
    out.append(tail(0));
}

} // namespace

void appendJsonString(QByteArray &out, QStringView text)
{
    out.reserve(out.size() + text.size() + 2);
    out.append('"');
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (unit < 0x80) {
            appendAscii(out, unit);
        } else if (!QChar::isSurrogate(unit)) {
            appendUtf8(out, unit);
        } else if (QChar::isHighSurrogate(unit) && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            appendUtf8(out, QChar::surrogateToUcs4(unit, text[i + 1].unicode()));
            ++i;
        } else {
            appendEscape(out, unit);
        }
    }
    out.append('"');
}

} // namespace hub
