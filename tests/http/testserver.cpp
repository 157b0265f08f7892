// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/http/testserver.h"

#include "tests/support/rawclient.h"

#include <unistd.h>

#include <algorithm>

namespace hub::http::test {

namespace {

Response text(QByteArray body)
{
    return {.body = std::move(body), .contentType = "text/plain"};
}

Result<Caller> authenticate(const Request &request)
{
    const QByteArray authorization = request.header("Authorization");
    if (authorization == "Bearer admin")
        return Caller{.userId = 1, .name = "admin", .role = Role::Admin, .clienteId = {}};
    if (authorization == "Bearer user")
        return Caller{.userId = 2, .name = "user", .role = Role::Operator, .clienteId = {}};
    return failure("UNAUTHORIZED", QStringLiteral("A valid token is needed"));
}

void tellCaller(const Exchange::Ptr &exchange)
{
    const auto &caller = exchange->request().caller;
    exchange->reply(text(caller ? caller->name : QByteArray("nobody")));
}

} // namespace

void Held::add(Exchange::Ptr exchange)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_exchanges.push_back(std::move(exchange));
        ++m_total;
    }
    wake();
}

std::vector<Exchange::Ptr> Held::takeAll()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_exchanges, {});
}

std::size_t Held::count() const
{
    const std::scoped_lock lock(m_mutex);
    return m_exchanges.size();
}

int Held::total() const
{
    const std::scoped_lock lock(m_mutex);
    return m_total;
}

int Held::left() const
{
    const std::scoped_lock lock(m_mutex);
    return m_left;
}

void Held::addLeft()
{
    {
        const std::scoped_lock lock(m_mutex);
        ++m_left;
    }
    wake();
}

void Held::wake()
{
    m_listener.post([] {}); // the event is what counts: whoever waits looks again
}

ServerSettings TestServer::quick(int threads)
{
    ServerSettings settings;
    settings.port = 0;
    settings.threads = threads;
    settings.limits.halfClosedTime = std::chrono::milliseconds(200);
    return settings;
}

TestServer::TestServer(ServerSettings settings)
{
    m_held.setListener(m_mailbox.address());
    m_logFile.open();
    m_log = std::make_unique<Log>(Log::Level::Info, Log::Format::Text, m_logFile.handle());
    m_server = std::make_unique<Server>(
        std::move(settings), [this](QObject *, const Mailbox::Address &) { return makeRouter(); }, *m_log);
    const auto listening = m_server->listen();
    if (!listening)
        qFatal("%s", qPrintable(listening.error().message));
}

TestServer::~TestServer()
{
    stop();
}

std::unique_ptr<Router> TestServer::makeRouter()
{
    auto router = std::make_unique<Router>();
    router->setAuthenticator({.check = authenticate, .recheck = {}});
    const auto hold = [this](const Exchange::Ptr &exchange) {
        exchange->onPeerLeft(&m_mailbox, [this] { m_held.addLeft(); });
        m_held.add(exchange);
    };
    const auto echo = [](const Exchange::Ptr &exchange) { exchange->reply(text(exchange->request().body)); };
    router->add(Method::Get, "/ping", {}, [](const Exchange::Ptr &exchange) { exchange->reply(text("pong")); });
    router->add(Method::Post, "/echo", {.readsBody = true}, echo);
    router->add(Method::Post, "/small", {.smallBody = true, .readsBody = true}, echo);
    router->add(Method::Put, "/upload", {.bodyLimit = 4 * 1024 * 1024, .readsBody = true},
                [](const Exchange::Ptr &exchange) {
                    exchange->reply(text(QByteArray::number(exchange->request().body.size())));
                });
    router->add(Method::Get, "/hold/:name", {}, hold);
    router->add(Method::Post, "/hold/:name", {}, hold);
    router->add(Method::Put, "/keep", {.readsBody = true}, hold);
    router->add(Method::Get, "/stream", {}, [hold](const Exchange::Ptr &exchange) {
        exchange->startStream({.body = "first", .contentType = "text/plain"});
        hold(exchange);
    });
    router->add(Method::Get, "/big", {},
                [](const Exchange::Ptr &exchange) { exchange->reply(text(QByteArray(1024 * 1024, 'x'))); });
    router->add(Method::Post, "/json", {.readsJson = true}, [](const Exchange::Ptr &exchange) {
        exchange->reply(text(exchange->request().json.value(QStringLiteral("a")).toString().toUtf8()));
    });
    router->add(Method::Get, "/user", {.access = Access::User}, tellCaller);
    router->add(Method::Post, "/user", {.access = Access::User, .readsJson = true}, tellCaller);
    router->add(Method::Get, "/admin", {.access = Access::Admin}, tellCaller);
    router->add(Method::Get, "/local", {.access = Access::LocalOrUser}, tellCaller);
    router->add(Method::Get, "/drop", {}, [](const Exchange::Ptr &) {});
    return router;
}

bool TestServer::waitForHeld(std::size_t count)
{
    return hub::test::waitFor([&] { return m_held.count() >= count; });
}

void TestServer::releaseAll()
{
    for (const Exchange::Ptr &exchange : m_held.takeAll())
        on(exchange, [](Exchange &held) { held.reply(text(held.request().param("name"))); });
}

bool TestServer::waitForEmpty()
{
    return hub::test::waitForOthers([this] { return m_server->openConnections() == 0; });
}

QByteArray TestServer::stop()
{
    m_server.reset();
    m_held.takeAll().clear();
    m_log.reset(); // writes out what is waiting
    return logged();
}

/// Read by position: the log's writer goes on at the descriptor's own.
QByteArray TestServer::logged()
{
    QByteArray text(64 * 1024, '\0');
    const auto size = ::pread(m_logFile.handle(), text.data(), std::size_t(text.size()), 0);
    text.resize(std::max<qsizetype>(0, size));
    return text;
}

bool TestServer::waitForLog(const QByteArray &text)
{
    return hub::test::waitForOthers([&] { return logged().contains(text); });
}

void on(const Exchange::Ptr &exchange, std::function<void(Exchange &)> act)
{
    exchange->mailbox().post([exchange, act = std::move(act)] { act(*exchange); });
}

QByteArray request(const QByteArray &methodAndTarget, const QByteArray &headers, const QByteArray &body)
{
    QByteArray out = methodAndTarget + " HTTP/1.1\r\nHost: localhost\r\n" + headers;
    if (!body.isNull())
        out += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return out + "\r\n" + body;
}

} // namespace hub::http::test
