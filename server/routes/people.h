// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/routes/routecontext.h"

namespace hub::routes {

/// Group 3, what administrators do: `/users` and `/keys`.
void addPeople(http::Router &router, const RouteContext &context);

} // namespace hub::routes
