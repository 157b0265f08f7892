// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/httpconnection.h"

#include "server/http/responsewriter.h"
#include "server/http/worker.h"

#include <QDeadlineTimer>
#include <QSocketNotifier>
#include <QSslSocket>

#include <limits>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <poll.h>
#include <sys/socket.h>
#endif

namespace hub::http {

namespace {

constexpr qint64 ReadBuffer = 64 * 1024; // what a client may send ahead before TCP pushes back
constexpr int RequestsInOneGo = 16;      // then the other connections have their turn
constexpr quint64 BodyWorthClosing = 64 * 1024;
/// An answer's body beyond this is given to the socket in pieces, so that a slow reader costs pieces, not bodies.
constexpr qsizetype Piece = 64 * 1024;

qint64 steadyMs()
{
    return QDeadlineTimer::current().deadline();
}
qint64 steadyNs()
{
    return QDeadlineTimer::current().deadlineNSecs();
}

/// Says to the peer that nothing more comes, while it may still send: Qt has no call for it.
void shutdownWrite(qintptr descriptor)
{
#ifdef Q_OS_WIN
    ::shutdown(SOCKET(descriptor), SD_SEND);
#else
    ::shutdown(int(descriptor), SHUT_WR);
#endif
}

enum class PeerState {
    Here,
    Finished, ///< sends no more, but may still read
    Gone,
};

PeerState peerState(qintptr descriptor)
{
#ifdef Q_OS_WIN
    char byte = 0;
    const int got = ::recv(SOCKET(descriptor), &byte, 1, MSG_PEEK);
    if (got < 0)
        return ::WSAGetLastError() == WSAEWOULDBLOCK ? PeerState::Here : PeerState::Gone;
    return got == 0 ? PeerState::Finished : PeerState::Here;
#else
#ifndef POLLRDHUP
#define POLLRDHUP 0 // elsewhere than on Linux only a reset shows
#endif
    pollfd end{.fd = int(descriptor), .events = POLLRDHUP, .revents = 0};
    if (::poll(&end, 1, 0) < 0 || (end.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0)
        return PeerState::Gone;
    return (end.revents & POLLRDHUP) != 0 ? PeerState::Finished : PeerState::Here;
#endif
}

} // namespace

HttpConnection::HttpConnection(Worker &worker, std::unique_ptr<QTcpSocket> socket, Admission::Verdict verdict,
                               bool countedPerAddress)
    : QObject(&worker)
    , m_worker(worker)
    , m_socket(std::move(socket))
    , m_peer(m_socket->peerAddress())
    , m_peerText(m_peer.toString().toLatin1())
    , m_verdict(verdict)
    , m_counted(countedPerAddress)
    , m_framing(worker.context().settings.limits)
{
    m_socket->setReadBufferSize(ReadBuffer);
    m_secure = qobject_cast<QSslSocket *>(m_socket.get());
    // QSslSocket signals from the middle of its transmit(), and crashes there (6.4.2: a handshake without its context)
    // when a slot reads or writes and thereby learns that the peer has gone.
    const auto type = m_secure ? Qt::QueuedConnection : Qt::DirectConnection;
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &HttpConnection::onReadyRead, type);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &HttpConnection::onBytesWritten, type);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &HttpConnection::onDisconnected);
    if (m_secure)
        connect(m_secure, &QSslSocket::encryptedBytesWritten, this, &HttpConnection::onBytesWritten, type);
}

HttpConnection::~HttpConnection()
{
    m_socket->disconnect(this);
    releaseBody();
    m_worker.context().admission.leave(m_peer, m_counted, m_verdict);
}

void HttpConnection::start()
{
    arm(m_worker.context().settings.limits.headerTimeout);
    if (m_secure)
        m_secure->startServerEncryption();
    if (m_verdict == Admission::Verdict::Full)
        refuse("TOO_MANY_CONNECTIONS", QStringLiteral("The server has as many connections as it takes"));
}

