// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QByteArrayView>
#include <QString>

namespace hub {

/// A pull reader over JSON text (RFC 8259): it walks the received bytes and builds nothing, so that a 32 MiB body is
/// held once. Strict: UTF-8 is checked, control characters in strings, leading zeros, trailing commas and nesting
/// beyond `maxDepth` levels are refused (nesting costs whoever reads the text next a stack frame). Offsets are 32 bits
/// wide; longer texts fail at once. Pure; never reads past the end.
///
/// Every function returns false once something was wrong, and from then on always.
class HUB_CORE_EXPORT JsonCursor
{
public:
    enum class Kind { Object, Array, String, Number, Literal, Nothing };

    /// A string where it lies in the text, still escaped. Cheap enough to keep one for each of 100,000 messages.
    struct Slice
    {
        quint32 offset = 0;     ///< of the first byte after the quote
        quint32 length = 0;     ///< bytes between the quotes
        quint32 units = 0;      ///< its length once decoded, in UTF-16 code units
        bool escaped = false;   ///< has a backslash
        bool wellFormed = true; ///< no lone surrogate and no U+0000, neither of which a database text can hold
    };

    static constexpr int RequestDepth = 64; ///< how deep the body of a request may nest

    explicit JsonCursor(QByteArrayView text, int maxDepth = RequestDepth);

    /// What comes next, after white space.
    [[nodiscard]] Kind peek();

    /// Goes into an object; then `nextMember` moves to each value in turn and gives its key, false at the end.
    bool enterObject();
    bool nextMember(Slice *key);
    /// Goes into an array; then `nextElement` moves to each value in turn, false at the end.
    bool enterArray();
    bool nextElement();

    bool readString(Slice *slice);
    /// False for any number that is not a whole one in 64 bits, written without fraction and exponent; it is skipped
    /// then.
    bool readInteger(qint64 *number);
    /// `true` and `false`; fails to read anything else, which is skipped then.
    bool readBool(bool *value);
    /// Passes over any one value, checking it.
    bool skip();

    /// Whether the text was wrong so far.
    [[nodiscard]] bool failed() const { return m_failed; }
    /// Whether only white space is left (and nothing was wrong).
    [[nodiscard]] bool atEnd();

    [[nodiscard]] QByteArrayView raw(const Slice &slice) const { return m_text.sliced(slice.offset, slice.length); }
    /// The string itself.
    [[nodiscard]] QString decoded(const Slice &slice) const;

private:
    bool fail();
    void skipSpace();
    char next();
    bool nextItem(char end); ///< of an object or array; false at its end
    bool accept(char c);
    bool skipNumber();
    bool skipLiteral();
    bool readEscape(Slice *slice, bool *highSurrogate);
    bool readUnicodeEscape(char16_t *unit);
    bool readMultiByte(Slice *slice);

    QByteArrayView m_text;
    const int m_maxDepth;
    qsizetype m_at = 0;
    int m_depth = 0;
    bool m_first = false; // the next member or element is the first of its container
    bool m_failed = false;
};

/// Whether `text` is one JSON value as RFC 8259 defines it, in valid UTF-8 (RFC 3629), with white space around it or
/// not. For bodies that pass through unchanged: any number is fine however long, a lone surrogate in a \u escape too
/// (it is grammar, not meaning). QJsonDocument would build a tree to throw away, and refuses a bare number or string.
[[nodiscard]] HUB_CORE_EXPORT bool isValidJson(QByteArrayView text, int maxDepth = 512);

} // namespace hub
