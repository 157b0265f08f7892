// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/text/jsoncursor.h"

#include "core/text/ascii.h"

#include <QStringDecoder>
#include <QtEndian>

#include <bit>
#include <limits>
#include <utility>

namespace hub {

namespace {

/// How many of the eight bytes in front need no look: printable ASCII, no quote, no backslash. A QR is 6 KB of such
/// text. Each term's top bits show its bytes. A borrow may mark the byte above one that is marked, never a first one.
int plainBytes(const char *eight)
{
    constexpr quint64 Ones = 0x0101010101010101;
    constexpr quint64 Tops = 0x8080808080808080;
    const auto v = qFromLittleEndian<quint64>(eight);
    const quint64 control = v - Ones * 0x20;
    const quint64 quote = (v ^ (Ones * '"')) - Ones;
    const quint64 backslash = (v ^ (Ones * '\\')) - Ones;
    return std::countr_zero((v | control | quote | backslash) & Tops) / 8;
}

/// Unlike QString's own it keeps a U+FEFF at the beginning: inside of a text it is a character like any other.
QString fromUtf8(QByteArrayView bytes)
{
    return QStringDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom)(bytes);
}

char16_t unescaped(char c)
{
    switch (c) {
    case 'b':
        return u'\b';
    case 'f':
        return u'\f';
    case 'n':
        return u'\n';
    case 'r':
        return u'\r';
    case 't':
        return u'\t';
    default:
        return char16_t(uchar(c)); // " \ /
    }
}

} // namespace

JsonCursor::JsonCursor(QByteArrayView text, int maxDepth) : m_text(text), m_maxDepth(maxDepth)
{
    if (size_t(text.size()) > std::numeric_limits<quint32>::max())
        m_failed = true;
}

bool JsonCursor::fail()
{
    m_failed = true;
    return false;
}

void JsonCursor::skipSpace()
{
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            return;
        ++m_at;
    }
}

/// After white space; NUL, which no JSON begins with, where nothing is left or something was wrong.
char JsonCursor::next()
{
    if (m_failed)
        return '\0';
    if (m_at < m_text.size() && m_text[m_at] > ' ') // most JSON on the wire has no white space
        return m_text[m_at];
    skipSpace();
    return m_at < m_text.size() ? m_text[m_at] : '\0';
}

bool JsonCursor::accept(char c)
{
    if (next() != c)
        return false;
    ++m_at;
    return true;
}

JsonCursor::Kind JsonCursor::peek()
{
    switch (const char c = next()) {
    case '{':
        return Kind::Object;
    case '[':
        return Kind::Array;
    case '"':
        return Kind::String;
    case 't':
    case 'f':
    case 'n':
        return Kind::Literal;
    default:
        return c == '-' || isDigit(c) ? Kind::Number : Kind::Nothing;
    }
}

bool JsonCursor::atEnd()
{
    skipSpace();
    return !m_failed && m_at == m_text.size();
}

bool JsonCursor::enterObject()
{
    if (!accept('{') || ++m_depth > m_maxDepth)
        return fail();
    m_first = true;
    return true;
}

bool JsonCursor::nextMember(Slice *key)
{
    if (!nextItem('}'))
        return false;
    return readString(key) && (accept(':') || fail());
}

bool JsonCursor::enterArray()
{
    if (!accept('[') || ++m_depth > m_maxDepth)
        return fail();
    m_first = true;
    return true;
}

bool JsonCursor::nextElement()
{
    return nextItem(']');
}

bool JsonCursor::nextItem(char end)
{
    if (m_failed)
        return false;
    const char c = next();
    if (c == end) {
        ++m_at;
        --m_depth;
        m_first = false;
        return false;
    }
    if (!std::exchange(m_first, false)) {
        if (c != ',')
            return fail();
        ++m_at;
    }
    return true;
}

bool JsonCursor::readString(Slice *slice)
{
    if (!accept('"'))
        return fail();
    *slice = Slice{quint32(m_at), 0, 0, false, true};
    bool highSurrogate = false; // the last unit was the first half of a pair
    while (m_at < m_text.size()) {
        if (const int plain = m_text.size() - m_at >= 8 ? plainBytes(m_text.data() + m_at) : 0; plain > 0) {
            if (highSurrogate)
                slice->wellFormed = false;
            highSurrogate = false;
            slice->units += quint32(plain);
            m_at += plain;
            if (plain == 8)
                continue;
        }
        const auto c = uchar(m_text[m_at]);
        if (c == '\\') {
            if (!readEscape(slice, &highSurrogate))
                return fail();
            continue;
        }
        if (highSurrogate)
            slice->wellFormed = false;
        highSurrogate = false;
        if (c == '"') {
            slice->length = quint32(m_at) - slice->offset;
            ++m_at;
            return true;
        }
        if (c < 0x20)
            return fail();
        if (c < 0x80) {
            ++slice->units;
            ++m_at;
        } else if (!readMultiByte(slice)) {
            return fail();
        }
    }
    return fail();
}

