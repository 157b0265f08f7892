// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clients/autoreconnect.h"

#include "core/clients/clientrepository.h"
#include "core/log/log.h"
#include "core/session/sessionmonitor.h"
#include "core/storage/auditrepository.h"
#include "core/storage/database.h"

#include <QDateTime>
#include <QSqlDatabase>

namespace hub {

namespace {

constexpr size_t ClientsAPage = 1000;

/// The claim and its line in the audit log: neither is ever there without the other.
Result<bool> claimInStore(const QSqlDatabase &connection, ClienteId client, qint64 now, qint64 pause)
{
    HUB_TRY(const bool claimed, clients::claimReconnect(connection, client, now, pause));
    if (claimed) {
        HUB_CHECK(audit::append(connection, {QStringLiteral("hub"), QStringLiteral("local")}, "connect", client, {},
                                QStringLiteral("automatic"), now));
    }
    return claimed;
}

} // namespace

AutoReconnect::AutoReconnect(SessionManagerClient *sessionManager, ClientStatusStore *statusStore,
                             SessionMonitor *monitor, Database *database, Log *log, AutoReconnectSettings settings,
                             QObject *parent)
    : QObject(parent)
    , m_sessionManager(sessionManager)
    , m_statusStore(statusStore)
    , m_monitor(monitor)
    , m_database(database)
    , m_log(log)
    , m_settings(settings)
    , m_timer(this)
    , m_mailbox(this)
{
    connect(&m_timer, &QTimer::timeout, this, &AutoReconnect::connectAway);
}

void AutoReconnect::start()
{
    m_timer.start(m_settings.interval);
}

bool AutoReconnect::isAway(const MonitoredClient &client, qint64 now, std::chrono::milliseconds after)
{
    if (!client.wanted || client.stale || now - client.since < after.count())
        return false;
    return client.state == SessionState::Stopped || client.state == SessionState::Error ||
           client.state == SessionState::Reconnecting;
}

void AutoReconnect::connectAway()
{
    if (!m_statusStore->sessionManager().up)
        return;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    // A time ahead of now: the clock was set back since.
    std::erase_if(m_claimed,
                  [&](const auto &one) { return now - one.second >= m_settings.pause.count() || one.second > now; });
    int room = m_settings.atOnce;
    std::optional<ClienteId> after;
    for (bool more = true; more && room > 0;) {
        const ClientStatusStore::Page page = m_statusStore->page(after, ClientsAPage);
        for (const MonitoredClient &client : page.clients) {
            after = client.client;
            if (room == 0 || m_claimed.contains(client.client) || !isAway(client, now, m_settings.after))
                continue;
            --room;
            claim(client.client, now);
        }
        more = page.more;
    }
}

void AutoReconnect::claim(ClienteId client, qint64 now)
{
    m_claimed[client] = now;
    m_database->transaction<bool>(
        m_mailbox.address(),
        [client, now, pause = m_settings.pause.count()](QSqlDatabase &connection) {
            return claimInStore(connection, client, now, pause);
        },
        [this, client](const Result<bool> &claimed) {
            if (claimed.value_or(false))
                connectClient(client);
        });
}

void AutoReconnect::connectClient(ClienteId client)
{
    // To its end, whatever happens to the handle: a connect that has begun is not taken back.
    m_sessionManager->connectSession(client, this, [this, client](const SessionManagerOutcome &outcome) {
        if (m_log) {
            m_log->info("monitor", "connected again by itself",
                        {{"cliente_id", client.toNumber()}, {"answer", outcome ? "ok" : "failed"}});
        }
        m_monitor->checkAfterConnect(client);
    });
}

} // namespace hub
