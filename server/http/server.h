// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/threadedobject.h"
#include "core/result.h"
#include "server/http/worker.h"

#include <QObject>

#include <memory>
#include <vector>

namespace hub::http {

/// The HTTP server: accepts on the thread it lives on and serves on its workers' threads.
class Server : public QObject
{
    Q_OBJECT

public:
    /// `makeRouter` is called once on each worker's thread. `log` must outlive the server.
    Server(ServerSettings settings, RouterFactory makeRouter, Log &log, QObject *parent = nullptr);
    /// Ends whatever is still in flight.
    ~Server() override;

    /// Starts to listen. Error LISTEN_FAILED: the address or port is taken or not ours.
    [[nodiscard]] Result<void> listen();
    /// The port, once listening.
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] const ServerStats &stats() const { return m_context->stats; }
    /// Bytes of the requests' bodies that are held at the moment.
    [[nodiscard]] qint64 bodyBytes() const { return m_context->bodyBytes.load(std::memory_order_relaxed); }
    [[nodiscard]] int openConnections() const { return m_context->admission.openConnections(); }

    /// Another certificate for connections to come, of a server that was made with one. Thread-safe.
    void setTls(const QSslConfiguration &tls) { m_context->setTls(tls); }

    /// Stops accepting, closes what is idle, lets what is in flight finish for at most `time`; then drained() is
    /// emitted.
    void drain(std::chrono::milliseconds time);

Q_SIGNALS:
    void drained();

private:
    class Listener;
    void startWorkers();
    [[nodiscard]] std::unique_ptr<Worker> makeWorker();
    void onWorkerDrained();
    void onAcceptError();

    std::unique_ptr<ServerContext> m_context;
    RouterFactory m_makeRouter;
    Mailbox m_mailbox;
    std::unique_ptr<Listener> m_listener;
    std::vector<std::unique_ptr<ThreadedObject<Worker>>> m_workers;
    std::size_t m_next = 0;
    std::size_t m_draining = 0;
};

} // namespace hub::http
