// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/responseparser.h"

#include <chrono>

namespace hub {

/// How many connections a PooledAccessManager keeps, and how large an answer may be.
struct PoolSettings
{
    int maxConnections = 4096; ///< over all hosts; a request beyond it waits for one to end
    int maxIdlePerHost = 64;   ///< more than that are closed as soon as their answer is complete
    /// Idle connections are closed after this. Node closes them after 5 s (`server.keepAliveTimeout`), nginx after 75
    /// s: a second less than the shortest usual one means that we close first and requests rarely meet a closing
    /// connection.
    std::chrono::milliseconds idleTimeout{4000};
    ResponseParser::Limits limits;
};

} // namespace hub
