// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/http/testserver.h"
#include "tests/support/rawclient.h"
#include "tests/support/test.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <QTimer>

using namespace hub::http;
using namespace hub::http::test;
using namespace std::chrono_literals;
using hub::test::Answer;
using hub::test::RawClient;

namespace {

using Clients = std::vector<std::unique_ptr<RawClient>>;

/// Resident memory of this process, in MiB.
double memory()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).chopped(2).trimmed().toDouble() / 1024;
    }
    return -1;
}

Clients connected(quint16 port, int count, const QByteArray &bytes)
{
    Clients clients;
    for (int i = 0; i < count; ++i) {
        clients.push_back(std::make_unique<RawClient>(port));
        clients.back()->send(bytes);
    }
    return clients;
}

} // namespace

class tst_ServerLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesAndCloses_data();
    void refusesAndCloses();
    void answerSurvivesAPushedBody();
    void headerTimeout_data();
    void headerTimeout();
    void bodyTimeout();
    void idleTimeout();
    void slowReaderIsDropped();
    void tooManyConnections();
    void slowSocketsDelayNobody_data();
    void slowSocketsDelayNobody();
    void pipeliningWithoutReading();
    void promisesCostNothing();
    void routeHasItsOwnLimit();
};

void tst_ServerLimits::refusesAndCloses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("malformed") << QByteArray("nonsense\r\n\r\n") << 400;
    QTest::newRow("two Hosts") << request("GET /ping", "Host: a\r\n") << 400;
    QTest::newRow("length and chunked") << request("POST /echo",
                                                   "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") +
                                               "hello"
                                        << 400;
    QTest::newRow("bad chunk") << request("POST /echo", "Transfer-Encoding: chunked\r\n") + "x\r\n\r\n" << 400;
    QTest::newRow("other host") << QByteArray("GET /ping HTTP/1.1\r\nHost: evil.example\r\n\r\n") << 403;
    QTest::newRow("body too large") << request("POST /echo", "Content-Length: 1048577\r\n") << 413;
    QTest::newRow("body beyond 2^64") << request("POST /echo", "Content-Length: 99999999999999999999999\r\n") << 413;
    QTest::newRow("chunk too large") << request("POST /echo", "Transfer-Encoding: chunked\r\n") + "100001\r\n" << 413;
    QTest::newRow("line too long") << request("GET /" + QByteArray(8192, 'a')) << 414;
    QTest::newRow("headers too large") << request("GET /ping", "X-A: " + QByteArray(16384, 'a') + "\r\n") << 431;
    QTest::newRow("too many headers") << request("GET /ping", QByteArray("X-A: b\r\n").repeated(100)) << 431;
    QTest::newRow("coding gzip") << request("POST /echo", "Transfer-Encoding: gzip\r\n") << 501;
    QTest::newRow("unknown method") << request("BREW /ping") << 501;
    QTest::newRow("version 2.0") << QByteArray("GET /ping HTTP/2.0\r\nHost: localhost\r\n\r\n") << 505;
}

void tst_ServerLimits::refusesAndCloses()
{
    QFETCH(QByteArray, bytes);
    TestServer server;
    RawClient client(server.port());
    // What follows a request that cannot be framed must never be taken for another one.
    const Answer answer = client.ask(bytes + Get);
    QTEST(answer.status, "status");
    QVERIFY(answer.complete);
    QCOMPARE(answer.header("Connection"), QByteArray("close"));
    QVERIFY(answer.body.startsWith("{\"error\":\""));
    QVERIFY(client.waitForClose());
    QVERIFY(client.received().isEmpty());
    QCOMPARE(RawClient(server.port()).ask(Get).body, QByteArray("pong"));
}

void tst_ServerLimits::answerSurvivesAPushedBody()
{
    TestServer server;
    const QByteArray body(2 * 1024 * 1024, 'x');
    for (int i = 0; i < 30; ++i) {
        RawClient client(server.port());
        client.send(request("POST /echo", {}, body));
        const Answer answer = client.next();
        QCOMPARE(answer.status, 413);
        QVERIFY(answer.complete);
        QVERIFY(client.waitForClose());
    }
    // A client that neither reads nor closes is cut off all the same.
    ServerSettings settings = TestServer::quick();
    settings.limits.lingerTime = 50ms;
    TestServer strict(settings);
    RawClient client(strict.port());
    client.stopReading();
    client.send(request("POST /echo", "Content-Length: 999999999\r\n") + QByteArray(100000, 'x'));
    QVERIFY(hub::test::waitForOthers([&] { return strict.stats().answers[413].load() == 1; }));
    QVERIFY(strict.waitForEmpty());
}

void tst_ServerLimits::headerTimeout_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a line") << QByteArray("GET /pi");
    QTest::newRow("half the headers") << QByteArray("GET /ping HTTP/1.1\r\nHost: loc");
    QTest::newRow("second request") << Get + "GET /ping";
    QTest::newRow("CRLFs") << QByteArray("\r\n\r\n");
}

void tst_ServerLimits::headerTimeout()
{
    QFETCH(QByteArray, bytes);
    ServerSettings settings = TestServer::quick();
    settings.limits.headerTimeout = 50ms;
    TestServer server(settings);
    RawClient client(server.port());
    client.send(bytes);
    if (bytes.startsWith(Get))
        QCOMPARE(client.next().status, 200);
    const Answer answer = client.next();
    QCOMPARE(answer.status, 408);
    QCOMPARE(answer.header("Connection"), QByteArray("close"));
    QVERIFY(client.waitForClose());
}

