// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/exchange.h"

#include "server/http/httpconnection.h"

namespace hub::http {

Exchange::Exchange(HttpConnection *connection, quint64 sequence, Mailbox::Address mailbox, Request request)
    : m_connection(connection), m_sequence(sequence), m_mailbox(std::move(mailbox)), m_request(std::move(request))
{
}

Exchange::~Exchange()
{
    if (m_answered)
        return;
    // Possibly on another thread: the connection is only looked at on its own.
    m_mailbox.post([connection = m_connection, sequence = m_sequence, request = m_request, streaming = m_streaming] {
        if (!connection || !connection->isCurrent(sequence))
            return;
        if (streaming)
            connection->finishStream(sequence);
        else
            connection->answer(sequence, request,
                               Response::error("INTERNAL_ERROR", QStringLiteral("The request was not answered")));
    });
}

bool Exchange::isOpen() const
{
    return !m_answered && m_connection && m_connection->isAwaited(m_sequence);
}

void Exchange::dropBody()
{
    m_request.body = {};
    m_request.json = {};
    if (m_connection)
        m_connection->dropBody(m_sequence);
}

void Exchange::reply(Response response)
{
    if (m_streaming || std::exchange(m_answered, true))
        return;
    if (m_connection)
        m_connection->answer(m_sequence, m_request, response);
}

void Exchange::startStream(Response response)
{
    if (m_answered || std::exchange(m_streaming, true))
        return;
    if (m_connection)
        m_connection->startStream(m_sequence, m_request, response);
}

bool Exchange::write(const QByteArray &piece, qint64 limit)
{
    return m_streaming && isOpen() && m_connection->writeStream(m_sequence, piece, limit);
}

void Exchange::finish()
{
    if (!m_streaming || std::exchange(m_answered, true))
        return;
    if (m_connection)
        m_connection->finishStream(m_sequence);
}

void Exchange::onPeerLeft(QObject *context, std::function<void()> left)
{
    if (isOpen())
        m_connection->watch(m_sequence, context, std::move(left));
}

} // namespace hub::http
