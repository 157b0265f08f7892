// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/routes/routecontext.h"

namespace hub::routes {

/// Group 7's `/clients`: which clients are registered and what the monitor knows of them.
void addClients(http::Router &router, const RouteContext &context);

} // namespace hub::routes
