// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/alertwebhook.h"
#include "core/clients/staterecorder.h"
#include "core/events/eventjournal.h"
#include "core/net/pooledaccessmanager.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTest>

using namespace hub;
using namespace std::chrono_literals;
using hub::test::TestStore;

namespace {

ClienteId recordedId(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

/// Takes the place of the receiver: nothing listens there, so each alert's first try fails and is counted.
AlertWebhookSettings nowhere()
{
    AlertWebhookSettings settings;
    settings.url = QUrl(QStringLiteral("http://127.0.0.1:1/"));
    settings.pauses = {};
    return settings;
}

StateRecorderSettings quick(std::chrono::milliseconds gap = 0ms)
{
    return {1ms, 1h, 5ms, 10ms, 10000, gap};
}

/// What one hub does with its monitor's findings.
struct StateRecorderFixture
{
    explicit StateRecorderFixture(Database &database, const StateRecorderSettings &settings = quick())
        : webhook(&network, nowhere(), nullptr)
        , recorder(&database, &journal, &webhook, nullptr, settings)
        , alerts(&recorder, &StateRecorder::alertRaised)
        , flushed(&recorder, &StateRecorder::flushed)
        , posted(&webhook, &AlertWebhook::finished)
    {
        subscription = journal.subscribe({true, {}}, {}, mailbox.address(),
                                         [this](const EventPtr &event) {
                                             if (!event->data.isEmpty())
                                                 events.push_back(QJsonDocument::fromJson(event->data).object());
                                             return true;
                                         },
                                         {});
    }
    void see(std::optional<SessionState> before, SessionState now, qint64 at, bool settling = false, qint64 client = 51)
    {
        ClientObservation seen{MonitoredClient{recordedId(client)}};
        seen.now.name = QStringLiteral("Shop");
        seen.now.lastKnown = now;
        seen.now.account = QStringLiteral("549");
        seen.now.deriveState({});
        seen.previous = before;
        seen.previousAccount = QStringLiteral("549");
        seen.at = at;
        seen.changed = before != now;
        seen.settling = settling;
        recorder.onObserved(seen);
    }

    QNetworkAccessManager network;
    EventJournal journal;
    AlertWebhook webhook;
    StateRecorder recorder;
    QSignalSpy alerts;
    QSignalSpy flushed;
    QSignalSpy posted;
    Mailbox mailbox;
    std::vector<QJsonObject> events;
    EventJournal::Subscription subscription;
};

void registerClients(TestStore &store, qint64 count = 1)
{
    const auto done = store.run<bool>([count](QSqlDatabase &c) -> Result<bool> {
        for (qint64 n = 0; n < count; ++n) {
            if (const auto put = clients::put(c, recordedId(51 + n), QStringLiteral("Shop"), 1000); !put)
                return put;
        }
        return true;
    });
    if (!done)
        qFatal("%s", qPrintable(done.error().message));
}

std::vector<clients::Record> all(TestStore &store)
{
    return store.run<std::vector<clients::Record>>([](QSqlDatabase &c) { return clients::all(c); }).value();
}

} // namespace

class tst_StateRecorder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsAndStores_data() { TestStore::addRows(); }
    void tellsAndStores()
    {
        QFETCH(int, store);
        TestStore shared((TestStore::Kind(store)));
        registerClients(shared);
        StateRecorderFixture hub(shared.database());
        hub.see({}, SessionState::Ready, 5000);
        hub.see(SessionState::Ready, SessionState::Ready, 5500);
        hub.see(SessionState::Ready, SessionState::LoggedOut, 6000);
        QTRY_COMPARE(hub.events.size(), size_t(2));
        QCOMPARE(hub.events[0].value(QStringLiteral("state")), QJsonValue(QStringLiteral("ready")));
        QCOMPARE(hub.events[0].value(QStringLiteral("previous")), QJsonValue(QJsonValue::Null));
        QVERIFY(!hub.events[0].contains(QStringLiteral("alert")));
        QCOMPARE(hub.events[1].value(QStringLiteral("previous")), QJsonValue(QStringLiteral("ready")));
        QCOMPARE(hub.events[1].value(QStringLiteral("alert")), QJsonValue(QStringLiteral("logged_out")));
        QCOMPARE(hub.events[1].value(QStringLiteral("cliente_id")), QJsonValue(51));
        QCOMPARE(hub.alerts.size(), 1);
        QTRY_COMPARE(hub.posted.size(), 1);
        QTRY_COMPARE(all(shared).at(0).state, std::optional(SessionState::LoggedOut));
        QCOMPARE(all(shared).at(0).since, 6000);
    }

