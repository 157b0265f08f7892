// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/http/testserver.h"
#include "tests/support/rawclient.h"
#include "tests/support/test.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

#include <sys/resource.h>
#include <unistd.h>

using namespace hub::http;
using namespace hub::http::test;
using hub::test::Answer;
using hub::test::RawClient;

namespace {

QByteArray errorOf(const Answer &answer)
{
    return QJsonDocument::fromJson(answer.body).object().value(QStringLiteral("error")).toString().toLatin1();
}

} // namespace

class tst_ServerBasics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void everyAnswerHasItsHeaders();
    void requestIds_data();
    void requestIds();
    void keepAlive_data();
    void keepAlive();
    void expectContinue();
    void expectIsRefused();
    void pipelinedAnswersComeInOrder();
    void manyPipelined();
    void cors();
    void forwardedAddressIsLimited();
    void portTaken();
    void outOfDescriptors();
    void logsWithoutQuery();
    void logTellsTheIdOfTheAnswer();
};

void tst_ServerBasics::answers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body"); // an error's code begins with '!'
    const auto row = [](const char *name, const QByteArray &bytes, int status, const char *body) {
        QTest::newRow(name) << bytes << status << QByteArray(body);
    };
    const QByteArray json = "Content-Type: application/json\r\n";
    const QByteArray user = "Authorization: Bearer user\r\n";
    const QByteArray admin = "Authorization: Bearer admin\r\n";
    row("get", Get, 200, "pong");
    row("post", request("POST /echo", {}, "hello"), 200, "hello");
    row("post chunked", request("POST /echo", "Transfer-Encoding: chunked\r\n") + "5\r\nhello\r\n0\r\n\r\n", 200,
        "hello");
    row("absolute target", request("GET http://localhost/ping"), 200, "pong");
    row("options", request("OPTIONS /ping"), 204, "");
    row("options *", request("OPTIONS *"), 204, "");
    row("get *", request("GET *"), 400, "!BAD_REQUEST");
    row("unknown path", request("GET /nothing"), 404, "!NOT_FOUND");
    row("unknown path with a body", request("POST /nothing", {}, "hello"), 404, "!NOT_FOUND");
    row("wrong method", request("DELETE /ping"), 405, "!METHOD_NOT_ALLOWED");
    row("trace", request("TRACE /ping"), 405, "!METHOD_NOT_ALLOWED");
    row("bad target", request("GET /%zz"), 400, "!BAD_REQUEST");
    row("other host", "GET /ping HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403, "!FORBIDDEN");
    row("other host's target", request("GET http://evil.example/ping"), 403, "!FORBIDDEN");
    row("json", request("POST /json", json, "{\"a\":\"b\"}"), 200, "b");
    row("json with charset",
        request("POST /json", "Content-Type: Application/JSON; charset=utf-8\r\n", "{\"a\":\"b\"}"), 200, "b");
    row("json of no type", request("POST /json", {}, "{}"), 415, "!UNSUPPORTED_MEDIA_TYPE");
    row("json of wrong type", request("POST /json", "Content-Type: text/json\r\n", "{}"), 415,
        "!UNSUPPORTED_MEDIA_TYPE");
    row("json broken", request("POST /json", json, "{\"a\":"), 400, "!INVALID_JSON");
    row("json empty", request("POST /json", json, ""), 400, "!INVALID_JSON");
    row("json no object", request("POST /json", json, "[1]"), 400, "!INVALID_REQUEST");
    row("json deeper than deep", request("POST /json", json, QByteArray(100000, '[')), 400, "!INVALID_JSON");
    row("user", request("GET /user", user), 200, "user");
    row("user, no token", request("GET /user"), 401, "!UNAUTHORIZED");
    row("user, wrong token", request("GET /user", "Authorization: Bearer x\r\n"), 401, "!UNAUTHORIZED");
    row("admin", request("GET /admin", admin), 200, "admin");
    row("admin, by a user", request("GET /admin", user), 403, "!FORBIDDEN");
    row("local, without token", request("GET /local"), 200, "nobody");
    row("method before auth", request("DELETE /user"), 405, "!METHOD_NOT_ALLOWED");
    row("auth before media type", request("POST /user", {}, "x"), 401, "!UNAUTHORIZED");
    row("media type before body", request("POST /user", user, "x"), 415, "!UNSUPPORTED_MEDIA_TYPE");
}

void tst_ServerBasics::answers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, body);
    TestServer server;
    RawClient client(server.port());
    const Answer answer = client.ask(bytes);
    QVERIFY(answer.complete);
    QTEST(answer.status, "status");
    QCOMPARE(body.startsWith('!') ? '!' + errorOf(answer) : answer.body, body);
    // The next one is served.
    if (answer.header("Connection") == "close")
        QVERIFY(client.waitForClose());
    else
        QCOMPARE(client.ask(Get).body, QByteArray("pong"));
    QCOMPARE(RawClient(server.port()).ask(Get).body, QByteArray("pong"));
}

