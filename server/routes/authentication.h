// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/router.h"

#include <memory>

namespace hub {
class Authenticator;
class Log;
} // namespace hub

namespace hub::routes {

/// Turns the accounts' authenticator into the router's: 401 UNAUTHORIZED with WWW-Authenticate whatever the reason,
/// which only the log is told. Thread-safe.
[[nodiscard]] http::Router::Authenticator makeAuthenticator(std::shared_ptr<const Authenticator> authenticator,
                                                            Log &log);

} // namespace hub::routes
