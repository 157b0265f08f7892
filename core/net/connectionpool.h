// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/pooledconnection.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <memory>
#include <vector>

namespace hub {

/// How many connections a PooledAccessManager keeps, and how large an answer may be.
struct PoolSettings
{
    int maxConnections = 4096; ///< over all hosts; a request beyond it waits for one to end
    int maxWaiting = 4096;     ///< a request beyond it fails at once
    /// More than that are closed as soon as their answer is complete. Many, since age trims them: with 256 calls at a
    /// time and 64 kept, every fourth call opened a connection.
    int maxIdlePerHost = 1024;
    /// Idle connections are closed after this. Node closes them after 5 s (`server.keepAliveTimeout`), nginx after 75
    /// s: a second less than the shortest usual one means that we close first and requests rarely meet a closing
    /// connection.
    std::chrono::milliseconds idleTimeout{4000};
    ResponseParser::Limits limits;
};

/// The connections of one PooledAccessManager: hands out idle ones, opens new ones, closes what idles too long.
class ConnectionPool : public QObject
{
    Q_OBJECT

public:
    /// Someone who waits for a free place below `maxConnections`.
    class Waiter
    {
    public:
        virtual ~Waiter() = default;
        /// There is a place now: `open` succeeds.
        virtual void placeFree() = 0;
    };

    explicit ConnectionPool(PoolSettings settings, QObject *parent = nullptr);
    ~ConnectionPool() override;

    [[nodiscard]] const PoolSettings &settings() const { return m_settings; }

    /// The idle connection used last (the likeliest to be alive), or null.
    PooledConnection *takeIdle(const ConnectionOrigin &origin);
    /// A new connection, or null when `maxConnections` are in use; an idle one of any host makes way.
    PooledConnection *open(const ConnectionOrigin &origin);
    /// False when too many wait already. How long is the waiter's own business.
    [[nodiscard]] bool wait(Waiter *waiter);
    void stopWaiting(Waiter *waiter);

    /// For connections only. The answer is complete and the connection may carry another request: true if the pool
    /// keeps it.
    bool keep(PooledConnection *connection);
    /// For connections only. It is closed; whoever calls this deletes it.
    void forget(PooledConnection *connection);
    /// For connections only. What all of them read into, one after the other.
    [[nodiscard]] std::vector<char> &scratch() { return m_scratch; }

    [[nodiscard]] int connectionCount() const { return m_count; }

private:
    struct Host
    {
        ConnectionOrigin origin;
        std::vector<PooledConnection *> idle; // by time of return
    };

    Host *find(const ConnectionOrigin &origin);
    void closeExpired();
    void serveWaiters();

    const PoolSettings m_settings;
    std::vector<Host> m_hosts; // a hub talks to one or two
    std::deque<Waiter *> m_waiters;
    std::vector<char> m_scratch;
    QTimer m_idleTimer;
    int m_count = 0;
};

} // namespace hub
