// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionmanagercall.h"

#include "core/session/sessionmanageranswers.h"

#include <algorithm>

namespace hub {

namespace {

/// Qt's own manager may report a cut 404 as nothing but a 404, by how the bytes and the close happened to arrive.
bool isCut(const QNetworkReply &reply, int status, qint64 size)
{
    const QVariant length = reply.header(QNetworkRequest::ContentLengthHeader);
    return status != 204 && status != 304 && length.isValid() && size < length.toLongLong();
}

/// Qt's own numbers the errors that are but a status from 201 on, all but 407's; the rest means that the answer is cut.
bool isWhole(QNetworkReply::NetworkError error, int status)
{
    return error == QNetworkReply::NoError ||
           (status == 407 && error == QNetworkReply::ProxyAuthenticationRequiredError) ||
           (status >= 400 && error > QNetworkReply::UnknownProxyError && error != QNetworkReply::ProtocolUnknownError &&
            error != QNetworkReply::ProtocolFailure);
}

SessionManagerOutcome outcomeWithin(qint64 bodyLimit, int status, QByteArray body, const QByteArray &contentEncoding,
                                    const QByteArray &retryAfter)
{
    if (body.size() > bodyLimit)
        return tl::unexpected(bodyTooLargeError());
    SessionManagerOutcome outcome = outcomeOfAnswer(status, std::move(body), contentEncoding);
    if (!outcome)
        outcome.error().retryAfter = retryAfter;
    return outcome;
}

} // namespace

class DeferredDelete::Batch : public QObject
{
public:
    ~Batch() override
    {
        for (const QPointer<QObject> &object : objects)
            delete object.data();
    }

    std::vector<QPointer<QObject>> objects;
};

void DeferredDelete::add(QObject *object)
{
    auto *batch = static_cast<Batch *>(m_batch.data());
    if (!batch) {
        batch = new Batch;
        m_batch = batch;
        batch->deleteLater();
    }
    batch->objects.emplace_back(object);
}

SessionManagerCall::SessionManagerCall(DeadlineWatch *watch, std::shared_ptr<DeferredDelete> deferredDelete,
                                       Limits limits, QObject *context, SessionManagerClient::Callback done)
    : m_transfer(*this, PooledTransfer::Told::AtOnce)
    , m_watch(watch)
    , m_deferredDelete(std::move(deferredDelete))
    , m_limits(limits)
    , m_context(context)
    , m_done(std::move(done))
{
    m_watch->watch(this);
    m_watch->setDeadline(this, Clock::now() + limits.totalTimeout);
}

void SessionManagerCall::start(PooledAccessManager &manager, const PreparedRequest &request,
                               const std::vector<std::pair<QByteArray, QByteArray>> &fields, const QByteArray &body)
{
    manager.start(m_transfer, request, fields, body);
}

void SessionManagerCall::follow(QNetworkReply *reply)
{
    m_reply = reply;
    m_hasReply = true;
    const auto onUnread = [this] { onBytes(m_reply ? m_reply->bytesAvailable() : 0); };
    connect(reply, &QNetworkReply::socketStartedConnecting, this, &SessionManagerCall::onConnecting);
    connect(reply, &QNetworkReply::requestSent, this, &SessionManagerCall::onSent);
    connect(reply, &QNetworkReply::finished, this, &SessionManagerCall::onFinished);
    connect(reply, &QNetworkReply::metaDataChanged, this, onUnread);
    connect(reply, &QNetworkReply::readyRead, this, onUnread);
    // Qt's own sends a large body in pieces and requestSent after the last one: by then it has left in part.
    connect(reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent) {
        if (sent > 0)
            onSent();
    });
}

SessionManagerCall::~SessionManagerCall()
{
    release();
}

void SessionManagerCall::onConnecting()
{
    if (m_phase == Phase::Ended)
        return;
    m_hadConnecting = true;
    setPhase(Phase::Connecting, Clock::now());
}

void SessionManagerCall::onSent()
{
    if (m_phase == Phase::Ended)
        return;
    m_sent = true;
    setPhase(Phase::Reading, Clock::now());
}

void SessionManagerCall::onBytes(qint64 unread)
{
    if (m_phase == Phase::Ended)
        return;
    m_sent = true;
    if (unread > m_limits.body) {
        giveUp(bodyTooLargeError());
        return;
    }
    setPhase(Phase::Reading, Clock::now());
}

