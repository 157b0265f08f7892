// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/pooledaccessmanager.h"
#include "core/session/sessionmanagerclient.h"
#include "tests/support/scriptedserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTestEventLoop>
#include <QTimer>

#include <memory>
#include <optional>

using namespace hub;
using hub::test::ScriptedServer;
using After = ScriptedServer::After;
using Kind = SessionManagerError::Kind;
using namespace std::chrono_literals;

namespace {

const ClienteId Client = *ClienteId::parse("51");

/// The outcome of one call, once it has come.
struct Ending
{
    int calls = 0;
    std::optional<SessionManagerOutcome> outcome;

    SessionManagerClient::Callback callback()
    {
        return [this](const SessionManagerOutcome &got) {
            ++calls;
            outcome = got;
            m_loop.exitLoop();
        };
    }
    /// Waits for the call's end; false when it has not come within `patience`.
    bool wait(std::chrono::milliseconds patience = 10s)
    {
        if (!outcome)
            m_loop.enterLoopMSecs(int(patience.count()));
        return outcome.has_value();
    }
    [[nodiscard]] bool succeeded() const { return outcome && outcome->has_value(); }
    [[nodiscard]] SessionManagerError error() const
    {
        return outcome && !*outcome ? outcome->error() : SessionManagerError();
    }

private:
    QTestEventLoop m_loop;
};

SessionManagerSettings patient(const QUrl &url)
{
    SessionManagerSettings settings;
    settings.baseUrl = url;
    return settings; // the real 5, 30 and 120 s: no test here waits for them
}

std::unique_ptr<QNetworkAccessManager> makeManager(bool pooled)
{
    if (pooled)
        return std::make_unique<PooledAccessManager>();
    return std::make_unique<QNetworkAccessManager>();
}

/// Every test that is the same over both managers, plain and encrypted, on a new connection and a kept one.
void addMatrix()
{
    QTest::addColumn<bool>("pooled");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("kept");
}

const char *matrixName(bool pooled, bool tls, bool kept)
{
    static constexpr const char *Names[] = {"stock http new",   "stock http kept",  "stock https new",
                                            "stock https kept", "pooled http new",  "pooled http kept",
                                            "pooled https new", "pooled https kept"};
    return Names[int(pooled) * 4 + int(tls) * 2 + int(kept)];
}

template<typename Row>
void forMatrix(Row row)
{
    for (const bool pooled : {false, true})
        for (const bool tls : {false, true})
            for (const bool kept : {false, true})
                row(pooled, tls, kept);
}

} // namespace

class tst_SessionManagerClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void outcomes_data();
    void outcomes();
    void timeouts_data();
    void timeouts();
    void connectTimeout_data();
    void connectTimeout();
    void bytesKeepACallAlive_data();
    void bytesKeepACallAlive();
    void waitingIsNeitherTimeout();
    void refused_data();
    void refused();
    void requests_data();
    void requests();
    void sendBodyIsExact();
    void sendHasItsOwnTimeout();
    void sendIsNotSentTwice();
    void redirectsAndCookies_data();
    void redirectsAndCookies();
    void stuckCallsDelayNobody();
    void abort_data();
    void abort();
    void contextDestroyed_data();
    void contextDestroyed();
    void clientDestroyed_data();
    void clientDestroyed();
    void managerDestroyed_data();
    void managerDestroyed();
    void callsFromCallbacks();

private:
    /// Makes a call first, so that the next finds a kept-alive connection.
    static void warmUp(SessionManagerClient &client, ScriptedServer &server);
};

void tst_SessionManagerClient::initTestCase()
{
    QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    trusting.addCaCertificate(ScriptedServer::certificate());
    QSslConfiguration::setDefaultConfiguration(trusting);
}

void tst_SessionManagerClient::warmUp(SessionManagerClient &client, ScriptedServer &server)
{
    server.answer(ScriptedServer::json("{}"));
    QObject context;
    Ending result;
    client.getStatus(Client, &context, result.callback());
    QVERIFY(result.wait());
    QVERIFY2(result.succeeded(), qPrintable(result.error().message));
}

