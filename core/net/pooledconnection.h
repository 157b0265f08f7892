// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/responseparser.h"

#include <QAbstractSocket>
#include <QElapsedTimer>
#include <QNetworkReply>
#include <QObject>
#include <QSslConfiguration>

#include <optional>

namespace hub {

class ConnectionPool;

/// What tells two connections apart: requests to equal origins may share one.
struct ConnectionOrigin
{
    QString host;
    quint16 port = 0;
    /// Set for https. (Optional also because making one that nobody needs costs 9,000 instructions in Qt 6.4: it
    /// decodes Diffie-Hellman parameters.)
    std::optional<QSslConfiguration> tls;

    friend bool operator==(const ConnectionOrigin &a, const ConnectionOrigin &b)
    {
        return a.port == b.port && a.host == b.host && a.tls == b.tls;
    }
};

/// One keep-alive connection and the request that is on it, if any. One request at a time, no pipelining.
///
/// Lives on its pool's thread. It ends itself: after a failure, an answer that does not keep it alive, or a word from
/// the peer while idle, it tells the pool and is gone.
class PooledConnection : public QObject
{
    Q_OBJECT

public:
    /// Whoever waits for the answer. Called on the connection's thread; never again after `connectionDone` or
    /// `connectionFailed`.
    class User
    {
    public:
        virtual ~User() = default;
        /// The last byte of the request was handed to an established connection.
        virtual void connectionSent() = 0;
        /// Bytes came and the answer is not complete.
        virtual void connectionProgress(ResponseParser &parser) = 0;
        /// Complete: take from `parser` what is needed, and signal nobody yet (the connection is not free yet).
        virtual void connectionCollect(ResponseParser &parser) = 0;
        /// The connection is free again (or gone): now tell the world.
        virtual void connectionDone() = 0;
        /// `heard`: whether a byte of the answer came.
        virtual void connectionFailed(QNetworkReply::NetworkError error, const QString &reason, bool heard) = 0;
    };

    PooledConnection(ConnectionPool *pool, ConnectionOrigin origin);
    ~PooledConnection() override;

    [[nodiscard]] const ConnectionOrigin &origin() const { return m_origin; }
    [[nodiscard]] bool isIdle() const { return !m_user; }
    /// Idle and still connected. What it says unasked ends it from the event loop.
    [[nodiscard]] bool isUsable() const;
    [[nodiscard]] qint64 idleMilliseconds() const { return m_idleSince.elapsed(); }

    /// Puts a request on the connection, which is new or idle. `toHead`, `keepHeaders`: as for ResponseParser.
    void run(User *user, const QByteArray &request, bool toHead, bool keepHeaders);
    /// The user lets go: closes the connection at once, with no further word to the user.
    void abandon();

private:
    class SocketScope;
    enum class State { New, Connecting, Open, Closed };

    void open();
    void onEstablished();
    void writeRequest();
    void onReadyRead();
    void endOfStream();
    void onClosed();
    void onSocketError(QAbstractSocket::SocketError error);
    bool consume(QByteArrayView bytes);
    void complete();
    void failFromParser();
    void fail(QNetworkReply::NetworkError error, const QString &reason);
    void retire();

    ConnectionPool *m_pool;
    const ConnectionOrigin m_origin;
    QAbstractSocket *m_socket = nullptr;
    User *m_user = nullptr;
    ResponseParser m_parser;
    QByteArray m_request;
    QElapsedTimer m_idleSince;
    State m_state = State::New;
    bool m_heard = false;
    int m_socketDepth = 0; // inside a slot of the socket, which then must not be deleted
};

} // namespace hub
