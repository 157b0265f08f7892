// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QtGlobal>

#include <functional>

namespace hub {

/// The two clocks of the accounts, injected so that tests need not wait. Both thread-safe, in milliseconds.
struct HUB_CORE_EXPORT AccountClock
{
    std::function<qint64()> wall;   ///< UTC since 1970: for what is stored and signed
    std::function<qint64()> steady; ///< only forward: for how long ago something was

    [[nodiscard]] static AccountClock system();
};

} // namespace hub
