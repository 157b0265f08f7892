// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/server.h"

#include <QTemporaryFile>

#include <memory>
#include <mutex>
#include <vector>

namespace hub::http::test {

/// The exchanges that handlers have kept instead of answering; any thread may look.
class Held
{
public:
    void add(Exchange::Ptr exchange);
    /// Those held now; the caller becomes their owner.
    [[nodiscard]] std::vector<Exchange::Ptr> takeAll();
    [[nodiscard]] std::size_t count() const;
    /// How many were ever held, and how many of those heard that their client has left.
    [[nodiscard]] int total() const;
    [[nodiscard]] int left() const;
    void addLeft();
    /// Whose thread is woken after every change; set before the server starts.
    void setListener(const Mailbox::Address &listener) { m_listener = listener; }

private:
    void wake();

    mutable std::mutex m_mutex;
    std::vector<Exchange::Ptr> m_exchanges;
    int m_total = 0;
    int m_left = 0;
    Mailbox::Address m_listener;
};

/// A real server on a free port with routes of every kind:
///
/// | route | answers |
/// |---|---|
/// | `GET /ping` | `pong`, at once |
/// | `POST /echo` | the body |
/// | `POST /small` | the body, of at most 16 KiB |
/// | `PUT /upload` | the size of a body of up to 4 MiB |
/// | `GET, POST /hold/:name` | when the test says so; `/hold/…` says what came |
/// | `PUT /keep` | the same, with its body |
/// | `GET /stream` | a stream that the test writes and ends |
/// | `GET /big` | 1 MiB |
/// | `POST /json` | `json.a`, of a JSON object |
/// | `GET /user`, `/admin`, `/local` | the caller's name; bearer tokens are `user` and `admin` |
/// | `GET /drop` | never: the exchange is dropped |
class TestServer
{
public:
    TestServer() : TestServer(quick()) {}
    explicit TestServer(ServerSettings settings);
    ~TestServer();

    /// Two workers, a free port, and timeouts that no correct test reaches.
    static ServerSettings quick(int threads = 2);

    [[nodiscard]] quint16 port() const { return m_server->port(); }
    [[nodiscard]] Server &server() { return *m_server; }
    [[nodiscard]] const ServerStats &stats() const { return m_server->stats(); }
    [[nodiscard]] Held &held() { return m_held; }
    /// Waits until so many exchanges are held.
    bool waitForHeld(std::size_t count);
    /// Answers everything held with its own `:name`, from this thread by way of the exchange's mailbox.
    void releaseAll();
    /// Waits until no connection is left.
    bool waitForEmpty();
    bool waitForLog(const QByteArray &text);
    /// Ends the server; what it logged.
    QByteArray stop();

private:
    std::unique_ptr<Router> makeRouter();
    [[nodiscard]] QByteArray logged();

    Mailbox m_mailbox;
    Held m_held;
    QTemporaryFile m_logFile;
    std::unique_ptr<Log> m_log;
    std::unique_ptr<Server> m_server;
};

/// Runs `act` on the exchange's own thread.
void on(const Exchange::Ptr &exchange, std::function<void(Exchange &)> act);

inline const QByteArray Get = "GET /ping HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// A whole request; `headers` are lines that end with CRLF.
QByteArray request(const QByteArray &methodAndTarget, const QByteArray &headers = {}, const QByteArray &body = {});

} // namespace hub::http::test
