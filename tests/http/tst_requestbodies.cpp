// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/requestframing.h"
#include "tests/http/testserver.h"
#include "tests/support/rawclient.h"
#include "tests/support/test.h"

#include <QSet>
#include <QTest>

using namespace hub::http;
using namespace hub::http::test;
using hub::test::Answer;
using hub::test::RawClient;

/// Which bodies are held, and for how long; and answers that come before a body, or without one.
class tst_RequestBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhereRead();
    void smallBodies();
    void allTogetherAreLimited();
    void releasedWithTheAnswer();
    void droppedWhileTheAnswerIsWaitedFor();
    void reservedAsItIsBelieved();
    void noContinueBeforeAnAnswerWithoutBody_data();
    void noContinueBeforeAnAnswerWithoutBody();
    void continueWhereTheBodyIsRead();
    void refusedHeadHasNoBody_data();
    void refusedHeadHasNoBody();
    void asteriskCloses();
};

void tst_RequestBodies::onlyWhereRead()
{
    TestServer server;
    RawClient client(server.port());
    client.send(request("POST /hold/a", {}, QByteArray(100000, 'x')));
    QVERIFY(server.waitForHeld(1));
    const auto held = server.held().takeAll();
    on(held.front(), [](Exchange &exchange) {
        QCOMPARE(exchange.request().body, QByteArray());
        exchange.reply({.body = "\"done\""});
    });
    QCOMPARE(client.next().status, 200);
    QCOMPARE(client.ask(request("POST /echo", {}, "read")).body, QByteArray("read"));
}

void tst_RequestBodies::smallBodies()
{
    for (const qint64 limit : {qint64(1024 * 1024), qint64(2048)}) {
        ServerSettings settings = TestServer::quick();
        settings.limits.bodyBytes = limit;
        TestServer server(settings);
        const qsizetype most = std::min<qsizetype>(limit, 16 * 1024);
        RawClient client(server.port());
        QCOMPARE(client.ask(request("POST /small", {}, QByteArray(most, 'x'))).status, 200);
        QCOMPARE(client.ask(request("POST /small", {}, QByteArray(most + 1, 'x'))).status, 413);
    }
}

void tst_RequestBodies::allTogetherAreLimited()
{
    ServerSettings settings = TestServer::quick();
    settings.limits.allBodiesBytes = 300000;
    TestServer server(settings);
    const QByteArray most = request("PUT /upload", "Content-Length: 200000\r\n") + QByteArray(199999, 'x');
    RawClient first(server.port());
    first.send(most);
    QTRY_COMPARE(server.server().bodyBytes(), 199999);
    RawClient second(server.port());
    const Answer refused = second.ask(most);
    QCOMPARE(refused.status, 503);
    QVERIFY(refused.body.contains("TOO_BUSY"));
    QCOMPARE(refused.header("Retry-After"), QByteArray("1"));
    QVERIFY(second.waitForClose());
    first.send("x");
    QCOMPARE(first.next().body, QByteArray("200000"));
    RawClient third(server.port());
    QCOMPARE(third.ask(request("PUT /upload", {}, QByteArray(200000, 'x'))).body, QByteArray("200000"));
    // What is dropped as it comes costs nothing.
    RawClient fourth(server.port());
    fourth.send(request("POST /hold/a", {}, QByteArray(400000, 'x')));
    QVERIFY(server.waitForHeld(1));
    server.releaseAll();
    QCOMPARE(fourth.next().status, 200);
}

void tst_RequestBodies::releasedWithTheAnswer()
{
    ServerSettings settings = TestServer::quick(1);
    settings.limits.allBodiesBytes = 150000;
    TestServer server(settings);
    {
        RawClient leaver(server.port());
        leaver.send(request("PUT /upload", "Content-Length: 200000\r\n") + QByteArray(120000, 'x'));
        QCOMPARE(RawClient(server.port()).ask(Get).status, 200);
    }
    QVERIFY(server.waitForEmpty());
    RawClient client(server.port());
    for (int i = 0; i < 5; ++i)
        QCOMPARE(client.ask(request("PUT /upload", {}, QByteArray(100000, 'x'))).body, QByteArray("100000"));
}

void tst_RequestBodies::droppedWhileTheAnswerIsWaitedFor()
{
    TestServer server;
    RawClient client(server.port());
    client.send(request("PUT /keep", {}, QByteArray(100000, 'x')));
    QVERIFY(server.waitForHeld(1));
    QCOMPARE(server.server().bodyBytes(), 100000);
    const auto held = server.held().takeAll();
    on(held.front(), [](Exchange &exchange) { exchange.dropBody(); });
    QTRY_COMPARE(server.server().bodyBytes(), 0);
    QCOMPARE(held.front()->request().body.size(), 0);
    on(held.front(), [](Exchange &exchange) { exchange.reply({.body = "\"done\""}); });
    QCOMPARE(client.next().status, 200);
    // What comes next is counted anew.
    client.send(request("PUT /keep", {}, QByteArray(5000, 'x')));
    QVERIFY(server.waitForHeld(1));
    QCOMPARE(server.server().bodyBytes(), 5000);
    server.releaseAll();
    QCOMPARE(client.next().status, 200);
    QTRY_COMPARE(server.server().bodyBytes(), 0);
}