void tst_SessionManagerClient::outcomes_data()
{
    addMatrix();
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("after");
    QTest::addColumn<int>("kind"); // -1: success
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<bool>("isJson");

    struct Case
    {
        const char *name;
        QByteArray answer;
        After after;
        int kind;
        const char *message; // ends in '*': a prefix
        int status;
        QByteArray body;
        QByteArray code;
        bool isJson;
    };
    const QByteArray exact = "{\"z\":12345678901234567890,\"a\":\"\\u00e9\\ud83d\",\"a\":1.50}  \n";
    const QByteArray qr = "{\"qr\":\"data:image/png;base64," + QByteArray(6000, 'A') + "\"}";
    const QByteArray notReady = "{\"error\":true,\"code\":\"SESSION_NOT_READY\",\"message\":\"Not ready\"}";
    const QByteArray large = "{\"x\":\"" + QByteArray(2000, 'x') + "\"}";
    const QByteArray chunkedHead = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    const auto ok = [](const char *name, QByteArray answer, After after, int status, QByteArray body) {
        return Case{name, std::move(answer), after, -1, "", status, std::move(body), {}, true};
    };
    const auto bad = [](const char *name, QByteArray answer, After after, Kind kind, const char *message) {
        return Case{name, std::move(answer), after, int(kind), message, 0, {}, {}, false};
    };
    const auto told = [](const char *name, const char *status, QByteArray body, const char *message, QByteArray code,
                         bool isJson) {
        return Case{name,
                    ScriptedServer::json(body, status),
                    After::KeepOpen,
                    int(Kind::Status),
                    message,
                    QByteArray(status).left(3).toInt(),
                    body,
                    std::move(code),
                    isJson};
    };
    const Case cases[] = {
        ok("exact bytes", ScriptedServer::json(exact), After::KeepOpen, 200, exact),
        ok("201 scalar", ScriptedServer::json("7", "201 Created"), After::KeepOpen, 201, "7"),
        ok("QR", ScriptedServer::json(qr), After::KeepOpen, 200, qr),
        ok("chunked", chunkedHead + "3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n", After::KeepOpen, 200, "{\"a\":1}"),
        ok("until close", "HTTP/1.1 200 OK\r\n\r\n{\"a\":1}", After::Close, 200, "{\"a\":1}"),
        ok("empty", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", After::KeepOpen, 200, ""),
        ok("204", "HTTP/1.1 204 No Content\r\n\r\n", After::KeepOpen, 204, ""),
        ok("100 first", "HTTP/1.1 100 Continue\r\n\r\n" + ScriptedServer::json("{}"), After::KeepOpen, 200, "{}"),
        Case{"html",
             ScriptedServer::json("<html>"),
             After::KeepOpen,
             int(Kind::NotJson),
             "SESSION_MANAGER_ERROR: Response is not JSON",
             200,
             "<html>",
             {},
             false},
        told("409", "409 Conflict", notReady, "Not ready", "SESSION_NOT_READY", true),
        told("404 error word", "404 Not Found", "{\"error\":\"QR_NOT_AVAILABLE\"}", "QR_NOT_AVAILABLE",
             "QR_NOT_AVAILABLE", true),
        told("409 error sentence", "409 Conflict", "{\"error\":\"QR not available\"}", "QR not available", "", true),
        told("400 code", "400 Bad Request", "{\"error\":true,\"code\":\"MISSING_HEADER\"}", "MISSING_HEADER",
             "MISSING_HEADER", true),
        told("500 wordless", "500 Oops", "{\"error\":true,\"message\":5}", "SESSION_MANAGER_ERROR: HTTP 500", "", true),
        told("500 html", "500 Oops", "<h1>Oops</h1>", "SESSION_MANAGER_ERROR: HTTP 500", "", false),
        told("503 empty", "503 Busy", "", "SESSION_MANAGER_ERROR: HTTP 503", "", false),
        told("403", "403 Forbidden", "[]", "SESSION_MANAGER_ERROR: HTTP 403", "", true),
        bad("closed", "", After::Close, Kind::Network, "SESSION_MANAGER_ERROR: Connection closed"),
        bad("reset", "", After::Reset, Kind::Network, "SESSION_MANAGER_ERROR: *"),
        bad("garbage", "SSH-2.0-OpenSSH_9.2p1 Debian\r\n\r\n", After::Close, Kind::Network, "SESSION_MANAGER_ERROR: *"),
        bad("truncated", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}", After::Close, Kind::Network,
            "SESSION_MANAGER_ERROR: Connection closed"),
        bad("truncated 404", "HTTP/1.1 404 No\r\nContent-Length: 9\r\n\r\n{}", After::Close, Kind::Network,
            "SESSION_MANAGER_ERROR: Connection closed"),
        bad("truncated chunk", chunkedHead + "9\r\n{}", After::Close, Kind::Network, "SESSION_MANAGER_ERROR: *"),
        bad("too large", ScriptedServer::json(large), After::KeepOpen, Kind::Network,
            "SESSION_MANAGER_ERROR: Response body too large"),
        bad("too large 404", ScriptedServer::json(large, "404 Not Found"), After::KeepOpen, Kind::Network,
            "SESSION_MANAGER_ERROR: Response body too large"),
    };
    forMatrix([&cases](bool pooled, bool tls, bool kept) {
        for (const Case &c : cases) {
            // Qt's own manager goes on sending what was refused on a kept connection, and does not see a cut in chunks.
            if (!pooled && (c.after != After::KeepOpen) && (kept || tls || c.answer.contains("chunked")))
                continue;
            QTest::addRow("%s: %s", matrixName(pooled, tls, kept), c.name)
                << pooled << tls << kept << c.answer << int(c.after) << c.kind << QString::fromLatin1(c.message)
                << c.status << c.body << c.code << c.isJson;
        }
    });
}

