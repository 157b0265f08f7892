// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/routes/routecontext.h"

namespace hub::routes {

/// Group 1: `GET /health` (is this process alive) and `GET /health/ready` (can it do its work).
void addHealth(http::Router &router, const RouteContext &context);

} // namespace hub::routes
