// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/retention.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

#include <QDateTime>
#include <QSignalSpy>

#include <atomic>
#include <memory>

using namespace hub;
using hub::test::TestStore;
using namespace std::chrono_literals;

class tst_RetentionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void removesWhatIsOld_data() { TestStore::addRows(); }
    void removesWhatIsOld();
    void goesOnWhenARuleFails();
    void keepsForEver();
    void beginsSoonAfterTheStart();

private:
    static Retention::Rule rule()
    {
        return [](QSqlDatabase &connection, qint64 before, int limit) {
            return sql::change(connection,
                               QStringLiteral("DELETE FROM old_things WHERE id IN"
                                              " (SELECT id FROM old_things WHERE at < ? ORDER BY id LIMIT ?)"),
                               {before, limit});
        };
    }
    static int fill(TestStore &store)
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        const auto count = store.run<int>([now](QSqlDatabase &connection) -> Result<int> {
            auto done = sql::change(connection, u"CREATE TABLE old_things (id " %
                                                    sql::autoKey(sql::dialectOf(connection)) % u", at BIGINT)");
            for (int hours = 0; hours < 10 && done; ++hours)
                done = sql::change(connection, QStringLiteral("INSERT INTO old_things (at) VALUES (?)"),
                                   {now - qint64(hours) * 3600 * 1000 - 60000});
            return done;
        });
        return count.value_or(-1);
    }
    static int remaining(TestStore &store)
    {
        return store
            .run<QVariant>([](QSqlDatabase &connection) {
                return sql::value(connection, QStringLiteral("SELECT count(*) FROM old_things"));
            })
            .map([](const QVariant &count) { return count.toInt(); })
            .value_or(-1);
    }
};

void tst_RetentionTest::removesWhatIsOld()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    QCOMPARE(fill(testStore), 1);
    Retention retention(testStore.database(), {.keepFor = 3h, .interval = 1ms, .batch = 2});
    const auto batches = std::make_shared<std::atomic<int>>(0); // a later round may still be under way at the end
    retention.addRule("things", [batches, delegate = rule()](QSqlDatabase &connection, qint64 before, int limit) {
        ++*batches;
        return limit == 2 ? delegate(connection, before, limit) : Result<int>(failure("TEST", {}));
    });
    QSignalSpy finished(&retention, &Retention::finished);
    retention.start();
    QVERIFY(finished.wait(30000));
    testStore.database().finishPending();
    QCOMPARE(finished.first().first().toInt(), 7); // 3 to 9 hours old
    QVERIFY(*batches >= 4);                        // 2 + 2 + 2 + 1
    QCOMPARE(remaining(testStore), 3);
}

void tst_RetentionTest::goesOnWhenARuleFails()
{
    TestStore store;
    QCOMPARE(fill(store), 1);
    Retention retention(store.database(), {.keepFor = 1h, .interval = 1ms});
    retention.addRule(
        "broken", [](QSqlDatabase &, qint64, int) -> Result<int> { return failure("BROKEN", QStringLiteral("no")); });
    retention.addRule("things", rule());
    QSignalSpy finished(&retention, &Retention::finished);
    retention.start();
    QVERIFY(finished.wait(30000));
    QCOMPARE(remaining(store), 1);
}

void tst_RetentionTest::keepsForEver()
{
    TestStore store;
    QCOMPARE(fill(store), 1);
    Retention never(store.database(), {.keepFor = 0h, .interval = 1ms});
    never.addRule("things", rule());
    Retention other(store.database(), {.keepFor = 1000h, .interval = 1ms});
    QSignalSpy neverFinished(&never, &Retention::finished);
    QSignalSpy otherFinished(&other, &Retention::finished);
    never.start();
    other.start();
    QVERIFY(otherFinished.wait(30000));
    QCOMPARE(neverFinished.size(), 0);
    QCOMPARE(remaining(store), 10);
}

void tst_RetentionTest::beginsSoonAfterTheStart()
{
    TestStore store;
    QCOMPARE(fill(store), 1);
    QVERIFY(Retention::Settings{}.firstDelay <= 1min); // a hub may be restarted more often than it cleans up
    Retention retention(store.database(), {.keepFor = 3h, .firstDelay = 1ms, .interval = 1h});
    retention.addRule("things", rule());
    QSignalSpy finished(&retention, &Retention::finished);
    retention.start();
    QVERIFY(finished.wait(30000));
    QCOMPARE(remaining(store), 3);
}

HUB_TEST(tst_RetentionTest)
#include "tst_retention.moc"