    void twoHubsAlertOnce_data() { TestStore::addRows(); }
    void twoHubsAlertOnce()
    {
        QFETCH(int, store);
        TestStore shared((TestStore::Kind(store)));
        registerClients(shared, 20);
        Database other(shared.settings());
        QVERIFY(other.open());
        StateRecorderFixture one(shared.database());
        StateRecorderFixture two(other);
        for (qint64 n = 0; n < 20; ++n) {
            one.see({}, SessionState::Ready, 5000, false, 51 + n);
            two.see({}, SessionState::Ready, 5001, false, 70 - n);
        }
        QTRY_VERIFY(!one.flushed.isEmpty() && !two.flushed.isEmpty());
        QTRY_COMPARE(all(shared).at(19).state, std::optional(SessionState::Ready));
        for (qint64 n = 0; n < 20; ++n) {
            one.see(SessionState::Ready, SessionState::Banned, 6000, false, 51 + n);
            two.see(SessionState::Ready, SessionState::Banned, 6001, false, 70 - n);
        }
        QTRY_COMPARE_WITH_TIMEOUT(one.posted.size() + two.posted.size(), 20, 20000);
        QTRY_VERIFY(one.flushed.size() >= 2 && two.flushed.size() >= 2);
        // Whoever is behind has had its say too: nothing more comes.
        one.see(SessionState::Banned, SessionState::Error, 7000);
        two.see(SessionState::Banned, SessionState::Error, 7000);
        QTRY_COMPARE(all(shared).at(0).state, std::optional(SessionState::Error));
        QCOMPARE(one.posted.size() + two.posted.size(), 20);
        QCOMPARE(one.alerts.size(), 20); // each desktop tells its own user
        QCOMPARE(two.alerts.size(), 20);
    }

    void aSessionThatComesBackIsNoDrop()
    {
        TestStore store;
        registerClients(store);
        StateRecorderFixture hub(store.database());
        hub.see({}, SessionState::Ready, 5000);
        QTRY_COMPARE(hub.flushed.size(), 1);
        hub.see(SessionState::Ready, SessionState::Reconnecting, 6000, true);
        hub.see(SessionState::Reconnecting, SessionState::Starting, 6500, true);
        hub.see(SessionState::Starting, SessionState::Ready, 7000);
        QTRY_COMPARE(hub.events.size(), size_t(4)); // the states are told
        QCOMPARE(hub.alerts.size(), 0);
        QTRY_COMPARE(hub.flushed.size(), 2);
        const auto history = store.run<ResultPage<clients::HistoryEntry>>(
            [](QSqlDatabase &c) { return clients::history(c, recordedId(51), {}); });
        QCOMPARE(history->items.size(), size_t(1));
        QCOMPARE(hub.posted.size(), 0);
    }

    void aSessionThatDoesNotComeBackIsADrop()
    {
        TestStore store;
        registerClients(store);
        StateRecorderFixture hub(store.database());
        hub.see({}, SessionState::Ready, 5000);
        hub.see(SessionState::Ready, SessionState::Reconnecting, 6000, true);
        QCOMPARE(hub.alerts.size(), 0);
        hub.see(SessionState::Reconnecting, SessionState::Reconnecting, 70000); // the grace is over
        QCOMPARE(hub.alerts.size(), 1);
        QTRY_COMPARE(hub.posted.size(), 1);
        QTRY_COMPARE(all(store).at(0).state, std::optional(SessionState::Reconnecting));
    }

