// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/recipient.h"

#include "core/text/ascii.h"

#include <QString>

#include <algorithm>

namespace hub {

namespace {

constexpr int MinDigits = 7;
constexpr int MaxDigits = 15;
constexpr int MaxIdLength = 64;
constexpr QByteArrayView PersonSuffix("@c.us");
constexpr QByteArrayView GroupSuffix("@g.us");

bool isIdCharacter(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == '-';
}

bool isBlankOrDash(QChar c)
{
    return c.category() == QChar::Separator_Space || c.category() == QChar::Other_Format ||
           c.category() == QChar::Punctuation_Dash;
}

bool isPhone(QByteArrayView text)
{
    return text.size() >= MinDigits && text.size() <= MaxDigits && std::all_of(text.begin(), text.end(), isDigit);
}

} // namespace

std::optional<Recipient> Recipient::parse(QByteArrayView text)
{
    if (text.endsWith(PersonSuffix) || text.endsWith(GroupSuffix)) {
        const QByteArrayView local = text.chopped(PersonSuffix.size());
        if (local.isEmpty() || local.size() > MaxIdLength || !std::all_of(local.begin(), local.end(), isIdCharacter))
            return std::nullopt;
        return Recipient(text.toByteArray());
    }
    QByteArray digits;
    bool plus = false;
    // Once decoded: people paste no-break and invisible spaces, and all kinds of dashes.
    for (const QChar c : QString::fromUtf8(text)) {
        if (c == u' ' || c == u'-' || (c.unicode() > 0x7f && isBlankOrDash(c)))
            continue;
        if (c == u'+' && !plus && digits.isEmpty()) {
            plus = true;
        } else if (c >= u'0' && c <= u'9' && digits.size() < MaxDigits) {
            digits.append(c.toLatin1());
        } else if (!plus || !(c == u'.' || c == u'(' || c == u')')) {
            return std::nullopt; // `(11) 4321.5678` is a local number
        }
    }
    if (digits.size() < MinDigits || digits.startsWith('0')) // a number is written with its country
        return std::nullopt;
    return Recipient(std::move(digits));
}

QString Recipient::phoneOf(const QString &text)
{
    const auto recipient = parse(text.toUtf8());
    return recipient && isPhone(recipient->address()) ? QString::fromLatin1(recipient->address()) : QString();
}

bool Recipient::isGroup() const
{
    return m_address.endsWith(GroupSuffix);
}

QByteArray Recipient::canonical() const
{
    if (m_address.endsWith(PersonSuffix)) {
        const QByteArray local = m_address.chopped(PersonSuffix.size());
        if (isPhone(local))
            return local;
    }
    return m_address;
}

QByteArray Recipient::otherSpelling() const
{
    const QByteArray digits = canonical();
    if (!isPhone(digits))
        return {};
    constexpr qsizetype AreaEnd = 4; // 55 and two digits of the area
    if (digits.startsWith("55")) {   // mobile numbers begin with 6 to 9; what begins with 2 to 5 is a landline
        if (digits.size() == 13 && digits[AreaEnd] == '9' && digits[AreaEnd + 1] >= '6')
            return QByteArray(digits).remove(AreaEnd, 1);
        if (digits.size() == 12 && digits[AreaEnd] >= '6')
            return QByteArray(digits).insert(AreaEnd, '9');
    } else if (digits.startsWith("521") && digits.size() == 13) {
        return QByteArray(digits).remove(2, 1);
    } else if (digits.startsWith("52") && digits.size() == 12) {
        return QByteArray(digits).insert(2, '1');
    }
    return {};
}

} // namespace hub
