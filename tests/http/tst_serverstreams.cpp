// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/http/testserver.h"
#include "tests/support/rawclient.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub::http;
using namespace hub::http::test;
using namespace std::chrono_literals;
using hub::test::Answer;
using hub::test::RawClient;

namespace {

const QByteArray Stream = request("GET /stream");

Exchange::Ptr takeOne(TestServer &server)
{
    return server.waitForHeld(1) ? server.held().takeAll().front() : nullptr;
}

} // namespace

class tst_ServerStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chunked();
    void untilCloseForHttp10();
    void headHasNoBody();
    void headOfAnAnswer();
    void nextRequestWaits();
    void emptyPieceIsNoEnd();
    void slowListenerIsCutOff();
    void leavingIsTold_data();
    void leavingIsTold();
    void droppedStreamEnds();
    void closingStream();
};

void tst_ServerStreams::chunked()
{
    TestServer server;
    RawClient client(server.port());
    client.send(Stream);
    QVERIFY(client.waitForBytes("first")); // before the stream ends
    const auto exchange = takeOne(server);
    QVERIFY(exchange);
    QCOMPARE(server.stats().streams.load(), qint64(1));
    on(exchange, [](Exchange &stream) {
        QVERIFY(stream.isOpen());
        QVERIFY(stream.write(" second"));
        stream.reply({.status = 500}); // too late
        stream.finish();
        QVERIFY(!stream.write(" third"));
        QVERIFY(!stream.isOpen());
    });
    const Answer answer = client.next();
    QVERIFY(answer.complete);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Transfer-Encoding"), QByteArray("chunked"));
    QCOMPARE(answer.body, QByteArray("first second"));
    QCOMPARE(server.stats().streams.load(), qint64(0));
    QCOMPARE(client.ask(Get).body, QByteArray("pong"));
}

void tst_ServerStreams::untilCloseForHttp10()
{
    TestServer server;
    RawClient client(server.port());
    client.send("GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    on(takeOne(server), [](Exchange &stream) {
        stream.write(" second");
        stream.finish();
    });
    const Answer answer = client.next();
    QVERIFY(client.isClosed());
    QCOMPARE(answer.body, QByteArray("first second"));
    QVERIFY(answer.header("Transfer-Encoding").isNull());
    QCOMPARE(answer.header("Connection"), QByteArray("close"));
}

void tst_ServerStreams::headHasNoBody()
{
    TestServer server;
    RawClient client(server.port());
    client.expectHead();
    QCOMPARE(client.ask(request("HEAD /stream")).status, 200);
    client.expectHead(false);
    QCOMPARE(client.ask(Get).body, QByteArray("pong"));
    QCOMPARE(server.stats().streams.load(), qint64(0));
}

void tst_ServerStreams::headOfAnAnswer()
{
    TestServer server;
    RawClient client(server.port());
    client.expectHead();
    const Answer answer = client.ask(request("HEAD /big"));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Content-Length"), QByteArray("1048576"));
    QCOMPARE(client.ask(request("HEAD /nothing")).status, 404);
    client.expectHead(false);
    QCOMPARE(client.ask(Get).body, QByteArray("pong"));
}

void tst_ServerStreams::nextRequestWaits()
{
    TestServer server;
    RawClient client(server.port());
    client.send(Stream + Get);
    const auto exchange = takeOne(server);
    on(exchange, [](Exchange &stream) {
        stream.write("x");
        stream.finish();
    });
    QCOMPARE(client.next().body, QByteArray("firstx"));
    QCOMPARE(client.next().body, QByteArray("pong"));
}

// A chunk of length 0 would be the stream's end (RFC 9112, section 7.1).
void tst_ServerStreams::emptyPieceIsNoEnd()
{
    TestServer server;
    RawClient client(server.port());
    client.send(Stream);
    on(takeOne(server), [](Exchange &stream) {
        QVERIFY(stream.write({}));
        QVERIFY(stream.write("x"));
        stream.finish();
    });
    QCOMPARE(client.next().body, QByteArray("firstx"));
}

void tst_ServerStreams::slowListenerIsCutOff()
{
    TestServer server;
    RawClient client(server.port());
    client.send(Stream);
    QVERIFY(client.waitForBytes("first"));
    client.stopReading();
    on(takeOne(server), [](Exchange &stream) {
        const QByteArray piece(64 * 1024, 'x');
        qint64 written = 0;
        while (stream.write(piece, 262144)) {
            written += piece.size();
            QVERIFY2(written < 64 * 1024 * 1024, "never cut off");
        }
        QVERIFY(!stream.isOpen());
    });
    QVERIFY(server.waitForEmpty());
    QCOMPARE(server.held().left(), 1);
    QCOMPARE(server.stats().streams.load(), qint64(0));
}

void tst_ServerStreams::leavingIsTold_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("while handled") << request("GET /hold/a");
    QTest::newRow("while handled, with a body") << request("POST /hold/a", {}, "body");
    QTest::newRow("while streaming") << Stream;
}

void tst_ServerStreams::leavingIsTold()
{
    QFETCH(QByteArray, bytes);
    TestServer server;
    {
        RawClient client(server.port());
        client.send(bytes);
        QVERIFY(server.waitForHeld(1));
        QCOMPARE(server.held().left(), 0);
    }
    QVERIFY(hub::test::waitFor([&] { return server.held().left() == 1; }));
    on(server.held().takeAll().front(), [](Exchange &exchange) {
        QVERIFY(!exchange.isOpen());
        QVERIFY(!exchange.write("x"));
        exchange.finish();
        exchange.reply({});
    });
    QVERIFY(server.waitForEmpty());
    QCOMPARE(server.held().left(), 1);
}

void tst_ServerStreams::droppedStreamEnds()
{
    TestServer server;
    RawClient client(server.port());
    client.send(Stream);
    QVERIFY(server.waitForHeld(1));
    server.held().takeAll().clear();
    const Answer answer = client.next();
    QVERIFY(answer.complete);
    QCOMPARE(answer.body, QByteArray("first"));
}

void tst_ServerStreams::closingStream()
{
    TestServer server;
    RawClient client(server.port());
    client.send(request("GET /stream", "Connection: close\r\n"));
    on(takeOne(server), [](Exchange &stream) { stream.finish(); });
    const Answer answer = client.next();
    QVERIFY(answer.complete);
    QCOMPARE(answer.header("Connection"), QByteArray("close"));
    QVERIFY(client.waitForClose());
}

HUB_TEST(tst_ServerStreams)
#include "tst_serverstreams.moc"
