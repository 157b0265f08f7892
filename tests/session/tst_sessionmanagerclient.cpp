// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/session/sessioncalls.h"
#include "tests/support/test.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

#include <vector>

using namespace hub;
using namespace hub::test;
using Kind = SessionManagerError::Kind;
using After = ScriptedServer::After;
using namespace std::chrono_literals;

/// What goes to the peer, and on which connection.
class tst_SessionManagerClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refused_data();
    void refused();
    void requests_data();
    void requests();
    void encodedPaths();
    void sendBodyIsExact();
    void sendIsNotSentTwice();
    void redirectsAndCookies_data();
    void redirectsAndCookies();
    void stuckCallsDelayNobody();
};

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

/// What is percent-encoded in a setting goes out as it is, once.
void tst_SessionManagerClient::encodedPaths()
{
    ScriptedServer server;
    server.answer(ScriptedServer::json("{}"));
    PooledAccessManager manager;
    SessionManagerSettings settings = patient(server.url());
    settings.baseUrl = QUrl(server.url().toString() + QStringLiteral("/a%2Fb%20c"));
    settings.connectPath = "/start%20now%3F";
    SessionManagerClient client(&manager, settings);
    QObject context;
    for (const bool connects : {false, true}) {
        Ending result;
        if (connects)
            client.connectSession(Client, &context, result.callback());
        else
            client.getStatus(Client, &context, result.callback());
        QVERIFY(result.wait());
    }
    QCOMPARE(server.requests()[0].line, QByteArray("GET /a%2Fb%20c/status HTTP/1.1"));
    QCOMPARE(server.requests()[1].line, QByteArray("POST /a%2Fb%20c/start%20now%3F HTTP/1.1"));
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

HUB_TEST(tst_SessionManagerClient)
#include "tst_sessionmanagerclient.moc"
