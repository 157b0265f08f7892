// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/routes/routecontext.h"

namespace hub::routes {

/// Group 2: `GET /api/whatsapp/:clienteId/status` and `…/qr`, the Session Manager's answer byte for byte.
void addWhatsapp(http::Router &router, const RouteContext &context);

} // namespace hub::routes
