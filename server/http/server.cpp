// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/server.h"

#include <QTcpServer>
#include <QTimer>

#include <algorithm>

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
    m_workers.clear();
}

Result<void> Server::listen()
{
    m_listener = std::make_unique<Listener>([this](qintptr descriptor) {
        m_workers[m_next++ % m_workers.size()]->post(
            [descriptor](Worker &worker) { worker.adoptConnection(descriptor); });
    });
    // A lambda: without descriptors UBSan cannot look whether `this` is a QObject, and calls it none.
    connect(m_listener.get(), &QTcpServer::acceptError, this, [this] { onAcceptError(); });
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
    for (int i = 1; i <= count; ++i)
        m_workers.push_back(std::make_unique<ThreadedObject<Worker>>(QStringLiteral("http-%1").arg(i),
                                                                     [this] { return makeWorker(); }));
    for (const auto &worker : m_workers)
        (void)worker->object(); // a start, not a wait for anybody: each only builds its routes
}

std::unique_ptr<Worker> Server::makeWorker()
{
    auto worker = std::make_unique<Worker>(*m_context, m_makeRouter);
    // Connected here, since a slot's captures die with the worker, on its thread.
    connect(worker.get(), &Worker::drained, worker.get(),
            [this, mailbox = m_mailbox.address()] { mailbox.post([this] { onWorkerDrained(); }); });
    return worker;
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
    m_draining = m_workers.size();
    if (m_draining == 0) {
        Q_EMIT drained();
        return;
    }
    for (const auto &thread : m_workers)
        thread->post([](Worker &worker) { worker.drain(); });
    QTimer::singleShot(time, this, [this] {
        for (const auto &thread : m_workers)
            thread->post([](Worker &worker) { worker.abortAll(); });
    });
}

void Server::onWorkerDrained()
{
    if (m_draining > 0 && --m_draining == 0)
        Q_EMIT drained();
}

} // namespace hub::http
