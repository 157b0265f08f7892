// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/sessionmanagerclient.h"
#include "server/http/response.h"

namespace hub::routes {

/// How a route hands on what the Session Manager said; see "Proxying" in the API's description.
struct ProxyRules
{
    bool errorsAreOurs = false;    ///< its 4xx and 5xx become 502 (the public status route)
    bool needsToken = false;       ///< its 401 and 403 become 502: ours would mean "log in again"
    bool optionalEndpoint = false; ///< its 404 means that it has no such endpoint: 501
};

/// The one place where an outcome becomes HTTP.
[[nodiscard]] http::Response proxyResponse(const SessionManagerOutcome &outcome, const ProxyRules &rules);

} // namespace hub::routes
