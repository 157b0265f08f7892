// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How an answer of unknown length goes out, and how a connection ends.

#include "server/http/connection.h"
#include "server/http/halfclose.h"
#include "server/http/responsewriter.h"
#include "server/http/worker.h"

#include <QSslSocket>

#include <limits>

namespace hub::http {

void Connection::startStream(quint64 sequence, const Request &request, const Response &response)
{
    if (sequence != m_sequence || m_state != State::Handling)
        return;
    m_state = State::Streaming;
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

bool Connection::writeStream(quint64 sequence, const QByteArray &piece, qint64 limit)
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

void Connection::finishStream(quint64 sequence)
{
    if (sequence != m_sequence || m_state != State::Streaming)
        return;
    m_worker.context().stats.streams.fetch_sub(1, std::memory_order_relaxed);
    if (!m_http10)
        m_socket->write("0\r\n\r\n");
    answered(!m_keepAlive || m_worker.isDraining());
}

void Connection::watch(quint64 sequence, QObject *context, std::function<void()> left)
{
    if (!isCurrent(sequence))
        return;
    m_leftContext = context;
    m_left = std::move(left);
}

void Connection::tellLeft()
{
    const auto left = std::exchange(m_left, nullptr);
    if (left && m_leftContext)
        left();
}

void Connection::beginClosing()
{
    m_sendsMore = m_state == State::Head || m_state == State::Body || !m_in.isEmpty();
    m_state = State::Closing;
    m_deadline = 0; // a slow reader still has its write deadline
    m_in = {};
    if (m_secure && !m_secure->isEncrypted())
        arm(m_worker.context().settings.limits.headerTimeout); // the handshake may never come
    flush();
    if (unsent() == 0)
        halfClose();
    else
        m_socket->skip(m_socket->bytesAvailable() + 1);
}

/// The answer is with the kernel: say that no more comes, and read on for a while. Closing with unread bytes would send
/// a reset, which can overtake the answer.
void Connection::halfClose()
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
