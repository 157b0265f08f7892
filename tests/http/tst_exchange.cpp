// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/http/testserver.h"
#include "tests/support/rawclient.h"
#include "tests/support/test.h"

#include <QTest>

#include <thread>

using namespace hub::http;
using namespace hub::http::test;
using hub::test::Answer;
using hub::test::RawClient;

/// What a handler may do with its exchange, and what becomes of the client.
class tst_Exchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void droppedExchangeIs500();
    void droppedElsewhereIs500();
    void answeredFromAnotherThread();
    void answeredTwice();
    void answeredAfterTheClientLeft();
    void oneAnswerFromWithinAnother();
};

void tst_Exchange::droppedExchangeIs500()
{
    TestServer server;
    RawClient client(server.port());
    const Answer answer = client.ask(request("GET /drop"));
    QCOMPARE(answer.status, 500);
    QVERIFY(answer.body.contains("\"INTERNAL_ERROR\""));
    QCOMPARE(client.ask(Get).status, 200);
}

void tst_Exchange::droppedElsewhereIs500()
{
    TestServer server;
    RawClient client(server.port());
    client.send(request("GET /hold/x"));
    QVERIFY(server.waitForHeld(1));
    std::thread([held = server.held().takeAll()]() mutable { held.clear(); }).join();
    QCOMPARE(client.next().status, 500);
}

void tst_Exchange::answeredFromAnotherThread()
{
    TestServer server;
    RawClient client(server.port());
    for (int i = 0; i < 20; ++i) {
        client.send(request("GET /hold/" + QByteArray::number(i)));
        QVERIFY(server.waitForHeld(1));
        server.releaseAll();
        QCOMPARE(client.next().body, QByteArray::number(i));
    }
}

void tst_Exchange::answeredTwice()
{
    TestServer server;
    RawClient client(server.port());
    client.send(request("GET /hold/a"));
    QVERIFY(server.waitForHeld(1));
    for (const Exchange::Ptr &exchange : server.held().takeAll()) {
        on(exchange, [](Exchange &held) {
            held.reply({.body = "one"});
            held.reply({.body = "two"});
            held.startStream({.body = "three"});
            QVERIFY(!held.write("four"));
            held.finish();
            QVERIFY(!held.isOpen());
        });
    }
    QCOMPARE(client.next().body, QByteArray("one"));
    QCOMPARE(client.ask(Get).body, QByteArray("pong"));
}

void tst_Exchange::answeredAfterTheClientLeft()
{
    TestServer server;
    {
        RawClient client(server.port());
        client.send(request("GET /hold/a"));
        QVERIFY(server.waitForHeld(1));
    }
    QVERIFY(hub::test::waitFor([&] { return server.held().left() == 1; }));
    const auto held = server.held().takeAll();
    on(held.front(), [](Exchange &exchange) {
        QVERIFY(!exchange.isOpen());
        exchange.reply({});
        exchange.onPeerLeft(nullptr, [] { QFAIL("called though it has left already"); });
    });
    QVERIFY(server.waitForEmpty());
    QCOMPARE(RawClient(server.port()).ask(Get).body, QByteArray("pong"));
    QCOMPARE(server.stats().leftEarly.load(), quint64(1));
}

// A handler that answers another client's exchange, whose pipelined request then must not be handled within it.
void tst_Exchange::oneAnswerFromWithinAnother()
{
    TestServer server(TestServer::quick(1));
    RawClient first(server.port());
    RawClient second(server.port());
    first.send(request("GET /hold/first") + Get);
    QVERIFY(server.waitForHeld(1));
    const auto held = server.held().takeAll();
    second.send(request("GET /hold/second"));
    QVERIFY(server.waitForHeld(1));
    on(server.held().takeAll().front(), [other = held.front()](Exchange &exchange) {
        other->reply({.body = "first"});
        exchange.reply({.body = "second"});
    });
    QCOMPARE(first.next().body, QByteArray("first"));
    QCOMPARE(first.next().body, QByteArray("pong"));
    QCOMPARE(second.next().body, QByteArray("second"));
}

HUB_TEST(tst_Exchange)
#include "tst_exchange.moc"
