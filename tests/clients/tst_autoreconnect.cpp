// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clients/autoreconnect.h"
#include "core/clients/clientrepository.h"
#include "core/net/pooledaccessmanager.h"
#include "core/session/sessionmonitor.h"
#include "core/storage/auditrepository.h"
#include "simulator/simulatorthread.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

#include <QDateTime>
#include <QTest>

using namespace hub;
using namespace std::chrono_literals;
using hub::sim::Simulator;
using hub::test::TestStore;

namespace {

ClienteId awayId(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

MonitoredClient awayClient(qint64 number, SessionState state, qint64 since = 1000)
{
    MonitoredClient client{awayId(number)};
    client.lastKnown = client.state = state;
    client.since = client.lastKnownSince = since;
    client.lastGoodAnswer = 2000;
    return client;
}

struct SilentObserver : SessionMonitorObserver
{
    void onObserved(const ClientObservation &) override {}
    void onUnreachable(const MonitoredClient &) override {}
    void onSessionManager(const SessionManagerHealth &) override {}
    void onMessageSent(ClienteId, qint64) override {}
};

/// A store, a simulated Session Manager, and one hub's automatic reconnecting over them.
struct ReconnectFixture
{
    explicit ReconnectFixture(int kind) : store(TestStore::Kind(kind))
    {
        if (const auto started = simulator.start({}); !started)
            qFatal("%s", qPrintable(started.error().message));
        SessionManagerSettings settings;
        settings.baseUrl = simulator.baseUrl();
        client = std::make_unique<SessionManagerClient>(&network, settings);
        monitor = std::make_unique<SessionMonitor>(client.get(), &board, &observer);
        reconnect = std::make_unique<AutoReconnect>(
            client.get(), &board, monitor.get(), &store.database(), nullptr,
            AutoReconnectSettings{.interval = 5ms, .after = 1s, .pause = 1h, .atOnce = 2});
    }
    ~ReconnectFixture()
    {
        reconnect.reset();
        monitor.reset();
    }
    void add(const MonitoredClient &one)
    {
        board.put(one);
        const auto put = store.run<bool>(
            [one](QSqlDatabase &c) { return clients::put(c, one.client, clients::Edit{.wanted = one.wanted}, 1000); });
        if (!put)
            qFatal("%s", qPrintable(put.error().message));
    }
    std::vector<audit::Entry> connects()
    {
        return store
            .run<ResultPage<audit::Entry>>(
                [](QSqlDatabase &c) { return audit::list(c, {.user = {}, .action = QStringLiteral("connect")}, {}); })
            ->items;
    }

    TestStore store;
    sim::SimulatorThread simulator;
    PooledAccessManager network;
    ClientStatusStore board;
    SilentObserver observer;
    std::unique_ptr<SessionManagerClient> client;
    std::unique_ptr<SessionMonitor> monitor;
    std::unique_ptr<AutoReconnect> reconnect;
};

} // namespace

class tst_AutoReconnect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhoIsAway_data()
    {
        QTest::addColumn<SessionState>("state");
        QTest::addColumn<bool>("away");
        QTest::newRow("stopped") << SessionState::Stopped << true;
        QTest::newRow("error") << SessionState::Error << true;
        QTest::newRow("reconnecting") << SessionState::Reconnecting << true;
        QTest::newRow("ready") << SessionState::Ready << false;
        QTest::newRow("starting") << SessionState::Starting << false;
        QTest::newRow("scan") << SessionState::QrRequired << false;
        QTest::newRow("logged out") << SessionState::LoggedOut << false;
        QTest::newRow("banned") << SessionState::Banned << false;
        QTest::newRow("unknown") << SessionState::Unknown << false;
        QTest::newRow("unreachable") << SessionState::Unreachable << false;
    }
    void knowsWhoIsAway()
    {
        QFETCH(SessionState, state);
        QFETCH(bool, away);
        MonitoredClient client = awayClient(51, state, 1000);
        QCOMPARE(AutoReconnect::isAway(client, 121000, 120s), away);
        QVERIFY(!AutoReconnect::isAway(client, 120999, 120s));
        client.wanted = false;
        QVERIFY(!AutoReconnect::isAway(client, 999999, 120s));
        client.wanted = true;
        client.stale = true;
        QVERIFY(!AutoReconnect::isAway(client, 999999, 120s));
    }

    void connectsWantedClientsOnce_data() { TestStore::addRows(); }
    void connectsWantedClientsOnce()
    {
        QFETCH(int, store);
        ReconnectFixture hub(store);
        for (qint64 number = 51; number < 56; ++number)
            hub.add(awayClient(number, SessionState::Stopped));
        MonitoredClient off = awayClient(60, SessionState::Stopped);
        off.wanted = false;
        hub.add(off);
        hub.add(awayClient(61, SessionState::Ready));
        hub.add(awayClient(62, SessionState::Stopped, QDateTime::currentMSecsSinceEpoch() + 3600000));
        hub.reconnect->start();
        QTRY_COMPARE(hub.connects().size(), size_t(5));
        const auto asked = [&hub](qint64 number) {
            return hub.simulator.call([number](Simulator &simulator) {
                return simulator.clients().findOrCreate(awayId(number)).counters()->of(sim::Endpoint::Connect).requests;
            });
        };
        for (qint64 number = 51; number < 56; ++number)
            QTRY_COMPARE(asked(number), quint64(1));
        QTest::qWait(50); // several looks later there is still one try each
        QCOMPARE(hub.connects().size(), size_t(5));
        QCOMPARE(asked(51), quint64(1));
        for (qint64 number = 60; number < 63; ++number)
            QCOMPARE(asked(number), quint64(0));
        QCOMPARE(hub.connects().front().actor, QStringLiteral("hub"));
    }

    void anOutageIsNotTheClients()
    {
        constexpr int store = int(TestStore::Kind::Sqlite);
        ReconnectFixture hub(store);
        hub.add(awayClient(51, SessionState::Stopped));
        hub.board.setSessionManager({.up = false, .reason = QStringLiteral("gone"), .since = 1});
        hub.reconnect->start();
        QTest::qWait(50);
        QVERIFY(hub.connects().empty());
    }
};

HUB_TEST(tst_AutoReconnect)
#include "tst_autoreconnect.moc"
