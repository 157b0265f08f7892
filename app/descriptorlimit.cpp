// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/descriptorlimit.h"

#include <QtGlobal>

#ifndef Q_OS_WIN
#include <sys/resource.h>

#include <algorithm>
#endif

namespace hub::app {

void raiseDescriptorLimit()
{
#ifndef Q_OS_WIN
    constexpr rlim_t Enough = 65536; // a hard limit of millions would make tables as large
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= Enough)
        return;
    limit.rlim_cur = std::min(limit.rlim_max, Enough);
    setrlimit(RLIMIT_NOFILE, &limit); // if not, the server still pauses accepting when none is left
#endif
}

} // namespace hub::app
