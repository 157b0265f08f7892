// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QTcpSocket>

namespace hub::test {

/// An HTTP answer as it came.
struct RawAnswer
{
    int status = 0;
    QByteArray head; ///< up to and with the empty line
    QByteArray body;
    bool complete = false;

    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    [[nodiscard]] QJsonObject json() const;
};

/// A caller that sees every byte. Blocks: the server must run on another thread.
class RawClient
{
public:
    explicit RawClient(quint16 port);

    [[nodiscard]] bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    void send(const QByteArray &bytes);
    /// One whole answer by Content-Length, chunks or the end of the connection; what came, if it stays incomplete.
    RawAnswer receive();
    /// All bytes until the other side ends or resets the connection.
    QByteArray receiveAll();
    /// Bytes until there are `count`.
    QByteArray receiveBytes(qsizetype count);
    [[nodiscard]] QAbstractSocket::SocketError error() const { return m_socket.error(); }

    RawAnswer ask(const QByteArray &method, const QByteArray &path, qint64 client = 0, const QByteArray &body = {});

    [[nodiscard]] static QByteArray request(const QByteArray &method, const QByteArray &path, qint64 client = 0,
                                            const QByteArray &body = {});
    [[nodiscard]] static QByteArray sendBody(qint64 client, const QByteArray &to, const QByteArray &message);

private:
    bool more();

    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace hub::test