void HttpConnection::abort()
{
    if (m_socket->state() == QAbstractSocket::UnconnectedState)
        onDisconnected();
    else
        m_socket->abort();
}

void HttpConnection::arm(std::chrono::milliseconds time)
{
    m_deadline = steadyMs() + time.count();
}

/// From now, when the peer has taken bytes; else a deadline that runs already is left alone.
void HttpConnection::armWrite(bool progress)
{
    if (unsent() == 0)
        m_writeDeadline = 0;
    else if (progress || m_writeDeadline == 0)
        m_writeDeadline = steadyMs() + m_worker.context().settings.limits.writeTimeout.count();
}

/// What is not with the kernel yet. QSslSocket counts plain bytes only, and encrypts them at once, however many.
qint64 HttpConnection::unsent() const
{
    return m_rest.size() - m_restAt + m_socket->bytesToWrite() + (m_secure ? m_secure->encryptedBytesToWrite() : 0);
}

bool HttpConnection::isStalled() const
{
    return unsent() > m_worker.context().settings.limits.unsentBytes;
}

void HttpConnection::sweep(qint64 now)
{
    if (m_writeDeadline != 0 && now >= m_writeDeadline) {
        abort();
        return;
    }
    if (m_state == State::Handling)
        checkPeer(now);
    if (m_deadline == 0 || now < m_deadline)
        return;
    if (m_secure && !m_secure->isEncrypted())
        abort(); // there is no way to tell it anything
    else if (m_state == State::Head || m_state == State::Body)
        refuse("REQUEST_TIMEOUT", QStringLiteral("The request did not arrive in time"));
    else if (m_state == State::Closing || (m_state == State::Idle && unsent() == 0)) // a reader has his own deadline
        abort();
}

/// While an answer is owed, and until it is with the kernel, Qt does not read: it takes the end of what the peer sends
/// for the end of the connection, and the answer would be lost for one who has only finished sending (RFC 9112, section
/// 9.6). checkPeer() looks for the end meanwhile. TLS has no half-closed connections.
void HttpConnection::updateReading()
{
    if (m_secure)
        return;
    if (!m_readNotifier) {
        const auto notifiers = m_socket->findChildren<QSocketNotifier *>();
        for (QSocketNotifier *notifier : notifiers) {
            if (notifier->type() == QSocketNotifier::Read)
                m_readNotifier = notifier;
        }
    }
    const bool owed = m_state == State::Handling || m_state == State::Checking;
    const bool onItsWay = (m_state == State::Idle || m_state == State::Closing) && unsent() > 0;
    if (m_readNotifier && m_socket->state() == QAbstractSocket::ConnectedState)
        m_readNotifier->setEnabled(!owed && !onItsWay);
}

