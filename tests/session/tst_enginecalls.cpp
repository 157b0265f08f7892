// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/sendoutcome.h"
#include "tests/session/sessioncalls.h"
#include "tests/support/test.h"

#include <QFile>
#include <QTemporaryDir>

using namespace hub;
using namespace hub::test;

/// What goes to an engine that is not the hub's own Session Manager.
class tst_EngineCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requests_data();
    void requests();
    void eachSessionHasItsSecret_data();
    void eachSessionHasItsSecret();
    void secretsFile_data();
    void secretsFile();
    void unsupported();
    void otherPaths();
    void notPrepared_data();
    void notPrepared();
};

void tst_EngineCalls::requests_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<bool>("pooled");
    QTest::addColumn<QList<QByteArray>>("lines"); // status, qr, connect, disconnect, contacts, send
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QList<QByteArray>>("header");
    const auto row = [](const char *engine, QList<QByteArray> lines, const char *body, QList<QByteArray> header) {
        for (const bool pooled : {false, true})
            QTest::addRow("%s %s", engine, pooled ? "pooled" : "stock")
                << QString::fromLatin1(engine) << pooled << lines << QByteArray(body) << header;
    };
    row("waha",
        {"GET /api/sessions/51", "GET /api/51/auth/qr?format=raw", "POST /api/sessions/51/start",
         "POST /api/sessions/51/logout", "GET /api/contacts/all?session=51", "POST /api/sendText"},
        R"({"chatId":"5491112345678@c.us","session":"51","text":"¡\"Hola\"!"})", {"X-Api-Key", "s3cret"});
    row("evolution",
        {"GET /instance/connectionState/51", "GET /instance/connect/51", "GET /instance/connect/51",
         "DELETE /instance/logout/51", "POST /chat/findContacts/51", "POST /message/sendText/51"},
        R"({"number":"5491112345678","text":"¡\"Hola\"!"})", {"apikey", "s3cret"});
    row("wwebjs-api",
        {"GET /session/status/51", "GET /session/qr/51", "GET /session/start/51", "GET /session/terminate/51",
         "GET /client/getContacts/51", "POST /client/sendMessage/51"},
        R"({"chatId":"5491112345678@c.us","content":"¡\"Hola\"!","contentType":"string"})", {"x-api-key", "s3cret"});
    row("gowa",
        {"GET /app/status", "GET /app/login", "GET /app/reconnect", "GET /app/logout", "GET /user/my/contacts",
         "POST /send/message"},
        R"({"message":"¡\"Hola\"!","phone":"5491112345678@s.whatsapp.net"})", {"Authorization", "Basic s3cret"});
    row("wuzapi",
        {"GET /session/status", "GET /session/qr", "POST /session/connect", "POST /session/logout",
         "GET /user/contacts", "POST /chat/send/text"},
        R"({"Body":"¡\"Hola\"!","Phone":"5491112345678"})", {"token", "s3cret"});
    row("wppconnect",
        {"GET /api/51/status-session", "GET /api/51/status-session", "POST /api/51/start-session",
         "POST /api/51/logout-session", "GET /api/51/all-contacts", "POST /api/51/send-message"},
        R"({"isGroup":false,"message":"¡\"Hola\"!","phone":"5491112345678"})", {"Authorization", "Bearer s3cret"});
}

void tst_EngineCalls::requests()
{
    QFETCH(QString, engine);
    QFETCH(bool, pooled);
    QFETCH(QList<QByteArray>, lines);
    QFETCH(QByteArray, body);
    QFETCH(QList<QByteArray>, header);
    ScriptedServer server;
    server.answer(ScriptedServer::json("{}"));
    const auto manager = makeManager(pooled);
    SessionManagerSettings settings = patient(server.url());
    settings.engine = engine;
    settings.engineSecret = "s3cret";
    SessionManagerClient client(manager.get(), settings);
    QObject context;
    int answers = 0;
    const auto count = [&answers](const SessionManagerOutcome &outcome) { answers += outcome ? 1 : 100; };
    const auto ask = [&](auto call) {
        const int before = answers;
        call();
        QTRY_COMPARE(answers, before + 1);
    };
    ask([&] { client.getStatus(Client, &context, count); });
    ask([&] { client.getQr(Client, &context, count); });
    ask([&] { client.connectSession(Client, &context, count); });
    ask([&] { client.disconnectSession(Client, &context, count); });
    ask([&] { client.getContacts(Client, {}, 100, &context, count); });
    ask([&] {
        client.sendMessage(Client, QStringLiteral("5491112345678"), QStringLiteral("¡\"Hola\"!"), &context, count);
    });
    QCOMPARE(server.requests().size(), std::size_t(lines.size()));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const ScriptedServer::Request &request = server.requests()[std::size_t(i)];
        QCOMPARE(request.line, QByteArray(lines[i] + " HTTP/1.1"));
        QCOMPARE(request.header(header[0]), header[1]);
        QVERIFY(request.header("X-Cliente-Id").isNull());
        QCOMPARE(request.header("X-Device-Id"), engine == QLatin1String("gowa") ? QByteArray("51") : QByteArray());
    }
    QCOMPARE(server.requests().back().body, body);
}

