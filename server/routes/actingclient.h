// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/result.h"
#include "server/http/request.h"
#include "server/http/response.h"

namespace hub::routes {

/// The client that a request is about: the caller's own, or for an admin the one in `?cliente_id=N`. Otherwise the
/// answer: 400 INVALID_CLIENT_ID, 403 for somebody else's client, 400 for a key that has no client and names none.
[[nodiscard]] Result<ClienteId, http::Response> actingClient(const http::Request &request);

/// What lists take: `limit` (100; at most 1,000) and `after` (opaque).
struct ListQuery
{
    int limit = 100;
    std::optional<QByteArray> after;
};
/// 400 INVALID_REQUEST for a limit that is no number from 1 up.
[[nodiscard]] Result<ListQuery, http::Response> listQuery(const http::Request &request);

} // namespace hub::routes
