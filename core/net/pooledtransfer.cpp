// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/pooledtransfer.h"

#include "core/net/pooledaccessmanager.h"

#include <utility>

namespace hub {

/// Knows whether the transfer has been destroyed since: whoever is told may do so.
class PooledTransfer::Scope
{
public:
    explicit Scope(const PooledTransfer *transfer) : m_life(transfer->m_life) {}

    [[nodiscard]] bool isAlive() const { return !m_life.expired(); }

private:
    const std::weak_ptr<char> m_life;
};

PooledTransfer::PooledTransfer(Listener &listener, Told told)
    : m_listener(listener), m_life(std::make_shared<char>()), m_told(told)
{
}

PooledTransfer::~PooledTransfer()
{
    abandon();
}

void PooledTransfer::launch(PooledAccessManager *manager, ConnectionPool *pool, Plan plan)
{
    m_manager = manager;
    m_pool = pool;
    m_plan = std::move(plan);
    m_launching = true;
    PooledConnection *idle = m_plan.mayUseIdle ? m_pool->takeIdle(m_plan.origin) : nullptr;
    if (idle) {
        m_onIdle = true;
        m_left = true;
        m_toTell = Step::Sent;
        m_connection = idle;
        idle->run(this, m_plan.bytes, m_plan.toHead, m_plan.keepHeaders);
    } else {
        openConnection();
    }
    m_launching = false;
    if (m_settled || (m_told == Told::Later && !m_waiting))
        m_announcePending = m_manager->announceLater(this);
    else
        tellStep();
}

void PooledTransfer::refuse(PooledAccessManager *manager, QNetworkReply::NetworkError error, const QString &reason)
{
    m_manager = manager;
    m_settled = true;
    m_error = error;
    m_errorString = reason;
    m_announcePending = m_manager->announceLater(this);
}

void PooledTransfer::openConnection()
{
    PooledConnection *connection = m_pool->open(m_plan.origin);
    if (!connection) {
        m_toTell = Step::Nothing;
        m_waiting = m_pool->wait(this);
        if (!m_waiting)
            finishWith(QNetworkReply::UnknownNetworkError, QStringLiteral("Too many calls wait for a connection"));
        return;
    }
    m_onIdle = false;
    m_toTell = Step::Connecting;
    m_connection = connection;
    connection->run(this, m_plan.bytes, m_plan.toHead, m_plan.keepHeaders);
}

void PooledTransfer::placeFree()
{
    m_waiting = false;
    m_launching = true; // a refusal within openConnection() is told in order below
    openConnection();
    m_launching = false;
    announce();
}

void PooledTransfer::announce()
{
    m_announcePending = false;
    const Scope scope(this);
    tellStep();
    if (scope.isAlive() && m_settled && !m_finished)
        tellFinished();
}

void PooledTransfer::tellStep()
{
    const Step step = std::exchange(m_toTell, Step::Nothing);
    if (step == Step::Connecting)
        m_listener.transferConnecting();
    else if (step == Step::Sent)
        m_listener.transferSent();
}

/// The socket may have news before the manager's round came: what is told keeps its order.
void PooledTransfer::catchUp()
{
    if (!m_announcePending)
        return;
    m_manager->cancelAnnouncement(this);
    announce();
}

void PooledTransfer::connectionSent()
{
    m_left = true;
    const Scope scope(this);
    catchUp();
    if (scope.isAlive() && m_connection)
        m_listener.transferSent();
}

void PooledTransfer::connectionProgress(ResponseParser &parser)
{
    const Scope scope(this);
    catchUp();
    if (!scope.isAlive() || !m_connection)
        return;
    if (parser.hasHeader() && !m_hasHead) {
        readHead(parser);
        m_listener.transferHead();
        if (!scope.isAlive() || !m_connection)
            return;
    }
    readBody(parser);
    m_listener.transferBytes();
}

void PooledTransfer::connectionCollect(ResponseParser &parser)
{
    m_connection = nullptr;
    m_settled = true;
    m_whole = true;
    if (!m_hasHead)
        readHead(parser);
    readBody(parser);
}

void PooledTransfer::connectionDone()
{
    const Scope scope(this);
    catchUp();
    if (scope.isAlive() && !m_finished)
        tellFinished();
}

void PooledTransfer::connectionFailed(QNetworkReply::NetworkError error, const QString &reason, bool heard)
{
    m_connection = nullptr;
    // RFC 9112, section 9.3.1: an idle connection may close while a request is on its way; one that is safe to repeat
    // goes again, once, on a new connection.
    if (m_onIdle && !heard && !m_redispatched && m_pool) {
        m_redispatched = true;
        const Scope scope(this);
        if (!m_launching)
            catchUp();
        if (!scope.isAlive() || m_settled)
            return;
        const bool nested = std::exchange(m_launching, true);
        openConnection();
        m_launching = nested;
        if (!m_launching && !m_waiting)
            announce();
        return;
    }
    finishWith(error, reason);
}

/// Lets go of whatever it has or waits for.
void PooledTransfer::detach()
{
    if (std::exchange(m_announcePending, false) && m_manager)
        m_manager->cancelAnnouncement(this);
    if (std::exchange(m_waiting, false) && m_pool)
        m_pool->stopWaiting(this);
    if (m_connection)
        std::exchange(m_connection, nullptr)->abandon();
    m_toTell = Step::Nothing;
}

void PooledTransfer::abandon()
{
    m_settled = true;
    m_finished = true;
    detach();
}

void PooledTransfer::abort()
{
    if (m_finished || m_settled)
        return;
    detach();
    finishWith(QNetworkReply::OperationCanceledError, QStringLiteral("Operation canceled"));
}

void PooledTransfer::finishWith(QNetworkReply::NetworkError error, const QString &reason)
{
    m_settled = true;
    m_error = error;
    m_errorString = reason;
    if (m_launching)
        return; // announce() tells it
    const Scope scope(this);
    catchUp();
    if (scope.isAlive() && !m_finished)
        tellFinished();
}

void PooledTransfer::tellFinished()
{
    m_finished = true;
    m_listener.transferFinished();
}

void PooledTransfer::readHead(ResponseParser &parser)
{
    m_hasHead = true;
    m_statusCode = parser.statusCode();
    m_contentEncoding = parser.contentEncoding();
    m_retryAfter = parser.retryAfter();
    if (!m_plan.keepHeaders)
        return;
    m_reasonPhrase = parser.reasonPhrase();
    m_headers = parser.headers();
}

void PooledTransfer::readBody(ResponseParser &parser)
{
    QByteArray bytes = parser.takeBody();
    if (m_body.isEmpty())
        m_body = std::move(bytes);
    else
        m_body.append(bytes);
}

} // namespace hub
