// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/session/sessioncalls.h"
#include "tests/support/test.h"

#include <QCoreApplication>
#include <QTcpSocket>

using namespace hub;
using namespace hub::test;
using Kind = SessionManagerError::Kind;
using namespace std::chrono_literals;

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

/// Calls that are aborted, and calls whose context, client or manager is destroyed, in every phase.
class tst_SessionManagerLifetimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void abort_data();
    void abort();
    void contextDestroyed_data();
    void contextDestroyed();
    void clientDestroyed_data();
    void clientDestroyed();
    void managerDestroyed_data();
    void managerDestroyed();
    void callsFromCallbacks();
};

void tst_SessionManagerLifetimes::initTestCase()
{
    trustScriptedServers();
}

void tst_SessionManagerLifetimes::abort_data()
{
    QTest::addColumn<bool>("pooled");
    QTest::addColumn<QString>("phase");
    for (const bool pooled : {false, true}) {
        for (const char *phase : {"at once", "connecting", "sent", "header", "body", "ended"})
            QTest::addRow("%s: %s", pooled ? "pooled" : "stock", phase) << pooled << QString::fromLatin1(phase);
    }
}

void tst_SessionManagerLifetimes::abort()
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

void tst_SessionManagerLifetimes::contextDestroyed_data()
{
    abort_data();
}

void tst_SessionManagerLifetimes::contextDestroyed()
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

void tst_SessionManagerLifetimes::clientDestroyed_data()
{
    abort_data();
}

void tst_SessionManagerLifetimes::clientDestroyed()
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

void tst_SessionManagerLifetimes::managerDestroyed_data()
{
    abort_data();
}

void tst_SessionManagerLifetimes::managerDestroyed()
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
void tst_SessionManagerLifetimes::callsFromCallbacks()
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

HUB_TEST(tst_SessionManagerLifetimes)
#include "tst_sessionmanagerlifetimes.moc"
