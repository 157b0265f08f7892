// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/log/log.h"
#include "server/http/accesspolicy.h"
#include "server/http/admission.h"
#include "server/http/qtdispatcher.h"
#include "server/http/router.h"
#include "server/http/serversettings.h"

#include <QObject>
#include <QSet>

#include <array>
#include <atomic>
#include <memory>
#include <mutex>

QT_BEGIN_NAMESPACE
class QTimer;
QT_END_NAMESPACE

namespace hub::http {

class HttpConnection;

/// What the server has done since its start, for /metrics and the dashboard. Written by all workers, read by anyone.
struct ServerStats
{
    std::array<std::atomic<quint64>, 600> answers{}; ///< by HTTP status
    std::atomic<quint64> connections{0};             ///< accepted
    std::atomic<quint64> refusedConnections{0};      ///< over a limit
    std::atomic<quint64> leftEarly{0};               ///< clients that left before their answer
    std::atomic<quint64> microseconds{0};            ///< from a whole head to the answer, summed
    std::array<std::atomic<quint64>, 8>
        latency{};                  ///< answers within latencyBounds[i] (cumulative is the reader's work)
    std::atomic<qint64> streams{0}; ///< open now

    static constexpr std::array<qint64, 7> latencyBounds{1000, 5000, 25000, 100000, 500000, 5000000, 30000000}; // µs

    void answered(int status, qint64 us)
    {
        answers[std::size_t(status >= 0 && status < 600 ? status : 0)].fetch_add(1, std::memory_order_relaxed);
        microseconds.fetch_add(quint64(us), std::memory_order_relaxed);
        std::size_t i = 0;
        while (i < latencyBounds.size() && us > latencyBounds[i])
            ++i;
        latency[i].fetch_add(1, std::memory_order_relaxed);
    }
};

/// What all workers share; outlives them.
struct ServerContext
{
    const ServerSettings settings;
    const AccessPolicy policy;
    Admission admission;
    ServerStats stats;
    Log &log;
    std::atomic<qint64> bodyBytes{0};              ///< of the bodies that are held now
    std::atomic_flag proxyTold = ATOMIC_FLAG_INIT; ///< the log knows that somebody comes through a proxy
    std::atomic_flag hostTold = ATOMIC_FLAG_INIT;  ///< … and of a Host that was refused

    ServerContext(const ServerSettings &serverSettings, Log &serverLog)
        : settings(serverSettings), policy(settings), admission(settings.limits), log(serverLog), m_tls(settings.tls)
    {
    }

    /// The certificate and key of connections to come; nothing: no TLS. Thread-safe.
    [[nodiscard]] std::optional<QSslConfiguration> tls() const
    {
        const std::scoped_lock lock(m_tlsMutex);
        return m_tls;
    }
    void setTls(const QSslConfiguration &tls)
    {
        const std::scoped_lock lock(m_tlsMutex);
        m_tls = tls;
    }

private:
    mutable std::mutex m_tlsMutex;
    std::optional<QSslConfiguration> m_tls;
};

/// Makes the routes of one worker, on its thread; `worker` is a parent for what the routes need (an access manager, …).
using RouterFactory = std::function<std::unique_ptr<Router>(QObject *worker, const Mailbox::Address &mailbox)>;

/// One serving thread's share: its connections, its routes, its clock. Lives on its own thread; made and deleted there.
class Worker : public QObject
{
    Q_OBJECT

public:
    Worker(ServerContext &context, const RouterFactory &makeRouter);
    ~Worker() override;

    /// Serves a connection that the listener has accepted.
    void adoptConnection(qintptr descriptor);
    /// Closes what is idle, lets what is in flight finish; emits drained() when nothing is left.
    void drain();
    /// Ends every connection at once.
    void abortAll();

    [[nodiscard]] ServerContext &context() const { return m_context; }
    [[nodiscard]] const Router &router() const { return *m_router; }
    [[nodiscard]] QtDispatcher &dispatcher() { return m_dispatcher; }
    [[nodiscard]] Mailbox::Address mailbox() const { return m_mailbox.address(); }
    [[nodiscard]] bool isDraining() const { return m_draining; }
    [[nodiscard]] QByteArray nextRequestId();
    void forget(HttpConnection *connection);

Q_SIGNALS:
    void drained();

private:
    void sweep();
    void tellDrained();

    ServerContext &m_context;
    Mailbox m_mailbox;
    QtDispatcher m_dispatcher;
    std::unique_ptr<Router> m_router;
    QSet<HttpConnection *> m_connections;
    QTimer *m_sweep;
    QByteArray m_idPrefix;
    quint32 m_nextId = 0;
    bool m_draining = false;
    bool m_drainedTold = false;
};

} // namespace hub::http