    void aGapIsNoDrop()
    {
        TestStore store;
        registerClients(store);
        StateRecorderFixture hub(store.database(), quick(30s));
        hub.see({}, SessionState::Ready, 5000);
        hub.see(SessionState::Ready, SessionState::Reconnecting, 10000);
        hub.see(SessionState::Reconnecting, SessionState::Starting, 20000);
        hub.see(SessionState::Starting, SessionState::Ready, 39999); // back
        hub.see(SessionState::Ready, SessionState::Stopped, 50000);
        hub.see(SessionState::Stopped, SessionState::Stopped, 79999);
        QCOMPARE(hub.alerts.size(), 0);
        hub.see(SessionState::Stopped, SessionState::Stopped, 80000); // 30 s gone
        QCOMPARE(hub.alerts.size(), 1);
        hub.see(SessionState::Stopped, SessionState::LoggedOut, 90000);
        QTRY_COMPARE(hub.posted.size(), 1);
        QTRY_COMPARE(all(store).at(0).state, std::optional(SessionState::LoggedOut));
        QTRY_COMPARE(hub.events.size(), size_t(7)); // the states are told all the same
        QCOMPARE(hub.alerts.size(), 1);
    }

    void aLogOutIsAnAlertAtOnce()
    {
        TestStore store;
        registerClients(store);
        StateRecorderFixture hub(store.database(), quick(30s));
        hub.see({}, SessionState::Ready, 5000);
        hub.see(SessionState::Ready, SessionState::Reconnecting, 6000);
        hub.see(SessionState::Reconnecting, SessionState::LoggedOut, 7000);
        QCOMPARE(hub.alerts.size(), 1);
        QTRY_COMPARE(hub.posted.size(), 1);
    }

    void aClientThatChangesAgainAndAgainIsTwoAlerts_data() { TestStore::addRows(); }
    void aClientThatChangesAgainAndAgainIsTwoAlerts()
    {
        QFETCH(int, store);
        TestStore shared((TestStore::Kind(store)));
        registerClients(shared);
        Database other(shared.settings());
        QVERIFY(other.open());
        StateRecorderFixture one(shared.database(), quick(30s));
        StateRecorderFixture two(other, quick(30s)); // sees the same
        const auto see = [&](std::optional<SessionState> before, SessionState now, qint64 at) {
            one.see(before, now, at);
            two.see(before, now, at + 500);
        };
        see({}, SessionState::Ready, 1000);
        qint64 at = 1000;
        for (int n = 0; n < 10; ++n) {
            see(SessionState::Ready, SessionState::Reconnecting, at += 20000);
            see(SessionState::Reconnecting, SessionState::Ready, at += 20000);
        }
        QCOMPARE(one.alerts.size(), 1);
        QCOMPARE(one.alerts[0][0].value<SessionAlert>().kind, AlertKind::Flapping);
        see(SessionState::Ready, SessionState::Ready, at + 299000);
        QCOMPARE(one.alerts.size(), 1);
        see(SessionState::Ready, SessionState::Ready, at + 301000);
        QCOMPARE(one.alerts.size(), 2);
        QCOMPARE(one.alerts[1][0].value<SessionAlert>().kind, AlertKind::FlappingEnded);
        see(SessionState::Ready, SessionState::Banned, at + 310000); // what comes later is told again
        QCOMPARE(one.alerts.size(), 3);
        QTRY_COMPARE(one.posted.size() + two.posted.size(), 3); // one hub each
        QTRY_COMPARE(all(shared).at(0).state, std::optional(SessionState::Banned));
        QCOMPARE(one.posted.size() + two.posted.size(), 3);
    }

    void aBanIsToldWhileItFlaps()
    {
        TestStore store;
        registerClients(store);
        StateRecorderFixture hub(store.database());
        qint64 at = 1000;
        for (int n = 0; n < 4; ++n) {
            hub.see(SessionState::Ready, SessionState::Starting, at += 1000);
            hub.see(SessionState::Starting, SessionState::Ready, at += 1000);
        }
        const auto before = hub.alerts.size();
        hub.see(SessionState::Ready, SessionState::QrRequired, at += 1000);
        QCOMPARE(hub.alerts.size(), before);
        hub.see(SessionState::QrRequired, SessionState::Banned, at += 1000);
        QCOMPARE(hub.alerts.size(), before + 1);
        QCOMPARE(hub.alerts.last()[0].value<SessionAlert>().kind, AlertKind::Banned);
    }

