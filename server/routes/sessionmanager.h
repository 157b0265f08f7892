// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/routes/routecontext.h"

namespace hub::routes {

/// Group 4: the session of the caller's client: its status and QR as the Session Manager tells them, the hub's view of
/// its state, connecting (`/login`) and disconnecting (`/logout`).
void addSessionManager(http::Router &router, const RouteContext &context);

} // namespace hub::routes
