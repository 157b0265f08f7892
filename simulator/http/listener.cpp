// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/http/listener.h"

#include <algorithm>

namespace hub::sim {

namespace {

/// A thousand callers at once must not wait for a repeated SYN.
constexpr int Backlog = 4096;
/// Someone else holds our port for a moment after an outage.
constexpr std::chrono::milliseconds RetryAfter{50};

} // namespace

Listener::Listener(PeerConnection::Handler handler, QObject *parent) : QObject(parent), m_handler(std::move(handler))
{
    m_server.setListenBacklogSize(Backlog);
    m_outage.setSingleShot(true);
    connect(&m_server, &QTcpServer::newConnection, this, &Listener::onNewConnection);
    connect(&m_outage, &QTimer::timeout, this, &Listener::endOutage);
}

Listener::~Listener()
{
    // Now, and not by ~QObject: their `destroyed` would find m_connections gone.
    const auto connections = m_connections;
    for (PeerConnection *connection : connections)
        delete connection;
}

Result<quint16> Listener::listen(const QHostAddress &host, quint16 port)
{
    if (!m_server.listen(host, port)) {
        return failure("LISTEN_FAILED", QStringLiteral("Cannot listen on port %1 of %2: %3")
                                            .arg(QString::number(port), host.toString(), m_server.errorString()));
    }
    m_host = host;
    m_port = m_server.serverPort();
    return m_port;
}

void Listener::onNewConnection()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        auto *connection = new PeerConnection(socket, m_handler, this);
        m_connections.insert(connection);
        m_maxConnections = std::max(m_maxConnections, connections());
        connect(connection, &QObject::destroyed, this, [this, connection] { m_connections.remove(connection); });
    }
}

void Listener::beginOutage(std::chrono::milliseconds duration)
{
    m_server.close();
    const auto connections = m_connections;
    for (PeerConnection *connection : connections)
        connection->reset();
    m_outage.stop();
    if (duration.count() > 0)
        m_outage.start(duration);
}

void Listener::endOutage()
{
    m_outage.stop();
    if (!m_server.isListening() && !m_server.listen(m_host, m_port))
        m_outage.start(RetryAfter);
}

} // namespace hub::sim
