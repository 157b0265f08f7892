// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/net/connectionpool.h"
#include "core/net/pooledconnection.h"

#include <QNetworkReply>
#include <QPointer>

namespace hub {

class PooledAccessManager;

/// The answer to one request of a PooledAccessManager. Behaves as QNetworkAccessManager's own replies do: the same
/// signals in the same order, the same error codes for HTTP statuses, `abort` tells of itself at once. Made by the
/// manager only.
class HUB_CORE_EXPORT PooledReply final : public QNetworkReply,
                                          private PooledConnection::User,
                                          private ConnectionPool::Waiter
{
    Q_OBJECT

public:
    /// Told of what the signals tell, after them. For the one caller who makes thousands a second: making and ending
    /// four connections a reply costs as much as parsing its answer.
    class Listener
    {
    public:
        virtual ~Listener() = default;
        virtual void replyConnecting() = 0; ///< socketStartedConnecting()
        virtual void replySent() = 0;       ///< requestSent()
        virtual void replyBytes() = 0;      ///< bytesArrived()
        virtual void replyFinished() = 0;   ///< finished()
    };

    ~PooledReply() override;
    /// One at most; null for none. It may delete the reply's manager, and end itself after having said null here.
    void setListener(Listener *listener) { m_listener = listener; }

    void abort() override;
    [[nodiscard]] qint64 bytesAvailable() const override;

    /// Once finished: whether an answer came whole, whatever its status. (`error()` alone cannot tell a 407 of the peer
    /// from a proxy that is in the way.)
    [[nodiscard]] bool isWhole() const { return m_whole; }
    /// The answer's Content-Encoding; empty if it has none.
    [[nodiscard]] QByteArray contentEncoding() const { return m_contentEncoding; }
    /// The answer's Retry-After; empty if it has none.
    [[nodiscard]] QByteArray retryAfter() const { return m_retryAfter; }
    /// All unread content, without copying it.
    [[nodiscard]] QByteArray takeBody();

Q_SIGNALS:
    /// Bytes of the answer came, be it only of its header (of which QNetworkReply has no signal).
    void bytesArrived();

protected:
    qint64 readData(char *data, qint64 maxSize) override;

private:
    friend class PooledAccessManager;

    struct Plan
    {
        ConnectionOrigin origin;
        QByteArray bytes;        ///< the serialised request
        bool mayUseIdle = false; ///< it is safe to send twice (RFC 9110, section 9.2.1)
        bool toHead = false;
        bool keepHeaders = true;
    };

    PooledReply(PooledAccessManager *manager, ConnectionPool *pool, QNetworkAccessManager::Operation operation);
    void describe(const QNetworkRequest &request);

    /// Sends it, or queues for a place. Emits nothing: the caller has not connected yet, `announce` does later.
    void launch(Plan plan);
    /// Never sends; `announce` tells why.
    void refuse(NetworkError error, const QString &reason);
    /// Emits what has happened so far. The manager calls it from the event loop, once for all replies of a round.
    void announce();

    void tellConnecting();
    void tellSent();
    void openConnection();
    void catchUp();
    void finishWith(NetworkError error, const QString &reason);
    void emitFinished();
    void publish(ResponseParser &parser);
    void takeBytes(ResponseParser &parser);

    void connectionSent() override;
    void connectionProgress(ResponseParser &parser) override;
    void connectionCollect(ResponseParser &parser) override;
    void connectionDone() override;
    void connectionFailed(NetworkError error, const QString &reason, bool heard) override;
    void placeFree() override;

    enum class Step { Nothing, Connecting, Sent };

    QPointer<PooledAccessManager> m_manager;
    QPointer<ConnectionPool> m_pool;
    QPointer<PooledConnection> m_connection;
    Listener *m_listener = nullptr;
    Plan m_plan;
    QByteArray m_body;
    qsizetype m_bodyOffset = 0;
    NetworkError m_outcome = NoError;
    QString m_outcomeReason;
    QByteArray m_contentEncoding;
    QByteArray m_retryAfter;
    bool m_whole = false;
    Step m_toAnnounce = Step::Nothing;
    bool m_announcePending = false; // the manager will call announce()
    bool m_launching = false;       // inside createRequest
    bool m_settled = false;         // the outcome is known
    bool m_waiting = false;         // for a place in the pool
    bool m_onIdle = false;          // went out on a connection that was idle
    bool m_redispatched = false;
    bool m_left = false;        // a byte may have reached the peer
    bool m_metaDataNew = false; // and metaDataChanged not emitted yet
    bool m_published = false;   // status and headers are set
};

} // namespace hub
