// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/pooledconnection.h"

#include "core/net/connectionpool.h"

#include <QNetworkProxy>
#include <QPointer>
#include <QSslSocket>
#include <QTcpSocket>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <cerrno>
#include <sys/socket.h>
#endif

namespace hub {

namespace {

/// As QNetworkAccessManager maps them, so that callers need not know which manager they were given.
QNetworkReply::NetworkError networkErrorOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return QNetworkReply::ConnectionRefusedError;
    case QAbstractSocket::RemoteHostClosedError:
        return QNetworkReply::RemoteHostClosedError;
    case QAbstractSocket::HostNotFoundError:
        return QNetworkReply::HostNotFoundError;
    case QAbstractSocket::SocketTimeoutError:
        return QNetworkReply::TimeoutError;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return QNetworkReply::SslHandshakeFailedError;
    default:
        return QNetworkReply::UnknownNetworkError;
    }
}

/// Whether the peer has reset the connection: Qt tells that like a clean end, and has closed the descriptor by then.
bool isReset(qintptr descriptor)
{
    char byte = 0;
#ifdef Q_OS_WIN
    return ::recv(SOCKET(descriptor), &byte, 1, MSG_PEEK) < 0 && ::WSAGetLastError() == WSAECONNRESET;
#else
    return ::recv(int(descriptor), &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 && errno == ECONNRESET;
#endif
}

} // namespace

/// Marks that the socket is emitting: what a user does in the meantime may delete the connection, but not yet the
/// socket.
class PooledConnection::SocketScope
{
public:
    explicit SocketScope(PooledConnection *connection) : m_connection(connection) { ++connection->m_socketDepth; }
    ~SocketScope()
    {
        if (PooledConnection *connection = m_connection.data())
            --connection->m_socketDepth;
    }
    SocketScope(const SocketScope &) = delete;
    SocketScope &operator=(const SocketScope &) = delete;

    [[nodiscard]] bool isAlive() const { return !m_connection.isNull(); }

private:
    const QPointer<PooledConnection> m_connection;
};

PooledConnection::PooledConnection(ConnectionPool *pool, ConnectionOrigin origin)
    : QObject(pool), m_pool(pool), m_origin(std::move(origin)), m_parser(pool->settings().limits)
{
}

PooledConnection::~PooledConnection()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    if (m_socketDepth > 0) {
        // We die inside one of the socket's own signals: Qt still has to come back through it.
        m_socket->setParent(nullptr);
        m_socket->deleteLater();
    } else {
        delete m_socket;
    }
}

bool PooledConnection::isUsable() const
{
    return m_state == State::Open && m_socket->state() == QAbstractSocket::ConnectedState;
}

void PooledConnection::run(User *user, const QByteArray &request, bool toHead, bool keepHeaders)
{
    m_user = user;
    m_heard = false;
    m_request = request;
    m_parser.start(toHead, keepHeaders);
    if (m_state == State::New)
        open();
    else
        writeRequest();
}

void PooledConnection::open()
{
    m_state = State::Connecting;
    m_socket = m_origin.tls ? new QSslSocket(this) : new QTcpSocket(this);
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket, &QAbstractSocket::readyRead, this, &PooledConnection::onReadyRead);
    connect(m_socket, &QAbstractSocket::errorOccurred, this, &PooledConnection::onSocketError);
    connect(m_socket, &QAbstractSocket::disconnected, this, &PooledConnection::onClosed);
    if (auto *tls = qobject_cast<QSslSocket *>(m_socket)) {
        connect(tls, &QSslSocket::encrypted, this, &PooledConnection::onEstablished);
        tls->setSslConfiguration(*m_origin.tls);
        tls->connectToHostEncrypted(m_origin.host, m_origin.port);
    } else {
        connect(m_socket, &QAbstractSocket::connected, this, &PooledConnection::onEstablished);
        // Unbuffered: one send() and one recv() an exchange. A buffer would add an ioctl, a copy, and switching a
        // socket notifier on and off, which wakes GLib's loop up twice. (What Qt's own manager does wrong is reading by
        // the byte.)
        m_socket->connectToHost(m_origin.host, m_origin.port, QIODevice::ReadWrite | QIODevice::Unbuffered);
    }
}

void PooledConnection::onEstablished()
{
    const SocketScope scope(this);
    m_state = State::Open;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    writeRequest();
    if (m_user && m_state == State::Open)
        m_user->connectionSent();
}

