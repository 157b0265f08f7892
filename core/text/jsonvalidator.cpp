// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/text/jsonvalidator.h"

#include "core/text/ascii.h"

#include <cstring>
#include <utility>

namespace hub {

namespace {

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Whether the eight bytes need no look: printable ASCII, no quote, no backslash. A QR is 6 KB of such text. Each
/// term's top bits show its bytes (a borrow may mark a neighbour as well, which then is looked at for nothing).
bool isPlain(const char *eight)
{
    constexpr quint64 Ones = 0x0101010101010101;
    constexpr quint64 Tops = 0x8080808080808080;
    quint64 v;
    std::memcpy(&v, eight, sizeof v);
    const quint64 control = v - Ones * 0x20;
    const quint64 quote = (v ^ (Ones * '"')) - Ones;
    const quint64 backslash = (v ^ (Ones * '\\')) - Ones;
    return ((v | control | quote | backslash) & Tops) == 0;
}

class Reader
{
public:
    Reader(QByteArrayView text, int maxDepth)
        : m_at(text.data()), m_end(text.data() + text.size()), m_depthLeft(maxDepth)
    {
    }

    bool document()
    {
        skipSpace();
        if (!value())
            return false;
        skipSpace();
        return m_at == m_end;
    }

private:
    bool value();
    bool object();
    bool array();
    bool string();
    bool escape();
    bool multibyte();
    bool number();
    bool digits();
    bool word(const char *text, qsizetype size);

    [[nodiscard]] char peek() const { return m_at < m_end ? *m_at : '\0'; }

    bool take(char c)
    {
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }

    void skipSpace()
    {
        while (m_at < m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }

    const char *m_at;
    const char *const m_end;
    int m_depthLeft;
};

bool Reader::value()
{
    switch (peek()) {
    case '{':
        return object();
    case '[':
        return array();
    case '"':
        return string();
    case 't':
        return word("true", 4);
    case 'f':
        return word("false", 5);
    case 'n':
        return word("null", 4);
    default:
        return number();
    }
}

bool Reader::object()
{
    if (--m_depthLeft < 0)
        return false;
    ++m_at;
    skipSpace();
    if (!take('}')) {
        do {
            skipSpace();
            if (peek() != '"' || !string())
                return false;
            skipSpace();
            if (!take(':'))
                return false;
            skipSpace();
            if (!value())
                return false;
            skipSpace();
        } while (take(','));
        if (!take('}'))
            return false;
    }
    ++m_depthLeft;
    return true;
}

bool Reader::array()
{
    if (--m_depthLeft < 0)
        return false;
    ++m_at;
    skipSpace();
    if (!take(']')) {
        do {
            skipSpace();
            if (!value())
                return false;
            skipSpace();
        } while (take(','));
        if (!take(']'))
            return false;
    }
    ++m_depthLeft;
    return true;
}

bool Reader::string()
{
    ++m_at;
    while (m_at < m_end) {
        if (m_end - m_at >= 8 && isPlain(m_at)) {
            m_at += 8;
            continue;
        }
        const auto c = static_cast<unsigned char>(*m_at);
        if (c == '"') {
            ++m_at;
            return true;
        }
        if (c < 0x20)
            return false;
        if (c == '\\') {
            if (!escape())
                return false;
        } else if (c >= 0x80) {
            if (!multibyte())
                return false;
        } else {
            ++m_at;
        }
    }
    return false;
}

bool Reader::escape()
{
    ++m_at;
    switch (peek()) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
        ++m_at;
        return true;
    case 'u':
        if (m_end - m_at < 5)
            return false;
        for (int i = 1; i <= 4; ++i) {
            if (!isHexDigit(m_at[i]))
                return false;
        }
        m_at += 5;
        return true;
    default:
        return false;
    }
}

/// RFC 3629, section 4: no overlong forms, no surrogates, nothing above U+10FFFF.
bool Reader::multibyte()
{
    const auto byte = [this](int i) { return static_cast<unsigned char>(m_at[i]); };
    const unsigned char lead = byte(0);
    int length = 0;
    std::pair<unsigned char, unsigned char> second{0x80, 0xBF};
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        if (lead == 0xE0)
            second.first = 0xA0;
        else if (lead == 0xED)
            second.second = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        if (lead == 0xF0)
            second.first = 0x90;
        else if (lead == 0xF4)
            second.second = 0x8F;
    }
    if (length == 0 || m_end - m_at < length || byte(1) < second.first || byte(1) > second.second)
        return false;
    for (int i = 2; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return false;
    }
    m_at += length;
    return true;
}

bool Reader::number()
{
    take('-');
    if (!take('0') && !digits())
        return false;
    if (take('.') && !digits())
        return false;
    if (take('e') || take('E')) {
        if (!take('+'))
            take('-');
        if (!digits())
            return false;
    }
    return true;
}

bool Reader::digits()
{
    const char *const start = m_at;
    while (m_at < m_end && isDigit(*m_at))
        ++m_at;
    return m_at != start;
}

bool Reader::word(const char *text, qsizetype size)
{
    if (m_end - m_at < size || std::memcmp(m_at, text, std::size_t(size)) != 0)
        return false;
    m_at += size;
    return true;
}

} // namespace

bool isValidJson(QByteArrayView text, int maxDepth)
{
    return Reader(text, maxDepth).document();
}

} // namespace hub