void SessionManagerCall::setPhase(Phase phase, Clock::time_point now)
{
    if (m_phase == Phase::Waiting) // what it has waited for a place is not the Session Manager's time
        m_totalDeadline = now + m_limits.totalTimeout;
    m_phase = phase;
    const auto patience = phase == Phase::Connecting ? m_limits.connectTimeout : m_limits.readTimeout;
    if (m_watch)
        m_watch->setDeadline(this, std::min(now + patience, m_totalDeadline));
}

void SessionManagerCall::deadlineReached()
{
    SessionManagerError error = m_phase == Phase::Connecting                  ? connectTimeoutError()
                                : m_phase == Phase::Waiting && !mayHaveLeft() ? noConnectionError()
                                                                              : readTimeoutError();
    error.mayHaveLeft = mayHaveLeft();
    giveUp(std::move(error));
}

void SessionManagerCall::abort()
{
    if (m_phase == Phase::Ended)
        return;
    SessionManagerError error = abortedError();
    error.mayHaveLeft = mayHaveLeft();
    giveUp(std::move(error));
}

void SessionManagerCall::orphan()
{
    if (m_phase == Phase::Ended)
        return;
    if (m_context && m_done) {
        SessionManagerError error = abortedError();
        error.mayHaveLeft = mayHaveLeft();
        const auto tell = [done = std::move(m_done), error = std::move(error)] { done(tl::unexpected(error)); };
        QMetaObject::invokeMethod(m_context, tell, Qt::QueuedConnection);
    }
    m_done = nullptr;
    giveUp(abortedError());
}

/// Before the end: what was told, and in doubt yes. Without `socketStartedConnecting` it may be on
/// a kept-alive connection of Qt's own manager, whose thread may have written it already.
bool SessionManagerCall::mayHaveLeft() const
{
    return m_sent || (!m_hadConnecting && m_hasReply);
}

void SessionManagerCall::onFinished()
{
    if (m_phase != Phase::Ended)
        end(m_hasReply ? outcomeOfReply() : outcomeOfTransfer());
}

SessionManagerOutcome SessionManagerCall::outcomeOfTransfer()
{
    if (!m_transfer.isWhole())
        return tl::unexpected(errorOfFailure(m_transfer.error(), m_transfer.errorString(), m_transfer.hasLeft()));
    return outcomeWithin(m_limits.body, m_transfer.statusCode(), m_transfer.takeBody(), m_transfer.contentEncoding(),
                         m_transfer.retryAfter());
}

SessionManagerOutcome SessionManagerCall::outcomeOfReply()
{
    const QNetworkReply::NetworkError error = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status <= 0 || !isWhole(error, status))
        return tl::unexpected(errorOfFailure(error, m_reply->errorString(), m_sent));
    QByteArray body = m_reply->readAll();
    if (isCut(*m_reply, status, body.size()))
        return tl::unexpected(errorOfFailure(QNetworkReply::RemoteHostClosedError, {}, true));
    return outcomeWithin(m_limits.body, status, std::move(body), m_reply->rawHeader("Content-Encoding"),
                         m_reply->rawHeader("Retry-After"));
}

/// Ends the call before its transfer or reply has ended, whose last words go unheard.
void SessionManagerCall::giveUp(SessionManagerError error)
{
    end(tl::unexpected(std::move(error)));
}

void SessionManagerCall::end(const SessionManagerOutcome &outcome)
{
    m_phase = Phase::Ended;
    release();
    const SessionManagerClient::Callback done = std::move(m_done);
    // Not now: we are inside a call of the transfer, a signal of the reply, or the watch's timer.
    m_deferredDelete->add(this);
    if (done && m_context)
        done(outcome);
}

void SessionManagerCall::release()
{
    if (m_watch)
        m_watch->unwatch(this);
    m_watch = nullptr;
    m_transfer.abandon();
    QNetworkReply *reply = m_reply.data();
    m_reply = nullptr;
    if (!reply)
        return;
    if (reply->isRunning()) {
        reply->disconnect(this);
        reply->abort();
    }
    m_deferredDelete->add(reply);
}

} // namespace hub
