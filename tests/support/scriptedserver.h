// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSslCertificate>
#include <QString>
#include <QUrl>

#include <functional>
#include <memory>
#include <vector>

class QTcpServer;
class QTcpSocket;

namespace hub::test {

/// An HTTP/1.1 peer on a free loopback port that answers each request with exactly the bytes that a test wants. Lives
/// on the test's own thread; makes nothing up, not even a Content-Length.
class ScriptedServer : public QObject
{
    Q_OBJECT

public:
    enum class Transport { Plain, Tls };
    enum class After { KeepOpen, Close, Reset };

    struct Request
    {
        int connection = 0; ///< the how-manieth connection, from 0
        QByteArray line;    ///< `GET /status HTTP/1.1`
        QList<QByteArray> headerLines;
        QByteArray body;

        /// The value of the first header of that name in any case; null if there is none.
        [[nodiscard]] QByteArray header(const QByteArray &name) const;
    };
    using Handler = std::function<void(QTcpSocket *socket, const Request &request)>;

    explicit ScriptedServer(Transport transport = Transport::Plain, QObject *parent = nullptr);
    ~ScriptedServer() override;

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] quint16 port() const;
    /// The certificate of a TLS server, to be trusted by the client under test.
    [[nodiscard]] static QSslCertificate certificate();

    /// What happens on each complete request from now on. Without a handler: nothing, the peer stays silent.
    void setHandler(Handler handler) { m_handler = std::move(handler); }
    /// The same bytes for every request.
    void answer(const QByteArray &bytes, After after = After::KeepOpen);
    /// The same bytes, one by one: each leaves when the event loop comes round again.
    void answerByteByByte(const QByteArray &bytes, After after = After::KeepOpen);
    /// Takes connections, but never says a TLS word on them.
    void setHandshakes(bool on) { m_handshakes = on; }

    [[nodiscard]] const std::vector<Request> &requests() const { return m_requests; }
    [[nodiscard]] int connectionCount() const { return m_connections; }
    [[nodiscard]] int openConnections() const;
    /// Stops listening and ends every connection.
    void shutDown(After after = After::Close);
    /// Ends every connection, goes on listening.
    void endConnections(After after);
    /// Writes to every open connection unasked.
    void blurt(const QByteArray &bytes);

    static void end(QTcpSocket *socket, After after);
    /// `HTTP/1.1 200 OK` with its length and this JSON.
    [[nodiscard]] static QByteArray json(const QByteArray &body,
                                         const QByteArray &status = QByteArrayLiteral("200 OK"));

Q_SIGNALS:
    void requestReceived();
    void connectionOpened();
    void connectionClosed();

private:
    class Listener;
    struct Peer
    {
        QPointer<QTcpSocket> socket;
        int number;
        QByteArray received;
    };

    void accept(qintptr descriptor);
    void read(const std::shared_ptr<Peer> &peer);

    const Transport m_transport;
    std::unique_ptr<Listener> m_listener;
    Handler m_handler;
    std::vector<Request> m_requests;
    std::vector<std::shared_ptr<Peer>> m_peers;
    int m_connections = 0;
    bool m_handshakes = true;
};

} // namespace hub::test
