// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/authentication.h"

#include "core/accounts/authenticator.h"
#include "core/log/log.h"

namespace hub::routes {

using http::Response;

http::Router::Authenticator makeAuthenticator(std::shared_ptr<const Authenticator> authenticator, Log &log)
{
    return [authenticator = std::move(authenticator), &log](const http::Request &request) -> Result<Caller, Response> {
        auto caller = authenticator->check(request.header("Authorization"));
        if (caller)
            return std::move(*caller);
        log.info("auth", "refused",
                 {{"reason", authFaultName(caller.error())},
                  {"peer", request.peer.toString().toLatin1()},
                  {"request_id", request.id}});
        if (caller.error() == AuthFault::StoreUnavailable) {
            return tl::unexpected(Response::error(
                503, "DATABASE_UNAVAILABLE", QStringLiteral("Accounts cannot be checked: the store is not available")));
        }
        return tl::unexpected(
            Response::error(401, "UNAUTHORIZED", QStringLiteral("A valid token or API key is required"))
                .with("WWW-Authenticate", "Bearer"));
    };
}

} // namespace hub::routes
