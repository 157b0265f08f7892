// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/pooledreply.h"

#include "core/net/pooledaccessmanager.h"

#include <algorithm>
#include <cstring>

namespace hub {

namespace {

/// The codes that QNetworkAccessManager gives HTTP statuses (QtNetwork, qhttpthreaddelegate.cpp, statusCodeFromHttp).
QNetworkReply::NetworkError errorOfStatus(int status)
{
    switch (status) {
    case 400:
        return QNetworkReply::ProtocolInvalidOperationError;
    case 401:
        return QNetworkReply::AuthenticationRequiredError;
    case 403:
        return QNetworkReply::ContentAccessDenied;
    case 404:
        return QNetworkReply::ContentNotFoundError;
    case 405:
        return QNetworkReply::ContentOperationNotPermittedError;
    case 407:
        return QNetworkReply::ProxyAuthenticationRequiredError;
    case 409:
        return QNetworkReply::ContentConflictError;
    case 410:
        return QNetworkReply::ContentGoneError;
    case 418:
        return QNetworkReply::ProtocolInvalidOperationError;
    case 500:
        return QNetworkReply::InternalServerError;
    case 501:
        return QNetworkReply::OperationNotImplementedError;
    case 503:
        return QNetworkReply::ServiceUnavailableError;
    default:
        if (status >= 500)
            return QNetworkReply::UnknownServerError;
        return status >= 400 ? QNetworkReply::UnknownContentError : QNetworkReply::NoError;
    }
}

} // namespace

PooledReply::PooledReply(PooledAccessManager *manager, ConnectionPool *pool, QNetworkAccessManager::Operation operation)
    : QNetworkReply(manager), m_manager(manager), m_pool(pool)
{
    setOperation(operation);
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

void PooledReply::describe(const QNetworkRequest &request)
{
    setRequest(request);
    setUrl(request.url());
}

PooledReply::~PooledReply()
{
    if (m_announcePending && m_manager)
        m_manager->cancelAnnouncement(this);
    if (m_waiting && m_pool)
        m_pool->stopWaiting(this);
    if (m_connection)
        m_connection->abandon();
}

void PooledReply::launch(Plan plan)
{
    m_launching = true;
    m_plan = std::move(plan);
    PooledConnection *idle = m_plan.mayUseIdle ? m_pool->takeIdle(m_plan.origin) : nullptr;
    if (idle) {
        m_onIdle = true;
        m_left = true;
        m_toAnnounce = Step::Sent;
        m_connection = idle;
        idle->run(this, m_plan.bytes, m_plan.toHead, m_plan.keepHeaders);
    } else {
        openConnection();
    }
    m_launching = false;
    if (!m_waiting)
        m_announcePending = m_manager->announceLater(this);
}

void PooledReply::refuse(NetworkError error, const QString &reason)
{
    m_settled = true;
    m_outcome = error;
    m_outcomeReason = reason;
    m_announcePending = m_manager->announceLater(this);
}

void PooledReply::openConnection()
{
    PooledConnection *connection = m_pool->open(m_plan.origin);
    if (!connection) {
        m_waiting = m_pool->wait(this);
        if (!m_waiting)
            finishWith(UnknownNetworkError, QStringLiteral("Too many calls wait for a connection"));
        return;
    }
    m_onIdle = false;
    m_toAnnounce = Step::Connecting;
    m_connection = connection;
    connection->run(this, m_plan.bytes, m_plan.toHead, m_plan.keepHeaders);
}

void PooledReply::placeFree()
{
    m_waiting = false;
    m_launching = true; // a refusal within `openConnection` is told in order below
    openConnection();
    m_launching = false;
    announce();
}

void PooledReply::announce()
{
    m_announcePending = false;
    const QPointer<PooledReply> self(this);
    const Step step = std::exchange(m_toAnnounce, Step::Nothing);
    if (step == Step::Connecting)
        tellConnecting();
    else if (step == Step::Sent)
        tellSent();
    if (self && m_settled && !isFinished())
        emitFinished();
}

void PooledReply::tellConnecting()
{
    const QPointer<PooledReply> self(this);
    Q_EMIT socketStartedConnecting();
    if (self && m_listener)
        m_listener->replyConnecting();
}

void PooledReply::tellSent()
{
    const QPointer<PooledReply> self(this);
    Q_EMIT requestSent();
    if (self && m_listener)
        m_listener->replySent();
}

/// The socket may have news before the manager's round came: signals keep their order.
void PooledReply::catchUp()
{
    if (!m_announcePending)
        return;
    m_manager->cancelAnnouncement(this);
    announce();
}

void PooledReply::connectionSent()
{
    m_left = true;
    const QPointer<PooledReply> self(this);
    catchUp();
    if (self && m_connection)
        tellSent();
}

void PooledReply::connectionProgress(ResponseParser &parser)
{
    const QPointer<PooledReply> self(this);
    catchUp();
    if (!self || !m_connection)
        return;
    if (parser.hasHeader() && !m_published) {
        publish(parser);
        Q_EMIT metaDataChanged();
        if (!self || !m_connection)
            return;
    }
    const qsizetype before = m_body.size();
    takeBytes(parser);
    const bool grown = m_body.size() > before;
    Q_EMIT bytesArrived();
    if (self && m_listener)
        m_listener->replyBytes();
    if (self && m_connection && grown)
        Q_EMIT readyRead();
}

void PooledReply::connectionCollect(ResponseParser &parser)
{
    m_connection = nullptr;
    m_settled = true;
    m_whole = true;
    if (!m_published) {
        publish(parser);
        m_metaDataNew = true;
    }
    takeBytes(parser);
    const int status = parser.statusCode();
    m_outcome = errorOfStatus(status);
    if (m_outcome != NoError)
        m_outcomeReason = QStringLiteral("Server replied: ") % QString::number(status) % QLatin1Char(' ') %
                          QString::fromLatin1(parser.reasonPhrase());
}

void PooledReply::connectionDone()
{
    const QPointer<PooledReply> self(this);
    catchUp();
    if (self && !isFinished())
        emitFinished();
}

void PooledReply::connectionFailed(NetworkError error, const QString &reason, bool heard)
{
    m_connection = nullptr;
    // RFC 9112, section 9.3.1: an idle connection may close while a request is on its way; one that is safe to repeat
    // goes again, once, on a new connection.
    if (m_onIdle && !heard && !m_redispatched && m_pool) {
        m_redispatched = true;
        const QPointer<PooledReply> self(this);
        if (!m_launching)
            catchUp();
        if (!self || m_settled)
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

void PooledReply::abort()
{
    if (isFinished() || m_settled)
        return;
    if (m_waiting && m_pool)
        m_pool->stopWaiting(this);
    m_waiting = false;
    if (m_connection) {
        PooledConnection *connection = m_connection;
        m_connection = nullptr;
        connection->abandon();
    }
    m_toAnnounce = Step::Nothing;
    if (m_announcePending && m_manager)
        m_manager->cancelAnnouncement(this);
    m_announcePending = false;
    finishWith(OperationCanceledError, QStringLiteral("Operation canceled"));
}

void PooledReply::finishWith(NetworkError error, const QString &reason)
{
    m_settled = true;
    m_outcome = error;
    m_outcomeReason = reason;
    if (m_launching)
        return; // `announce` tells it
    const QPointer<PooledReply> self(this);
    catchUp();
    if (self && !isFinished())
        emitFinished();
}

void PooledReply::emitFinished()
{
    const QPointer<PooledReply> self(this);
    setFinished(true);
    if (m_metaDataNew)
        Q_EMIT metaDataChanged();
    if (self && m_published && !m_body.isEmpty())
        Q_EMIT readyRead();
    if (self && m_outcome != NoError) {
        setAttribute(PooledAccessManager::RequestLeftAttribute, m_left);
        setError(m_outcome, m_outcomeReason);
        Q_EMIT errorOccurred(m_outcome);
    }
    if (self)
        Q_EMIT finished();
    if (self && m_listener)
        m_listener->replyFinished();
}

void PooledReply::publish(ResponseParser &parser)
{
    m_published = true;
    m_contentEncoding = parser.contentEncoding();
    m_retryAfter = parser.retryAfter();
    setAttribute(QNetworkRequest::HttpStatusCodeAttribute, parser.statusCode());
    if (!m_plan.keepHeaders)
        return;
    setAttribute(QNetworkRequest::HttpReasonPhraseAttribute, QString::fromLatin1(parser.reasonPhrase()));
    for (const auto &[name, value] : parser.headers()) {
        // A repeated field becomes one (RFC 9110, section 5.3), Set-Cookie in the only way that does not break it.
        if (!hasRawHeader(name))
            setRawHeader(name, value);
        else
            setRawHeader(name, rawHeader(name) + (qstricmp(name.constData(), "Set-Cookie") == 0 ? "\n" : ", ") + value);
    }
}

void PooledReply::takeBytes(ResponseParser &parser)
{
    QByteArray bytes = parser.takeBody();
    if (m_body.isEmpty())
        m_body = std::move(bytes);
    else
        m_body.append(bytes);
}

qint64 PooledReply::bytesAvailable() const
{
    return m_body.size() - m_bodyOffset + QNetworkReply::bytesAvailable();
}

QByteArray PooledReply::takeBody()
{
    QByteArray body = std::exchange(m_body, QByteArray());
    if (const qsizetype offset = std::exchange(m_bodyOffset, 0); offset > 0)
        body.remove(0, offset);
    return body;
}

qint64 PooledReply::readData(char *data, qint64 maxSize)
{
    const qint64 size = std::min<qint64>(maxSize, m_body.size() - m_bodyOffset);
    if (size <= 0)
        return isFinished() ? -1 : 0;
    std::memcpy(data, m_body.constData() + m_bodyOffset, std::size_t(size));
    m_bodyOffset += size;
    if (m_bodyOffset == m_body.size()) {
        m_body.clear();
        m_bodyOffset = 0;
    }
    return size;
}

} // namespace hub
