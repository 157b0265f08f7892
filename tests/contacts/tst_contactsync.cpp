// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/contacts/contactsync.h"
#include "core/net/pooledaccessmanager.h"
#include "simulator/simulatorthread.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTest>

using namespace hub;
using hub::contacts::Counts;
using hub::test::ScriptedServer;
using hub::test::TestStore;

namespace {

ClienteId syncedId(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

struct Bench
{
    explicit Bench(const QUrl &url, const ContactSyncSettings &settings = {})
        : client(&network, settingsFor(url)), sync(&client, &store.database(), settings)
    {
    }

    static SessionManagerSettings settingsFor(const QUrl &url)
    {
        SessionManagerSettings settings;
        settings.baseUrl = url;
        return settings;
    }
    /// Begins a sync; its outcome comes into `outcomes`.
    void begin(qint64 number, bool force = false)
    {
        sync.sync(syncedId(number), force, mailbox.address(),
                  [this](const ContactSync::Outcome &outcome) { outcomes.push_back(outcome); });
    }
    ContactSync::Outcome run(qint64 number, bool force = false)
    {
        outcomes.clear();
        begin(number, force);
        if (!QTest::qWaitFor([this] { return !outcomes.empty(); }, 30000))
            qFatal("no outcome");
        return outcomes.front();
    }
    int stored(qint64 number)
    {
        std::optional<size_t> count;
        sync.find(syncedId(number), {{}, {}, 1000}, mailbox.address(),
                  [&count](const Result<contacts::Found> &found) { count = found ? found->items.size() : 0; });
        if (!QTest::qWaitFor([&count] { return count.has_value(); }, 30000))
            qFatal("no answer");
        return int(*count);
    }

    TestStore store;
    PooledAccessManager network;
    SessionManagerClient client;
    ContactSync sync;
    Mailbox mailbox;
    std::vector<ContactSync::Outcome> outcomes;
};

QByteArray page(int first, int count, const QByteArray &next = {})
{
    QByteArray body = "{\"contacts\":[";
    for (int n = first; n < first + count; ++n)
        body += (n > first ? "," : "") + QByteArray("{\"id\":\"") + QByteArray::number(n) + "@c.us\",\"name\":\"N\"}";
    return body + "]" + (next.isEmpty() ? QByteArray() : ",\"next\":\"" + next + "\"") + "}";
}

} // namespace

class tst_ContactSync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void againstTheSimulator()
    {
        sim::SimulatorThread simulator;
        QVERIFY(simulator.start([](sim::Simulator &s) {
            s.setState(syncedId(51), sim::State::Ready);
            s.clients().find(syncedId(51))->setContacts(sim::ContactBook::madeUp(2500));
        }));
        Bench bench(simulator.baseUrl());
        QCOMPARE(bench.run(51).value(), (Counts{2500, 2500, 0, 0, 0}));
        QCOMPARE(bench.run(51).value(), (Counts{2500, 0, 0, 0, 2500}));
        simulator.call([](sim::Simulator &s) {
            s.clients().find(syncedId(51))->setContacts(sim::ContactBook::of({{"1@c.us", "Ana", "1", false}}));
        });
        QCOMPARE(bench.run(51).error().error.code, QByteArray("CONTACTS_SHRUNK"));
        QCOMPARE(bench.stored(51), 1000); // a page of them
        QCOMPARE(bench.run(51, true).value(), (Counts{1, 1, 0, 2500, 0}));
    }