void tst_EngineCalls::eachSessionHasItsSecret_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<bool>("pooled");
    for (const bool pooled : {true, false}) {
        QTest::addRow("wuzapi, %s", pooled ? "pooled" : "Qt")
            << QStringLiteral("wuzapi") << QByteArray("token") << QByteArray() << pooled;
        QTest::addRow("wppconnect, %s", pooled ? "pooled" : "Qt")
            << QStringLiteral("wppconnect") << QByteArray("Authorization") << QByteArray("Bearer ") << pooled;
    }
}

/// A key that is one session's would be answered as that session: no other one's goes out.
void tst_EngineCalls::eachSessionHasItsSecret()
{
    QFETCH(QString, engine);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, prefix);
    QFETCH(bool, pooled);
    ScriptedServer server;
    server.answer(ScriptedServer::json("{}"));
    const auto manager = makeManager(pooled);
    SessionManagerSettings settings = patient(server.url());
    settings.engine = engine;
    settings.sessionSecrets = {{QStringLiteral("51"), "key-a"}, {QStringLiteral("shop"), "key-b"}};
    settings.sessionOf = [](ClienteId client) {
        return client.toNumber() == 52 ? QStringLiteral("shop") : QString::number(client.toNumber());
    };
    SessionManagerClient client(manager.get(), settings);
    QObject context;
    for (const qint64 number : {51, 52}) {
        Ending result;
        client.sendMessage(*ClienteId::fromNumber(number), QStringLiteral("5491112345678"), QStringLiteral("Hola"),
                           &context, result.callback());
        QVERIFY(result.wait());
        QCOMPARE(server.requests().back().header(header), prefix + (number == 51 ? "key-a" : "key-b"));
    }
    Ending refused;
    client.sendMessage(*ClienteId::fromNumber(53), QStringLiteral("5491112345678"), QStringLiteral("Hola"), &context,
                       refused.callback());
    QVERIFY(refused.wait());
    QCOMPARE(refused.error().code, QByteArray("SECRET_MISSING"));
    QCOMPARE(refused.error().message,
             QStringLiteral("There is no secret for the session \"53\" in engine-secrets.json"));
    QVERIFY(!refused.error().mayHaveLeft);
    QCOMPARE(SendOutcome::of(tl::unexpected<SessionManagerError>(refused.error()), nullptr).kind,
             SendOutcome::Kind::NotReady);
    QCOMPARE(server.requests().size(), std::size_t(2));
    Ending health;
    client.getHealth(std::nullopt, &context, health.callback());
    QVERIFY(health.wait());
    QVERIFY(server.requests().back().header(header).startsWith(QByteArray(prefix + "key-")));
}

void tst_EngineCalls::secretsFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("message"); // behind the file's name; empty: it is taken
    const auto row = [](const char *name, const char *content, const char *message) {
        QTest::newRow(name) << QByteArray(content) << QString::fromLatin1(message);
    };
    const char *secret =
        "the secret of session \"shop\" is not accepted; it takes 1 to 1000 printable ASCII characters "
        "without spaces";
    row("two", R"({"51":"a-b","shop":"$2b$10$x:/y"})", "");
    row("none", "{}", "");
    row("no JSON", "oops", "is no JSON object; it takes {\"SESSION\": \"its secret\"}");
    row("a list", "[]", "is no JSON object; it takes {\"SESSION\": \"its secret\"}");
    row("a number", R"({"shop":7})", secret);
    row("empty", R"({"shop":""})", secret);
    row("a header of its own", R"({"shop":"a\r\nX: y"})", secret);
    row("beyond ASCII", R"({"shop":"clé"})", secret);
}

