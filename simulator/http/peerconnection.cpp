// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/http/peerconnection.h"

#include "simulator/http/answer.h"

#include <QTimer>

#include <algorithm>
#include <array>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace hub::sim {

namespace {

/// Unread bytes that a caller may pile up before TCP slows it down.
constexpr qint64 ReadBuffer = 1024 * 1024;

constexpr qint64 HugeBody = 9 * 1024 * 1024; // the hub takes 8 MiB
constexpr qint64 HugeHeader = 80 * 1024;     // the hub takes 64 KiB
constexpr std::chrono::milliseconds TrickleEvery{20};

int statusOr(const Fault &fault, int otherwise)
{
    return fault.status ? fault.status : otherwise;
}

Answer withRetryAfter(Answer answer, const Fault &fault)
{
    if (!fault.retryAfter.isEmpty())
        answer.headers.emplace_back("Retry-After", fault.retryAfter);
    return answer;
}

Answer hugeAnswer(const Fault &fault)
{
    static constexpr QByteArrayView Open("{\"filler\":\"");
    static constexpr QByteArrayView Close("\"}");
    const qint64 size = std::max(fault.size ? fault.size : HugeBody, Open.size() + Close.size());
    QByteArray body = Open.toByteArray();
    body.append(size - Open.size() - Close.size(), 'x');
    body += Close;
    return Answer::json(statusOr(fault, 200), std::move(body));
}

Answer hugeHeaders(const Fault &fault, const Answer &answer)
{
    Answer big = Answer::json(statusOr(fault, 200), answer.body.isEmpty() ? QByteArrayLiteral("{}") : answer.body);
    big.headers.emplace_back("X-Filler", QByteArray(fault.size ? fault.size : HugeHeader, 'x'));
    return big;
}

Answer redirect(const Fault &fault)
{
    Answer answer = Answer::html(statusOr(fault, 302), "Found. Redirecting");
    answer.headers.emplace_back("Location",
                                fault.location.isEmpty() ? QByteArrayLiteral("/elsewhere") : fault.location);
    return answer;
}

Answer error(const Fault &fault)
{
    const int status = statusOr(fault, 500);
    if (!fault.body.isEmpty())
        return withRetryAfter(Answer::json(status, fault.body), fault);
    switch (status) {
    case 401:
        return Answer::sessionError(status, "UNAUTHORIZED", "Authentication required");
    case 403:
        return Answer::sessionError(status, "FORBIDDEN", "Access denied");
    default:
        return Answer::sessionError(status, status < 500 ? "INVALID_REQUEST" : "INTERNAL_ERROR",
                                    "A fault was asked for");
    }
}

Answer plain(const Fault &fault, int status, const QByteArray &contentType, const QByteArray &body)
{
    Answer answer = Answer::json(statusOr(fault, status), fault.body.isEmpty() ? body : fault.body);
    answer.contentType = fault.contentType.isEmpty() ? contentType : fault.contentType;
    return withRetryAfter(std::move(answer), fault);
}

/// The head and half of the body; the rest never comes.
void writeHalf(PeerConnection &connection, const Answer &answer)
{
    connection.write(headOf(answer, Framing::Length, answer.body.size(), connection.keepAlive()));
    connection.write(answer.body.first(answer.body.size() / 2));
}

void writeChunked(PeerConnection &connection, const Answer &answer)
{
    static constexpr std::array<qsizetype, 6> Sizes{1, 3, 7, 2, 31, 127};
    QByteArray bytes = headOf(answer, Framing::Chunked, 0, connection.keepAlive());
    size_t turn = 0;
    for (qsizetype at = 0; at < answer.body.size();) {
        const qsizetype size = std::min(Sizes[turn++ % Sizes.size()], answer.body.size() - at);
        bytes += QByteArray::number(size, 16) + "\r\n" + answer.body.sliced(at, size) + "\r\n";
        at += size;
    }
    connection.write(bytes + "0\r\n\r\n");
    connection.finish(connection.keepAlive());
}

void trickle(PeerConnection &connection, const Fault &fault, const Answer &answer)
{
    const qint64 size = std::max<qint64>(fault.size, answer.body.size());
    connection.write(headOf(answer, Framing::Length, size, connection.keepAlive()));
    auto *timer = new QTimer(&connection);
    timer->setInterval(fault.delay.count() ? fault.delay : TrickleEvery);
    QObject::connect(timer, &QTimer::timeout, &connection,
                     [&connection, timer, body = answer.body, size, at = qint64(0)]() mutable {
                         if (at < size) {
                             connection.write(at < body.size() ? body.sliced(at, 1) : QByteArrayLiteral(" "));
                             ++at;
                             return;
                         }
                         timer->stop();
                         timer->deleteLater();
                         connection.finish(connection.keepAlive());
                     });
    timer->start();
}

void answerInPlace(PeerConnection &connection, const Fault &fault, const Answer &answer)
{
    switch (fault.kind) {
    case FaultKind::NotJson:
        return connection.answer(plain(fault, 200, Answer().contentType, "{\"status\": READY, 'oops'"));
    case FaultKind::Html:
        return connection.answer(fault.body.isEmpty() ? Answer::html(statusOr(fault, 200), "<b>Something else</b>")
                                                      : plain(fault, 200, "text/html; charset=utf-8", {}));
    case FaultKind::Huge:
        return connection.answer(hugeAnswer(fault));
    case FaultKind::HugeHeaders:
        return connection.answer(hugeHeaders(fault, answer));
    case FaultKind::Redirect:
        return connection.answer(redirect(fault));
    case FaultKind::Error:
        return connection.answer(error(fault));
    case FaultKind::Empty:
        return connection.answer(Answer::json(statusOr(fault, 204), {}));
    default:
        return connection.answer(plain(fault, 200, Answer().contentType, {}));
    }
}

void writeGarbage(PeerConnection &connection, const Fault &fault)
{
    const QByteArray bytes("\x16\x03\x01\x02garbage\0\xff\xfe\r\n\r\n!!", 21);
    connection.write(fault.body.isEmpty() ? bytes : fault.body);
    connection.finish(false);
}

void answerOddly(PeerConnection &connection, const Fault &fault, const Answer &answer)
{
    switch (fault.kind) {
    case FaultKind::HangBody:
        return writeHalf(connection, answer);
    case FaultKind::Truncated:
        writeHalf(connection, answer);
        return connection.finish(false);
    case FaultKind::Chunked:
        return writeChunked(connection, answer);
    case FaultKind::Trickle:
        return trickle(connection, fault, answer);
    case FaultKind::CloseDelimited:
        connection.write(headOf(answer, Framing::Close, 0, false) + answer.body);
        return connection.finish(false);
    case FaultKind::Informational:
        connection.write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n");
        return connection.answer(answer);
    default:
        return connection.answer(answer);
    }
}

} // namespace