    void ofTwinsTheNumberCounts()
    {
        ScriptedServer server;
        server.setHandler([](QTcpSocket *socket, const ScriptedServer::Request &) {
            socket->write(ScriptedServer::json(R"({"contacts":[{"id":"77@lid","name":"Ana","phone":"549111"},
                {"id":"549111@c.us","name":"Ana"},{"id":"78@lid","name":"Bruno","phone":"549222"},{"id":"79@lid"}]})"));
        });
        Bench bench(server.url());
        const auto counts = bench.run(51).value();
        QCOMPARE(counts.total, 3);
        QCOMPARE(counts.withoutNumber, 1);
    }

    void followsNext()
    {
        ScriptedServer server;
        std::vector<QByteArray> targets;
        server.setHandler([&](QTcpSocket *socket, const ScriptedServer::Request &request) {
            targets.push_back(request.line.split(' ').value(1));
            const bool first = targets.size() == 1;
            socket->write(ScriptedServer::json(first ? page(0, 3, "a b&c=d/é") : page(3, 2)));
        });
        Bench bench(server.url());
        QCOMPARE(bench.run(51).value(), (Counts{5, 5, 0, 0, 0}));
        QCOMPARE(targets.size(), size_t(2));
        QVERIFY(targets[0].contains("limit=1000"));
        const QUrl second = QUrl::fromEncoded(targets[1]);
        QVERIFY(targets[1].contains("a%20b%26c%3Dd"));
        QVERIFY(second.isValid());
    }

    void failuresChangeNothing_data()
    {
        QTest::addColumn<QByteArray>("answer"); // to the second page
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("upstreamStatus"); // -1: not the Session Manager's refusal
        const auto error = [](const QByteArray &status) {
            return ScriptedServer::json(R"({"error":true,"code":"X","message":"no"})", status);
        };
        QTest::newRow("500") << error("500 Internal Server Error") << QByteArray() << 500;
        QTest::newRow("404") << error("404 Not Found") << QByteArray() << 404;
        QTest::newRow("cut") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{") << QByteArray() << 0;
        QTest::newRow("not JSON") << ScriptedServer::json("<html>") << QByteArray() << 200;
        QTest::newRow("no list") << ScriptedServer::json("{}") << QByteArray("CONTACTS_UNREADABLE") << -1;
        QTest::newRow("a loop") << ScriptedServer::json(page(0, 1, "2")) << QByteArray("CONTACTS_ENDLESS") << -1;
        QTest::newRow("too many") << ScriptedServer::json(page(0, 60)) << QByteArray("CONTACTS_TOO_MANY") << -1;
    }

    void failuresChangeNothing()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, code);
        QFETCH(int, upstreamStatus);
        ScriptedServer server;
        server.answer(ScriptedServer::json(page(0, 3)));
        ContactSyncSettings settings;
        settings.maxContacts = 50;
        Bench bench(server.url(), settings);
        QVERIFY(bench.run(51));
        server.setHandler([&](QTcpSocket *socket, const ScriptedServer::Request &request) {
            if (request.line.contains("after=")) {
                socket->write(answer);
                ScriptedServer::end(socket, ScriptedServer::After::Close);
            } else {
                socket->write(ScriptedServer::json(page(100, 3, "2")));
            }
        });
        const auto outcome = bench.run(51);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().upstream.has_value(), upstreamStatus >= 0);
        if (upstreamStatus >= 400)
            QCOMPARE(outcome.error().upstream->statusCode, upstreamStatus);
        if (!code.isEmpty())
            QCOMPARE(outcome.error().error.code, code);
        QCOMPARE(bench.stored(51), 3);
        server.answer(ScriptedServer::json(page(0, 3)));
        QCOMPARE(bench.run(51).value(), (Counts{3, 0, 0, 0, 3})); // and the next one may begin
    }

    /// An engine that has just been linked again has no contacts yet, and later all of them.
    void anEmptyAnswerAroundARelinkRemovesNothing()
    {
        ScriptedServer server;
        server.answer(ScriptedServer::json(page(0, 500)));
        Bench bench(server.url());
        QCOMPARE(bench.run(51).value(), (Counts{500, 500, 0, 0, 0}));
        server.answer(ScriptedServer::json(page(0, 0)));
        QCOMPARE(bench.run(51).error().error.code, QByteArray("CONTACTS_SHRUNK"));
        QCOMPARE(bench.stored(51), 500);
        server.answer(ScriptedServer::json(page(0, 500)));
        QCOMPARE(bench.run(51).value(), (Counts{500, 0, 0, 0, 500}));
    }

    void pages_data()
    {
        QTest::addColumn<int>("step"); // from one page's first contact to the next one's
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("pages");
        QTest::addColumn<int>("broken"); // the page that is none; -1: all are whole
        QTest::addColumn<int>("total");  // -1: nothing is changed
        QTest::newRow("overlapping") << 50 << 100 << 5 << -1 << 300;
        QTest::newRow("page 3 of 5 broken") << 100 << 100 << 5 << 2 << -1;
        QTest::newRow("60,000") << 1000 << 1000 << 60 << -1 << 60000;
    }
    void pages()
    {
        QFETCH(int, step);
        QFETCH(int, count);
        QFETCH(int, pages);
        QFETCH(int, broken);
        QFETCH(int, total);
        ScriptedServer server;
        int served = 0;
        server.setHandler([&](QTcpSocket *socket, const ScriptedServer::Request &request) {
            const int number = request.line.contains("after=") ? served : 0;
            served = number + 1;
            const QByteArray next = served < pages ? QByteArray::number(served) : QByteArray();
            socket->write(ScriptedServer::json(number == broken ? "<html>" : page(step * number, count, next)));
        });
        Bench bench(server.url());
        const auto outcome = bench.run(51);
        QCOMPARE(outcome.has_value(), total >= 0);
        if (outcome)
            QCOMPARE(outcome->total, total);
        QCOMPARE(bench.stored(51), std::clamp(total, 0, 1000)); // a page of them
    }

    void endlessPagesAreCut()
    {
        ScriptedServer server;
        int served = 0;
        server.setHandler([&](QTcpSocket *socket, const ScriptedServer::Request &) {
            ++served;
            socket->write(ScriptedServer::json(page(served, 1, QByteArray::number(served))));
        });
        ContactSyncSettings settings;
        settings.maxPages = 10;
        Bench bench(server.url(), settings);
        const auto outcome = bench.run(51);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().error.code, QByteArray("CONTACTS_ENDLESS"));
        QCOMPARE(served, 10);
    }

    void oneSyncPerClient()
    {
        ScriptedServer server;
        std::vector<QPointer<QTcpSocket>> asking;
        server.setHandler([&](QTcpSocket *socket, const ScriptedServer::Request &) { asking.emplace_back(socket); });
        Bench bench(server.url());
        bench.begin(51);
        QTRY_COMPARE(asking.size(), size_t(1));
        bench.begin(51);
        QTRY_COMPARE(bench.outcomes.size(), size_t(1));
        QVERIFY(!bench.outcomes[0]);
        QCOMPARE(bench.outcomes[0].error().error.code, QByteArray("SYNC_IN_PROGRESS"));
        bench.begin(52); // another client may
        QTRY_COMPARE(asking.size(), size_t(2));
        for (const auto &socket : asking)
            socket->write(ScriptedServer::json(page(0, 1)));
        QTRY_COMPARE(bench.outcomes.size(), size_t(3));
        QVERIFY(bench.outcomes[1] && bench.outcomes[2]);
        server.answer(ScriptedServer::json(page(0, 1)));
        QVERIFY(bench.run(51)); // once it has ended, the next one may begin
    }

    void theCallerMayLeave()
    {
        ScriptedServer server;
        QPointer<QTcpSocket> asking;
        server.setHandler([&](QTcpSocket *socket, const ScriptedServer::Request &) { asking = socket; });
        Bench bench(server.url());
        bool told = false;
        {
            const Mailbox caller;
            bench.sync.sync(syncedId(51), false, caller.address(),
                            [&told](const ContactSync::Outcome &) { told = true; });
            QTRY_VERIFY(asking);
        }
        asking->write(ScriptedServer::json(page(0, 3)));
        QTRY_COMPARE(bench.stored(51), 3);
        QVERIFY(!told);
    }
};

HUB_TEST(tst_ContactSync)
#include "tst_contactsync.moc"
