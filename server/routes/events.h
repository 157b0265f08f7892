// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/routes/routecontext.h"

namespace hub::routes {

/// Group 7's `GET /events`: what happens, as Server-Sent Events, resumable by Last-Event-ID.
void addEvents(http::Router &router, const RouteContext &context);

} // namespace hub::routes
