// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/routes/routecontext.h"

namespace hub::routes {

/// Group 7's `GET /audit`: who did what, the newest first.
void addAudit(http::Router &router, const RouteContext &context);

} // namespace hub::routes
