// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/http/testserver.h"
#include "tests/support/rawclient.h"
#include "tests/support/test.h"

#include <QSignalSpy>
#include <QTest>

using namespace hub::http;
using namespace hub::http::test;
using namespace std::chrono_literals;
using hub::test::Answer;
using hub::test::RawClient;
using hub::test::waitFor;

class tst_ServerDrain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingToDo();
    void idleOnesClose();
    void whatIsInFlightFinishes();
    void bodyIsAwaited();
    void streamsEnd();
    void deadlineAborts();
    void newOnesAreNotServed();
    void deletedInTheMiddle();
};

void tst_ServerDrain::nothingToDo()
{
    TestServer server(TestServer::quick(4));
    QSignalSpy drained(&server.server(), &Server::drained);
    server.server().drain(10s);
    QVERIFY(waitFor([&] { return !drained.isEmpty(); }));
    QCOMPARE(drained.size(), 1);
}

void tst_ServerDrain::idleOnesClose()
{
    TestServer server(TestServer::quick(4));
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        if (i % 2)
            QCOMPARE(clients.back()->ask(Get).status, 200);
    }
    QVERIFY(hub::test::waitForOthers([&] { return server.server().openConnections() == 20; }));
    QSignalSpy drained(&server.server(), &Server::drained);
    server.server().drain(10s);
    for (int i = 1; i < 20; i += 2)
        QVERIFY(clients[std::size_t(i)]->waitForClose());
    clients.clear();
    QVERIFY(waitFor([&] { return !drained.isEmpty(); }));
    QCOMPARE(drained.size(), 1);
}

void tst_ServerDrain::whatIsInFlightFinishes()
{
    TestServer server;
    QSignalSpy drained(&server.server(), &Server::drained);
    RawClient client(server.port());
    client.send(request("GET /hold/late") + Get);
    QVERIFY(server.waitForHeld(1));
    RawClient idle(server.port());
    QCOMPARE(idle.ask(Get).status, 200);
    server.server().drain(60s);
    QVERIFY(idle.waitForClose());
    QVERIFY(drained.isEmpty());
    server.releaseAll();
    const Answer answer = client.next();
    QCOMPARE(answer.body, QByteArray("late"));
    QCOMPARE(answer.header("Connection"), QByteArray("close"));
    QVERIFY(client.waitForClose());
    QVERIFY(client.received().isEmpty()); // the pipelined one may go elsewhere
    QVERIFY(waitFor([&] { return !drained.isEmpty(); }));
}

void tst_ServerDrain::bodyIsAwaited()
{
    TestServer server;
    RawClient client(server.port());
    QCOMPARE(client.ask(request("POST /echo", "Content-Length: 5\r\nExpect: 100-continue\r\n")).status, 100);
    server.server().drain(60s);
    client.send("hello");
    const Answer answer = client.next();
    QCOMPARE(answer.body, QByteArray("hello"));
    QCOMPARE(answer.header("Connection"), QByteArray("close"));
    QVERIFY(client.waitForClose());
}

void tst_ServerDrain::streamsEnd()
{
    TestServer server;
    QSignalSpy drained(&server.server(), &Server::drained);
    RawClient client(server.port());
    client.send(request("GET /stream"));
    QVERIFY(server.waitForHeld(1));
    QVERIFY(client.waitForBytes("first"));
    server.server().drain(60s);
    const Answer answer = client.next();
    QVERIFY(answer.complete);
    QCOMPARE(answer.body, QByteArray("first"));
    QVERIFY(client.waitForClose());
    QVERIFY(waitFor([&] { return !drained.isEmpty(); }));
    QCOMPARE(server.held().left(), 1);
}

void tst_ServerDrain::deadlineAborts()
{
    TestServer server;
    QSignalSpy drained(&server.server(), &Server::drained);
    RawClient client(server.port());
    client.send(request("GET /hold/never"));
    QVERIFY(server.waitForHeld(1));
    server.server().drain(50ms);
    QVERIFY(waitFor([&] { return !drained.isEmpty(); }));
    QCOMPARE(drained.size(), 1);
    QVERIFY(client.waitForClose());
    QVERIFY(client.received().isEmpty());
    server.releaseAll(); // harmless
}

void tst_ServerDrain::newOnesAreNotServed()
{
    TestServer server;
    const quint16 port = server.port();
    RawClient holder(port);
    holder.send(request("GET /hold/a"));
    QVERIFY(server.waitForHeld(1));
    server.server().drain(60s);
    RawClient late(port);
    QVERIFY(late.waitForClose());
    server.releaseAll();
    QCOMPARE(holder.next().body, QByteArray("a"));
}

void tst_ServerDrain::deletedInTheMiddle()
{
    TestServer server(TestServer::quick(4));
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 12; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        clients.back()->send(request(i % 2 ? "GET /hold/a" : "GET /stream"));
    }
    QVERIFY(server.waitForHeld(12));
    server.stop();
    for (const auto &client : clients)
        QVERIFY(client->waitForClose());
}

HUB_TEST(tst_ServerDrain)
#include "tst_serverdrain.moc"
