// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/storage/auditrepository.h"
#include "server/http/server.h"
#include "server/routes/proxystats.h"

#include <QByteArray>
#include <QString>

namespace hub {
class AccountService;
class ClientRegistry;
class ContactSync;
class Database;
class EventJournal;
class ClientStatusStore;
class SendingService;
struct SendingCounters;
class SessionManagerClient;
class SessionMonitor;
} // namespace hub

namespace hub::routes {

class StaticFiles;

/// What the routes of every worker share; everything in it is thread-safe or immutable and outlives the server.
struct SharedServices
{
    QByteArray version;
    qint64 startedAtMs = 0;         ///< steady clock
    bool publicProxyIsOpen = false; ///< group 2 without a token
    qint64 bulkBodyBytes = 32 * 1024 * 1024;
    const http::ServerStats *serverStats = nullptr;
    ProxyStats *proxyStats = nullptr;
    const StaticFiles *frontend = nullptr;
    std::function<int()> openConnections;
    /// Asks the store how it is: up, or why not. Calls back on the thread of the mailbox.
    std::function<void(Mailbox::Address, std::function<void(Result<void>)>)> probeDatabase;
    http::Router::Authenticator authenticator;
    Database *database = nullptr;
    AccountService *accounts = nullptr;
    ClientRegistry *clients = nullptr;
    ContactSync *contacts = nullptr;
    SendingService *sending = nullptr;
    const SendingCounters *sendingCounters = nullptr;
    ClientStatusStore *board = nullptr;
    SessionMonitor *monitor = nullptr;
    EventJournal *journal = nullptr;
    /// Appends to the audit log; does not wait for it.
    std::function<void(const audit::Entry &)> audit;
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
