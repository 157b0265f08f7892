// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/worker.h"

#include "server/http/httpconnection.h"

#include <QDeadlineTimer>
#include <QRandomGenerator>
#include <QSslSocket>
#include <QTimer>

#include <algorithm>
#include <array>
#include <utility>

namespace hub::http {

namespace {

/// Deadlines are looked at by one timer a worker: a timer a connection would be re-armed several times a request.
int sweepInterval(const Limits &limits)
{
    const auto shortest = std::min({limits.headerTimeout, limits.bodyTimeout, limits.idleTimeout, limits.writeTimeout,
                                    limits.lingerTime, limits.halfClosedTime});
    return int(std::clamp<qint64>(shortest.count() / 4, 10, 250));
}

/// Hexadecimal, with letters alone: digits in a log may be a phone number, and would be shortened there.
QByteArray inLetters(quint64 number)
{
    std::array<char, 16> letters;
    auto begin = letters.end();
    do {
        *--begin = char('a' + number % 16);
        number /= 16;
    } while (number != 0);
    return {begin, letters.end() - begin};
}

} // namespace

Worker::Worker(ServerContext &context, const RouterFactory &makeRouter)
    : m_context(context)
    , m_router(makeRouter(this, m_mailbox.address()))
    , m_sweep(new QTimer(this))
    , m_idPrefix(inLetters(QRandomGenerator::system()->generate64()).left(10) + '-')
{
    connect(m_sweep, &QTimer::timeout, this, &Worker::sweep);
    m_sweep->start(sweepInterval(context.settings.limits));
}

Worker::~Worker()
{
    abortAll();
}

void Worker::adoptConnection(qintptr descriptor)
{
    std::unique_ptr<QTcpSocket> socket;
    if (const auto tls = m_context.tls()) {
        auto secure = std::make_unique<QSslSocket>();
        secure->setSslConfiguration(*tls);
        socket = std::move(secure);
    } else {
        socket = std::make_unique<QTcpSocket>();
    }
    if (!socket->setSocketDescriptor(descriptor))
        return; // it has left already
    const bool counted = !socket->peerAddress().isLoopback() && !m_context.policy.isTrustedProxy(socket->peerAddress());
    const auto verdict = m_context.admission.enter(socket->peerAddress(), counted);
    m_context.stats.connections.fetch_add(1, std::memory_order_relaxed);
    if (verdict != Admission::Verdict::Welcome)
        m_context.stats.refusedConnections.fetch_add(1, std::memory_order_relaxed);
    if (verdict == Admission::Verdict::Refuse || m_draining) {
        if (verdict != Admission::Verdict::Refuse)
            m_context.admission.leave(socket->peerAddress(), counted, verdict);
        socket->abort();
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    auto *connection = new HttpConnection(*this, std::move(socket), verdict, counted);
    m_connections.insert(connection);
    connection->start();
}

void Worker::forget(HttpConnection *connection)
{
    m_connections.remove(connection);
    tellDrained();
}

void Worker::tellDrained()
{
    if (m_draining && m_connections.isEmpty() && !std::exchange(m_drainedTold, true))
        Q_EMIT drained();
}

void Worker::sweep()
{
    const qint64 now = QDeadlineTimer::current().deadline();
    const auto connections = m_connections; // a sweep may end some
    for (HttpConnection *connection : connections)
        connection->sweep(now);
}

void Worker::drain()
{
    m_draining = true;
    const auto connections = m_connections;
    for (HttpConnection *connection : connections)
        connection->drain();
    tellDrained();
}

void Worker::abortAll()
{
    const auto connections = m_connections;
    for (HttpConnection *connection : connections)
        connection->abort();
    m_connections.clear(); // TLS may hold one back until its last bytes are gone
    qDeleteAll(findChildren<HttpConnection *>(Qt::FindDirectChildrenOnly));
    tellDrained();
}

QByteArray Worker::nextRequestId()
{
    return m_idPrefix + inLetters(++m_nextId);
}

} // namespace hub::http