/// Who only announces a large body costs no memory for it, and a body is not copied piece by piece as it grows.
void tst_RequestBodies::reservedAsItIsBelieved()
{
    constexpr qsizetype Large = 32 * 1024 * 1024;
    static constexpr qsizetype Piece = 50000;
    const Limits limits;
    // What is reserved once so much of an announced body has come.
    const auto reserved = [&limits](qsizetype length, qsizetype come) -> qsizetype {
        RequestFraming framing(limits);
        QByteArray in = request("PUT /upload", "Content-Length: " + QByteArray::number(length) + "\r\n");
        if (framing.parseHead(in) != RequestFraming::Progress::HeadDone || !framing.setBodyLimit(Large))
            return -1;
        for (qsizetype sent = 0; sent < come;) {
            in = QByteArray(std::min(come - sent, Piece), 'x');
            sent += in.size();
            if (framing.parseBody(in) == RequestFraming::Progress::Failed)
                return -1;
        }
        return framing.bodySize() == come ? framing.takeBody().capacity() : -1;
    };
    for (const qsizetype length : {qsizetype(100000), Large}) {
        QCOMPARE(reserved(length, 0), 0);
        const qsizetype first = reserved(length, Piece);
        QVERIFY(first >= Piece && first <= 300 * 1024);
        QSet<qsizetype> capacities;
        for (qsizetype come = Piece; come < length; come *= 2)
            capacities << reserved(length, come);
        capacities << reserved(length, length);
        QVERIFY(!capacities.contains(-1));
        QVERIFY(capacities.size() <= 2);
    }
}

void tst_RequestBodies::noContinueBeforeAnAnswerWithoutBody_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::newRow("no such path") << QByteArray("POST /nothing") << 404;
    QTest::newRow("no such method") << QByteArray("POST /ping") << 405;
    QTest::newRow("nobody reads it") << QByteArray("GET /ping") << 200;
    QTest::newRow("no token") << QByteArray("POST /user") << 401;
}

void tst_RequestBodies::noContinueBeforeAnAnswerWithoutBody()
{
    QFETCH(QByteArray, target);
    QFETCH(int, status);
    TestServer server;
    RawClient client(server.port());
    // The first answer, whatever its status: a 100 would be it.
    QCOMPARE(client.ask(request(target, "Expect: 100-continue\r\nContent-Length: 5\r\n")).status, status);
    QVERIFY(client.waitForClose());
}

void tst_RequestBodies::continueWhereTheBodyIsRead()
{
    TestServer server;
    RawClient client(server.port());
    client.send(request("POST /echo", "Expect: 100-continue\r\nContent-Length: 5\r\n"));
    QVERIFY(client.waitForBytes("HTTP/1.1 100 Continue\r\n\r\n"));
    client.send("hello");
    QVERIFY(client.waitForBytes("\r\n\r\nhello"));
}

void tst_RequestBodies::refusedHeadHasNoBody_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("status");
    QTest::newRow("two Hosts") << request("HEAD /ping", "Host: a\r\n") << QByteArray("400");
    QTest::newRow("bare CR") << QByteArray("HEAD /ping HTTP/1.1\r\nHost: a\rb\r\n\r\n") << QByteArray("400");
    QTest::newRow("long target") << "HEAD /" + QByteArray(9000, 'a') + " HTTP/1.1\r\n" << QByteArray("414");
    QTest::newRow("large headers") << request("HEAD /ping", "X: " + QByteArray(20000, 'a') + "\r\n")
                                   << QByteArray("431");
    QTest::newRow("large body") << request("HEAD /ping", "Content-Length: 2000000\r\n") << QByteArray("413");
    QTest::newRow("other host") << QByteArray("HEAD /ping HTTP/1.1\r\nHost: evil.example\r\n\r\n") << QByteArray("403");
    QTest::newRow("no such path") << request("HEAD /nothing", "Connection: close\r\n") << QByteArray("404");
}

void tst_RequestBodies::refusedHeadHasNoBody()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, status);
    TestServer server;
    RawClient client(server.port());
    client.send(bytes);
    QVERIFY(client.waitForClose());
    QVERIFY2(client.received().startsWith(QByteArray("HTTP/1.1 " + status)), client.received().constData());
    QVERIFY2(client.received().endsWith("\r\n\r\n"), client.received().constData());
}

void tst_RequestBodies::asteriskCloses()
{
    TestServer server;
    RawClient client(server.port());
    QCOMPARE(client.ask(request("GET *")).status, 400);
    QVERIFY(client.waitForClose());
    RawClient options(server.port());
    QCOMPARE(options.ask(request("OPTIONS *")).status, 204);
    QCOMPARE(options.ask(Get).status, 200);
}

HUB_TEST(tst_RequestBodies)
#include "tst_requestbodies.moc"
