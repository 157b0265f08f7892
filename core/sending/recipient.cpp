// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/recipient.h"

#include "core/text/ascii.h"

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
    bool plusAllowed = true;
    for (const char c : text) {
        if (c == ' ' || c == '-')
            continue;
        if (c == '+' && plusAllowed) {
            plusAllowed = false;
            continue;
        }
        if (!isDigit(c) || digits.size() == MaxDigits)
            return std::nullopt;
        plusAllowed = false;
        digits.append(c);
    }
    if (digits.size() < MinDigits)
        return std::nullopt;
    return Recipient(std::move(digits));
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

} // namespace hub