    /// Ten minutes of it, and a store that is asked last: what waits is bounded, and a real log-out is told at once.
    void twentyFlapAndOneIsLoggedOut_data()
    {
        QTest::addColumn<qint64>("every");
        QTest::newRow("every 2 s") << qint64(2000);
        QTest::newRow("every 300 ms") << qint64(300);
    }
    void twentyFlapAndOneIsLoggedOut()
    {
        QFETCH(qint64, every);
        constexpr qint64 Clients = 20;
        constexpr qint64 LoggedOutClient = 60;
        constexpr qint64 TenMinutes = 600000;
        TestStore store;
        registerClients(store, Clients);
        StateRecorderFixture hub(store.database(), quick(30s));
        std::map<qint64, SessionState> states;
        std::map<qint64, qint64> alertsAt; // of the log-out
        for (qint64 at = every; at <= TenMinutes; at += every) {
            for (qint64 client = 51; client < 51 + Clients; ++client) {
                const auto before = states.contains(client) ? std::optional(states[client]) : std::nullopt;
                const bool isReal = client == LoggedOutClient && at >= TenMinutes / 2;
                const SessionState now = isReal                          ? SessionState::LoggedOut
                                         : before == SessionState::Ready ? SessionState::Stopped
                                                                         : SessionState::Ready;
                const auto known = hub.alerts.size();
                hub.see(before, now, at, false, client);
                states[client] = now;
                if (hub.alerts.size() > known && now == SessionState::LoggedOut)
                    alertsAt.emplace(client, at); // the first; the other one is that it flaps no more
            }
        }
        QCOMPARE(alertsAt.size(), size_t(1));
        QVERIFY(alertsAt.contains(LoggedOutClient));
        QVERIFY(alertsAt[LoggedOutClient] - TenMinutes / 2 < every);
        // One a client, that it flaps, and one that the logged-out one does no more.
        QCOMPARE(hub.alerts.size(), int(Clients) + 2);
        QTRY_COMPARE(hub.posted.size(), int(Clients) + 2);
        QTRY_COMPARE(all(store).at(LoggedOutClient - 51).state, std::optional(SessionState::LoggedOut));
        const auto rows = store.run<int>([](QSqlDatabase &c) {
            return sql::value(c, QStringLiteral("SELECT count(*) FROM state_history")).map([](const QVariant &count) {
                return count.toInt();
            });
        });
        QVERIFY2(*rows <= 10 * Clients, qPrintable(QString::number(*rows)));
    }

    /// Ten phones that ask for a passkey between their codes: linking is no flapping.
    void aPasskeyBetweenTwoCodesIsNoAlert()
    {
        TestStore store;
        registerClients(store, 10);
        StateRecorderFixture hub(store.database());
        qint64 at = 1000;
        for (int n = 0; n < 20; ++n) {
            for (qint64 client = 1; client <= 10; ++client) {
                hub.see(SessionState::QrRequired, SessionState::PasskeyRequired, at += 100, false, client);
                hub.see(SessionState::PasskeyRequired, SessionState::QrRequired, at += 100, false, client);
            }
        }
        QCOMPARE(hub.alerts.size(), 0);
    }

    void anOutageThatLastsIsOneAlert()
    {
        TestStore store;
        registerClients(store, 20);
        StateRecorderFixture hub(store.database());
        hub.recorder.onSessionManager({false, QStringLiteral("SESSION_MANAGER_UNREACHABLE: Connection refused"), 5000});
        QTRY_COMPARE(hub.posted.size(), 1);
        StateRecorderFixture patient(store.database(), quick(30s));
        patient.recorder.onSessionManager({false, QStringLiteral("gone"), 5000});
        patient.recorder.onSessionManager({true, {}, 6000});
        patient.see({}, SessionState::Ready, 7000);
        QTRY_COMPARE(patient.flushed.size(), 1);
        QCOMPARE(patient.posted.size(), 0);
    }

    void alertsAreKeptUntilTheyAreDelivered()
    {
        TestStore store;
        registerClients(store);
        const auto kept = [&store] {
            return store
                .run<int>([](QSqlDatabase &c) {
                    return sql::value(c, QStringLiteral("SELECT count(*) FROM alert_deliveries"))
                        .map([](const QVariant &count) { return count.toInt(); });
                })
                .value();
        };
        {
            StateRecorderFixture hub(store.database());
            hub.see({}, SessionState::Ready, 5000);
            hub.see(SessionState::Ready, SessionState::Banned, 6000);
            QTRY_COMPARE(hub.posted.size(), 1); // given up at once here, and without a store of its own
        }
        QCOMPARE(kept(), 1);
        PooledAccessManager network;
        AlertWebhook later(&network, nowhere(), nullptr, &store.database());
        QSignalSpy finished(&later, &AlertWebhook::finished);
        QTRY_COMPARE(finished.size(), 1);
        QTRY_COMPARE(kept(), 0);
    }

