// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/connection.h"

#include "server/http/responsewriter.h"
#include "server/http/worker.h"

#include <QDeadlineTimer>
#include <QSslSocket>

namespace hub::http {

namespace {

constexpr qint64 ReadBuffer = 64 * 1024; // what a client may send ahead before TCP pushes back
constexpr int RequestsInOneGo = 16;      // then the other connections have their turn
constexpr quint64 BodyWorthClosing = 64 * 1024;

qint64 steadyMs()
{
    return QDeadlineTimer::current().deadline();
}
qint64 steadyNs()
{
    return QDeadlineTimer::current().deadlineNSecs();
}

} // namespace

Connection::Connection(Worker &worker, std::unique_ptr<QTcpSocket> socket, Admission::Verdict verdict,
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
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &Connection::onReadyRead, type);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &Connection::onBytesWritten, type);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &Connection::onDisconnected);
    if (m_secure)
        connect(m_secure, &QSslSocket::encryptedBytesWritten, this, &Connection::onBytesWritten, type);
}

Connection::~Connection()
{
    m_socket->disconnect(this);
    m_worker.context().admission.leave(m_peer, m_counted, m_verdict);
}

void Connection::start()
{
    arm(m_worker.context().settings.limits.headerTimeout);
    if (m_secure)
        m_secure->startServerEncryption();
    if (m_verdict == Admission::Verdict::Full)
        refuse(503, "TOO_MANY_CONNECTIONS", QStringLiteral("The server has as many connections as it takes"));
}

void Connection::abort()
{
    if (m_socket->state() == QAbstractSocket::UnconnectedState)
        onDisconnected();
    else
        m_socket->abort();
}

void Connection::arm(std::chrono::milliseconds time)
{
    m_deadline = steadyMs() + time.count();
}

/// From now, when the peer has taken bytes; else a deadline that runs already is left alone.
void Connection::armWrite(bool progress)
{
    if (unsent() == 0)
        m_writeDeadline = 0;
    else if (progress || m_writeDeadline == 0)
        m_writeDeadline = steadyMs() + m_worker.context().settings.limits.writeTimeout.count();
}

/// What is not with the kernel yet. QSslSocket counts plain bytes only, and encrypts them at once, however many.
qint64 Connection::unsent() const
{
    return m_socket->bytesToWrite() + (m_secure ? m_secure->encryptedBytesToWrite() : 0);
}

bool Connection::isStalled() const
{
    return unsent() > m_worker.context().settings.limits.unsentBytes;
}

void Connection::sweep(qint64 now)
{
    if (m_writeDeadline != 0 && now >= m_writeDeadline) {
        abort();
        return;
    }
    if (m_deadline == 0 || now < m_deadline)
        return;
    if (m_secure && !m_secure->isEncrypted())
        abort(); // there is no way to tell it anything
    else if (m_state == State::Head || m_state == State::Body)
        refuse(408, "REQUEST_TIMEOUT", QStringLiteral("The request did not arrive in time"));
    else if (m_state == State::Idle || m_state == State::Closing)
        abort();
}

void Connection::drain()
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

void Connection::onReadyRead()
{
    if (m_state == State::Closing)
        m_socket->skip(m_socket->bytesAvailable() + 1); // lingering: RFC 9112, section 9.6
    else
        pump();
}

// Reading one byte more than there is makes QAbstractSocket listen again after its buffer was full.
void Connection::readAvailable()
{
    const qint64 available = m_socket->bytesAvailable();
    if (available <= 0)
        return;
    const qsizetype had = m_in.size();
    m_in.resize(had + available + 1);
    const qint64 got = m_socket->read(m_in.data() + had, available + 1);
    m_in.resize(had + std::max<qint64>(got, 0));
}

void Connection::pump()
{
    if (m_pumping)
        return;
    m_pumping = true;
    const quint64 last = m_sequence + RequestsInOneGo;
    while (step()) {
        if (m_sequence >= last && m_state == State::Idle) {
            QMetaObject::invokeMethod(this, &Connection::pump, Qt::QueuedConnection);
            break;
        }
    }
    m_pumping = false;
    flush(); // pipelined answers leave together
}

void Connection::flush()
{
    if (m_socket->bytesToWrite() == 0)
        return;
    m_socket->flush();
    armWrite(false);
}

