// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/connectionpool.h"

#include <QPointer>

#include <algorithm>

namespace hub {

namespace {

/// One read takes all that usually waits: a status is 250 bytes, a QR 3 to 8 KB, a socket buffer some 100 KB.
constexpr std::size_t ScratchSize = 65536;

} // namespace

ConnectionPool::ConnectionPool(PoolSettings settings, QObject *parent)
    : QObject(parent), m_settings(settings), m_scratch(ScratchSize)
{
    m_idleTimer.setSingleShot(true);
    connect(&m_idleTimer, &QTimer::timeout, this, &ConnectionPool::closeExpired);
}

ConnectionPool::~ConnectionPool()
{
    m_waiters.clear();
    const auto connections = findChildren<PooledConnection *>(Qt::FindDirectChildrenOnly);
    for (PooledConnection *connection : connections)
        delete connection;
}

ConnectionPool::Host *ConnectionPool::find(const ConnectionOrigin &origin)
{
    const auto it =
        std::find_if(m_hosts.begin(), m_hosts.end(), [&origin](const Host &host) { return host.origin == origin; });
    return it == m_hosts.end() ? nullptr : &*it;
}

PooledConnection *ConnectionPool::takeIdle(const ConnectionOrigin &origin)
{
    Host *host = find(origin);
    while (host && !host->idle.empty()) {
        PooledConnection *connection = host->idle.back();
        if (connection->isUsable() && connection->idleMilliseconds() < m_settings.idleTimeout.count()) {
            host->idle.pop_back();
            return connection;
        }
        connection->abandon(); // takes itself off the list
    }
    return nullptr;
}

PooledConnection *ConnectionPool::open(const ConnectionOrigin &origin)
{
    if (m_count >= m_settings.maxConnections) {
        const auto busy =
            std::find_if(m_hosts.begin(), m_hosts.end(), [](const Host &host) { return !host.idle.empty(); });
        if (busy == m_hosts.end())
            return nullptr;
        busy->idle.front()->abandon();
    }
    ++m_count;
    return new PooledConnection(this, origin);
}

bool ConnectionPool::wait(Waiter *waiter)
{
    if (m_waiters.size() >= std::size_t(m_settings.maxWaiting))
        return false;
    m_waiters.push_back(waiter);
    return true;
}

void ConnectionPool::stopWaiting(Waiter *waiter)
{
    std::erase(m_waiters, waiter);
}

bool ConnectionPool::keep(PooledConnection *connection)
{
    if (!m_waiters.empty() || m_settings.maxIdlePerHost < 1)
        return false; // a waiter may need another host, and a POST a new connection
    Host *host = find(connection->origin());
    if (!host)
        host = &m_hosts.emplace_back(Host{connection->origin(), {}});
    if (host->idle.size() >= std::size_t(m_settings.maxIdlePerHost))
        return false;
    host->idle.push_back(connection);
    if (!m_idleTimer.isActive())
        m_idleTimer.start(m_settings.idleTimeout);
    return true;
}

void ConnectionPool::forget(PooledConnection *connection)
{
    --m_count;
    for (Host &host : m_hosts) {
        const auto it = std::find(host.idle.begin(), host.idle.end(), connection);
        if (it == host.idle.end())
            continue;
        host.idle.erase(it);
        break;
    }
    if (!m_waiters.empty())
        QMetaObject::invokeMethod(this, &ConnectionPool::serveWaiters, Qt::QueuedConnection);
}

void ConnectionPool::serveWaiters()
{
    const QPointer<ConnectionPool> self(this); // what a waiter sets off may end us
    while (self && !m_waiters.empty() && m_count < m_settings.maxConnections) {
        Waiter *waiter = m_waiters.front();
        m_waiters.pop_front();
        waiter->placeFree();
    }
}

/// The timer runs once a period rather than once a request: a connection idles at most twice the timeout here, and
/// `takeIdle` never hands out one that is over it.
void ConnectionPool::closeExpired()
{
    bool left = false;
    for (Host &host : m_hosts) {
        while (!host.idle.empty() && host.idle.front()->idleMilliseconds() >= m_settings.idleTimeout.count())
            host.idle.front()->abandon();
        left = left || !host.idle.empty();
    }
    std::erase_if(m_hosts, [](const Host &host) { return host.idle.empty(); });
    if (left)
        m_idleTimer.start(m_settings.idleTimeout);
}

} // namespace hub
