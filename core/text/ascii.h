// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace hub {

/// Without a locale, unlike std::isdigit.
constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace hub