PeerConnection::PeerConnection(QTcpSocket *socket, Handler handler, QObject *parent)
    : QObject(parent), m_socket(socket), m_handler(std::move(handler))
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(ReadBuffer);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &PeerConnection::onReadyRead);
    connect(m_socket, &QTcpSocket::disconnected, this, &PeerConnection::onDisconnected);
}

PeerConnection::~PeerConnection() = default;

void PeerConnection::onReadyRead()
{
    // While a request is being answered, what comes after it waits in the socket, so that TCP holds the caller back.
    if (m_busy)
        return;
    m_parser.append(m_socket->readAll());
    takeRequests();
}

void PeerConnection::takeRequests()
{
    if (m_taking)
        return; // an answer given from inside the handler: the loop below goes on
    m_taking = true;
    Request request;
    while (!m_busy && m_socket->state() == QAbstractSocket::ConnectedState) {
        const auto state = m_parser.next(request);
        if (state == RequestParser::State::NeedMore) {
            if (m_socket->bytesAvailable() == 0)
                break;
            m_parser.append(m_socket->readAll());
            continue;
        }
        m_busy = true;
        if (state == RequestParser::State::Bad) {
            write(bytesOf(Answer::sessionError(400, "BAD_REQUEST", "The request is not HTTP"), false));
            finish(false);
            break;
        }
        m_keepAlive = request.keepAlive;
        m_handler(*this, request);
    }
    m_taking = false;
    flush(); // once for all that was answered, instead of another round of the event loop
}

void PeerConnection::answer(const Answer &answer)
{
    write(bytesOf(answer, m_keepAlive));
    finish(m_keepAlive);
}

void PeerConnection::write(const QByteArray &bytes)
{
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->write(bytes);
}

void PeerConnection::flush()
{
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->flush();
}

void PeerConnection::finish(bool keepAlive)
{
    m_inFlight.reset();
    if (!keepAlive) {
        m_socket->disconnectFromHost(); // after the last byte; stays busy, so that nothing more is taken
        return;
    }
    m_busy = false;
    takeRequests();
}

void PeerConnection::reset()
{
    // Closing with a linger time of zero sends RST (SO_LINGER in socket(7)); Qt has no call for it.
    const linger option{1, 0};
    setsockopt(decltype(::socket(0, 0, 0))(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER,
               reinterpret_cast<const char *>(&option), sizeof option);
    drop();
}

void PeerConnection::drop()
{
    m_socket->abort();
}

void PeerConnection::noticeLeaving()
{
    // Zero: reads what is there and never waits.
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->waitForReadyRead(0);
}

void PeerConnection::onDisconnected()
{
    m_inFlight.reset();
    m_busy = true;
    deleteLater();
}

void playFault(PeerConnection &connection, const Fault &fault, const Answer &answer)
{
    switch (fault.kind) {
    case FaultKind::Hang:
        return; // until the caller has had enough
    case FaultKind::Refuse:
    case FaultKind::Reset:
        return connection.reset();
    case FaultKind::ResetBody:
        writeHalf(connection, answer);
        connection.flush();
        return connection.reset();
    case FaultKind::Garbage:
        return writeGarbage(connection, fault);
    case FaultKind::Delay:
        QTimer::singleShot(fault.delay, &connection, [&connection, answer] { connection.answer(answer); });
        return;
    default:
        break;
    }
    if (replacesAnswer(fault.kind))
        answerInPlace(connection, fault, answer);
    else
        answerOddly(connection, fault, answer);
}

} // namespace hub::sim
