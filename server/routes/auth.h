// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/routes/routecontext.h"

namespace hub::routes {

/// Group 3, what people do for themselves: `/auth/register`, `/auth/login`, `/auth/me`, `/auth/change-password`.
void addAuth(http::Router &router, const RouteContext &context);

} // namespace hub::routes
