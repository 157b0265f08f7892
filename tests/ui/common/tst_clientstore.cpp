// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "tests/ui/support/fakeclients.h"
#include "ui/common/clientstore.h"

#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace hub;
using namespace hub::ui;

namespace {

ClienteId id(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

MonitoredClient client(qint64 number, const QString &name, SessionState state = SessionState::Ready)
{
    return {.client = id(number), .name = name, .state = state};
}

} // namespace

/// What a page that follows updated() would know: it must always be what the store holds.
class Follower : public QObject
{
    Q_OBJECT

public:
    explicit Follower(ClientStore &store) : m_store(store)
    {
        connect(&store, &ClientStore::updated, this, [this](const ClientStore::Delta &delta) {
            last = delta;
            for (const ClienteId one : delta.added)
                QVERIFY(known.insert(one).second);
            for (const ClienteId one : delta.changed)
                QVERIFY(known.contains(one));
            for (const ClienteId one : delta.removed)
                QCOMPARE(known.erase(one), size_t(1));
            QCOMPARE(known.size(), m_store.clients().size());
        });
    }

    ClientStore::Delta last;
    std::set<ClienteId> known;

private:
    ClientStore &m_store;
};

class tst_ClientStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAndNotLoadedAtFirst()
    {
        FakeDesk desk;
        FakeClients link(desk);
        ClientStore store(link);
        QVERIFY(!store.isLoaded());
        QVERIFY(store.clients().empty());
        QVERIFY(store.find(id(1)) == nullptr);
        QVERIFY(store.sessionManager().up);
    }

    void anEmptyListIsLoadedToo()
    {
        FakeDesk desk;
        FakeClients link(desk);
        ClientStore store(link);
        QSignalSpy loaded(&store, &ClientStore::loaded);
        QSignalSpy updated(&store, &ClientStore::updated);
        link.load();
        QVERIFY(loaded.wait());
        QVERIFY(store.isLoaded());
        QVERIFY(updated.isEmpty());
        link.set(client(1, {}));
        QVERIFY(updated.wait());
        QCOMPARE(loaded.size(), 1);
    }

    void followsChanges()
    {
        FakeDesk desk;
        FakeClients link(desk);
        ClientStore store(link);
        Follower follower(store);
        link.set({client(52, QStringLiteral("Bakery")), client(51, {}, SessionState::QrRequired)});
        link.announce();
        QCOMPARE(follower.last.added, (std::vector{id(51), id(52)}));
        QCOMPARE(store.count(SessionState::Ready), 1);
        QCOMPARE(store.count(SessionState::QrRequired), 1);
        QCOMPARE(store.label(id(52)), QStringLiteral("52 Bakery"));
        QCOMPARE(store.label(id(51)), QStringLiteral("51"));
        QCOMPARE(store.label(id(99)), QStringLiteral("99"));

        link.setState(id(51), SessionState::Ready);
        link.announce();
        QCOMPARE(follower.last.changed, std::vector{id(51)});
        QVERIFY(follower.last.added.empty());
        QCOMPARE(store.count(SessionState::Ready), 2);
        QCOMPARE(store.count(SessionState::QrRequired), 0);
        QCOMPARE(store.find(id(51))->state, SessionState::Ready);

        link.forget(id(52));
        link.announce();
        QCOMPARE(follower.last.removed, std::vector{id(52)});
        QCOMPARE(store.count(SessionState::Ready), 1);
        QVERIFY(store.find(id(52)) == nullptr);
    }

    void aClientThatLeftAndCameBackHasChanged()
    {
        FakeDesk desk;
        FakeClients link(desk);
        ClientStore store(link);
        Follower follower(store);
        link.set(client(7, QStringLiteral("old")));
        link.announce();
        link.forget(id(7));
        link.set(client(7, QStringLiteral("new")));
        link.announce();
        QCOMPARE(follower.last.changed, std::vector{id(7)});
        QVERIFY(follower.last.added.empty() && follower.last.removed.empty());
        QCOMPARE(store.find(id(7))->name, QStringLiteral("new"));
    }

    void startingOverReplacesEverything()
    {
        FakeDesk desk;
        FakeClients link(desk);
        ClientStore store(link);
        Follower follower(store);
        QSignalSpy loaded(&store, &ClientStore::loaded);
        ClientStatusStore::Changes changes{.revision = 3,
                                           .complete = true,
                                           .changed = {client(1, {}), client(2, {})},
                                           .removed = {},
                                           .sessionManager = {}};
        Q_EMIT link.changed(changes);
        // Another hub, as it were: its revisions say nothing about the former ones.
        changes = {.revision = 3,
                   .complete = true,
                   .changed = {client(2, QStringLiteral("b")), client(3, {}, SessionState::Error)},
                   .removed = {},
                   .sessionManager = {}};
        Q_EMIT link.changed(changes);
        QCOMPARE(follower.last.added, std::vector{id(3)});
        QCOMPARE(follower.last.changed, std::vector{id(2)});
        QCOMPARE(follower.last.removed, std::vector{id(1)});
        QCOMPARE(store.count(SessionState::Ready), 1);
        QCOMPARE(store.count(SessionState::Error), 1);
        QCOMPARE(loaded.size(), 1);

        Q_EMIT link.changed({.revision = 4, .complete = true, .changed = {}, .removed = {}, .sessionManager = {}});
        QCOMPARE(follower.last.removed, (std::vector{id(2), id(3)}));
        QCOMPARE(store.count(SessionState::Ready), 0);
    }

    void tellsOnceOfTheSessionManager()
    {
        FakeDesk desk;
        FakeClients link(desk);
        ClientStore store(link);
        link.set(client(1, {}));
        link.announce();
        QSignalSpy health(&store, &ClientStore::sessionManagerChanged);
        link.setSessionManager({.up = false, .reason = QStringLiteral("Connection refused"), .since = 1000});
        link.announce();
        link.setState(id(1), SessionState::Error);
        link.announce();
        QCOMPARE(health.size(), 1);
        QVERIFY(!store.sessionManager().up);
        QCOMPARE(store.sessionManager().reason, QStringLiteral("Connection refused"));
        QCOMPARE(store.count(SessionState::Unreachable), 1);
        link.setSessionManager({.up = true, .reason = {}, .since = 2000});
        link.announce();
        QCOMPARE(health.size(), 2);
        QCOMPARE(store.count(SessionState::Unreachable), 0);
    }
};

HUB_TEST(tst_ClientStore)

#include "tst_clientstore.moc"
