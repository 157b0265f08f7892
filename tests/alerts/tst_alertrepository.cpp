// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/alertrepository.h"
#include "core/clients/clientrepository.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

#include <QTest>

using namespace hub;
using hub::test::TestStore;

namespace {

ClienteId alertClient(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

SessionAlert alertOf(AlertKind kind, SessionState now, qint64 at, qint64 client = 51)
{
    return {.client = alertClient(client),
            .name = QStringLiteral("Shop"),
            .kind = kind,
            .state = now,
            .previous = SessionState::Ready,
            .account = QStringLiteral("5491100000002"),
            .previousAccount = QStringLiteral("5491100000001"),
            .at = at};
}

SessionAlert outage(qint64 at)
{
    SessionAlert alert = alertOf(AlertKind::SessionManagerGone, SessionState::Unreachable, at);
    alert.client.reset();
    return alert;
}

const audit::Actor Maria{QStringLiteral("maria"), QStringLiteral("192.0.2.7")};
const audit::Actor Pedro{QStringLiteral("pedro"), QStringLiteral("192.0.2.8")};

/// A store of one of the kinds, with what the tests do to it.
struct AlertStore
{
    explicit AlertStore(int kind) : store(TestStore::Kind(kind)) {}

    bool keep(const SessionAlert &alert)
    {
        return store.run<bool>([alert](QSqlDatabase &c) { return alerts::keep(c, alert); }).value();
    }
    ResultPage<alerts::Entry> list(const alerts::Filter &filter = {}, const PageRequest &page = {})
    {
        return store.run<ResultPage<alerts::Entry>>([=](QSqlDatabase &c) { return alerts::list(c, filter, page); })
            .value();
    }
    std::vector<alerts::Entry> open() { return list({.openOnly = true}).items; }
    Result<alerts::Entry> acknowledge(qint64 id, std::optional<ClienteId> client, const audit::Actor &actor, qint64 at)
    {
        return store.run<alerts::Entry>([=](QSqlDatabase &c) { return alerts::acknowledge(c, id, client, actor, at); });
    }
    void endOfClient(qint64 at)
    {
        QVERIFY(store.run<void>([at](QSqlDatabase &c) { return alerts::endOfClient(c, alertClient(51), at); }));
    }

    TestStore store;
};

} // namespace

class tst_AlertRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsUntilTheClientIsReady_data() { TestStore::addRows(); }
    void keepsUntilTheClientIsReady()
    {
        QFETCH(int, store);
        AlertStore alertStore(store);
        QVERIFY(alertStore.keep(alertOf(AlertKind::Dropped, SessionState::QrRequired, 5000)));
        QVERIFY(alertStore.keep(alertOf(AlertKind::AccountChanged, SessionState::Ready, 6000)));
        QVERIFY(alertStore.keep(alertOf(AlertKind::LoggedOut, SessionState::LoggedOut, 6500, 52)));
        const auto open = alertStore.open();
        QCOMPARE(open.size(), size_t(3)); // the newest first
        QCOMPARE(open[1].kind, QStringLiteral("account_changed"));
        QCOMPARE(open[1].before, QStringLiteral("5491100000001"));
        QCOMPARE(open[1].after, QStringLiteral("5491100000002"));
        QCOMPARE(open[2].before, QStringLiteral("ready"));
        QCOMPARE(open[2].after, QStringLiteral("qr_required"));
        QCOMPARE(open[2].since, qint64(5000));
        alertStore.endOfClient(7000);
        // Another number is not over because it works; and the other client's log-out is its own.
        const auto left = alertStore.open();
        QCOMPARE(left.size(), size_t(2));
        QCOMPARE(left[0].client, alertClient(52));
        QCOMPARE(left[1].kind, QStringLiteral("account_changed"));
        QCOMPARE(alertStore.list({.client = alertClient(51)}).items.back().endedAt, qint64(7000));
    }

    void flappingEnds_data() { TestStore::addRows(); }
    void flappingEnds()
    {
        QFETCH(int, store);
        AlertStore alertStore(store);
        QVERIFY(!alertStore.keep(alertOf(AlertKind::FlappingEnded, SessionState::Ready, 4000)));
        QVERIFY(alertStore.keep(alertOf(AlertKind::Flapping, SessionState::Reconnecting, 5000)));
        QVERIFY(alertStore.keep(alertOf(AlertKind::FlappingEnded, SessionState::Ready, 9000)));
        QCOMPARE(alertStore.list().items.size(), size_t(1));
        QCOMPARE(alertStore.list().items[0].endedAt, qint64(9000));
    }

