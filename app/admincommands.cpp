// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/admincommands.h"

#include <cstdio>

namespace hub::app {

int runAdminCommand(const AdminCommand &, const Settings &)
{
    std::fputs("central-hub: this build has no commands on users, keys and databases\n", stderr);
    return 1;
}

} // namespace hub::app
