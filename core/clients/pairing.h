// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/session/clientstatusstore.h"

#include <QString>

namespace hub {

/// Why one should think twice before asking for a code that links this phone to a client.
enum class PairingDoubt {
    None,
    SameLinked,    ///< this very number is linked: asking can unlink it
    OtherLinked,   ///< another one is: asking can unlink it
    OtherExpected, ///< the client is meant for another phone
};

/// `phone`: digits. Pure.
[[nodiscard]] HUB_CORE_EXPORT PairingDoubt pairingDoubt(const MonitoredClient &client, const QString &phone);

} // namespace hub
