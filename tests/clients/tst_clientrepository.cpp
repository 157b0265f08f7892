// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clients/clientrepository.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

#include <QDateTime>
#include <QTest>

using namespace hub;
using hub::test::TestStore;

namespace {

ClienteId id(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

struct Table
{
    explicit Table(int kind) : store(TestStore::Kind(kind)) {}

    template<typename T>
    T run(std::function<Result<T>(QSqlDatabase &)> work)
    {
        auto result = store.run<T>(std::move(work));
        if (!result)
            qFatal("%s: %s", result.error().code.constData(), qPrintable(result.error().message));
        return std::move(*result);
    }
    bool put(qint64 client, const QString &name)
    {
        return run<bool>([=](QSqlDatabase &c) { return clients::put(c, id(client), name, 1000); });
    }
    std::vector<clients::Record> all()
    {
        return run<std::vector<clients::Record>>([](QSqlDatabase &c) { return clients::all(c); });
    }
    qint64 revision()
    {
        return run<qint64>([](QSqlDatabase &c) { return clients::revision(c); });
    }
    clients::Recorded record(SessionState state, const QString &account, qint64 at, const QString &raw = {})
    {
        const clients::Observed observed{id(51), state, raw, account, at};
        return run<clients::Recorded>([=](QSqlDatabase &c) { return clients::record(c, observed); });
    }
    ResultPage<clients::HistoryEntry> history(const PageRequest &request = {})
    {
        return run<ResultPage<clients::HistoryEntry>>(
            [=](QSqlDatabase &c) { return clients::history(c, id(51), request); });
    }

    TestStore store;
};

} // namespace

class tst_ClientRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void registers_data() { TestStore::addRows(); }
    void registers()
    {
        QFETCH(int, store);
        Table table(store);
        const qint64 before = table.revision();
        QVERIFY(table.put(52, QStringLiteral("Bakery")));
        QVERIFY(table.put(51, QString()));
        QVERIFY(!table.put(52, QStringLiteral("Panadería 🥐")));
        QVERIFY(table.put(ClienteId::Max, QStringLiteral("'; DROP TABLE clients; --")));
        const auto all = table.all();
        QCOMPARE(all.size(), size_t(3));
        QCOMPARE(all[0].client, id(51));
        QCOMPARE(all[0].name, QString(QStringLiteral("")));
        QCOMPARE(all[1].name, QStringLiteral("Panadería 🥐"));
        QCOMPARE(all[2].client, id(ClienteId::Max));
        QVERIFY(!all[0].state);
        QVERIFY(table.revision() > before);
    }

    void reconnectingIsClaimedOnce_data() { TestStore::addRows(); }
    void reconnectingIsClaimedOnce()
    {
        QFETCH(int, store);
        Table table(store);
        table.put(51, QString());
        const auto claim = [&table](qint64 now) {
            return table.store
                .run<bool>([now](QSqlDatabase &c) { return clients::claimReconnect(c, id(51), now, 1000); })
                .value();
        };
        QVERIFY(claim(5000));
        QVERIFY(!claim(5999));
        QVERIFY(claim(6000));
        QVERIFY(table.store.run<bool>(
            [](QSqlDatabase &c) { return clients::put(c, id(51), clients::Edit{.wanted = false}, 7000); }));
        QVERIFY(!claim(9000)); // it is meant to be off now
    }

    void theFirstAccountRegistersItsClient_data() { TestStore::addRows(); }
    void theFirstAccountRegistersItsClient()
    {
        QFETCH(int, store);
        Table table(store);
        table.put(51, QStringLiteral("Shop"));
        const qint64 before = table.revision();
        const auto ensure = [&table](qint64 client) {
            return table.run<bool>([=](QSqlDatabase &c) { return clients::registerIfMissing(c, id(client), 2000); });
        };
        QVERIFY(!ensure(51));
        QCOMPARE(table.revision(), before);
        QVERIFY(ensure(52));
        QVERIFY(table.revision() > before);
        QCOMPARE(table.all()[0].name, QStringLiteral("Shop"));
        QCOMPARE(table.all().size(), size_t(2));
    }

