// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "server/http/request.h"
#include "server/http/response.h"

#include <QPointer>

#include <functional>
#include <memory>

namespace hub::http {

class HttpConnection;

/// One request and the right to answer it once. It may outlive its connection: answering a client that has left is
/// harmless (QHttpServer 6.4's own responder crashes there). Used on its worker's thread only; another thread posts to
/// `mailbox()`. The last owner may drop it anywhere; dropped unanswered, the client gets 500.
class Exchange
{
public:
    using Ptr = std::shared_ptr<Exchange>;

    Exchange(HttpConnection *connection, quint64 sequence, Mailbox::Address mailbox, Request request);
    ~Exchange();
    Exchange(const Exchange &) = delete;
    Exchange &operator=(const Exchange &) = delete;

    [[nodiscard]] const Request &request() const { return m_request; }
    [[nodiscard]] Request &request() { return m_request; }
    [[nodiscard]] Mailbox::Address mailbox() const { return m_mailbox; }

    /// Lets go of the body (and what was parsed out of it): its handler has read what it needs, and an answer may be a
    /// long wait.
    void dropBody();

    /// Answers; every call after the first is ignored.
    void reply(Response response);

    /// Starts an answer of unknown length (Server-Sent Events): the head goes out now, `response.body` as first piece.
    void startStream(Response response);
    /// Sends a piece of the stream. False when the client has left, or when `limit` bytes are unsent: a listener that
    /// slow is cut off, so that it costs bounded memory.
    bool write(const QByteArray &piece, qint64 limit = 262144);
    /// Ends the stream.
    void finish();

    /// True until answered (a stream: until ended) and while the client is still there.
    [[nodiscard]] bool isOpen() const;
    /// Calls `left` when the client leaves before the answer (or the stream) has ended, or when the hub drains while a
    /// stream is open. One watcher; a later call replaces it. `context` dies: never called.
    void onPeerLeft(QObject *context, std::function<void()> left);

private:
    friend class HttpConnection;

    QPointer<HttpConnection> m_connection;
    quint64 m_sequence;
    Mailbox::Address m_mailbox;
    Request m_request;
    bool m_answered = false;
    bool m_streaming = false;
};

} // namespace hub::http
