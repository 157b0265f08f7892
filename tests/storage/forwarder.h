// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <functional>
#include <latch>
#include <memory>

namespace hub::test {

/// A cable between a client and a server that can be cut: forwards TCP connections, on a thread of its own.
class Forwarder
{
public:
    Forwarder(const QString &host, quint16 port) : m_host(host), m_port(port)
    {
        m_thread.start();
        m_worker.moveToThread(&m_thread);
        onThread([this] {
            listen(0);
            m_ownPort = m_server->serverPort();
        });
    }
    ~Forwarder()
    {
        cut();
        m_thread.quit();
        m_thread.wait();
    }
    Forwarder(const Forwarder &) = delete;
    Forwarder &operator=(const Forwarder &) = delete;

    [[nodiscard]] quint16 port() const { return m_ownPort; }
    /// Every connection breaks and new ones are refused.
    void cut()
    {
        onThread([this] { m_server.reset(); });
    }
    void mend()
    {
        onThread([this] { listen(m_ownPort); });
    }

private:
    void onThread(const std::function<void()> &work)
    {
        std::latch done(1);
        QMetaObject::invokeMethod(
            &m_worker,
            [&] {
                work();
                done.count_down();
            },
            Qt::QueuedConnection);
        done.wait();
    }

    void listen(quint16 port)
    {
        m_server = std::make_unique<QTcpServer>();
        QObject::connect(m_server.get(), &QTcpServer::newConnection, m_server.get(), [this] {
            while (QTcpSocket *near = m_server->nextPendingConnection())
                join(near);
        });
        if (!m_server->listen(QHostAddress::LocalHost, port))
            qFatal("the forwarder cannot listen: %s", qPrintable(m_server->errorString()));
    }

    void join(QTcpSocket *near)
    {
        auto *far = new QTcpSocket(near); // the near one belongs to the server, and goes with it
        QObject::connect(far, &QTcpSocket::connected, near, [near, far] { far->write(near->readAll()); });
        QObject::connect(near, &QTcpSocket::readyRead, far, [near, far] {
            if (far->state() == QAbstractSocket::ConnectedState)
                far->write(near->readAll());
        });
        QObject::connect(far, &QTcpSocket::readyRead, near, [near, far] { near->write(far->readAll()); });
        QObject::connect(far, &QTcpSocket::disconnected, near, &QTcpSocket::disconnectFromHost);
        QObject::connect(near, &QTcpSocket::disconnected, near, &QObject::deleteLater);
        far->connectToHost(m_host, m_port);
    }

    const QString m_host;
    const quint16 m_port;
    QThread m_thread;
    QObject m_worker;
    std::unique_ptr<QTcpServer> m_server;
    quint16 m_ownPort = 0;
};

} // namespace hub::test