    void removes_data() { TestStore::addRows(); }
    void removes()
    {
        QFETCH(int, store);
        Table table(store);
        table.put(51, QStringLiteral("Shop"));
        table.record(SessionState::Ready, QStringLiteral("549"), 5000);
        const qint64 before = table.revision();
        const auto remove = [&table] {
            return table.run<bool>([](QSqlDatabase &c) { return clients::remove(c, id(51)); });
        };
        QVERIFY(remove());
        QVERIFY(table.revision() > before);
        QVERIFY(!remove());
        QVERIFY(table.all().empty());
        QCOMPARE(table.history().items.size(), size_t(1)); // until it is old
        QVERIFY(!table.record(SessionState::Ready, {}, 6000).changed);
    }

    void recordsChanges_data() { TestStore::addRows(); }
    void recordsChanges()
    {
        QFETCH(int, store);
        Table table(store);
        table.put(51, QStringLiteral("Shop"));
        auto recorded = table.record(SessionState::QrRequired, {}, 5000, QStringLiteral("QR_REQUIRED"));
        QVERIFY(recorded.changed && !recorded.alert);
        recorded = table.record(SessionState::Ready, QStringLiteral("549"), 6000, QStringLiteral("READY"));
        QVERIFY(recorded.changed && !recorded.alert);
        recorded = table.record(SessionState::Ready, {}, 7000, QStringLiteral("READY"));
        QVERIFY(!recorded.changed);
        recorded = table.record(SessionState::Ready, {}, 7500, QStringLiteral("CONNECTED")); // another word for it
        QVERIFY(recorded.changed && !recorded.alert);
        auto row = table.all().at(0);
        QCOMPARE(row.state, std::optional(SessionState::Ready));
        QCOMPARE(row.since, 6000);
        QCOMPARE(row.checkedAt, 7500);
        QCOMPARE(row.account, QStringLiteral("549"));
        recorded = table.record(SessionState::Banned, {}, 8000, QStringLiteral("DISCONNECTED_BANNED"));
        QVERIFY(recorded.alert);
        QCOMPARE(recorded.alert->kind, AlertKind::Banned);
        QCOMPARE(recorded.alert->name, QStringLiteral("Shop"));
        QCOMPARE(recorded.alert->previous, SessionState::Ready);
        QCOMPARE(recorded.alert->account, QStringLiteral("549"));
        row = table.all().at(0);
        QCOMPARE(row.since, 8000);
        QCOMPARE(row.account, QStringLiteral("549")); // it was told before
        recorded = table.record(SessionState::Ready, QStringLiteral("550"), 9000);
        QCOMPARE(recorded.alert->kind, AlertKind::AccountChanged);
        QCOMPARE(recorded.alert->previousAccount, QStringLiteral("549"));
        recorded = table.record(SessionState::Ready, QStringLiteral("551"), 9500); // no other state, but an alert
        QCOMPARE(recorded.alert->kind, AlertKind::AccountChanged);

        const auto history = table.history();
        QCOMPARE(history.items.size(), size_t(5));
        QCOMPARE(history.items[0].alert, QStringLiteral("account_changed"));
        QCOMPARE(history.items[2].state, SessionState::Banned);
        QCOMPARE(history.items[2].previous, std::optional(SessionState::Ready));
        QCOMPARE(history.items[2].rawState, QStringLiteral("DISCONNECTED_BANNED"));
        QVERIFY(!history.items[4].previous);
        QCOMPARE(history.items[2].at, 8000);
        QCOMPARE(history.items[2].alert, QStringLiteral("banned"));
    }

    void eachAlertIsGivenOnce_data() { TestStore::addRows(); }
    void eachAlertIsGivenOnce()
    {
        QFETCH(int, store);
        Table table(store);
        table.put(51, QStringLiteral("Shop"));
        table.record(SessionState::Ready, {}, 5000);
        QVERIFY(table.record(SessionState::Banned, {}, 6000).alert);   // one hub
        QVERIFY(!table.record(SessionState::Banned, {}, 6100).alert);  // another one
        QVERIFY(!table.record(SessionState::Ready, {}, 5500).changed); // one whose answer is older
        QCOMPARE(table.all().at(0).state, std::optional(SessionState::Banned));
    }