void tst_SessionManagerClient::outcomes()
{
    QFETCH(bool, pooled);
    QFETCH(bool, tls);
    QFETCH(bool, kept);
    QFETCH(QByteArray, answer);
    QFETCH(int, after);
    QFETCH(int, kind);
    QFETCH(QString, message);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    ScriptedServer server(tls ? ScriptedServer::Transport::Tls : ScriptedServer::Transport::Plain);
    const auto manager = makeManager(pooled);
    SessionManagerSettings settings = patient(server.url());
    settings.bodyLimit = message.endsWith(QLatin1String("too large")) ? 1000 : 8388608;
    SessionManagerClient client(manager.get(), settings);
    if (kept)
        warmUp(client, server);
    server.answer(answer, After(after));

    QObject context;
    Ending result;
    client.getStatus(Client, &context, result.callback());
    QVERIFY(!result.outcome);
    QVERIFY(result.wait());
    QCOMPARE(result.calls, 1);
    if (kept)
        QCOMPARE(server.requests().at(1).connection, 0);
    if (kind < 0) {
        QVERIFY2(result.succeeded(), qPrintable(result.error().message));
        QCOMPARE((*result.outcome)->status, status);
        QCOMPARE((*result.outcome)->body, body);
        return;
    }
    const SessionManagerError error = result.error();
    QVERIFY(!result.succeeded());
    if (message.endsWith(QLatin1Char('*')))
        QVERIFY2(error.message.startsWith(message.chopped(1)), qPrintable(error.message));
    else
        QCOMPARE(error.message, message);
    QCOMPARE(int(error.kind), kind);
    QCOMPARE(error.statusCode, status);
    QCOMPARE(error.response, body);
    QTEST(error.code, "code");
    QTEST(error.responseIsJson, "isJson");
    QVERIFY(error.mayHaveLeft);
}

