// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "server/http/server.h"
#include "server/routes/proxystats.h"

#include <QByteArray>
#include <QString>

namespace hub {
class SessionManagerClient;
}

namespace hub::routes {

class StaticFiles;

/// What the routes of every worker share; everything in it is thread-safe or immutable and outlives the server.
struct SharedServices
{
    QByteArray version;
    qint64 startedAtMs = 0;         ///< steady clock
    bool publicProxyIsOpen = false; ///< group 2 without a token
    const http::ServerStats *serverStats = nullptr;
    ProxyStats *proxyStats = nullptr;
    const StaticFiles *frontend = nullptr;
    std::function<int()> openConnections;
    /// Asks the store how it is: up, or why not. Calls back on the thread of the mailbox.
    std::function<void(Mailbox::Address, std::function<void(Result<void>)>)> probeDatabase;
    http::Router::Authenticator authenticator;
};

/// What the routes of one worker have; used on its thread only.
struct RouteContext
{
    const SharedServices &shared;
    SessionManagerClient &sessionManager;
    QObject *worker = nullptr; ///< context object for callbacks: it lives as long as the routes
    Mailbox::Address mailbox;
};

} // namespace hub::routes