    void aClockThatWasSetBackStopsNothing_data() { TestStore::addRows(); }
    void aClockThatWasSetBackStopsNothing()
    {
        QFETCH(int, store);
        Table table(store);
        table.put(51, QStringLiteral("Shop"));
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        const qint64 ahead = now + qint64(2) * 3600 * 1000; // the clock was there, and then set back
        table.record(SessionState::Ready, {}, ahead);
        table.run<bool>([ahead](QSqlDatabase &c) {
            return clients::noteSent(c, {{id(51), ahead}}).map([] { return true; });
        });
        QVERIFY(table.record(SessionState::Banned, {}, now).alert);
        QCOMPARE(table.all().at(0).state, std::optional(SessionState::Banned));
        QCOMPARE(table.all().at(0).checkedAt, now);
        QVERIFY(!table.record(SessionState::Ready, {}, now - 5000).changed); // order counts again
        table.run<bool>([now](QSqlDatabase &c) {
            return clients::noteSent(c, {{id(51), now}}).map([] { return true; });
        });
        QCOMPARE(table.all().at(0).lastSentAt, now);
    }

    void anotherSpellingOfTheNumberIsNoChange()
    {
        Table table{int(TestStore::Kind::Sqlite)};
        table.put(51, QStringLiteral("Shop"));
        table.record(SessionState::Ready, QStringLiteral("5491112345678"), 5000);
        const auto recorded = table.record(SessionState::Ready, QStringLiteral("+54 9 11 1234-5678"), 6000);
        QVERIFY(!recorded.changed && !recorded.alert);
        QCOMPARE(table.all().at(0).account, QStringLiteral("5491112345678"));
    }

    void notesTimes_data() { TestStore::addRows(); }
    void notesTimes()
    {
        QFETCH(int, store);
        Table table(store);
        std::map<ClienteId, qint64> times;
        for (qint64 client = 1; client <= 1200; ++client) // more than one statement takes
            times[id(client)] = 10000 + client;
        table.run<bool>([](QSqlDatabase &c) -> Result<bool> {
            for (qint64 client = 1; client <= 1200; ++client) {
                if (const auto done = clients::put(c, id(client), QString(), 1000); !done)
                    return done;
            }
            return true;
        });
        const auto note = [&] {
            return table.run<bool>([&times](QSqlDatabase &c) {
                return clients::noteChecked(c, times).and_then([&] { return clients::noteSent(c, times); }).map([] {
                    return true;
                });
            });
        };
        note();
        for (const auto &row : table.all()) {
            QCOMPARE(row.checkedAt, 10000 + row.client.toNumber());
            QCOMPARE(row.lastSentAt, 10000 + row.client.toNumber());
        }
        times = {{id(1), 5000}, {id(2), 20000}, {id(9999), 5}};
        note(); // an older time changes nothing, nor does a client that is not there
        QCOMPARE(table.all().at(0).checkedAt, 10001);
        QCOMPARE(table.all().at(1).checkedAt, 20000);
        times.clear();
        note();
    }

    void historyIsPagedAndForgotten_data() { TestStore::addRows(); }
    void historyIsPagedAndForgotten()
    {
        QFETCH(int, store);
        Table table(store);
        table.put(51, {});
        for (int n = 0; n < 9; ++n)
            table.record(n % 2 == 0 ? SessionState::Ready : SessionState::Reconnecting, {}, 1000 + n);
        auto page = table.history({{}, 4});
        QCOMPARE(page.items.size(), size_t(4));
        QCOMPARE(page.items[0].at, 1008);
        QVERIFY(page.next);
        page = table.history({page.next, 100});
        QCOMPARE(page.items.size(), size_t(5));
        QVERIFY(!page.next);
        QCOMPARE(table.run<int>([](QSqlDatabase &c) { return clients::purgeHistory(c, 1005, 1000); }), 5);
        QCOMPARE(table.history().items.size(), size_t(4));
    }
};

HUB_TEST(tst_ClientRepository)
#include "tst_clientrepository.moc"
