// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/proxystats.h"

namespace hub::routes {

const char *ProxyStats::label(std::size_t outcome)
{
    static constexpr std::array<const char *, Outcomes> Labels{
        "ok", "connect_timeout", "read_timeout", "unreachable", "network", "status", "redirect", "not_json", "aborted"};
    return Labels.at(outcome);
}

} // namespace hub::routes
