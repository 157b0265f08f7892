// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/http/answer.h"
#include "simulator/http/requestparser.h"
#include "simulator/model/counters.h"
#include "simulator/model/fault.h"

#include <QObject>
#include <QTcpSocket>

#include <functional>
#include <memory>

namespace hub::sim {

/// One caller's connection: takes its requests one at a time, in order, and answers each before the next. Deletes
/// itself when the caller has left. Lives on its socket's thread.
class PeerConnection : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(PeerConnection &, const Request &)>;

    /// Owns the socket. `handler` is called for each request and must bring about `answer`, `finish` or `drop`, now or
    /// later.
    PeerConnection(QTcpSocket *socket, Handler handler, QObject *parent);
    ~PeerConnection() override;

    /// Sends a whole answer and goes on with the next request.
    void answer(const Answer &answer);
    /// Sends bytes of an answer that someone else frames.
    void write(const QByteArray &bytes);
    /// Hands what was written to the operating system now.
    void flush();
    /// The answer that `write` sent is complete: the next request, or a close.
    void finish(bool keepAlive);
    /// Ends the connection by a TCP reset: the caller sees an error, not an end.
    void reset();
    /// Ends the connection now.
    void drop();

    /// Whether the caller will keep the connection after this answer.
    [[nodiscard]] bool keepAlive() const { return m_keepAlive; }
    /// Counts the request as in flight until it is answered or the caller leaves.
    void hold(std::unique_ptr<InFlight> inFlight) { m_inFlight = std::move(inFlight); }
    /// Whether a request has come that is not answered yet.
    [[nodiscard]] bool isAnswering() const { return m_inFlight != nullptr; }
    /// Looks at the socket now: an end of the connection that has arrived already takes effect at once, and not in the
    /// order in which the event loop happens to come by.
    void noticeLeaving();

private:
    void onReadyRead();
    void onDisconnected();
    void takeRequests();

    QTcpSocket *m_socket;
    Handler m_handler;
    RequestParser m_parser;
    std::unique_ptr<InFlight> m_inFlight;
    bool m_busy = false;
    bool m_taking = false;
    bool m_keepAlive = true;
};

/// Answers one request as a fault says. `answer` is the true answer; faults in its place do not look at it. Refuse is
/// the listener's business: here it is a mere reset. What takes time ends with the connection.
void playFault(PeerConnection &connection, const Fault &fault, const Answer &answer);

} // namespace hub::sim
