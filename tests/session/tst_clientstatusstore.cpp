// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/clientstatusstore.h"
#include "tests/support/test.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace hub;

namespace {

ClienteId storedId(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

MonitoredClient client(qint64 number, std::optional<SessionState> state = {})
{
    MonitoredClient result{storedId(number)};
    result.lastKnown = state;
    result.lastKnownSince = state ? 1000 : 0;
    result.connected = result.canSend = state == SessionState::Ready;
    return result;
}

} // namespace

class tst_ClientStatusStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void evidence_data()
    {
        QTest::addColumn<bool>("heard");
        QTest::addColumn<int>("missed");
        QTest::addColumn<bool>("unanswered");
        QTest::addColumn<bool>("up");
        QTest::addColumn<SessionState>("state");
        QTest::addColumn<qint64>("since");
        QTest::addColumn<bool>("stale");
        using S = SessionState;
        QTest::newRow("never heard") << false << 0 << false << true << S::Unknown << qint64(0) << false;
        QTest::newRow("fresh") << true << 0 << false << true << S::Ready << qint64(1000) << false;
        QTest::newRow("two missed") << true << 2 << true << true << S::Ready << qint64(1000) << false;
        QTest::newRow("three missed") << true << 3 << true << true << S::Unreachable << qint64(2000) << true;
        QTest::newRow("three refusals") << true << 3 << false << true << S::Ready << qint64(1000) << true;
        QTest::newRow("outage") << true << 0 << false << false << S::Unreachable << qint64(3000) << true;
        QTest::newRow("outage, never heard") << false << 0 << false << false << S::Unreachable << qint64(3000) << true;
    }

    void evidence()
    {
        QFETCH(bool, heard);
        QFETCH(int, missed);
        QFETCH(bool, unanswered);
        QFETCH(bool, up);
        QFETCH(SessionState, state);
        ClientStatusStore board;
        MonitoredClient entry = client(51, heard ? std::optional(SessionState::Ready) : std::nullopt);
        entry.missedPolls = missed;
        entry.missedSince = missed > 0 ? 2000 : 0;
        entry.unanswered = unanswered;
        board.put(entry);
        if (!up)
            board.setSessionManager({false, QStringLiteral("refused"), 3000});
        const auto seen = board.find(storedId(51));
        QVERIFY(seen);
        QCOMPARE(seen->state, state);
        QTEST(seen->since, "since");
        QTEST(seen->stale, "stale");
        QCOMPARE(seen->canSend, state == SessionState::Ready);
        QCOMPARE(board.counts().value(state), 1);
    }

    void pages()
    {
        ClientStatusStore board;
        for (const qint64 number : {5, 1, 4, 2, 3})
            board.put(client(number));
        const auto first = board.page({}, 2);
        QCOMPARE(first.clients.size(), size_t(2));
        QCOMPARE(first.clients[1].client, storedId(2));
        QVERIFY(first.more);
        const auto second = board.page(storedId(2), 3);
        QCOMPARE(second.clients.size(), size_t(3));
        QCOMPARE(second.clients[0].client, storedId(3));
        QVERIFY(!second.more);
        QVERIFY(board.page(storedId(5), 3).clients.empty());
        QCOMPARE(board.page(storedId(99), 3).clients.size(), size_t(0));
    }

    void changes()
    {
        ClientStatusStore board;
        board.put(client(1));
        board.put(client(2));
        auto changes = board.changesSince(0);
        QVERIFY(changes.complete);
        QCOMPARE(changes.changed.size(), size_t(2));
        const quint64 seen = changes.revision;
        QVERIFY(board.changesSince(seen).changed.empty());
        QVERIFY(board.update(storedId(2), [](MonitoredClient &entry) { entry.name = QStringLiteral("two"); }));
        QVERIFY(!board.update(storedId(3), [](MonitoredClient &) {}));
        board.put(client(3));
        board.remove(storedId(1));
        board.remove(storedId(1));
        changes = board.changesSince(seen);
        QVERIFY(!changes.complete);
        QCOMPARE(changes.changed.size(), size_t(2));
        QCOMPARE(changes.removed, std::vector<ClienteId>{storedId(1)});
        board.put(client(1)); // back again
        changes = board.changesSince(seen);
        QCOMPARE(changes.changed.size(), size_t(3));
        QVERIFY(changes.removed.empty());
    }

    void aReaderThatSleptTooLongStartsOver()
    {
        ClientStatusStore board;
        board.put(client(1));
        const quint64 seen = board.changesSince(0).revision;
        for (qint64 number = 2; number < 2000; ++number) {
            board.put(client(number));
            board.remove(storedId(number));
        }
        const auto changes = board.changesSince(seen);
        QVERIFY(changes.complete);
        QCOMPARE(changes.changed.size(), size_t(1));
        QVERIFY(board.changesSince(changes.revision + 100).complete); // of another board
    }

    void readersAndWritersOnManyThreads()
    {
        ClientStatusStore board;
        for (qint64 number = 1; number <= 100; ++number)
            board.put(client(number));
        std::atomic<bool> done = false;
        std::atomic<int> torn = 0;
        std::vector<std::thread> readers;
        for (int i = 0; i < 2; ++i) {
            readers.emplace_back([&] {
                while (!done) {
                    for (const MonitoredClient &entry : board.page({}, 100).clients)
                        torn += entry.lastChecked != entry.lastGoodAnswer;
                }
            });
        }
        for (int round = 1; round <= 2000; ++round) {
            board.update(storedId(round % 100 + 1), [round](MonitoredClient &entry) {
                entry.lastChecked = round;
                entry.lastGoodAnswer = round;
            });
        }
        done = true;
        for (std::thread &reader : readers)
            reader.join();
        QCOMPARE(torn.load(), 0);
    }
};

HUB_TEST(tst_ClientStatusStore)
#include "tst_clientstatusstore.moc"
