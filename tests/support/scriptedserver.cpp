// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedserver.h"

#include <QFile>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

#include <algorithm>

namespace hub::test {

namespace {

QByteArray tlsFile(const char *name)
{
    QFile file(QStringLiteral(HUB_TEST_TLS_DIR "/") % QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSslConfiguration serverConfiguration()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(ScriptedServer::certificate());
    configuration.setPrivateKey(QSslKey(tlsFile("test-key.pem"), QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // clients show none
    return configuration;
}

/// The next piece whenever the loop comes round; a timer of 0 ms is that.
void writeBytes(QTcpSocket *socket, const QByteArray &bytes, qsizetype at, ScriptedServer::After after)
{
    if (socket->state() != QAbstractSocket::ConnectedState)
        return;
    if (at == bytes.size()) {
        ScriptedServer::end(socket, after);
        return;
    }
    socket->write(bytes.constData() + at, 1);
    socket->flush();
    QMetaObject::invokeMethod(
        socket, [socket, bytes, at, after] { writeBytes(socket, bytes, at + 1, after); }, Qt::QueuedConnection);
}

} // namespace

class ScriptedServer::Listener : public QTcpServer
{
public:
    explicit Listener(ScriptedServer *owner) : m_owner(owner) {}

protected:
    void incomingConnection(qintptr descriptor) override { m_owner->accept(descriptor); }

private:
    ScriptedServer *m_owner;
};

QByteArray ScriptedServer::Request::header(const QByteArray &name) const
{
    for (const QByteArray &text : headerLines) {
        const qsizetype colon = text.indexOf(':');
        if (colon > 0 && text.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return text.mid(colon + 1).trimmed();
    }
    return {};
}

ScriptedServer::ScriptedServer(Transport transport, QObject *parent)
    : QObject(parent), m_transport(transport), m_listener(std::make_unique<Listener>(this))
{
    m_listener->setListenBacklogSize(1024); // hundreds may come at once; one that is dropped tries again after a second
    m_listener->listen(QHostAddress::LocalHost);
}

ScriptedServer::~ScriptedServer()
{
    for (const auto &peer : m_peers) {
        if (peer->socket)
            peer->socket->disconnect(this);
    }
}

QUrl ScriptedServer::url() const
{
    QUrl url;
    url.setScheme(m_transport == Transport::Tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(port());
    return url;
}

quint16 ScriptedServer::port() const
{
    return m_listener->serverPort();
}

QSslCertificate ScriptedServer::certificate()
{
    return QSslCertificate(tlsFile("test-cert.pem"));
}

void ScriptedServer::answer(const QByteArray &bytes, After after)
{
    setHandler([bytes, after](QTcpSocket *socket, const Request &) {
        socket->write(bytes);
        end(socket, after);
    });
}

void ScriptedServer::answerByteByByte(const QByteArray &bytes, After after)
{
    setHandler([bytes, after](QTcpSocket *socket, const Request &) { writeBytes(socket, bytes, 0, after); });
}

int ScriptedServer::openConnections() const
{
    return int(std::count_if(m_peers.begin(), m_peers.end(), [](const auto &peer) {
        return peer->socket && peer->socket->state() == QAbstractSocket::ConnectedState;
    }));
}

void ScriptedServer::shutDown(After after)
{
    m_listener->close();
    endConnections(after);
}

void ScriptedServer::endConnections(After after)
{
    const auto peers = m_peers;
    for (const auto &peer : peers) {
        if (peer->socket)
            end(peer->socket, after);
    }
}

void ScriptedServer::blurt(const QByteArray &bytes)
{
    for (const auto &peer : m_peers) {
        if (!peer->socket)
            continue;
        peer->socket->write(bytes);
        peer->socket->flush();
    }
}

void ScriptedServer::end(QTcpSocket *socket, After after)
{
    if (after == After::KeepOpen)
        return;
    if (after == After::Close) {
        socket->disconnectFromHost();
        return;
    }
    socket->flush();
    // A linger time of nought makes close() send RST.
    struct linger now = {1, 0};
    setsockopt(socket->socketDescriptor(), SOL_SOCKET, SO_LINGER, reinterpret_cast<const char *>(&now), sizeof now);
    socket->abort();
}

QByteArray ScriptedServer::json(const QByteArray &body, const QByteArray &status)
{
    return QByteArray("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " +
                      QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

void ScriptedServer::accept(qintptr descriptor)
{
    QTcpSocket *socket = m_transport == Transport::Tls ? new QSslSocket(this) : new QTcpSocket(this);
    socket->setSocketDescriptor(descriptor);
    const auto peer = std::make_shared<Peer>(Peer{socket, m_connections++, {}});
    m_peers.push_back(peer);
    connect(socket, &QTcpSocket::readyRead, this, [this, peer] { read(peer); });
    connect(socket, &QTcpSocket::disconnected, this, [this, peer] {
        std::erase(m_peers, peer);
        if (peer->socket)
            peer->socket->deleteLater();
        Q_EMIT connectionClosed();
    });
    if (auto *tls = qobject_cast<QSslSocket *>(socket); tls && m_handshakes) {
        tls->setSslConfiguration(serverConfiguration());
        tls->startServerEncryption();
    }
    Q_EMIT connectionOpened();
}

void ScriptedServer::read(const std::shared_ptr<Peer> &peer)
{
    peer->received += peer->socket->readAll();
    const qsizetype headEnd = peer->received.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    Request request;
    request.connection = peer->number;
    QByteArray head = peer->received.left(headEnd);
    head.replace("\r\n", "\n");
    request.headerLines = head.split('\n');
    request.line = request.headerLines.takeFirst();
    const qsizetype length = request.header("Content-Length").toLongLong();
    if (peer->received.size() < headEnd + 4 + length)
        return;
    request.body = peer->received.mid(headEnd + 4, length);
    peer->received.remove(0, headEnd + 4 + length);
    m_requests.push_back(request);
    Q_EMIT requestReceived();
    if (m_handler && peer->socket)
        m_handler(peer->socket, request);
}

} // namespace hub::test