/// One who has finished sending may still wait for the answer, or be gone: that cannot be told apart. So a GET is given
/// up after a while; what changes something runs on, and its answer goes out whenever it comes.
void HttpConnection::checkPeer(qint64 now)
{
    if (m_secure || m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    const PeerState state = peerState(m_socket->socketDescriptor());
    if (state == PeerState::Gone) {
        abort();
        return;
    }
    if (state == PeerState::Here || m_finishedAt < 0)
        return;
    if (m_finishedAt == 0)
        m_finishedAt = now;
    if (now - m_finishedAt < m_worker.context().settings.limits.halfClosedTime.count())
        return;
    if (m_safeMethod) {
        abort();
        return;
    }
    m_finishedAt = -1; // told once
    m_worker.context().stats.leftEarly.fetch_add(1, std::memory_order_relaxed);
    tellLeft();
}

void HttpConnection::drain()
{
    m_keepAlive = false;
    if (m_state == State::Idle || (m_state == State::Head && m_in.isEmpty())) {
        m_state = State::Idle; // nothing has begun
        beginClosing();
    } else if (m_state == State::Streaming) {
        tellLeft();
        finishStream(m_sequence);
    }
}

void HttpConnection::onReadyRead()
{
    if (m_state == State::Closing)
        m_socket->skip(m_socket->bytesAvailable() + 1); // lingering: RFC 9112, section 9.6
    else
        pump();
}

// Reading one byte more than there is makes QAbstractSocket listen again after its buffer was full.
void HttpConnection::readAvailable()
{
    const qint64 available = m_socket->bytesAvailable();
    if (available <= 0)
        return;
    const qsizetype had = m_in.size();
    m_in.resize(had + available + 1);
    const qint64 got = m_socket->read(m_in.data() + had, available + 1);
    m_in.resize(had + std::max<qint64>(got, 0));
}

void HttpConnection::pump()
{
    if (m_pumping)
        return;
    m_pumping = true;
    const quint64 last = m_sequence + RequestsInOneGo;
    while (step()) {
        if (m_sequence >= last && m_state == State::Idle) {
            QMetaObject::invokeMethod(this, &HttpConnection::pump, Qt::QueuedConnection);
            break;
        }
    }
    m_pumping = false;
    flush(); // pipelined answers leave together
    if (m_readNotifier || unsent() > 0)
        updateReading();
}

/// Hands over what the kernel takes now, of a large answer too: inside a slot of bytesWritten() Qt does not tell of
/// what is written meanwhile.
void HttpConnection::flush()
{
    while (m_socket->bytesToWrite() > 0) {
        m_socket->flush();
        if (m_rest.isEmpty() || m_socket->bytesToWrite() > Piece)
            break;
        writeRest();
    }
    armWrite(false);
}

/// One state further; false when there is nothing to do until bytes come, an answer comes, or the peer reads.
bool HttpConnection::step()
{
    if (m_state != State::Idle && m_state != State::Head && m_state != State::Body)
        return false;
    if (isStalled() || !m_rest.isEmpty())
        return false;
    if (m_in.isEmpty() || m_state != State::Idle)
        readAvailable();
    if (m_in.isEmpty())
        return false;
    if (m_state == State::Idle) {
        m_state = State::Head;
        arm(m_worker.context().settings.limits.headerTimeout);
    }
    return m_state == State::Head ? takeHead() : takeBody();
}

bool HttpConnection::takeHead()
{
    switch (m_framing.parseHead(m_in)) {
    case RequestFraming::Progress::NeedMore:
        return false;
    case RequestFraming::Progress::HeadDone:
    case RequestFraming::Progress::Done:
        break;
    case RequestFraming::Progress::Failed:
        failFraming();
        return false;
    }
    m_headAt = steadyNs();
    m_http10 = m_framing.head().http10;
    m_keepAlive = m_framing.head().keepAlive && !m_worker.isDraining();
    const bool expectsContinue = m_framing.head().expectsContinue && !m_http10;
    const bool large = m_framing.head().chunked || m_framing.head().contentLength.value_or(0) > BodyWorthClosing;
    m_current = checkHead(m_worker, m_framing.takeHead(), m_peer);
    m_current.expectsContinue = expectsContinue;
    m_current.hasLargeBody = large;
    return m_current.callerRefused && recheckCaller() ? false : acceptHead();
}

/// An account or key may have been made beside this hub a moment ago. No byte of the body is read meanwhile.
bool HttpConnection::recheckCaller()
{
    const auto onChecked = [self = QPointer(this)](const Result<Caller> &caller) {
        if (!self || self->m_state != State::Checking)
            return; // it has left
        self->m_state = State::Head;
        resumeChecks(self->m_current, caller);
        if (self->acceptHead())
            self->pump();
    };
    const auto &recheck = m_worker.router().authenticator().recheck;
    if (!recheck || !recheck(m_current.request, m_worker.mailbox(), onChecked))
        return false;
    m_state = State::Checking;
    m_deadline = 0;
    updateReading();
    return true;
}

/// The head is judged: on to the body, the handler or the refusal.
bool HttpConnection::acceptHead()
{
    if (!m_framing.setBodyLimit(m_current.bodyLimit)) {
        failFraming();
        return false;
    }
    if (m_framing.isDone()) {
        dispatch();
        return true;
    }
    // A body that nobody will read is not waited for.
    if (m_current.refusal && (m_current.closes || m_current.expectsContinue || m_current.hasLargeBody)) {
        reply(m_current.request, *m_current.refusal, true);
        return false;
    }
    if (m_current.expectsContinue && !m_current.refusal && !m_current.route->options.keepsBody()) {
        // The route answers without a body, and the caller waits to hear whether it may send one.
        m_keepAlive = false;
        dispatch();
        return true;
    }
    m_state = State::Body;
    arm(m_worker.context().settings.limits.bodyTimeout);
    if (m_current.expectsContinue && m_in.isEmpty())
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    return true;
}

bool HttpConnection::takeBody()
{
    const auto progress = m_framing.parseBody(m_in, !m_current.refusal && m_current.route->options.keepsBody());
    if (progress != RequestFraming::Progress::Failed && !holdBody()) {
        refuse("TOO_BUSY", QStringLiteral("Too many request bodies are being held"));
        return false;
    }
    switch (progress) {
    case RequestFraming::Progress::NeedMore:
    case RequestFraming::Progress::HeadDone:
        if (m_in.isEmpty())
            m_in = {}; // a slow body costs what of it is kept, not a buffer besides
        return false;
    case RequestFraming::Progress::Failed:
        failFraming();
        return false;
    case RequestFraming::Progress::Done:
        break;
    }
    m_current.request.body = m_framing.takeBody();
    dispatch();
    return true;
}

/// Adds what the body has grown by to what all hold; false when that is too much.
bool HttpConnection::holdBody()
{
    const qint64 grown = m_framing.bodySize() - m_bodyHeld;
    m_bodyHeld += grown;
    std::atomic<qint64> &all = m_worker.context().bodyBytes;
    const qint64 held = all.fetch_add(grown, std::memory_order_relaxed) + grown;
    return m_bodyHeld == 0 || held <= m_worker.context().settings.limits.allBodiesBytes;
}

void HttpConnection::releaseBody()
{
    m_worker.context().bodyBytes.fetch_sub(std::exchange(m_bodyHeld, 0), std::memory_order_relaxed);
}

void HttpConnection::dispatch()
{
    ++m_sequence;
    m_state = State::Handling;
    m_deadline = 0;
    if (!m_current.refusal)
        m_current.refusal = checkBody(*m_current.route, m_current.request);
    if (m_current.refusal) {
        reply(m_current.request, *m_current.refusal, m_current.closes);
        return;
    }
    const Router::Route &route = *m_current.route;
    const Method method = m_current.request.method;
    m_safeMethod = method == Method::Get || method == Method::Head;
    m_finishedAt = 0;
    const auto exchange =
        std::make_shared<Exchange>(this, m_sequence, m_worker.mailbox(), std::move(m_current.request));
    if (route.options.direct)
        route.handler(exchange);
    else if (!m_worker.dispatcher().dispatch(method, [&] { route.handler(exchange); }))
        exchange->reply(Response::error("BAD_REQUEST", QStringLiteral("The request is malformed")));
    if (m_state == State::Handling)
        updateReading();
}

void HttpConnection::failFraming()
{
    const auto [status, reason] = m_framing.fault();
    const char *code = status == 413   ? "CONTENT_TOO_LARGE"
                       : status == 414 ? "URI_TOO_LONG"
                       : status == 431 ? "HEADERS_TOO_LARGE"
                       : status == 501 ? "NOT_IMPLEMENTED"
                       : status == 505 ? "HTTP_VERSION_NOT_SUPPORTED"
                                       : "BAD_REQUEST";
    refuse(code, QString::fromLatin1(reason));
}

/// The last answer of a connection that is not to be trusted with another request.
void HttpConnection::refuse(const char *code, const QString &message)
{
    Request &request = m_current.request;
    if (m_framing.isHeadRequest(m_in))
        request.method = Method::Head;
    if (request.id.isEmpty())
        request.id = m_worker.nextRequestId();
    if (request.peer.isNull())
        request.peer = m_peer;
    reply(request, Response::error(code, message), true);
}

bool HttpConnection::isCurrent(quint64 sequence) const
{
    return sequence == m_sequence && (m_state == State::Handling || m_state == State::Streaming);
}

bool HttpConnection::isAwaited(quint64 sequence) const
{
    return isCurrent(sequence) && m_finishedAt >= 0;
}

void HttpConnection::dropBody(quint64 sequence)
{
    if (isCurrent(sequence))
        releaseBody();
}

void HttpConnection::answer(quint64 sequence, const Request &request, const Response &response)
{
    if (sequence == m_sequence && m_state == State::Handling)
        reply(request, response, !m_keepAlive);
}

void HttpConnection::reply(const Request &request, const Response &response, bool close)
{
    close = close || !m_keepAlive || m_worker.isDraining();
    const bool head = request.method == Method::Head;
    const bool apart = !head && response.body.size() > Piece;
    const QByteArray bytes = serialized(response, {.requestId = request.id,
                                                   .corsOrigin = m_worker.context().policy.corsOrigin(request),
                                                   .head = head,
                                                   .close = close,
                                                   .http10 = m_http10,
                                                   .apart = apart});
    m_socket->write(bytes);
    if (apart) {
        m_rest = response.body; // shared, not copied
        writeRest();
    }
    logAnswer(request, response.status, bytes.size() + (apart ? response.body.size() : 0));
    answered(close);
}

/// Gives the socket what it may take of a large answer: at most two pieces wait in it.
void HttpConnection::writeRest()
{
    while (!m_rest.isEmpty() && unsent() - (m_rest.size() - m_restAt) <= Piece) {
        const qsizetype size = std::min(Piece, m_rest.size() - m_restAt);
        m_socket->write(m_rest.constData() + m_restAt, size);
        m_restAt += size;
        if (m_restAt == m_rest.size()) {
            m_rest = {};
            m_restAt = 0;
        }
    }
}

void HttpConnection::answered(bool close)
{
    m_leftContext = nullptr;
    m_left = nullptr;
    m_framing.reset();
    releaseBody();
    m_current = {};
    m_headAt = 0;
    if (m_in.isEmpty())
        m_in = {};
    if (close) {
        beginClosing();
        return;
    }
    m_state = State::Idle;
    arm(m_worker.context().settings.limits.idleTimeout);
    if (m_pumping)
        return; // that one goes on
    flush();
    updateReading();
    // Not at once: the answer may come from within another connection's handler, and with it from within Qt's parser.
    if (!m_in.isEmpty() || m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &HttpConnection::pump, Qt::QueuedConnection);
}

void HttpConnection::onBytesWritten()
{
    writeRest();
    armWrite(true);
    updateReading();
    if (m_state != State::Closing)
        pump();
    else if (unsent() == 0)
        halfClose();
}

void HttpConnection::onDisconnected()
{
    if (m_state == State::Handling || m_state == State::Streaming)
        m_worker.context().stats.leftEarly.fetch_add(1, std::memory_order_relaxed);
    if (m_state == State::Streaming)
        m_worker.context().stats.streams.fetch_sub(1, std::memory_order_relaxed);
    ++m_sequence; // the exchange in flight, if any, is no longer ours
    m_state = State::Closing;
    m_rest = {};
    m_restAt = 0;
    tellLeft();
    m_worker.forget(this);
    deleteLater();
}

void HttpConnection::logAnswer(const Request &request, int status, qsizetype bytes)
{
    const qint64 us = m_headAt == 0 ? 0 : (steadyNs() - m_headAt) / 1000;
    m_worker.context().stats.answered(status, us);
    const Log::Level level = status >= 500 ? Log::Level::Warning : Log::Level::Info;
    Log &log = m_worker.context().log;
    if (!log.enabled(level))
        return;
    // The path only: a query may hold what is nobody's business.
    const QByteArrayView path = request.path();
    log.write(level, "http", "request",
              {{"method", methodName(request.method)},
               {"path", path.first(std::min<qsizetype>(path.size(), 200))},
               {"status", status},
               {"bytes", qint64(bytes)},
               {"ms", double(us) / 1000.0},
               {"peer", request.peer == m_peer ? m_peerText : request.peer.toString().toLatin1()},
               {"request_id", request.id}});
}

void HttpConnection::startStream(quint64 sequence, const Request &request, const Response &response)
{
    if (sequence != m_sequence || m_state != State::Handling)
        return;
    m_state = State::Streaming;
    updateReading();
    m_worker.context().stats.streams.fetch_add(1, std::memory_order_relaxed);
    if (m_http10)
        m_keepAlive = false; // its end is the connection's end
    m_socket->write(serialized(response, {.requestId = request.id,
                                          .corsOrigin = m_worker.context().policy.corsOrigin(request),
                                          .head = request.method == Method::Head,
                                          .close = !m_keepAlive,
                                          .http10 = m_http10,
                                          .stream = true}));
    logAnswer(request, response.status, 0);
    if (request.method == Method::Head) {
        m_http10 = true; // no chunks, not even the last one
        finishStream(sequence);
    } else if (!response.body.isEmpty()) {
        writeStream(sequence, response.body, std::numeric_limits<qint64>::max());
    } else {
        flush();
    }
}

bool HttpConnection::writeStream(quint64 sequence, const QByteArray &piece, qint64 limit)
{
    if (sequence != m_sequence || m_state != State::Streaming)
        return false;
    if (unsent() > limit) {
        abort();
        return false;
    }
    if (piece.isEmpty())
        return true;
    m_socket->write(m_http10 ? piece : chunk(piece));
    flush();
    return m_state == State::Streaming; // the peer may have turned out to be gone
}

void HttpConnection::finishStream(quint64 sequence)
{
    if (sequence != m_sequence || m_state != State::Streaming)
        return;
    m_worker.context().stats.streams.fetch_sub(1, std::memory_order_relaxed);
    if (!m_http10)
        m_socket->write("0\r\n\r\n");
    answered(!m_keepAlive || m_worker.isDraining());
}

void HttpConnection::watch(quint64 sequence, QObject *context, std::function<void()> left)
{
    if (!isCurrent(sequence))
        return;
    m_leftContext = context;
    m_left = std::move(left);
}

void HttpConnection::tellLeft()
{
    const auto left = std::exchange(m_left, nullptr);
    if (left && m_leftContext)
        left();
}

void HttpConnection::beginClosing()
{
    m_sendsMore = m_state == State::Head || m_state == State::Body || !m_in.isEmpty();
    m_state = State::Closing;
    m_deadline = 0; // a slow reader still has its write deadline
    m_in = {};
    if (m_secure && !m_secure->isEncrypted())
        arm(m_worker.context().settings.limits.headerTimeout); // the handshake may never come
    flush();
    updateReading();
    if (unsent() == 0)
        halfClose();
    else if (m_secure)
        m_socket->skip(m_socket->bytesAvailable() + 1);
}

/// The answer is with the kernel: say that no more comes, and read on for a while. Closing with unread bytes would send
/// a reset, which can overtake the answer.
void HttpConnection::halfClose()
{
    if (std::exchange(m_halfClosed, true))
        return;
    arm(m_worker.context().settings.limits.lingerTime);
    if (!m_secure)
        shutdownWrite(m_socket->socketDescriptor());
    else if (!m_sendsMore)
        m_secure->disconnectFromHost(); // sends close_notify, and closes: Qt cannot do the one without the other
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->skip(m_socket->bytesAvailable() + 1);
}

} // namespace hub::http
