// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDeadlineTimer>
#include <QTcpSocket>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace hub::test {

/// Runs the event loop until `holds` does; false after `time`. Wakes with events, never by polling.
bool waitFor(const std::function<bool()> &holds, std::chrono::milliseconds time = std::chrono::seconds(20));

/// The same for what changes on other threads without an event here: looks every few milliseconds.
bool waitForOthers(const std::function<bool()> &holds, std::chrono::milliseconds time = std::chrono::seconds(20));

/// One answer as a client sees it.
struct Answer
{
    int status = 0;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    bool complete = false; ///< ended as its head has announced

    /// The first header of that name (any case); null if there is none.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

/// A client that sends exactly the bytes it is told to, and collects whatever comes back.
class RawClient : public QObject
{
    Q_OBJECT

public:
    /// Connects to a port on this machine. `socket`: its own kind, e.g. a QSslSocket that is already under way.
    explicit RawClient(quint16 port, std::unique_ptr<QTcpSocket> socket = nullptr);
    ~RawClient() override;

    RawClient &send(const QByteArray &bytes);
    /// For the answers to HEAD: they have no body, whatever their Content-Length says.
    void expectHead(bool head = true) { m_head = head; }
    /// From now on nothing more is read, so that the server's answers pile up.
    void stopReading();

    /// The next answer, once it is whole; what has come of it if the connection or the time has ended.
    Answer next(std::chrono::milliseconds time = std::chrono::seconds(20));
    /// Sends and waits for the answer.
    Answer ask(const QByteArray &bytes) { return send(bytes).next(); }
    /// True when the server has ended the connection.
    bool waitForClose(std::chrono::milliseconds time = std::chrono::seconds(20));
    bool waitForBytes(const QByteArray &bytes);

    [[nodiscard]] bool isClosed() const { return m_closed; }
    [[nodiscard]] const QByteArray &received() const { return m_in; }
    [[nodiscard]] QTcpSocket &socket() { return *m_socket; }

private:
    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_in; // not yet taken by next()
    bool m_closed = false;
    bool m_head = false;
    bool m_reads = true;
};

/// Takes one answer from the front of `in`. Nothing while it is not whole; `ended` means that no more bytes come.
std::optional<Answer> takeAnswer(QByteArray &in, bool ended, bool toHead = false);

} // namespace hub::test
