// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/actingclient.h"

#include <algorithm>

namespace hub::routes {

using http::Response;

Result<ClienteId, Response> actingClient(const http::Request &request)
{
    const Caller &caller = *request.caller;
    if (const auto asked = request.queryValue("cliente_id")) {
        const auto client = ClienteId::parse(*asked);
        if (!client)
            return tl::unexpected(
                Response::error(400, "INVALID_CLIENT_ID", QStringLiteral("cliente_id must be a positive integer")));
        if (client != caller.clienteId && !caller.isAdmin())
            return tl::unexpected(Response::error(403, "FORBIDDEN", QStringLiteral("This client is not yours")));
        return *client;
    }
    if (!caller.clienteId)
        return tl::unexpected(
            Response::error(400, "INVALID_REQUEST", QStringLiteral("cliente_id: name the client that this is about")));
    return *caller.clienteId;
}

Result<ListQuery, Response> listQuery(const http::Request &request)
{
    ListQuery query;
    query.after = request.queryValue("after");
    if (const auto limit = request.queryValue("limit")) {
        bool ok = false;
        const int number = limit->toInt(&ok);
        if (!ok || number < 1)
            return tl::unexpected(
                Response::error(400, "INVALID_REQUEST", QStringLiteral("limit must be a number from 1 to 1000")));
        query.limit = std::min(number, 1000);
    }
    return query;
}

} // namespace hub::routes
