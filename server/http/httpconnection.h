// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/admission.h"
#include "server/http/exchange.h"
#include "server/http/headcheck.h"
#include "server/http/requestframing.h"

#include <QObject>
#include <QPointer>
#include <QTcpSocket>

#include <memory>

QT_BEGIN_NAMESPACE
class QSocketNotifier;
class QSslSocket;
QT_END_NAMESPACE

namespace hub::http {

class Worker;

/// One client's connection: the gate. Holds it to the limits and deadlines, takes one request at a time from it, and
/// writes the answers in order. Lives on its worker's thread; owns the socket; deletes itself when the client is gone.
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    HttpConnection(Worker &worker, std::unique_ptr<QTcpSocket> socket, Admission::Verdict verdict,
                   bool countedPerAddress);
    ~HttpConnection() override;

    void start();
    /// Acts on the deadline if it has passed. `now`: milliseconds of the steady clock.
    void sweep(qint64 now);
    void drain();
    void abort();

    // For the exchange in flight; `sequence` tells whether it still is.
    [[nodiscard]] bool isCurrent(quint64 sequence) const;
    /// The same, and nothing speaks for it that the client has left.
    [[nodiscard]] bool isAwaited(quint64 sequence) const;
    void dropBody(quint64 sequence);
    void answer(quint64 sequence, const Request &request, const Response &response);
    void startStream(quint64 sequence, const Request &request, const Response &response);
    bool writeStream(quint64 sequence, const QByteArray &piece, qint64 limit);
    void finishStream(quint64 sequence);
    void watch(quint64 sequence, QObject *context, std::function<void()> left);

private:
    enum class State {
        Idle,      ///< between requests
        Head,      ///< a request's head is coming
        Checking,  ///< it is whole, and its caller is asked for in the store
        Body,      ///< its body is coming
        Handling,  ///< a handler owes the answer
        Streaming, ///< an answer of unknown length is going out
        Closing,   ///< the last answer is going out, then lingering
    };

    void onReadyRead();
    void onBytesWritten();
    void onDisconnected();
    void readAvailable();
    void pump();
    bool step();
    bool takeHead();
    bool recheckCaller();
    bool acceptHead();
    bool takeBody();
    void dispatch();
    void failFraming();
    void refuse(const char *code, const QString &message);
    void reply(const Request &request, const Response &response, bool close);
    void writeRest();
    bool holdBody();
    void releaseBody();
    void updateReading();
    void checkPeer(qint64 now);
    void answered(bool close);
    void beginClosing();
    void halfClose();
    void arm(std::chrono::milliseconds time);
    void armWrite(bool progress);
    void flush();
    void tellLeft();
    void logAnswer(const Request &request, int status, qsizetype bytes);
    [[nodiscard]] qint64 unsent() const;
    [[nodiscard]] bool isStalled() const;

    Worker &m_worker;
    std::unique_ptr<QTcpSocket> m_socket;
    QSslSocket *m_secure = nullptr; // the same socket, with TLS
    const QHostAddress m_peer;
    const QByteArray m_peerText; // for the log
    const Admission::Verdict m_verdict;
    const bool m_counted;

    RequestFraming m_framing;
    QByteArray m_in;
    State m_state = State::Head;
    bool m_pumping = false;
    bool m_keepAlive = true;
    bool m_safeMethod = false; // of the exchange in flight: GET or HEAD
    bool m_http10 = false;
    bool m_halfClosed = false;
    bool m_sendsMore = false;   // closing in the middle of what the client sends
    qint64 m_deadline = 0;      // steady clock, ms; 0: none
    qint64 m_writeDeadline = 0; // a peer that takes nothing until then is dropped
    qint64 m_headAt = 0;        // steady clock, ns: when the head was whole
    qint64 m_finishedAt = 0;    // steady clock, ms: since when the peer sends no more; 0: he may; -1: he counts as gone

    QByteArray m_rest;      // of a large answer: what the socket has not been given yet
    qsizetype m_restAt = 0; // how much of it the socket has
    qint64 m_bodyHeld = 0;  // what this connection has added to the context's bodyBytes
    QPointer<QSocketNotifier> m_readNotifier;

    quint64 m_sequence = 0; // of the exchange in flight
    CheckedHead m_current;  // the request that is coming in
    QPointer<QObject> m_leftContext;
    std::function<void()> m_left;
};

} // namespace hub::http
