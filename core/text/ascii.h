// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace hub {

/// Without a locale, unlike std::isdigit.
constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// 0 to 15, in either case; -1 for what is no hexadecimal digit.
constexpr int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace hub
