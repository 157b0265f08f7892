// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/http/connection.h"

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace hub::sim {

namespace {

/// Unread bytes that a caller may pile up before TCP slows it down.
constexpr qint64 ReadBuffer = 1024 * 1024;

} // namespace

Connection::Connection(QTcpSocket *socket, Handler handler, QObject *parent)
    : QObject(parent), m_socket(socket), m_handler(std::move(handler))
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(ReadBuffer);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::onReadyRead);
    connect(m_socket, &QTcpSocket::disconnected, this, &Connection::onDisconnected);
}

Connection::~Connection() = default;

void Connection::onReadyRead()
{
    // While a request is being answered, what comes after it waits in the socket, so that TCP holds the caller back.
    if (m_busy)
        return;
    m_parser.append(m_socket->readAll());
    takeRequests();
}

void Connection::takeRequests()
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

void Connection::answer(const Answer &answer)
{
    write(bytesOf(answer, m_keepAlive));
    finish(m_keepAlive);
}

void Connection::write(const QByteArray &bytes)
{
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->write(bytes);
}

void Connection::flush()
{
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->flush();
}

void Connection::finish(bool keepAlive)
{
    m_inFlight.reset();
    if (!keepAlive) {
        m_socket->disconnectFromHost(); // after the last byte; stays busy, so that nothing more is taken
        return;
    }
    m_busy = false;
    takeRequests();
}

void Connection::reset()
{
    // Closing with a linger time of zero sends RST (SO_LINGER in socket(7)); Qt has no call for it.
    const linger option{1, 0};
    setsockopt(decltype(::socket(0, 0, 0))(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER,
               reinterpret_cast<const char *>(&option), sizeof option);
    drop();
}

void Connection::drop()
{
    m_socket->abort();
}

void Connection::noticeLeaving()
{
    // Zero: reads what is there and never waits.
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->waitForReadyRead(0);
}

void Connection::onDisconnected()
{
    m_inFlight.reset();
    m_busy = true;
    deleteLater();
}

} // namespace hub::sim
