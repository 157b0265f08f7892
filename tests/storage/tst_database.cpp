// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/database.h"

#include "core/storage/sql.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

#include <QFileInfo>
#include <QSignalSpy>

#include <atomic>
#include <latch>
#include <thread>

using namespace hub;
using hub::test::TestStore;

class tst_DatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWhereItIsAsked_data() { TestStore::addRows(); }
    void answersWhereItIsAsked();
    void rollsBackOnError_data() { TestStore::addRows(); }
    void rollsBackOnError();
    void refusesWorkBeyondItsQueue();
    void finishesWhatWaits();
    void refusesWorkWhenNotOpen();
    void makesItsFileForTheOwnerOnly();
    void opensQuicklyAgain();
    void tellsOfAMissingDirectory();
    void tellsOfAnUnreachableServer();
    void servesManyThreads_data() { TestStore::addRows(); }
    void servesManyThreads();
    void runsDeadlockedTransactionsAgain();
    void survivesTheOneWhoAsked();
    void foldsTheLogInWhileOthersRead();

private:
    static Result<int> countUsers(const QSqlDatabase &connection)
    {
        return sql::value(connection, QStringLiteral("SELECT count(*) FROM users")).map([](const QVariant &count) {
            return count.toInt();
        });
    }
    static Result<void> addUser(const QSqlDatabase &connection, const QString &name)
    {
        return sql::change(
                   connection,
                   QStringLiteral("INSERT INTO users (username, password_hash, cliente_id, role, state, created_at)"
                                  " VALUES (?, 'h', 51, 'operator', 'active', 1)"),
                   {name})
            .map([](int) {});
    }
};

void tst_DatabaseTest::answersWhereItIsAsked()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    const Mailbox mailbox;
    std::optional<Result<int>> answer;
    QThread *answeredOn = nullptr;
    std::atomic<bool> workedHere = false;
    testStore.database().run<int>(
        mailbox.address(),
        [&, here = QThread::currentThread()](QSqlDatabase &connection) {
            workedHere = QThread::currentThread() == here;
            return countUsers(connection);
        },
        [&](Result<int> count) {
            answeredOn = QThread::currentThread();
            answer = std::move(count);
        });
    QVERIFY(!answer.has_value()); // never from inside the call
    QTRY_VERIFY(answer.has_value());
    QVERIFY(answer->has_value());
    QCOMPARE(**answer, 0);
    QCOMPARE(answeredOn, QThread::currentThread());
    QVERIFY(!workedHere);
    QVERIFY(testStore.database().state().up);
}

void tst_DatabaseTest::rollsBackOnError()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    const auto failed = testStore.run<void>([](QSqlDatabase &connection) -> Result<void> {
        const auto added = addUser(connection, QStringLiteral("ana"));
        return added ? Result<void>(failure("CHANGED_MY_MIND", QStringLiteral("no"))) : added;
    });
    QVERIFY(!failed.has_value());
    QCOMPARE(failed.error().code, QByteArray("CHANGED_MY_MIND"));
    QCOMPARE(testStore.database().runAndWait<int>(countUsers).value_or(-1), 0);

    const auto conflict = testStore.run<void>([](QSqlDatabase &connection) {
        return addUser(connection, QStringLiteral("ana")).and_then([&] {
            return addUser(connection, QStringLiteral("ana"));
        });
    });
    QCOMPARE(conflict.error().code, QByteArray("CONFLICT"));
    QCOMPARE(testStore.database().runAndWait<int>(countUsers).value_or(-1), 0);
    QVERIFY(testStore.run<void>([](QSqlDatabase &connection) { return addUser(connection, QStringLiteral("ana")); })
                .has_value());
    QCOMPARE(testStore.database().runAndWait<int>(countUsers).value_or(-1), 1);
}

void tst_DatabaseTest::refusesWorkBeyondItsQueue()
{
    QTemporaryDir folder;
    DatabaseSettings settings;
    settings.file = folder.filePath(QStringLiteral("queue.db"));
    settings.queueLimit = 3;
    Database database(settings);
    QVERIFY(database.open().has_value());

    std::latch started(1);
    std::latch release(1);
    const Mailbox mailbox;
    QByteArrayList outcomes;
    const auto note = [&outcomes](const Result<int> &result) {
        outcomes << (result ? QByteArray("ok") : result.error().code);
    };
    database.run<int>(
        mailbox.address(),
        [&](QSqlDatabase &) -> Result<int> {
            started.count_down();
            release.wait();
            return 0;
        },
        note);
    started.wait(); // it has left the queue
    for (int i = 0; i < 5; ++i)
        database.run<int>(mailbox.address(), countUsers, note);
    QTRY_COMPARE(outcomes.size(), 2); // the two that found no place, at once
    QCOMPARE(outcomes, (QByteArrayList{"DATABASE_BUSY", "DATABASE_BUSY"}));
    release.count_down();
    QTRY_COMPARE(outcomes.size(), 6);
    QCOMPARE(outcomes.count("ok"), 4);
}

