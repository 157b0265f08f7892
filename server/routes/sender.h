// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/routes/routecontext.h"

namespace hub::routes {

/// Group 5, messages: `/sender/send`, `/sender/send-bulk` and `/sender/jobs…`.
void addSender(http::Router &router, const RouteContext &context);

/// Group 5, rules: `/sender/limits`, `/sender/opt-outs`, `/sender/stop-all` and `start-all`.
void addSendingRules(http::Router &router, const RouteContext &context);

} // namespace hub::routes
