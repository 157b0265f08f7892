// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/settings/settings.h"

#include <QByteArray>

namespace hub::app {

/// How far a changed setting reaches into a running program, the least first.
enum class ApplyScope {
    None,    ///< nothing has changed
    Value,   ///< it only has to be known
    Server,  ///< the server listens anew
    Hub,     ///< services, store and server are started anew in place
    Program, ///< the program has to be started anew
};

/// How far a change of this setting reaches. Pure.
[[nodiscard]] ApplyScope reachOf(const QByteArray &key);

/// The farthest reach of all settings that are not the same. Pure.
[[nodiscard]] ApplyScope reachBetween(const Settings &former, const Settings &latter);

/// The settings that a running program can take over: those of `wanted`, but what needs a new start as in `inForce`.
[[nodiscard]] Settings adoptable(const Settings &wanted, const Settings &inForce);

} // namespace hub::app