    void worksWhileTheStoreIsDown()
    {
        TestStore store;
        registerClients(store);
        DatabaseSettings broken;
        broken.file = QStringLiteral("/proc/no/such/folder/hub.db");
        Database down(broken);
        QVERIFY(!down.open());
        StateRecorderFixture hub(down);
        hub.see(SessionState::Ready, SessionState::Banned, 6000);
        QTRY_VERIFY(hub.flushed.size() >= 3); // it goes on trying
        QVERIFY(!hub.flushed[0][0].toBool());
        QCOMPARE(hub.events.size(), size_t(1));
        QCOMPARE(hub.alerts.size(), 1);
        QTRY_COMPARE(hub.posted.size(), 1); // once, not at every try
    }

    void nothingIsLostWhenTheStoreComesBack()
    {
        TestStore store;
        registerClients(store);
        DatabaseSettings settings = store.settings();
        settings.busyTimeout = 1ms;
        Database own(settings);
        QVERIFY(own.open());
        StateRecorderFixture hub(own);
        // Somebody else holds the file.
        const auto lock = [&store](const QString &statement) {
            std::optional<bool> done;
            const Mailbox mailbox;
            store.database().run<int>(
                mailbox.address(), [statement](QSqlDatabase &c) { return sql::change(c, statement); },
                [&done](const Result<int> &result) { done = result.has_value(); });
            return QTest::qWaitFor([&done] { return done.has_value(); }, 30000) && *done;
        };
        QVERIFY(lock(QStringLiteral("BEGIN IMMEDIATE")));
        hub.see({}, SessionState::Ready, 5000);
        hub.recorder.onMessageSent(recordedId(51), 5500);
        QTRY_VERIFY(hub.flushed.size() >= 2);
        QVERIFY(!hub.flushed.last()[0].toBool());
        hub.see(SessionState::Ready, SessionState::QrRequired, 6000);
        QVERIFY(lock(QStringLiteral("ROLLBACK")));
        QTRY_VERIFY(hub.flushed.last()[0].toBool());
        QTRY_COMPARE(all(store).at(0).state, std::optional(SessionState::QrRequired));
        QCOMPARE(all(store).at(0).lastSentAt, 5500);
        const auto history = store.run<ResultPage<clients::HistoryEntry>>(
            [](QSqlDatabase &c) { return clients::history(c, recordedId(51), {}); });
        QCOMPARE(history->items.size(), size_t(2));
    }

    void whatWaitsIsBounded()
    {
        TestStore store;
        registerClients(store, 100);
        StateRecorderSettings settings = quick();
        settings.gather = 1h; // nothing is written before the end
        settings.maxWaiting = 10;
        {
            StateRecorderFixture hub(store.database(), settings);
            for (qint64 n = 0; n < 100; ++n)
                hub.see({}, SessionState::Ready, 5000, false, 51 + n);
        }
        // The end hands over what was waiting: the latest ten.
        const auto rows = all(store);
        const auto known =
            std::count_if(rows.begin(), rows.end(), [](const auto &row) { return row.state.has_value(); });
        QCOMPARE(known, 10);
        QVERIFY(rows.back().state.has_value());
    }

    void anOutageIsOneEventForEverybody()
    {
        TestStore store;
        StateRecorderFixture hub(store.database());
        hub.recorder.onSessionManager({false, QStringLiteral("SESSION_MANAGER_UNREACHABLE: Connection refused"), 5000});
        QTRY_COMPARE(hub.events.size(), size_t(1));
        const QJsonObject expected{
            {QStringLiteral("session_manager"), QStringLiteral("down")},
            {QStringLiteral("reason"), QStringLiteral("SESSION_MANAGER_UNREACHABLE: Connection refused")},
            {QStringLiteral("since"), QStringLiteral("1970-01-01T00:00:05.000Z")}};
        QCOMPARE(hub.events[0], expected);
        QCOMPARE(hub.alerts.size(), 0);
    }
};

HUB_TEST(tst_StateRecorder)
#include "tst_staterecorder.moc"