void tst_ServerBasics::everyAnswerHasItsHeaders()
{
    TestServer server;
    RawClient client(server.port());
    for (const QByteArray &bytes :
         {Get, request("GET /nothing"), request("OPTIONS *"), request("GET /drop"), QByteArray("broken\r\n\r\n")}) {
        const Answer answer = client.ask(bytes);
        QVERIFY(answer.status != 0);
        QVERIFY(answer.header("Date").endsWith(" GMT"));
        QVERIFY(!answer.header("X-Request-Id").isEmpty());
        QCOMPARE(answer.header("Cache-Control"), QByteArray("no-store"));
        QCOMPARE(answer.header("X-Content-Type-Options"), QByteArray("nosniff"));
    }
    QVERIFY(client.waitForClose());
}

void tst_ServerBasics::requestIds_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<bool>("kept");
    QTest::newRow("plain") << QByteArray("Abc.123_x-y") << true;
    QTest::newRow("64 bytes") << QByteArray(64, 'a') << true;
    QTest::newRow("65 bytes") << QByteArray(65, 'a') << false;
    QTest::newRow("empty") << QByteArray("") << false;
    QTest::newRow("space") << QByteArray("a b") << false;
    QTest::newRow("quote") << QByteArray("a\"b") << false;
    QTest::newRow("UTF-8") << QByteArray("\xc3\xa4") << false;
}

void tst_ServerBasics::requestIds()
{
    QFETCH(QByteArray, id);
    QFETCH(bool, kept);
    TestServer server;
    RawClient client(server.port());
    const QByteArray bytes = request("GET /ping", "X-Request-Id: " + id + "\r\n");
    const QByteArray first = client.ask(bytes).header("X-Request-Id");
    const QByteArray second = client.ask(bytes).header("X-Request-Id");
    QCOMPARE(first == id, kept);
    QCOMPARE(first == second, kept); // each new one is its own
    QVERIFY(QRegularExpression(QStringLiteral("^[A-Za-z0-9._-]{1,64}$")).match(QString::fromLatin1(first)).hasMatch());
}

void tst_ServerBasics::keepAlive_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("keeps");
    QTest::newRow("1.1") << Get << true;
    QTest::newRow("1.1 close") << request("GET /ping", "Connection: close\r\n") << false;
    QTest::newRow("1.0") << QByteArray("GET /ping HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("1.0 keep-alive") << QByteArray("GET /ping HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") << true;
}

void tst_ServerBasics::keepAlive()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, keeps);
    TestServer server;
    RawClient client(server.port());
    const Answer answer = client.ask(bytes);
    QCOMPARE(answer.body, QByteArray("pong"));
    if (keeps) {
        QCOMPARE(client.ask(bytes).body, QByteArray("pong"));
        QVERIFY(!client.isClosed());
    } else {
        QCOMPARE(answer.header("Connection"), QByteArray("close"));
        QVERIFY(client.waitForClose());
        QVERIFY(client.received().isEmpty());
    }
}

void tst_ServerBasics::expectContinue()
{
    TestServer server;
    RawClient client(server.port());
    const QByteArray head = "Content-Length: 5\r\nExpect: 100-continue\r\n";
    QCOMPARE(client.ask(request("POST /echo", head)).status, 100);
    QCOMPARE(client.ask("hello").body, QByteArray("hello"));
    // A body that comes along needs no invitation.
    QCOMPARE(client.ask(request("POST /echo", head) + "again").body, QByteArray("again"));
}

void tst_ServerBasics::expectIsRefused()
{
    TestServer server;
    for (const QByteArray &target : {QByteArray("POST /nothing"), QByteArray("GET /user"), QByteArray("POST /json")}) {
        RawClient client(server.port());
        const Answer answer = client.ask(request(target, "Content-Length: 5\r\nExpect: 100-continue\r\n"));
        QVERIFY(answer.status >= 401 && answer.status <= 415);
        QVERIFY(client.waitForClose());
    }
    RawClient client(server.port());
    QCOMPARE(client.ask(request("POST /echo", "Content-Length: 1048577\r\nExpect: 100-continue\r\n")).status, 413);
    QVERIFY(client.waitForClose());
}

void tst_ServerBasics::pipelinedAnswersComeInOrder()
{
    TestServer server;
    RawClient client(server.port());
    client.send(request("GET /hold/1") + Get + request("POST /hold/2", {}, "body") + request("GET /big") + Get);
    for (const char *name : {"1", "2"}) {
        QVERIFY(server.waitForHeld(1));
        QCOMPARE(server.held().count(), std::size_t(1)); // one at a time
        server.releaseAll();
        QCOMPARE(client.next().body, QByteArray(name));
        if (*name == '1')
            QCOMPARE(client.next().body, QByteArray("pong"));
    }
    QCOMPARE(client.next().body.size(), 1024 * 1024);
    QCOMPARE(client.next().body, QByteArray("pong"));
}

void tst_ServerBasics::manyPipelined()
{
    TestServer server;
    RawClient client(server.port());
    QByteArray bytes;
    for (int i = 0; i < 500; ++i)
        bytes += request("POST /echo", {}, QByteArray::number(i));
    client.send(bytes);
    for (int i = 0; i < 500; ++i)
        QCOMPARE(client.next().body, QByteArray::number(i));
}

