// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "simulator/http/peerconnection.h"

#include <QHostAddress>
#include <QSet>
#include <QTcpServer>
#include <QTimer>

#include <chrono>

namespace hub::sim {

/// A listening port and its connections. Lives on one thread.
class Listener : public QObject
{
    Q_OBJECT

public:
    explicit Listener(PeerConnection::Handler handler, QObject *parent = nullptr);
    ~Listener() override;

    /// Port 0: any free one, kept from then on. Error: `LISTEN_FAILED`.
    Result<quint16> listen(const QHostAddress &host, quint16 port);
    [[nodiscard]] quint16 port() const { return m_port; }

    /// Refuses everybody and cuts who is connected; a zero `duration` lasts until `endOutage`.
    void beginOutage(std::chrono::milliseconds duration);
    void endOutage();
    [[nodiscard]] bool isListening() const { return m_server.isListening(); }

    [[nodiscard]] int connections() const { return int(m_connections.size()); }
    [[nodiscard]] int maxConnections() const { return m_maxConnections; }
    [[nodiscard]] const QSet<PeerConnection *> &all() const { return m_connections; }

private:
    void onNewConnection();

    PeerConnection::Handler m_handler;
    QTcpServer m_server;
    QTimer m_outage;
    QHostAddress m_host;
    quint16 m_port = 0;
    int m_maxConnections = 0;
    QSet<PeerConnection *> m_connections;
};

} // namespace hub::sim