/// One state further; false when there is nothing to do until bytes come, an answer comes, or the peer reads.
bool Connection::step()
{
    if (m_state != State::Idle && m_state != State::Head && m_state != State::Body)
        return false;
    if (isStalled())
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

bool Connection::takeHead()
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
    if (!m_framing.setBodyLimit(m_current.bodyLimit)) {
        failFraming();
        return false;
    }
    if (m_framing.isDone()) {
        dispatch();
        return true;
    }
    // A body that nobody will read is not waited for.
    if (m_current.refusal && (m_current.closes || expectsContinue || large)) {
        reply(m_current.request, *m_current.refusal, true);
        return false;
    }
    m_state = State::Body;
    arm(m_worker.context().settings.limits.bodyTimeout);
    if (expectsContinue && m_in.isEmpty())
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    return true;
}

bool Connection::takeBody()
{
    switch (m_framing.parseBody(m_in, !m_current.refusal)) {
    case RequestFraming::Progress::NeedMore:
    case RequestFraming::Progress::HeadDone:
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

void Connection::dispatch()
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
    const auto exchange =
        std::make_shared<Exchange>(this, m_sequence, m_worker.mailbox(), std::move(m_current.request));
    if (!m_worker.dispatcher().dispatch(method, [&] { route.handler(exchange); }))
        exchange->reply(Response::error(400, "BAD_REQUEST", QStringLiteral("The request is malformed")));
}

void Connection::failFraming()
{
    const auto [status, reason] = m_framing.fault();
    const char *code = status == 413   ? "CONTENT_TOO_LARGE"
                       : status == 414 ? "URI_TOO_LONG"
                       : status == 431 ? "HEADERS_TOO_LARGE"
                       : status == 501 ? "NOT_IMPLEMENTED"
                       : status == 505 ? "HTTP_VERSION_NOT_SUPPORTED"
                                       : "BAD_REQUEST";
    refuse(status, code, QString::fromLatin1(reason));
}

/// The last answer of a connection that is not to be trusted with another request.
void Connection::refuse(int status, const char *code, const QString &message)
{
    Request &request = m_current.request;
    if (request.id.isEmpty())
        request.id = m_worker.nextRequestId();
    if (request.peer.isNull())
        request.peer = m_peer;
    reply(request, Response::error(status, code, message), true);
}

bool Connection::isCurrent(quint64 sequence) const
{
    return sequence == m_sequence && (m_state == State::Handling || m_state == State::Streaming);
}

void Connection::answer(quint64 sequence, const Request &request, const Response &response)
{
    if (sequence == m_sequence && m_state == State::Handling)
        reply(request, response, !m_keepAlive);
}

void Connection::reply(const Request &request, const Response &response, bool close)
{
    close = close || !m_keepAlive || m_worker.isDraining();
    const QByteArray bytes = serialized(response, {.requestId = request.id,
                                                   .corsOrigin = m_worker.context().policy.corsOrigin(request),
                                                   .head = request.method == Method::Head,
                                                   .close = close,
                                                   .http10 = m_http10});
    m_socket->write(bytes);
    logAnswer(request, response.status, bytes.size());
    answered(close);
}

void Connection::answered(bool close)
{
    m_leftContext = nullptr;
    m_left = nullptr;
    m_framing.reset();
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
    // Not at once: the answer may come from within another connection's handler, and with it from within Qt's parser.
    if (!m_in.isEmpty() || m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &Connection::pump, Qt::QueuedConnection);
}

void Connection::onBytesWritten()
{
    armWrite(true);
    if (m_state != State::Closing)
        pump();
    else if (unsent() == 0)
        halfClose();
}

void Connection::onDisconnected()
{
    if (m_state == State::Handling || m_state == State::Streaming)
        m_worker.context().stats.leftEarly.fetch_add(1, std::memory_order_relaxed);
    if (m_state == State::Streaming)
        m_worker.context().stats.streams.fetch_sub(1, std::memory_order_relaxed);
    ++m_sequence; // the exchange in flight, if any, is no longer ours
    m_state = State::Closing;
    tellLeft();
    m_worker.forget(this);
    deleteLater();
}

void Connection::logAnswer(const Request &request, int status, qsizetype bytes)
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

} // namespace hub::http