void tst_ServerBasics::cors()
{
    ServerSettings settings = TestServer::quick();
    settings.corsOrigins = {"https://shop.example"};
    TestServer server(settings);
    RawClient client(server.port());
    const QByteArray origin = "Origin: https://shop.example\r\n";
    QCOMPARE(client.ask(request("GET /ping", origin)).header("Access-Control-Allow-Origin"),
             QByteArray("https://shop.example"));
    QVERIFY(client.ask(request("GET /ping", "Origin: https://evil.example\r\n"))
                .header("Access-Control-Allow-Origin")
                .isNull());
    const QByteArray ask = "Access-Control-Request-Method: POST\r\n";
    const Answer preflight = client.ask(request("OPTIONS /echo", origin + ask));
    QCOMPARE(preflight.status, 204);
    QVERIFY(preflight.header("Access-Control-Allow-Methods").contains("POST"));
    QCOMPARE(preflight.header("Access-Control-Allow-Origin"), QByteArray("https://shop.example"));
    const Answer other = client.ask(request("OPTIONS /echo", "Origin: https://evil.example\r\n" + ask));
    QVERIFY(other.header("Access-Control-Allow-Methods").isNull());
    QVERIFY(other.header("Access-Control-Allow-Origin").isNull());
}

void tst_ServerBasics::forwardedAddressIsLimited()
{
    ServerSettings settings = TestServer::quick();
    settings.limits.publicRequestsPerSecond = 3;
    settings.trustedProxies = {{QHostAddress(QHostAddress::LocalHost), 32}};
    TestServer server(settings);
    RawClient client(server.port());
    const QByteArray bytes = request("GET /ping", "X-Forwarded-For: 203.0.113.9\r\n");
    client.send(bytes.repeated(50));
    int refused = 0;
    for (int i = 0; i < 50; ++i) {
        const Answer answer = client.next();
        QVERIFY(answer.status == 200 || answer.status == 429);
        if (answer.status == 429) {
            ++refused;
            QCOMPARE(answer.header("Retry-After"), QByteArray("1"));
            QCOMPARE(errorOf(answer), QByteArray("TOO_MANY_REQUESTS"));
        }
    }
    QVERIFY(refused > 0);
    QCOMPARE(client.ask(request("GET /ping", "X-Forwarded-For: 203.0.113.10\r\n")).status, 200);
    QCOMPARE(client.ask(Get).status, 200);
}

void tst_ServerBasics::portTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    ServerSettings settings = TestServer::quick();
    settings.port = other.serverPort();
    hub::Log log(hub::Log::Level::Error, hub::Log::Format::Text);
    Server server(
        settings, [](QObject *, const hub::Mailbox::Address &) { return std::make_unique<Router>(); }, log);
    const auto listening = server.listen();
    QVERIFY(!listening);
    QCOMPARE(listening.error().code, QByteArray("LISTEN_FAILED"));
    QVERIFY(listening.error().message.contains(QString::number(settings.port)));
}

// Qt stops accepting for good when descriptors run out; the server goes on when there are some again.
void tst_ServerBasics::outOfDescriptors()
{
    TestServer server;
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    std::vector<int> taken{dup(0)};
    rlimit low = before;
    low.rlim_cur = rlim_t(taken.back()) + 50;
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &low), 0);
    RawClient client(server.port()); // has its descriptor, and is let in by the kernel
    for (int fd = dup(0); fd >= 0; fd = dup(0))
        taken.push_back(fd);
    client.send(Get);
    const bool noticed = server.waitForLog("cannot accept");
    for (const int fd : taken)
        close(fd);
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
    QVERIFY(noticed);
    QCOMPARE(client.next().body, QByteArray("pong"));
    QCOMPARE(RawClient(server.port()).ask(Get).body, QByteArray("pong"));
}

void tst_ServerBasics::logsWithoutQuery()
{
    TestServer server;
    RawClient client(server.port());
    client.ask(request("GET /ping?token=secret", "X-Request-Id: id-7\r\nAuthorization: Bearer secret\r\n"));
    client.ask(request("GET /a%0aforged"));
    const QByteArray log = server.stop();
    QVERIFY(log.contains("path=/ping status=200"));
    QVERIFY(log.contains("request_id=id-7"));
    QVERIFY(!log.contains("secret"));
    QCOMPARE(log.count('\n'), 2);
}

/// Numbers of phones are shortened in a log; an id that looks like one could not be found there.
void tst_ServerBasics::logTellsTheIdOfTheAnswer()
{
    TestServer server;
    QList<QByteArray> ids;
    for (int i = 0; i < 100; ++i)
        ids.append(RawClient(server.port()).ask(request("GET /ping")).header("X-Request-Id"));
    const QByteArray log = server.stop();
    for (const QByteArray &id : ids) {
        QVERIFY2(std::none_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; }), id.constData());
        QVERIFY2(log.contains(QByteArray("request_id=" + id + '\n')), id.constData());
    }
}

HUB_TEST(tst_ServerBasics)
#include "tst_server.moc"
