// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/routes/routecontext.h"

namespace hub::routes {

/// Group 7's `GET /openapi.json` (what this hub offers) and `GET /metrics` (Prometheus text, version 0.0.4).
void addMeta(http::Router &router, const RouteContext &context);

} // namespace hub::routes