bool JsonCursor::readEscape(Slice *slice, bool *highSurrogate)
{
    if (m_at + 1 >= m_text.size())
        return false;
    slice->escaped = true;
    ++slice->units;
    const char kind = m_text[m_at + 1];
    m_at += 2;
    char16_t unit = u' ';
    if (kind == 'u') {
        if (!readUnicodeEscape(&unit))
            return false;
    } else if (!QByteArrayView("\"\\/bfnrt").contains(kind)) {
        return false;
    }
    const bool low = QChar::isLowSurrogate(unit);
    if (low != *highSurrogate || unit == 0)
        slice->wellFormed = false;
    *highSurrogate = QChar::isHighSurrogate(unit);
    return true;
}

bool JsonCursor::readUnicodeEscape(char16_t *unit)
{
    if (m_at + 4 > m_text.size())
        return false;
    int value = 0;
    for (int i = 0; i < 4; ++i) {
        const int digit = hexDigit(m_text[m_at++]);
        if (digit < 0)
            return false;
        value = value * 16 + digit;
    }
    *unit = char16_t(value);
    return true;
}

// RFC 3629, section 4: no overlong forms, no surrogates, nothing above U+10FFFF.
bool JsonCursor::readMultiByte(Slice *slice)
{
    const auto byteAt = [this](qsizetype offset) {
        return m_at + offset < m_text.size() ? uchar(m_text[m_at + offset]) : uchar(0);
    };
    const uchar lead = byteAt(0);
    const uchar second = byteAt(1);
    uchar lowest = 0x80;
    uchar highest = 0xBF;
    int length = 0;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        lowest = lead == 0xE0 ? 0xA0 : 0x80;
        highest = lead == 0xED ? 0x9F : 0xBF;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        lowest = lead == 0xF0 ? 0x90 : 0x80;
        highest = lead == 0xF4 ? 0x8F : 0xBF;
    } else {
        return false;
    }
    if (second < lowest || second > highest)
        return false;
    for (int i = 2; i < length; ++i) {
        if ((byteAt(i) & 0xC0) != 0x80)
            return false;
    }
    m_at += length;
    slice->units += length == 4 ? 2 : 1;
    return true;
}

bool JsonCursor::readInteger(qint64 *number)
{
    skipSpace();
    const qsizetype start = m_at;
    if (!skipNumber())
        return false;
    bool whole = false;
    *number = m_text.sliced(start, m_at - start).toByteArray().toLongLong(&whole);
    return whole;
}

bool JsonCursor::readBool(bool *value)
{
    skipSpace();
    const qsizetype start = m_at;
    if (!skip())
        return false;
    const QByteArrayView word = m_text.sliced(start, m_at - start);
    *value = word == "true";
    return *value || word == "false";
}

bool JsonCursor::skipNumber()
{
    const auto digits = [this] {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && isDigit(m_text[m_at]))
            ++m_at;
        return m_at - start;
    };
    accept('-');
    const bool zero = m_at < m_text.size() && m_text[m_at] == '0';
    const qsizetype whole = digits();
    if (whole == 0 || (zero && whole > 1))
        return fail();
    if (m_at < m_text.size() && m_text[m_at] == '.') {
        ++m_at;
        if (digits() == 0)
            return fail();
    }
    if (m_at < m_text.size() && (m_text[m_at] == 'e' || m_text[m_at] == 'E')) {
        ++m_at;
        if (m_at < m_text.size() && (m_text[m_at] == '+' || m_text[m_at] == '-'))
            ++m_at;
        if (digits() == 0)
            return fail();
    }
    return true;
}

bool JsonCursor::skipLiteral()
{
    for (const QByteArrayView word : {QByteArrayView("true"), QByteArrayView("false"), QByteArrayView("null")}) {
        if (m_text.sliced(m_at).startsWith(word)) {
            m_at += word.size();
            return true;
        }
    }
    return fail();
}

// Recursion is bounded by m_maxDepth.
bool JsonCursor::skip()
{
    Slice ignored;
    switch (peek()) {
    case Kind::Object:
        if (!enterObject())
            return false;
        while (nextMember(&ignored)) {
            if (!skip())
                return false;
        }
        return !m_failed;
    case Kind::Array:
        if (!enterArray())
            return false;
        while (nextElement()) {
            if (!skip())
                return false;
        }
        return !m_failed;
    case Kind::String:
        return readString(&ignored);
    case Kind::Number:
        return skipNumber();
    case Kind::Literal:
        return skipLiteral();
    case Kind::Nothing:
        break;
    }
    return fail();
}

QString JsonCursor::decoded(const Slice &slice) const
{
    const QByteArrayView bytes = raw(slice);
    if (!slice.escaped)
        return fromUtf8(bytes);
    QString text;
    text.reserve(slice.units);
    qsizetype from = 0;
    while (from < bytes.size()) {
        const qsizetype backslash = bytes.indexOf('\\', from);
        const qsizetype to = backslash < 0 ? bytes.size() : backslash;
        text += fromUtf8(bytes.sliced(from, to - from));
        if (backslash < 0)
            break;
        if (bytes[to + 1] == 'u') {
            text += QChar(bytes.sliced(to + 2, 4).toByteArray().toUShort(nullptr, 16));
            from = to + 6;
        } else {
            text += QChar(unescaped(bytes[to + 1]));
            from = to + 2;
        }
    }
    return text;
}

bool isValidJson(QByteArrayView text, int maxDepth)
{
    JsonCursor cursor(text, maxDepth);
    return cursor.skip() && cursor.atEnd();
}

} // namespace hub
