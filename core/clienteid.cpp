// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clienteid.h"

namespace hub {

std::optional<ClienteId> ClienteId::parse(QByteArrayView text)
{
    // 16 digits are the most that 2^53 - 1 has, and they cannot overflow a qint64.
    if (text.isEmpty() || text.size() > 16 || text[0] == '0')
        return std::nullopt;
    qint64 number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return fromNumber(number);
}

std::optional<ClienteId> ClienteId::fromNumber(qint64 number)
{
    if (number < 1 || number > Max)
        return std::nullopt;
    return ClienteId(number);
}

} // namespace hub
