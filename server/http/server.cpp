// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/server.h"

#include <QTcpServer>
#include <QTimer>

#include <algorithm>
#include <latch>

namespace hub::http {

namespace {

constexpr std::chrono::milliseconds AcceptPause{100};

} // namespace

/// Accepts, and hands each descriptor to a worker before any byte is read.
class Server::Listener final : public QTcpServer
{
public:
    explicit Listener(std::function<void(qintptr)> hand) : m_hand(std::move(hand))
    {
        setListenBacklogSize(1024);
        // Over the limit, clients are told so (503) rather than left waiting in the backlog.
        setMaxPendingConnections(std::numeric_limits<int>::max());
    }

protected:
    void incomingConnection(qintptr descriptor) override { m_hand(descriptor); }

private:
    std::function<void(qintptr)> m_hand;
};

Server::Server(ServerSettings settings, RouterFactory makeRouter, Log &log, QObject *parent)
    : QObject(parent), m_context(std::make_unique<ServerContext>(settings, log)), m_makeRouter(std::move(makeRouter))
{
}

Server::~Server()
{
    m_listener.reset();
    for (Thread &thread : m_threads) {
        thread.thread->quit();
        thread.thread->wait();
    }
}

Result<void> Server::listen()
{
    m_listener = std::make_unique<Listener>([this](qintptr descriptor) {
        const Thread &thread = m_threads[m_next++ % m_threads.size()];
        thread.mailbox.post([worker = thread.worker, descriptor] { worker->take(descriptor); });
    });
    connect(m_listener.get(), &QTcpServer::acceptError, this, &Server::onAcceptError);
    // Workers first: the first connection may come at once.
    startWorkers();
    const auto &settings = m_context->settings;
    if (!m_listener->listen(settings.address, settings.port)) {
        return failure("LISTEN_FAILED", QStringLiteral("Cannot listen on %1 port %2: %3")
                                            .arg(settings.address.toString())
                                            .arg(settings.port)
                                            .arg(m_listener->errorString()));
    }
    return {};
}

void Server::startWorkers()
{
    const int count = std::max(1, m_context->settings.threads);
    std::latch ready(count); // not QSemaphore: ThreadSanitizer cannot see into Debian's Qt
    for (int i = 0; i < count; ++i) {
        Thread &thread = m_threads.emplace_back();
        thread.thread = std::make_unique<QThread>();
        thread.thread->setObjectName(QStringLiteral("http-%1").arg(i + 1));
    }
    for (Thread &thread : m_threads) {
        auto *starter = new QObject;
        starter->moveToThread(thread.thread.get());
        connect(thread.thread.get(), &QThread::started, starter, [this, &thread, &ready, starter] {
            thread.worker = new Worker(*m_context, m_makeRouter);
            thread.mailbox = thread.worker->mailbox();
            connect(thread.thread.get(), &QThread::finished, thread.worker, &QObject::deleteLater);
            // Connected here, since a slot's captures die with the worker, on its thread.
            connect(thread.worker, &Worker::drained, thread.worker,
                    [this, mailbox = m_mailbox.address()] { mailbox.post([this] { onWorkerDrained(); }); });
            starter->deleteLater();
            ready.count_down();
        });
        thread.thread->start();
    }
    ready.wait(); // a start, not a wait for anybody: each worker only builds its routes
}

quint16 Server::port() const
{
    return m_listener ? m_listener->serverPort() : 0;
}

/// Qt stops accepting for good when there is no descriptor left (EMFILE); one is free again when a client leaves.
void Server::onAcceptError()
{
    m_context->log.warning("http", "cannot accept", {{"reason", m_listener->errorString().toUtf8()}});
    QTimer::singleShot(AcceptPause, m_listener.get(), [listener = m_listener.get()] { listener->resumeAccepting(); });
}

void Server::drain(std::chrono::milliseconds time)
{
    if (m_listener)
        m_listener->close();
    m_draining = m_threads.size();
    if (m_draining == 0) {
        Q_EMIT drained();
        return;
    }
    for (const Thread &thread : m_threads)
        thread.mailbox.post([worker = thread.worker] { worker->drain(); });
    QTimer::singleShot(time, this, [this] {
        for (const Thread &thread : m_threads)
            thread.mailbox.post([worker = thread.worker] { worker->abortAll(); });
    });
}

void Server::onWorkerDrained()
{
    if (m_draining > 0 && --m_draining == 0)
        Q_EMIT drained();
}

} // namespace hub::http
