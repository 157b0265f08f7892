// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/simulator/rawclient.h"

#include <QHostAddress>
#include <QJsonDocument>

namespace hub::test {

namespace {

constexpr int Patience = 30000; // of a noisy machine; reached only when a test fails

/// Decodes chunks; true once the last one is there.
bool decodeChunks(const QByteArray &bytes, QByteArray &body, qsizetype &used)
{
    body.clear();
    for (qsizetype at = 0;;) {
        const qsizetype line = bytes.indexOf("\r\n", at);
        if (line < 0)
            return false;
        const qsizetype size = bytes.mid(at, line - at).toLongLong(nullptr, 16);
        if (bytes.size() < line + 2 + size + 2)
            return false;
        body += bytes.mid(line + 2, size);
        at = line + 2 + size + 2;
        if (size == 0) {
            used = at;
            return true;
        }
    }
}

} // namespace

QByteArray RawAnswer::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith(QByteArray(name.toLower() + ':')))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

QJsonObject RawAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

RawClient::RawClient(quint16 port)
{
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    m_socket.waitForConnected(Patience);
}

void RawClient::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

bool RawClient::more()
{
    if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(Patience))
        return false;
    m_received += m_socket.readAll();
    return true;
}

RawAnswer RawClient::receive()
{
    RawAnswer answer;
    while (m_received.indexOf("\r\n\r\n") < 0) {
        if (!more())
            return answer;
    }
    const qsizetype end = m_received.indexOf("\r\n\r\n") + 4;
    answer.head = m_received.first(end);
    m_received.remove(0, end);
    answer.status = answer.head.mid(9, 3).toInt();
    const QByteArray length = answer.header("Content-Length");
    const bool chunked = answer.header("Transfer-Encoding") == "chunked";
    qsizetype used = 0;
    while (!answer.complete) {
        if (chunked)
            answer.complete = decodeChunks(m_received, answer.body, used);
        else if (!length.isEmpty() || answer.status < 200 || answer.status == 204)
            answer.complete = m_received.size() >= length.toLongLong();
        if (!answer.complete && !more()) {
            answer.complete = !chunked && length.isEmpty(); // delimited by the end of the connection
            answer.body = m_received;
            m_received.clear();
            return answer;
        }
    }
    if (!chunked) {
        used = length.toLongLong();
        answer.body = m_received.first(used);
    }
    m_received.remove(0, used);
    return answer;
}

QByteArray RawClient::receiveAll()
{
    while (more()) {
    }
    return std::exchange(m_received, {});
}

QByteArray RawClient::receiveBytes(qsizetype count)
{
    while (m_received.size() < count && more()) {
    }
    return m_received;
}

RawAnswer RawClient::ask(const QByteArray &method, const QByteArray &path, qint64 client, const QByteArray &body)
{
    send(request(method, path, client, body));
    return receive();
}

QByteArray RawClient::request(const QByteArray &method, const QByteArray &path, qint64 client, const QByteArray &body)
{
    QByteArray bytes = method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\n";
    if (client)
        bytes += "X-Cliente-Id: " + QByteArray::number(client) + "\r\n";
    if (!body.isEmpty())
        bytes += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    return bytes + "\r\n" + body;
}

QByteArray RawClient::sendBody(qint64 client, const QByteArray &to, const QByteArray &message)
{
    return "{\"cliente_id\":" + QByteArray::number(client) + ",\"to\":\"" + to + "\",\"message\":\"" + message + "\"}";
}

} // namespace hub::test
