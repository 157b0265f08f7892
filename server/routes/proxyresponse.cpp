// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/proxyresponse.h"

#include "server/routes/answers.h"

namespace hub::routes {

namespace {

using http::Response;

Response statusResponse(const SessionManagerError &error, const ProxyRules &rules)
{
    if (rules.optionalEndpoint && error.statusCode == 404) {
        return Response::error(501, "NOT_SUPPORTED_BY_SESSION_MANAGER",
                               QStringLiteral("The Session Manager does not have this endpoint"));
    }
    const bool askedToLogIn = rules.needsToken && (error.statusCode == 401 || error.statusCode == 403);
    // What is not JSON may be HTML, and would run on our origin.
    if (rules.errorsAreOurs || askedToLogIn || !error.responseIsJson)
        return Response::error(502, "SESSION_MANAGER_ERROR", error.message);
    return {.status = error.statusCode, .body = error.response};
}

} // namespace

Response proxyResponse(const SessionManagerOutcome &outcome, const ProxyRules &rules)
{
    if (outcome)
        return Response::raw(outcome->status, outcome->body);
    const SessionManagerError &error = outcome.error();
    return error.kind == SessionManagerError::Kind::Status ? statusResponse(error, rules)
                                                           : errorResponse(errorOf(error));
}

} // namespace hub::routes