void tst_ServerLimits::bodyTimeout()
{
    ServerSettings settings = TestServer::quick();
    settings.limits.bodyTimeout = 50ms;
    TestServer server(settings);
    for (const QByteArray &head : {QByteArray("Content-Length: 5\r\n"), QByteArray("Transfer-Encoding: chunked\r\n")}) {
        RawClient client(server.port());
        QCOMPARE(client.ask(request("POST /echo", head) + "3\r\n").status, 408);
        QVERIFY(client.waitForClose());
    }
}

void tst_ServerLimits::idleTimeout()
{
    ServerSettings settings = TestServer::quick();
    settings.limits.idleTimeout = 50ms;
    TestServer server(settings);
    RawClient client(server.port());
    QCOMPARE(client.ask(Get).status, 200);
    QVERIFY(client.waitForClose());
    QVERIFY(client.received().isEmpty()); // without a word
}

// It takes nothing of its answers; that it goes on sending does not count.
void tst_ServerLimits::slowReaderIsDropped()
{
    ServerSettings settings = TestServer::quick();
    settings.limits.writeTimeout = 100ms;
    TestServer server(settings);
    RawClient client(server.port());
    client.stopReading();
    client.send(request("GET /big").repeated(20));
    QTimer more;
    connect(&more, &QTimer::timeout, &client, [&client] { client.socket().write("G"); });
    more.start(10);
    QVERIFY(server.waitForEmpty());
    QCOMPARE(RawClient(server.port()).ask(Get).status, 200);
}

void tst_ServerLimits::tooManyConnections()
{
    ServerSettings settings = TestServer::quick();
    settings.limits.connections = 5;
    TestServer server(settings);
    Clients clients = connected(server.port(), 5, Get);
    for (const auto &client : clients)
        QCOMPARE(client->next().status, 200);
    for (int i = 0; i < 10; ++i) {
        RawClient tooMany(server.port());
        const Answer answer = tooMany.ask(i % 2 ? Get : QByteArray());
        QCOMPARE(answer.status, 503);
        QVERIFY(answer.complete);
        QVERIFY(tooMany.waitForClose());
    }
    QCOMPARE(clients.front()->ask(Get).status, 200);
    QCOMPARE(server.stats().refusedConnections.load(), quint64(10));
    clients.clear();
    QVERIFY(server.waitForEmpty());
    QCOMPARE(RawClient(server.port()).ask(Get).status, 200);
}

void tst_ServerLimits::slowSocketsDelayNobody_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("headers") << QByteArray("GET /ping HTTP/1.1\r\nHost: local");
    QTest::newRow("body") << request("POST /echo", "Content-Length: 100000\r\n") + "x";
    QTest::newRow("chunks") << request("POST /echo", "Transfer-Encoding: chunked\r\n") + "5\r\nhe";
}

void tst_ServerLimits::slowSocketsDelayNobody()
{
    QFETCH(QByteArray, bytes);
    TestServer server;
    const Clients slow = connected(server.port(), 200, bytes);
    RawClient client(server.port());
    for (int i = 0; i < 200; ++i) {
        QCOMPARE(client.ask(Get).status, 200);
        slow[std::size_t(i)]->send("a"); // a drop in between
    }
    QCOMPARE(std::count_if(slow.begin(), slow.end(), [](const auto &one) { return one->isClosed(); }), 0);
}

void tst_ServerLimits::pipeliningWithoutReading()
{
    TestServer server;
    QCOMPARE(RawClient(server.port()).ask(request("GET /big")).status, 200); // what the first answer costs
    const double before = memory();
    QVERIFY(before > 0);
    Clients clients = connected(server.port(), 3, {});
    for (const auto &client : clients) {
        client->stopReading();
        client->send(request("GET /big").repeated(10000));
    }
    RawClient other(server.port());
    for (int i = 0; i < 300; ++i)
        QCOMPARE(other.ask(Get).status, 200);
    // 30,000 answers of 1 MiB: each connection holds one beyond its 256 KiB at most, and the clients what they could
    // not send.
    QVERIFY2(memory() - before < 48, qPrintable(QString::number(memory() - before)));
}

void tst_ServerLimits::promisesCostNothing()
{
    TestServer server;
    RawClient other(server.port());
    QCOMPARE(other.ask(Get).status, 200);
    const double before = memory();
    const Clients clients =
        connected(server.port(), 100, request("POST /echo", "Content-Length: 1073741824\r\n") + QByteArray(1000, 'x'));
    for (const auto &client : clients)
        QCOMPARE(client->next().status, 413);
    const Clients within = connected(server.port(), 100, request("PUT /upload", "Content-Length: 4194304\r\n"));
    for (int i = 0; i < 100; ++i)
        QCOMPARE(other.ask(Get).status, 200);
    QVERIFY2(memory() - before < 32, qPrintable(QString::number(memory() - before)));
}

void tst_ServerLimits::routeHasItsOwnLimit()
{
    TestServer server;
    RawClient client(server.port());
    const QByteArray body(4 * 1024 * 1024, 'x');
    QCOMPARE(client.ask(request("PUT /upload", {}, body)).body, QByteArray("4194304"));
    QCOMPARE(client.ask(request("PUT /upload", "Content-Length: 4194305\r\n")).status, 413);
}

HUB_TEST(tst_ServerLimits)
#include "tst_serverlimits.moc"