void PooledConnection::writeRequest()
{
    // Fails at once on an idle connection that the peer has reset; an unbuffered socket then emits nothing.
    if (m_socket->write(std::exchange(m_request, QByteArray())) < 0)
        endOfStream();
    else if (m_state == State::Open)
        m_socket->flush();
}

void PooledConnection::onReadyRead()
{
    const SocketScope scope(this);
    std::vector<char> &buffer = m_pool->scratch();
    while (m_state == State::Open) {
        // Such an answer has no other mark of its end than a clean close: a reset has cut it.
        if (m_user && m_parser.endsWithConnection() && isReset(m_socket->socketDescriptor())) {
            fail(QNetworkReply::RemoteHostClosedError, QStringLiteral("Connection reset"));
            return;
        }
        const qint64 size = m_socket->read(buffer.data(), qint64(buffer.size()));
        if (size < 0)
            endOfStream(); // of this, too, an unbuffered socket emits nothing
        if (size <= 0)
            return;
        if (!m_user) {
            retire(); // unasked bytes on an idle connection: an answer to nobody must not become the next request's
            return;
        }
        m_heard = true;
        if (!consume(QByteArrayView(buffer.data(), size)) || !scope.isAlive() || size < qint64(buffer.size()))
            return;
    }
}

/// False when the exchange has ended (and this object perhaps with it).
bool PooledConnection::consume(QByteArrayView bytes)
{
    switch (m_parser.feed(bytes)) {
    case ResponseParser::Status::NeedMore:
        m_user->connectionProgress(m_parser);
        return true;
    case ResponseParser::Status::Complete:
        complete();
        return false;
    case ResponseParser::Status::Failed:
        failFromParser();
        return false;
    }
    return false;
}

void PooledConnection::complete()
{
    User *user = std::exchange(m_user, nullptr);
    user->connectionCollect(m_parser);
    const bool reusable = m_parser.isReusable() && m_state == State::Open && m_socket->bytesToWrite() == 0 &&
                          m_socket->state() == QAbstractSocket::ConnectedState;
    m_idleSince.start();
    if (!reusable || !m_pool->keep(this))
        retire();
    user->connectionDone();
}

void PooledConnection::failFromParser()
{
    switch (m_parser.failure()) {
    case ResponseParser::Failure::BodyTooLarge:
        return fail(QNetworkReply::ProtocolFailure, QStringLiteral("Response body too large"));
    case ResponseParser::Failure::HeadersTooLarge:
        return fail(QNetworkReply::ProtocolFailure, QStringLiteral("Response headers too large"));
    case ResponseParser::Failure::Truncated:
        return fail(QNetworkReply::RemoteHostClosedError, QStringLiteral("Connection closed"));
    case ResponseParser::Failure::Malformed:
    case ResponseParser::Failure::None:
        return fail(QNetworkReply::ProtocolFailure, QStringLiteral("Malformed HTTP response"));
    }
}

void PooledConnection::onSocketError(QAbstractSocket::SocketError error)
{
    const SocketScope scope(this);
    if (m_state == State::Open)
        onReadyRead(); // what came before the end
    if (!scope.isAlive() || m_state == State::Closed)
        return;
    if (m_state == State::Open)
        endOfStream();
    else
        fail(networkErrorOf(error), m_socket->errorString());
}

void PooledConnection::endOfStream()
{
    if (m_state == State::Closed)
        return;
    if (m_socket->error() == QAbstractSocket::RemoteHostClosedError)
        onClosed();
    else
        fail(networkErrorOf(m_socket->error()), m_socket->errorString());
}

void PooledConnection::onClosed()
{
    if (m_state != State::Open)
        return;
    const SocketScope scope(this);
    if (!m_user)
        retire();
    else if (m_heard && m_parser.finish() == ResponseParser::Status::Complete)
        complete();
    else
        fail(QNetworkReply::RemoteHostClosedError, QStringLiteral("Connection closed"));
}

void PooledConnection::fail(QNetworkReply::NetworkError error, const QString &reason)
{
    User *user = std::exchange(m_user, nullptr);
    const bool heard = m_heard;
    retire();
    if (user)
        user->connectionFailed(error, reason, heard);
}

void PooledConnection::abandon()
{
    m_user = nullptr;
    retire();
}

void PooledConnection::retire()
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
    m_pool->forget(this);
    deleteLater(); // we may be inside a signal of the socket, or inside `run`
}

} // namespace hub
