// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/accountclock.h"

#include <QDateTime>

#include <chrono>

namespace hub {

AccountClock AccountClock::system()
{
    return {[] { return QDateTime::currentMSecsSinceEpoch(); },
            [] {
                const auto now = std::chrono::steady_clock::now().time_since_epoch();
                return qint64(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
            }};
}

} // namespace hub