void tst_SessionManagerClient::timeouts_data()
{
    addMatrix();
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("trickle");
    forMatrix([](bool pooled, bool tls, bool kept) {
        const auto row = [=](const char *name, QByteArray answer, bool trickle) {
            QTest::addRow("%s: %s", matrixName(pooled, tls, kept), name) << pooled << tls << kept << answer << trickle;
        };
        row("silence", "", false);
        row("silence in the header", "HTTP/1.1 200 OK\r\n", false);
        row("silence in the body", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", false);
        row("endless trickle", "HTTP/1.1 200 OK\r\n\r\n{", true);
    });
}

void tst_SessionManagerClient::timeouts()
{
    QFETCH(bool, pooled);
    QFETCH(bool, tls);
    QFETCH(bool, kept);
    QFETCH(QByteArray, answer);
    QFETCH(bool, trickle);
    ScriptedServer server(tls ? ScriptedServer::Transport::Tls : ScriptedServer::Transport::Plain);
    const auto manager = makeManager(pooled);
    if (kept) {
        SessionManagerClient other(manager.get(), patient(server.url()));
        warmUp(other, server);
    }
    SessionManagerSettings settings = patient(server.url());
    // The total includes connecting: that must never be what is cut here.
    const auto total = kept ? 60ms : tls ? 1500ms : 500ms;
    (trickle ? settings.totalTimeout : settings.readTimeout) = trickle ? total : 60ms;
    SessionManagerClient client(manager.get(), settings);
    QTimer drip;
    server.setHandler([&](QTcpSocket *socket, const ScriptedServer::Request &) {
        socket->write(answer);
        if (!trickle)
            return;
        connect(&drip, &QTimer::timeout, socket, [socket] { socket->write(" "); });
        drip.start(5);
    });
    QObject context;
    Ending result;
    client.getStatus(Client, &context, result.callback());
    QVERIFY(result.wait());
    QCOMPARE(result.error().message, QStringLiteral("SESSION_MANAGER_TIMEOUT: Read timeout exceeded"));
    QCOMPARE(result.error().kind, Kind::ReadTimeout);
    QVERIFY(result.error().mayHaveLeft);
    QCOMPARE(server.requests().size(), std::size_t(kept ? 2 : 1));
    drip.stop();
    QTRY_COMPARE(server.openConnections(), 0);
}

void tst_SessionManagerClient::connectTimeout_data()
{
    QTest::addColumn<bool>("pooled");
    QTest::addColumn<bool>("tls");
    QTest::newRow("stock: no answer to SYN") << false << false;
    QTest::newRow("pooled: no answer to SYN") << true << false;
    QTest::newRow("stock: no TLS handshake") << false << true;
    QTest::newRow("pooled: no TLS handshake") << true << true;
}

void tst_SessionManagerClient::connectTimeout()
{
    QFETCH(bool, pooled);
    QFETCH(bool, tls);
    QTcpServer full; // a listener whose queue is full drops what else comes
    std::vector<std::unique_ptr<QTcpSocket>> fillers;
    ScriptedServer silent(ScriptedServer::Transport::Tls);
    silent.setHandshakes(false);
    QUrl url = silent.url();
    if (!tls) {
        full.setListenBacklogSize(1);
        QVERIFY(full.listen(QHostAddress::LocalHost));
        full.pauseAccepting();
        url.setScheme(QStringLiteral("http"));
        url.setPort(full.serverPort());
        for (int i = 0; i < 8; ++i) {
            fillers.push_back(std::make_unique<QTcpSocket>());
            fillers.back()->connectToHost(QHostAddress::LocalHost, full.serverPort());
        }
        QTRY_VERIFY(fillers.front()->state() == QAbstractSocket::ConnectedState);
    }
    const auto manager = makeManager(pooled);
    SessionManagerSettings settings = patient(url);
    settings.connectTimeout = 60ms;
    SessionManagerClient client(manager.get(), settings);
    QObject context;
    Ending result;
    client.sendMessage(Client, QStringLiteral("5491112345678"), QStringLiteral("x"), &context, result.callback());
    QVERIFY(result.wait());
    QCOMPARE(result.error().message, QStringLiteral("SESSION_MANAGER_TIMEOUT: Connection timeout"));
    QCOMPARE(result.error().kind, Kind::ConnectTimeout);
    QVERIFY(!result.error().mayHaveLeft);
}

void tst_SessionManagerClient::bytesKeepACallAlive_data()
{
    QTest::addColumn<QByteArray>("answer");
    // One byte every 18 ms: in all longer than the silence that is allowed.
    QTest::newRow("header") << QByteArray("HTTP/1.1 200 OK\r\nX: " + QByteArray(40, 'x') +
                                          "\r\nContent-Length: 2\r\n\r\n{}");
    QTest::newRow("body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 42\r\n\r\n{" + QByteArray(40, ' ') + '}');
    QTest::newRow("100") << QByteArray("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
}

void tst_SessionManagerClient::bytesKeepACallAlive()
{
    QFETCH(QByteArray, answer);
    ScriptedServer server;
    PooledAccessManager manager;
    SessionManagerSettings settings = patient(server.url());
    settings.readTimeout = 1000ms;
    SessionManagerClient client(&manager, settings);
    QTimer drip;
    server.setHandler([&](QTcpSocket *socket, const ScriptedServer::Request &) {
        connect(&drip, &QTimer::timeout, socket, [&drip, &answer, socket] {
            socket->write(answer.left(1));
            answer.remove(0, 1);
            if (answer.isEmpty())
                drip.stop();
        });
        drip.start(18);
    });
    QObject context;
    Ending result;
    client.getStatus(Client, &context, result.callback());
    QVERIFY(result.wait(30s));
    QVERIFY2(result.succeeded(), qPrintable(result.error().message));
}

/// Qt's own manager has six connections: the seventh call waits, longer than both timeouts, and still gets its answer.
void tst_SessionManagerClient::waitingIsNeitherTimeout()
{
    ScriptedServer server;
    QNetworkAccessManager manager;
    SessionManagerClient patientClient(&manager, patient(server.url()));
    SessionManagerSettings settings = patient(server.url());
    settings.connectTimeout = 50ms;
    settings.readTimeout = 2000ms;
    SessionManagerClient client(&manager, settings);
    QObject context;
    Ending stuck[6];
    for (Ending &result : stuck)
        patientClient.getStatus(Client, &context, result.callback());
    QTRY_COMPARE(server.requests().size(), std::size_t(6));

    Ending waiting;
    client.getStatus(Client, &context, waiting.callback());
    // Another call of the same patience to a peer of its own ends in a timeout meanwhile: that long it has waited.
    ScriptedServer silent(ScriptedServer::Transport::Tls);
    silent.setHandshakes(false);
    PooledAccessManager pooled;
    SessionManagerSettings other = patient(silent.url());
    other.connectTimeout = 100ms;
    SessionManagerClient clock(&pooled, other);
    Ending timedOut;
    clock.getStatus(Client, &context, timedOut.callback());
    QVERIFY(timedOut.wait());
    QVERIFY(!waiting.outcome);
    server.blurt(ScriptedServer::json("{}"));
    server.answer(ScriptedServer::json("{}"));
    QVERIFY(waiting.wait());
    QVERIFY2(waiting.succeeded(), qPrintable(waiting.error().message));
}

void tst_SessionManagerClient::refused_data()
{
    QTest::addColumn<bool>("pooled");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("message");
    for (const bool pooled : {false, true}) {
        const char *who = pooled ? "pooled" : "stock";
        QTest::addRow("%s: refused", who)
            << pooled << QString() << QStringLiteral("SESSION_MANAGER_UNREACHABLE: Connection refused");
        QTest::addRow("%s: no such host", who) << pooled << QStringLiteral("http://no-such-host.invalid:3001")
                                               << QStringLiteral("SESSION_MANAGER_UNREACHABLE: Host not found");
    }
}

void tst_SessionManagerClient::refused()
{
    QFETCH(bool, pooled);
    QFETCH(QString, url);
    QFETCH(QString, message);
    ScriptedServer server;
    const QUrl gone = server.url();
    server.shutDown();
    const auto manager = makeManager(pooled);
    SessionManagerClient client(manager.get(), patient(url.isEmpty() ? gone : QUrl(url)));
    QObject context;
    Ending result;
    client.sendMessage(Client, QStringLiteral("5491112345678"), QStringLiteral("x"), &context, result.callback());
    QVERIFY(result.wait(30s));
    QCOMPARE(result.error().message, message);
    QCOMPARE(result.error().kind, Kind::Unreachable);
    QVERIFY(!result.error().mayHaveLeft);
}

void tst_SessionManagerClient::requests_data()
{
    QTest::addColumn<bool>("pooled");
    QTest::newRow("stock") << false;
    QTest::newRow("pooled") << true;
}

void tst_SessionManagerClient::requests()
{
    QFETCH(bool, pooled);
    ScriptedServer server;
    server.answer(ScriptedServer::json("{}"));
    const auto manager = makeManager(pooled);
    SessionManagerSettings settings = patient(server.url());
    settings.baseUrl.setPath(QStringLiteral("/wa/"));
    settings.connectPath = "/init";
    SessionManagerClient client(manager.get(), settings);
    QObject context;
    int answers = 0;
    const auto count = [&answers](const SessionManagerOutcome &outcome) { answers += outcome ? 1 : 100; };
    const auto ask = [&](auto call) {
        const int before = answers;
        call();
        QTRY_COMPARE(answers, before + 1);
    };
    ask([&] { client.getHealth(std::nullopt, &context, count); });
    ask([&] { client.getHealth(Client, &context, count); });
    ask([&] { client.getStatus(Client, &context, count); });
    ask([&] { client.getQr(Client, &context, count); });
    ask([&] { client.connectSession(Client, &context, count); });
    ask([&] { client.disconnectSession(Client, &context, count); });
    ask([&] { client.getContacts(Client, {}, 100, &context, count); });
    ask([&] { client.getContacts(Client, QStringLiteral("a&b=ñ +%"), 5, &context, count); });
    ask([&] { client.sendMessage(Client, QStringLiteral("5491112345678"), QStringLiteral("Hola"), &context, count); });

    static constexpr const char *Lines[] = {"GET /wa/health HTTP/1.1",
                                            "GET /wa/health HTTP/1.1",
                                            "GET /wa/status HTTP/1.1",
                                            "GET /wa/qr HTTP/1.1",
                                            "POST /wa/init HTTP/1.1",
                                            "POST /wa/disconnect HTTP/1.1",
                                            "GET /wa/contacts?limit=100 HTTP/1.1",
                                            "GET /wa/contacts?after=a%26b%3D%C3%B1%20%2B%25&limit=5 HTTP/1.1",
                                            "POST /wa/send HTTP/1.1"};
    QCOMPARE(server.requests().size(), std::size(Lines));
    for (std::size_t i = 0; i < std::size(Lines); ++i) {
        const ScriptedServer::Request &request = server.requests()[i];
        QCOMPARE(request.line, QByteArray(Lines[i]));
        QCOMPARE(request.header("X-Cliente-Id"), i == 0 ? QByteArray() : QByteArray("51"));
        QCOMPARE(request.header("Accept"), QByteArray("application/json"));
        const bool isPost = request.line.startsWith("POST");
        QCOMPARE(request.header("Content-Type"), isPost ? QByteArray("application/json") : QByteArray());
        QVERIFY(!request.header("Accept-Encoding").contains("gzip"));
        QVERIFY(request.header("Cookie").isNull());
        if (isPost && i < 8)
            QCOMPARE(request.body, QByteArray("{}"));
    }
}

void tst_SessionManagerClient::sendBodyIsExact()
{
    ScriptedServer server;
    server.answer(ScriptedServer::json("{}"));
    PooledAccessManager manager;
    SessionManagerClient client(&manager, patient(server.url()));
    QObject context;
    Ending result;
    const QString message = QStringLiteral("¡Hola \"Ana\"! \\ 😀\n\t\u0001 </script>");
    client.sendMessage(Client, QStringLiteral("5491112345678"), message, &context, result.callback());
    QVERIFY(result.wait());
    const QByteArray body = server.requests().at(0).body;
    const QByteArray expected = "{\"cliente_id\":51,\"to\":\"5491112345678\",\"message\":"
                                "\"¡Hola \\\"Ana\\\"! \\\\ 😀\\n\\t\\u0001 </script>\"}";
    QCOMPARE(body, expected);
    QCOMPARE(QJsonDocument::fromJson(body).object().value(QLatin1String("message")).toString(), message);
}

void tst_SessionManagerClient::sendHasItsOwnTimeout()
{
    ScriptedServer server;
    PooledAccessManager manager;
    SessionManagerSettings settings = patient(server.url());
    settings.sendTimeout = 60ms;
    SessionManagerClient client(&manager, settings);
    QObject context;
    Ending status;
    Ending send;
    client.getStatus(Client, &context, status.callback());
    client.sendMessage(Client, QStringLiteral("5491112345678"), QStringLiteral("x"), &context, send.callback());
    QVERIFY(send.wait());
    QCOMPARE(send.error().kind, Kind::ReadTimeout);
    QVERIFY(send.error().mayHaveLeft);
    QVERIFY(!status.outcome);
}

void tst_SessionManagerClient::sendIsNotSentTwice()
{
    ScriptedServer server;
    PooledAccessManager manager;
    SessionManagerClient client(&manager, patient(server.url()));
    warmUp(client, server);
    server.answer({}, After::Close);
    QObject context;
    Ending result;
    client.sendMessage(Client, QStringLiteral("5491112345678"), QStringLiteral("x"), &context, result.callback());
    QVERIFY(result.wait());
    QCOMPARE(result.error().message, QStringLiteral("SESSION_MANAGER_ERROR: Connection closed"));
    QVERIFY(result.error().mayHaveLeft);
    QCOMPARE(server.requests().size(), std::size_t(2));
    QCOMPARE(server.requests().at(1).connection, 1); // not on the idle one
}

void tst_SessionManagerClient::redirectsAndCookies_data()
{
    requests_data();
}

void tst_SessionManagerClient::redirectsAndCookies()
{
    QFETCH(bool, pooled);
    ScriptedServer server;
    server.answer("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nSet-Cookie: a=1; Path=/\r\nContent-Length: 0\r\n\r\n");
    const auto manager = makeManager(pooled);
    SessionManagerClient client(manager.get(), patient(server.url()));
    QObject context;
    for (int i = 0; i < 2; ++i) {
        Ending result;
        client.getStatus(Client, &context, result.callback());
        QVERIFY(result.wait());
        QCOMPARE(result.error().kind, Kind::Redirect);
        QCOMPARE(result.error().message, QStringLiteral("SESSION_MANAGER_ERROR: Redirect refused (HTTP 302)"));
        QCOMPARE(result.error().statusCode, 302);
    }
    QCOMPARE(server.requests().size(), std::size_t(2));
    QVERIFY(server.requests().at(1).header("Cookie").isNull());
}

void tst_SessionManagerClient::stuckCallsDelayNobody()
{
    ScriptedServer server;
    server.setHandler([](QTcpSocket *socket, const ScriptedServer::Request &request) {
        if (request.header("X-Cliente-Id") == "52")
            socket->write(ScriptedServer::json("{}"));
    });
    PooledAccessManager manager;
    SessionManagerClient client(&manager, patient(server.url()));
    QObject context;
    std::vector<Ending> stuck(500);
    for (Ending &result : stuck)
        client.getStatus(Client, &context, result.callback());
    QTRY_COMPARE(server.requests().size(), std::size_t(500));
    for (int i = 0; i < 20; ++i) {
        Ending result;
        client.getStatus(*ClienteId::parse("52"), &context, result.callback());
        QVERIFY(result.wait());
        QVERIFY(result.succeeded());
    }
    for (const Ending &result : stuck)
        QVERIFY(!result.outcome);
}

void tst_SessionManagerClient::abort_data()
{
    QTest::addColumn<bool>("pooled");
    QTest::addColumn<QString>("phase");
    for (const bool pooled : {false, true}) {
        for (const char *phase : {"at once", "connecting", "sent", "header", "body", "ended"})
            QTest::addRow("%s: %s", pooled ? "pooled" : "stock", phase) << pooled << QString::fromLatin1(phase);
    }
}

namespace {

/// Brings a call to that phase.
void reach(const QString &phase, ScriptedServer &server, Ending &result)
{
    if (phase == QLatin1String("at once"))
        return;
    if (phase == QLatin1String("connecting")) {
        QTRY_COMPARE(server.connectionCount(), 1);
        return;
    }
    if (phase == QLatin1String("ended")) {
        QVERIFY(result.wait());
        return;
    }
    QTRY_COMPARE(server.requests().size(), std::size_t(1));
    if (phase != QLatin1String("sent"))
        QCoreApplication::processEvents();
}

void script(const QString &phase, ScriptedServer &server)
{
    const QByteArray whole = ScriptedServer::json("{}");
    if (phase == QLatin1String("header"))
        server.answer(whole.left(20));
    else if (phase == QLatin1String("body"))
        server.answer(whole.chopped(1));
    else if (phase == QLatin1String("ended"))
        server.answer(whole);
}

/// Qt's own manager lets a connection that it has begun come up, for whoever is next.
bool closesOnAbort(bool pooled, const QString &phase)
{
    return pooled || phase != QLatin1String("connecting");
}

ScriptedServer::Transport transportFor(const QString &phase)
{
    // A TLS peer that says nothing keeps a call in its connecting phase.
    return phase == QLatin1String("connecting") ? ScriptedServer::Transport::Tls : ScriptedServer::Transport::Plain;
}

} // namespace

void tst_SessionManagerClient::abort()
{
    QFETCH(bool, pooled);
    QFETCH(QString, phase);
    ScriptedServer server(transportFor(phase));
    server.setHandshakes(false);
    script(phase, server);
    const auto manager = makeManager(pooled);
    SessionManagerClient client(manager.get(), patient(server.url()));
    QObject context;
    Ending result;
    SessionManagerClient::Handle handle = client.getStatus(Client, &context, result.callback());
    reach(phase, server, result);
    handle.abort();
    handle.abort();
    QCOMPARE(result.calls, 1);
    if (phase == QLatin1String("ended")) {
        QVERIFY(result.succeeded());
        return;
    }
    QCOMPARE(result.error().kind, Kind::Aborted);
    if (closesOnAbort(pooled, phase))
        QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(result.calls, 1);
    if (phase == QLatin1String("sent"))
        QVERIFY(result.error().mayHaveLeft);
    if (phase == QLatin1String("connecting") || (pooled && phase == QLatin1String("at once")))
        QVERIFY(!result.error().mayHaveLeft);
    SessionManagerClient::Handle().abort(); // of no call: nothing
}

void tst_SessionManagerClient::contextDestroyed_data()
{
    abort_data();
}

void tst_SessionManagerClient::contextDestroyed()
{
    QFETCH(bool, pooled);
    QFETCH(QString, phase);
    ScriptedServer server(transportFor(phase));
    server.setHandshakes(phase != QLatin1String("connecting"));
    script(phase, server);
    const auto manager = makeManager(pooled);
    SessionManagerSettings settings = patient(server.url());
    (phase == QLatin1String("connecting") ? settings.connectTimeout : settings.readTimeout) = 60ms;
    SessionManagerClient client(manager.get(), settings);
    auto context = std::make_unique<QObject>();
    Ending result;
    client.getStatus(Client, context.get(), result.callback());
    reach(phase, server, result);
    const int told = result.calls;
    context.reset();
    // The call runs to its end all the same: the peer sees the request, and its timeout end the connection.
    QTRY_COMPARE(server.connectionCount(), 1);
    if (phase != QLatin1String("ended") && closesOnAbort(pooled, phase))
        QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(result.calls, told);
    QCOMPARE(told, phase == QLatin1String("ended") ? 1 : 0);
}

void tst_SessionManagerClient::clientDestroyed_data()
{
    abort_data();
}

void tst_SessionManagerClient::clientDestroyed()
{
    QFETCH(bool, pooled);
    QFETCH(QString, phase);
    ScriptedServer server(transportFor(phase));
    server.setHandshakes(false);
    script(phase, server);
    const auto manager = makeManager(pooled);
    auto client = std::make_unique<SessionManagerClient>(manager.get(), patient(server.url()));
    QObject context;
    Ending result;
    SessionManagerClient::Handle handle = client->getStatus(Client, &context, result.callback());
    reach(phase, server, result);
    const int told = result.calls;
    client.reset();
    QCOMPARE(result.calls, told); // not from within the destructor
    QTRY_COMPARE(result.calls, 1);
    handle.abort();
    QCOMPARE(result.calls, 1);
    if (phase != QLatin1String("ended")) {
        QCOMPARE(result.error().kind, Kind::Aborted);
        if (closesOnAbort(pooled, phase))
            QTRY_COMPARE(server.openConnections(), 0);
    }
}

void tst_SessionManagerClient::managerDestroyed_data()
{
    abort_data();
}

void tst_SessionManagerClient::managerDestroyed()
{
    QFETCH(bool, pooled);
    QFETCH(QString, phase);
    ScriptedServer server(transportFor(phase));
    server.setHandshakes(false);
    script(phase, server);
    auto manager = makeManager(pooled);
    SessionManagerClient client(manager.get(), patient(server.url()));
    QObject context;
    Ending result;
    client.getStatus(Client, &context, result.callback());
    reach(phase, server, result);
    manager.reset();
    QTRY_COMPARE(result.calls, 1);
    Ending after;
    client.getStatus(Client, &context, after.callback());
    QVERIFY(!after.outcome);
    QVERIFY(after.wait());
    QCOMPARE(after.error().kind, Kind::Aborted);
    QVERIFY(!after.error().mayHaveLeft);
}

/// A callback may start calls, abort others and destroy the client.
void tst_SessionManagerClient::callsFromCallbacks()
{
    ScriptedServer server;
    server.setHandler([](QTcpSocket *socket, const ScriptedServer::Request &request) {
        if (request.line.contains("/status"))
            socket->write(ScriptedServer::json("{}"));
    });
    PooledAccessManager manager;
    auto client = std::make_unique<SessionManagerClient>(&manager, patient(server.url()));
    QObject context;
    Ending silent;
    SessionManagerClient::Handle handle = client->getQr(Client, &context, silent.callback());
    Ending left;
    int done = 0;
    client->getStatus(Client, &context, [&](const SessionManagerOutcome &) {
        handle.abort();
        client->getStatus(Client, &context, [&](const SessionManagerOutcome &) {
            client->getQr(Client, &context, left.callback());
            client.reset();
            ++done;
        });
    });
    QTRY_COMPARE(done, 1);
    QCOMPARE(silent.error().kind, Kind::Aborted);
    QVERIFY(left.wait());
    QCOMPARE(left.error().kind, Kind::Aborted);
}

QTEST_GUILESS_MAIN(tst_SessionManagerClient)
#include "tst_sessionmanagerclient.moc"
