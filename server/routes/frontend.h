// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/routes/routecontext.h"

namespace hub::routes {

/// Group 8: every path that no other group has is a file of the frontend, or 404.
void addFrontend(http::Router &router, const RouteContext &context);

} // namespace hub::routes
