// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/routes/routecontext.h"

namespace hub::routes {

/// Group 6: `/sync-contacts/sync` and `/sync-contacts/contacts`.
void addContacts(http::Router &router, const RouteContext &context);

} // namespace hub::routes