    void outageIsOneForAllHubs_data() { TestStore::addRows(); }
    void outageIsOneForAllHubs()
    {
        QFETCH(int, store);
        AlertStore alertStore(store);
        QVERIFY(alertStore.keep(outage(5000)));
        QVERIFY(!alertStore.keep(outage(5100))); // another hub's view of the same
        QVERIFY(alertStore.store.run<void>([](QSqlDatabase &c) { return alerts::endOfOutage(c, 6000); }));
        QVERIFY(alertStore.open().empty());
        QVERIFY(alertStore.keep(outage(7000)));
        QCOMPARE(alertStore.list().items.size(), size_t(2));
        QVERIFY(!alertStore.open()[0].client);
    }

    void firstToAcknowledgeStays_data() { TestStore::addRows(); }
    void firstToAcknowledgeStays()
    {
        QFETCH(int, store);
        AlertStore alertStore(store);
        QVERIFY(alertStore.keep(alertOf(AlertKind::AccountChanged, SessionState::Ready, 5000)));
        const qint64 id = alertStore.open()[0].id;
        QCOMPARE(alertStore.acknowledge(id, alertClient(52), Maria, 6000).error().code, QByteArray("NOT_FOUND"));
        QCOMPARE(alertStore.acknowledge(id + 1, {}, Maria, 6000).error().code, QByteArray("NOT_FOUND"));
        QCOMPARE(alertStore.open().size(), size_t(1));
        const auto seen = alertStore.acknowledge(id, alertClient(51), Maria, 6000);
        QVERIFY(seen);
        QCOMPARE(seen->acknowledgedBy, QStringLiteral("maria"));
        QCOMPARE(seen->acknowledgedAt, qint64(6000));
        QCOMPARE(alertStore.acknowledge(id, {}, Pedro, 7000)->acknowledgedBy, QStringLiteral("maria"));
        QVERIFY(alertStore.open().empty());
        const auto log = alertStore.store.run<ResultPage<audit::Entry>>([](QSqlDatabase &c) {
            return audit::list(c, {.user = {}, .action = QStringLiteral("alert_acknowledge")}, {});
        });
        QCOMPARE(log->items.size(), size_t(1));
        QCOMPARE(log->items[0].actor, QStringLiteral("maria"));
        QCOMPARE(log->items[0].clienteId, alertClient(51));
    }

    void pagesAndPurges_data() { TestStore::addRows(); }
    void pagesAndPurges()
    {
        QFETCH(int, store);
        AlertStore alertStore(store);
        for (qint64 n = 1; n <= 5; ++n)
            QVERIFY(alertStore.keep(alertOf(AlertKind::Dropped, SessionState::Stopped, n * 1000)));
        const auto page = alertStore.list({}, {.limit = 2});
        QCOMPARE(page.items.size(), size_t(2));
        QCOMPARE(alertStore.list({}, {.after = page.next, .limit = 10}).items.size(), size_t(3));
        const auto purge = [&](qint64 before, int limit) {
            return alertStore.store.run<int>([=](QSqlDatabase &c) { return alerts::purge(c, before, limit); }).value();
        };
        QCOMPARE(purge(9000, 10), 0); // open ones stay, however old
        alertStore.endOfClient(6000);
        QCOMPARE(purge(4000, 2), 2);
        QCOMPARE(purge(4000, 2), 1);
        QCOMPARE(alertStore.list().items.size(), size_t(2));
    }

    void goesWithItsClient_data() { TestStore::addRows(); }
    void goesWithItsClient()
    {
        QFETCH(int, store);
        AlertStore alertStore(store);
        QVERIFY(alertStore.keep(alertOf(AlertKind::Dropped, SessionState::Stopped, 5000)));
        QVERIFY(alertStore.keep(outage(5000)));
        QVERIFY(alertStore.store.run<bool>([](QSqlDatabase &c) { return clients::remove(c, alertClient(51)); }));
        QCOMPARE(alertStore.list().items.size(), size_t(1));
    }
};

HUB_TEST(tst_AlertRepository)
#include "tst_alertrepository.moc"