void tst_DatabaseTest::finishesWhatWaits()
{
    QTemporaryDir folder;
    DatabaseSettings settings;
    settings.file = folder.filePath(QStringLiteral("end.db"));
    const Mailbox mailbox;
    {
        Database database(settings);
        QVERIFY(database.open().has_value());
        for (int i = 0; i < 50; ++i)
            database.run<void>(
                mailbox.address(),
                [i](QSqlDatabase &connection) { return addUser(connection, QStringLiteral("user%1").arg(i)); },
                [](const Result<void> &) {});
    }
    Database again(settings);
    QVERIFY(again.open().has_value());
    QCOMPARE(again.runAndWait<int>(countUsers).value_or(-1), 50);
    // An empty log: the file alone is the whole store once it was closed.
    QVERIFY(QFileInfo(settings.file).size() > 0);
}

void tst_DatabaseTest::refusesWorkWhenNotOpen()
{
    Database database(DatabaseSettings{});
    const auto result = database.runAndWait<int>(countUsers);
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, QByteArray("DATABASE_UNAVAILABLE"));
    QVERIFY(!database.state().up);
    database.finishPending(); // nothing to wait for
}

void tst_DatabaseTest::makesItsFileForTheOwnerOnly()
{
    TestStore testStore;
    constexpr auto Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(testStore.run<void>([](QSqlDatabase &connection) { return addUser(connection, QStringLiteral("ana")); })
                .has_value());
    for (const char *suffix : {"", "-wal", "-shm"}) {
        const QFileInfo file(QString(testStore.settings().file % QLatin1StringView(suffix)));
        QVERIFY2(file.exists(), suffix);
        QVERIFY2(!(file.permissions() & Others), suffix);
    }
}

void tst_DatabaseTest::opensQuicklyAgain()
{
    TestStore testStore;
    QFile::setPermissions(testStore.settings().file, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
    Database second(testStore.settings());
    QVERIFY(second.open().has_value());
    QVERIFY(second.open().has_value()); // already open: no harm
    QVERIFY(!(QFileInfo(testStore.settings().file).permissions() & QFile::ReadGroup));
}

void tst_DatabaseTest::tellsOfAMissingDirectory()
{
    QTemporaryDir folder;
    DatabaseSettings settings;
    settings.file = folder.filePath(QStringLiteral("no/such/folder/hub.db"));
    Database database(settings);
    const auto first = database.open();
    QVERIFY(!first.has_value());
    QCOMPARE(first.error().code, QByteArray("DATABASE_UNAVAILABLE"));
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("no/such/folder")));
    QVERIFY(database.open().has_value()); // a second attempt is welcome
}

void tst_DatabaseTest::tellsOfAnUnreachableServer()
{
    DatabaseSettings settings;
    settings.url = QStringLiteral("postgresql://hub:geheim@127.0.0.1:1/store"); // nobody listens there
    Database database(settings);
    const auto opened = database.open();
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().code, QByteArray("DATABASE_UNAVAILABLE"));
    QVERIFY(!opened.error().message.contains(u"geheim"));
    QVERIFY(!opened.error().message.contains(u'\n'));
}

void tst_DatabaseTest::servesManyThreads()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < 25; ++i) {
                const QString name = QStringLiteral("u%1-%2").arg(t).arg(i);
                (void)testStore.database().transactionAndWait<void>(
                    [name](QSqlDatabase &connection) { return addUser(connection, name); });
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(testStore.database().runAndWait<int>(countUsers).value_or(-1), 100);
}

void tst_DatabaseTest::runsDeadlockedTransactionsAgain()
{
    TestStore testStore;
    int runs = 0;
    const auto once = testStore.database().transactionAndWait<int>([&runs](QSqlDatabase &connection) -> Result<int> {
        if (const auto added = addUser(connection, QStringLiteral("ana")); !added)
            return tl::unexpected<Error>(added.error());
        if (++runs == 1)
            return failure("DATABASE_SERIALIZATION", QStringLiteral("deadlock detected"));
        return countUsers(connection);
    });
    QCOMPARE(runs, 2);
    QCOMPARE(once.value_or(-1), 1); // the first run left nothing behind

    runs = 0;
    const auto always = testStore.database().transactionAndWait<int>([&runs](QSqlDatabase &) -> Result<int> {
        ++runs;
        return failure("DATABASE_SERIALIZATION", QStringLiteral("deadlock detected"));
    });
    QCOMPARE(runs, 2);
    QCOMPARE(always.error().code, QByteArray("DATABASE_BUSY"));
}

void tst_DatabaseTest::survivesTheOneWhoAsked()
{
    TestStore testStore;
    bool called = false;
    {
        const Mailbox gone;
        testStore.database().run<void>(
            gone.address(), [](QSqlDatabase &connection) { return addUser(connection, QStringLiteral("ana")); },
            [&called](const Result<void> &) { called = true; });
    }
    QCOMPARE(testStore.database().runAndWait<int>(countUsers).value_or(-1), 1);
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

void tst_DatabaseTest::foldsTheLogInWhileOthersRead()
{
    TestStore testStore;
    QVERIFY(testStore.run<void>([](QSqlDatabase &connection) { return addUser(connection, QStringLiteral("ana")); }));
    const QFileInfo log(testStore.settings().file % u"-wal");
    QVERIFY(log.size() > 0);
    int reads = 0;
    // As the accounts are asked: far more often than the log may stay.
    const auto folded = [&] {
        reads += testStore.database().runAndWait<int>(countUsers).value_or(0);
        QFileInfo now(log.filePath());
        return now.size() == 0;
    };
    QVERIFY(QTest::qWaitFor(folded, 30000));
    QVERIFY2(reads > 10, qPrintable(QString::number(reads)));
}

HUB_TEST(tst_DatabaseTest)
#include "tst_database.moc"
