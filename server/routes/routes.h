// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/session/sessionmanagerclient.h"
#include "core/storage/auditrepository.h"
#include "server/http/server.h"

#include <QByteArray>

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace hub {
class AccountService;
class AlertWebhook;
class ClientRegistry;
class ClientStatusStore;
class ContactSync;
class NumberCheck;
class Database;
class EventJournal;
class SendingService;
class SessionMonitor;
struct SendingCounters;
} // namespace hub

namespace hub::routes {

class StaticFiles;

/// How the calls to the Session Manager ended, for /metrics. Thread-safe.
class ProxyStats
{
public:
    static constexpr std::size_t Outcomes = 9;
    /// Label of outcome i: `ok`, then the error kinds in their order.
    static const char *label(std::size_t outcome);

    void count(const SessionManagerOutcome &outcome)
    {
        const std::size_t i = outcome ? 0 : 1 + std::size_t(outcome.error().kind);
        m_counts[i].fetch_add(1, std::memory_order_relaxed);
    }
    [[nodiscard]] quint64 value(std::size_t outcome) const { return m_counts[outcome].load(std::memory_order_relaxed); }

private:
    std::array<std::atomic<quint64>, Outcomes> m_counts{};
};

/// What the last readiness probe has found: one probe a second answers everybody who asks. Thread-safe.
class Readiness
{
public:
    struct Part
    {
        bool up = false;
        QString why = {}; ///< when it is down
    };
    struct Found
    {
        Part sessionManager;
        Part database;
    };
    using Done = std::function<void(const Found &)>;

    /// Calls `done` at once if what is known is younger than a second; else it waits for the probe, on the mailbox's
    /// thread. True: there is no probe under way, and the caller has to make one and say what it found().
    [[nodiscard]] bool wait(const Mailbox::Address &mailbox, Done done);
    void found(const Found &found);
    /// What was found last, and when (steady clock, ms; 0: never), for /metrics.
    [[nodiscard]] std::pair<Found, qint64> last() const;

private:
    mutable std::mutex m_mutex;
    Found m_found;
    qint64 m_foundAt = 0;
    bool m_probing = false;
    std::vector<std::pair<Mailbox::Address, Done>> m_waiting;
};

/// What the routes of every worker share; everything in it is thread-safe or immutable and outlives the server.
struct SharedServices
{
    QByteArray version;
    qint64 startedAtMs = 0;                               ///< steady clock
    http::Access publicProxy = http::Access::LocalOrUser; ///< who may ask group 2
    qint64 bulkBodyBytes = 32 * 1024 * 1024;
    const http::ServerStats *serverStats = nullptr;
    ProxyStats *proxyStats = nullptr;
    const StaticFiles *frontend = nullptr;
    std::function<int()> openConnections;
    std::function<qint64()> bodyBytes; ///< of the requests' bodies that are held now
    /// Asks the store how it is: up, or why not. Calls back on the thread of the mailbox.
    std::function<void(Mailbox::Address, std::function<void(Result<void>)>)> probeDatabase;
    std::shared_ptr<Readiness> readiness; ///< of one server: its workers end together
    http::Router::Authenticator authenticator;
    Database *database = nullptr;
    AccountService *accounts = nullptr;
    ClientRegistry *clients = nullptr;
    ContactSync *contacts = nullptr;
    NumberCheck *numberCheck = nullptr;
    SendingService *sending = nullptr;
    const SendingCounters *sendingCounters = nullptr;
    const AlertWebhook *alertWebhook = nullptr;
    ClientStatusStore *board = nullptr;
    SessionMonitor *monitor = nullptr;
    EventJournal *journal = nullptr;
    /// Appends to the audit log; does not wait for it.
    std::function<void(const audit::Entry &)> audit;
};

/// Turns the accounts' authenticator into the router's: 401 UNAUTHORIZED whatever the reason, which only the log is
/// told; where the accounts as last read say no, the store is asked. Thread-safe.
[[nodiscard]] http::Router::Authenticator makeAuthenticator(AccountService &accounts, Log &log);

/// All routes of one worker, in the order of the contract, with their own Session Manager client and connections.
[[nodiscard]] std::unique_ptr<http::Router> makeRouter(const SharedServices &shared,
                                                       const SessionManagerSettings &sessionManager, QObject *worker,
                                                       const Mailbox::Address &mailbox);

} // namespace hub::routes
