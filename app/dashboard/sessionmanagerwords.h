// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/session/engineprofile.h"
#include "core/session/sessionmanagererror.h"

namespace hub::app {

/// A failure of the Session Manager as the window is told it: the contract's code (GATEWAY_TIMEOUT,
/// SESSION_MANAGER_UNAVAILABLE, SESSION_MANAGER_ERROR, or the Session Manager's own) and the client's text. Pure.
[[nodiscard]] Error dashboardErrorOf(const SessionManagerError &error);

/// The same for an operation that the engine, or a version of it, may lack: NOT_SUPPORTED when it answers 404. Of any
/// other, 404 means that it does not know the session.
[[nodiscard]] Error errorOfOptional(const EngineProfile &profile, EngineProfile::Operation operation,
                                    const SessionManagerError &error);

} // namespace hub::app
