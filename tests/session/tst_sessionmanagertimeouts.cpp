// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/session/sessioncalls.h"
#include "tests/support/test.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <vector>

using namespace hub;
using namespace hub::test;
using Kind = SessionManagerError::Kind;
using namespace std::chrono_literals;

/// The client's limits on connecting, on silence and on the whole call.
class tst_SessionManagerTimeouts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void timeouts_data();
    void timeouts();
    void connectTimeout_data();
    void connectTimeout();
    void bytesKeepACallAlive_data();
    void bytesKeepACallAlive();
    void waitingIsNeitherTimeout();
    void waitingEnds();
    void sendHasItsOwnTimeout();
};

void tst_SessionManagerTimeouts::initTestCase()
{
    trustScriptedServers();
}

void tst_SessionManagerTimeouts::timeouts_data()
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

void tst_SessionManagerTimeouts::timeouts()
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

void tst_SessionManagerTimeouts::connectTimeout_data()
{
    QTest::addColumn<bool>("pooled");
    QTest::addColumn<bool>("tls");
    QTest::newRow("stock: no answer to SYN") << false << false;
    QTest::newRow("pooled: no answer to SYN") << true << false;
    QTest::newRow("stock: no TLS handshake") << false << true;
    QTest::newRow("pooled: no TLS handshake") << true << true;
}

void tst_SessionManagerTimeouts::connectTimeout()
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

void tst_SessionManagerTimeouts::bytesKeepACallAlive_data()
{
    QTest::addColumn<QByteArray>("answer");
    // One byte every 18 ms: in all longer than the silence that is allowed.
    QTest::newRow("header") << QByteArray("HTTP/1.1 200 OK\r\nX: " + QByteArray(40, 'x') +
                                          "\r\nContent-Length: 2\r\n\r\n{}");
    QTest::newRow("body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 42\r\n\r\n{" + QByteArray(40, ' ') + '}');
    QTest::newRow("100") << QByteArray("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
}

void tst_SessionManagerTimeouts::bytesKeepACallAlive()
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
void tst_SessionManagerTimeouts::waitingIsNeitherTimeout()
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

/// What never gets a connection never leaves, and does not wait for ever.
void tst_SessionManagerTimeouts::waitingEnds()
{
    ScriptedServer server;
    PoolSettings pool;
    pool.maxConnections = 1;
    PooledAccessManager manager(pool);
    SessionManagerClient patientClient(&manager, patient(server.url()));
    SessionManagerSettings settings = patient(server.url());
    settings.totalTimeout = 60ms;
    SessionManagerClient client(&manager, settings);
    QObject context;
    Ending stuck;
    patientClient.getStatus(Client, &context, stuck.callback());
    Ending waiting;
    client.sendMessage(Client, QStringLiteral("5491112345678"), QStringLiteral("hello"), &context, waiting.callback());
    QVERIFY(waiting.wait());
    QCOMPARE(waiting.error().kind, SessionManagerError::Kind::Unreachable);
    QCOMPARE(waiting.error().message, QStringLiteral("SESSION_MANAGER_UNREACHABLE: No connection became free"));
    QVERIFY(!waiting.error().mayHaveLeft);
    QVERIFY(!stuck.outcome);
}

void tst_SessionManagerTimeouts::sendHasItsOwnTimeout()
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

HUB_TEST(tst_SessionManagerTimeouts)
#include "tst_sessionmanagertimeouts.moc"