void tst_EngineCalls::secretsFile()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, message);
    QTemporaryDir folder;
    const QString name = folder.filePath(QLatin1String(SessionSecretsFile));
    QVERIFY(readSessionSecrets(name)->isEmpty()); // there is none
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    const auto read = readSessionSecrets(name);
    QCOMPARE(read ? QString() : read.error().message,
             message.isEmpty() ? QString() : QString(name % QLatin1String(": ") % message));
    if (read)
        QCOMPARE(read->value(QStringLiteral("shop")),
                 content.contains("shop") ? QByteArray("$2b$10$x:/y") : QByteArray());
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::ReadGroup));
    QCOMPARE(readSessionSecrets(name).error().message,
             QString(name % QLatin1String(": others may read it; it takes mode 0600 (chmod 600)")));
}

/// Like a Session Manager that lacks the endpoint, but without a request.
void tst_EngineCalls::unsupported()
{
    ScriptedServer server;
    PooledAccessManager manager;
    SessionManagerSettings settings = patient(server.url());
    const auto little = EngineProfile::parse(
        R"({"name":"little","operations":{"health":{"method":"GET","path":"/"},"status":{"method":"GET","path":"/s"},)"
        R"("qr":{"method":"GET","path":"/q"},"send":{"method":"POST","path":"/m"}}})",
        QStringLiteral("little"));
    QVERIFY(little);
    settings.profile = std::make_shared<const EngineProfile>(*little);
    SessionManagerClient client(&manager, settings);
    QVERIFY(client.supports(EngineProfile::Operation::Send));
    QVERIFY(!client.supports(EngineProfile::Operation::Contacts));
    QObject context;
    Ending result;
    client.getContacts(Client, {}, 10, &context, result.callback());
    QCOMPARE(result.calls, 0); // never from inside the call
    QVERIFY(result.wait());
    QCOMPARE(result.error().statusCode, 404);
    QCOMPARE(result.error().code, QByteArray("NOT_SUPPORTED_BY_SESSION_MANAGER"));
    QVERIFY(!result.error().mayHaveLeft);
    QCOMPARE(server.requests().size(), std::size_t(0));
}

void tst_EngineCalls::otherPaths()
{
    ScriptedServer server;
    server.answer(ScriptedServer::json("{}"));
    PooledAccessManager manager;
    SessionManagerSettings settings = patient(server.url());
    settings.qrPath = "/qr-code";
    settings.statusPath = "/sessions/{session}";
    SessionManagerClient client(&manager, settings);
    QObject context;
    for (const bool status : {false, true}) {
        Ending result;
        if (status)
            client.getStatus(Client, &context, result.callback());
        else
            client.getQr(Client, &context, result.callback());
        QVERIFY(result.wait());
    }
    QCOMPARE(server.requests()[0].line, QByteArray("GET /qr-code HTTP/1.1"));
    QCOMPARE(server.requests()[1].line, QByteArray("GET /sessions/51 HTTP/1.1"));
    QCOMPARE(server.requests()[1].header("X-Cliente-Id"), QByteArray("51"));
}

void tst_EngineCalls::notPrepared_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QByteArray>("qrPath");
    QTest::addColumn<QString>("message");
    QTest::newRow("no secret") << QStringLiteral("waha") << QByteArray()
                               << QStringLiteral("setting engine-secret is missing: the engine waha wants a secret in "
                                                 "the variable HUB_ENGINE_SECRET, or one a session in the data "
                                                 "directory's engine-secrets.json");
    QTest::newRow("no such engine") << QStringLiteral("none") << QByteArray()
                                    << QStringLiteral("there is no engine and no file \"none\"; engines are evolution, "
                                                      "gowa, session-manager, waha, wppconnect, wuzapi, wwebjs-api");
    QTest::newRow("path") << QStringLiteral("session-manager") << QByteArray("/{to}")
                          << QStringLiteral("setting qr-path: unknown variable \"{to}\"; it takes {cliente_id}, "
                                            "{session}");
}

/// Nothing is asked of an engine that is not known.
void tst_EngineCalls::notPrepared()
{
    QFETCH(QString, engine);
    QFETCH(QByteArray, qrPath);
    QFETCH(QString, message);
    ScriptedServer server;
    SessionManagerSettings settings = patient(server.url());
    settings.engine = engine;
    settings.qrPath = qrPath;
    const auto prepared = withEngine(settings);
    QVERIFY(!prepared);
    QCOMPARE(prepared.error().message, message);
    PooledAccessManager manager;
    SessionManagerClient client(&manager, settings);
    QObject context;
    Ending result;
    client.getStatus(Client, &context, result.callback());
    QVERIFY(result.wait());
    QVERIFY(!result.succeeded());
    QCOMPARE(server.requests().size(), std::size_t(0));
}

HUB_TEST(tst_EngineCalls)
#include "tst_enginecalls.moc"
