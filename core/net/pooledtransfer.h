// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/net/connectionpool.h"
#include "core/net/pooledconnection.h"

#include <QNetworkReply>
#include <QPointer>

#include <memory>
#include <utility>
#include <vector>

namespace hub {

class PooledAccessManager;

/// One request of a PooledAccessManager and its answer, without the cost of a QNetworkReply (two private objects and a
/// buffer, a tenth of a proxied request): what PooledReply wraps, and what those use who make thousands a second.
///
/// Lives on its manager's thread, within the object that is told. Destroying it, or the manager, inside a call of the
/// listener is allowed. Destroying it ends the request and tells nobody; so does the end of the manager.
class HUB_CORE_EXPORT PooledTransfer final : private PooledConnection::User, private ConnectionPool::Waiter
{
public:
    class Listener
    {
    public:
        virtual ~Listener() = default;
        virtual void transferConnecting() = 0; ///< a new connection is being made for it
        virtual void transferSent() = 0;       ///< the whole request was handed to an established connection
        virtual void transferHead() = 0;       ///< the answer's head is there, and the rest is not
        virtual void transferBytes() = 0;      ///< bytes of the answer came, be it of its head, and it is not whole
        virtual void transferFinished() = 0;   ///< whole, or failed; the last call
    };
    /// When the listener hears of steps that happen within PooledAccessManager::start().
    enum class Told {
        AtOnce, ///< within start(), all but the end
        Later   ///< from the event loop
    };

    PooledTransfer(Listener &listener, Told told);
    ~PooledTransfer() override;
    PooledTransfer(const PooledTransfer &) = delete;
    PooledTransfer &operator=(const PooledTransfer &) = delete;

    /// Ends it: OperationCanceledError, told at once. Nothing once it has finished.
    void abort();
    /// Ends it and tells nobody.
    void abandon();

    /// Once finished: whether an answer came whole, whatever its status.
    [[nodiscard]] bool isWhole() const { return m_whole; }
    /// Once finished: NoError if it is whole, else why not.
    [[nodiscard]] QNetworkReply::NetworkError error() const { return m_error; }
    [[nodiscard]] const QString &errorString() const { return m_errorString; }
    /// Whether a byte of the request may have reached the peer.
    [[nodiscard]] bool hasLeft() const { return m_left; }

    /// Once the head is there; 0 before.
    [[nodiscard]] int statusCode() const { return m_statusCode; }
    /// Content-Encoding and Retry-After of the answer; empty if it has none.
    [[nodiscard]] const QByteArray &contentEncoding() const { return m_contentEncoding; }
    [[nodiscard]] const QByteArray &retryAfter() const { return m_retryAfter; }
    /// All fields, and the reason phrase, if the request keeps headers.
    [[nodiscard]] const std::vector<ResponseParser::Header> &headers() const { return m_headers; }
    [[nodiscard]] const QByteArray &reasonPhrase() const { return m_reasonPhrase; }
    /// What has come of the body and was not taken yet.
    [[nodiscard]] qsizetype bodySize() const { return m_body.size(); }
    [[nodiscard]] QByteArray takeBody() { return std::exchange(m_body, QByteArray()); }

private:
    friend class PooledAccessManager;
    class Scope;

    struct Plan
    {
        ConnectionOrigin origin;
        QByteArray bytes;        ///< the serialised request
        bool mayUseIdle = false; ///< it is safe to send twice (RFC 9110, section 9.2.1)
        bool toHead = false;
        bool keepHeaders = true;
    };
    enum class Step { Nothing, Connecting, Sent };

    /// Sends it, or queues for a place.
    void launch(PooledAccessManager *manager, ConnectionPool *pool, Plan plan);
    /// Never sends; announce() tells why.
    void refuse(PooledAccessManager *manager, QNetworkReply::NetworkError error, const QString &reason);
    /// Tells what has happened so far. The manager calls it from the event loop, once for all transfers of a round.
    void announce();

    void openConnection();
    void detach();
    void tellStep();
    void catchUp();
    void finishWith(QNetworkReply::NetworkError error, const QString &reason);
    void tellFinished();
    void readHead(ResponseParser &parser);
    void readBody(ResponseParser &parser);

    void connectionSent() override;
    void connectionProgress(ResponseParser &parser) override;
    void connectionCollect(ResponseParser &parser) override;
    void connectionDone() override;
    void connectionFailed(QNetworkReply::NetworkError error, const QString &reason, bool heard) override;
    void placeFree() override;

    Listener &m_listener;
    QPointer<PooledAccessManager> m_manager;
    QPointer<ConnectionPool> m_pool;
    QPointer<PooledConnection> m_connection;
    const std::shared_ptr<char> m_life; // for Scope
    Plan m_plan;
    QByteArray m_body;
    QNetworkReply::NetworkError m_error = QNetworkReply::NoError;
    QString m_errorString;
    int m_statusCode = 0;
    QByteArray m_contentEncoding;
    QByteArray m_retryAfter;
    QByteArray m_reasonPhrase;
    std::vector<ResponseParser::Header> m_headers;
    const Told m_told;
    Step m_toTell = Step::Nothing;
    bool m_announcePending = false; // the manager will call announce()
    bool m_launching = false;       // inside PooledAccessManager::start()
    bool m_settled = false;         // the outcome is known
    bool m_finished = false;        // and told
    bool m_whole = false;
    bool m_waiting = false; // for a place in the pool
    bool m_onIdle = false;  // went out on a connection that was idle
    bool m_redispatched = false;
    bool m_left = false;
    bool m_hasHead = false;
};

} // namespace hub
