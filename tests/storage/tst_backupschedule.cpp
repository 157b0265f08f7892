// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/storemaintenance.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QSignalSpy>

using namespace hub;
using hub::test::TestStore;
using namespace std::chrono_literals;

class tst_BackupScheduleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheNewest();
    void keepsWhatItWroteWhenTheClockWasSetBack();
    void goesOnAfterAFailure();
    void doesNothingWhenSwitchedOff();
    void removesWhatAKillLeft_data();
    void removesWhatAKillLeft();
    void canBeCancelled();
    void aStopEndsABackupUnderWay();

private:
    static QStringList files(const QString &directory) { return QDir(directory).entryList(QDir::Files, QDir::Name); }
    static void touch(const QString &path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
};

void tst_BackupScheduleTest::keepsTheNewest()
{
    TestStore store;
    QTemporaryDir folder;
    const QString directory = folder.filePath(QStringLiteral("backups"));
    QVERIFY(QDir().mkpath(directory));
    for (const char *name :
         {"central-hub-20200101T000000Z.db", "central-hub-20200102T000000Z.db", "central-hub-mine.db", "notes.txt"})
        touch(directory % u'/' % QLatin1StringView(name));
    BackupSchedule schedule(store.settings(), {.directory = directory, .interval = 1h, .keep = 2, .firstDelay = 1ms});
    QSignalSpy finished(&schedule, &BackupSchedule::finished);
    schedule.start();
    QVERIFY(finished.wait(30000));
    QCOMPARE(finished.first().at(1).toString(), QString());
    const QString made = QFileInfo(finished.first().at(0).toString()).fileName();
    QCOMPARE(files(directory), (QStringList{QStringLiteral("central-hub-20200102T000000Z.db"), made,
                                            QStringLiteral("central-hub-mine.db"), QStringLiteral("notes.txt")}));
    QVERIFY(QFileInfo(finished.first().at(0).toString()).size() > 0);
}

void tst_BackupScheduleTest::keepsWhatItWroteWhenTheClockWasSetBack()
{
    TestStore store;
    QTemporaryDir folder;
    for (const char *name : {"central-hub-29990101T000000Z.db", "central-hub-29990102T000000Z.db"})
        touch(folder.filePath(QLatin1StringView(name)));
    BackupSchedule schedule(store.settings(),
                            {.directory = folder.path(), .interval = 1ms, .keep = 2, .firstDelay = 1ms});
    QSignalSpy finished(&schedule, &BackupSchedule::finished);
    schedule.start();
    QVERIFY(finished.wait(30000));
    const QString made = QFileInfo(finished.first().at(0).toString()).fileName();
    QCOMPARE(files(folder.path()), (QStringList{made, QStringLiteral("central-hub-29990102T000000Z.db")}));
}

void tst_BackupScheduleTest::goesOnAfterAFailure()
{
    TestStore store;
    QTemporaryDir folder;
    const QString directory = folder.filePath(QStringLiteral("backups"));
    touch(directory); // a file where the directory should be
    BackupSchedule schedule(store.settings(), {.directory = directory, .interval = 1ms, .keep = 2, .firstDelay = 1ms});
    QSignalSpy finished(&schedule, &BackupSchedule::finished);
    schedule.start();
    QVERIFY(finished.wait(30000));
    QVERIFY(!finished.first().at(1).toString().isEmpty());
    QVERIFY(QFile::remove(directory));
    QTRY_VERIFY(finished.last().at(1).toString().isEmpty());
    QVERIFY(!files(directory).isEmpty());
    constexpr auto Others = QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    QVERIFY(!(QFileInfo(directory).permissions() & Others));
}

void tst_BackupScheduleTest::doesNothingWhenSwitchedOff()
{
    TestStore store;
    QTemporaryDir folder;
    const QString directory = folder.filePath(QStringLiteral("backups"));
    BackupSchedule off(store.settings(), {.directory = directory, .interval = 0ms, .keep = 2, .firstDelay = 0ms});
    BackupSchedule on(
        store.settings(),
        {.directory = folder.filePath(QStringLiteral("other")), .interval = 1h, .keep = 2, .firstDelay = 1ms});
    QSignalSpy offFinished(&off, &BackupSchedule::finished);
    QSignalSpy onFinished(&on, &BackupSchedule::finished);
    off.start();
    on.start();
    QVERIFY(onFinished.wait(30000)); // had the other one been on, it would have been first
    QCOMPARE(offFinished.size(), 0);
    QVERIFY(!QDir(directory).exists());
}

void tst_BackupScheduleTest::removesWhatAKillLeft_data()
{
    QTest::addColumn<std::chrono::milliseconds>("interval");
    QTest::newRow("on") << std::chrono::milliseconds(1h);
    QTest::newRow("off") << std::chrono::milliseconds(0);
}

void tst_BackupScheduleTest::removesWhatAKillLeft()
{
    QFETCH(const std::chrono::milliseconds, interval);
    TestStore store;
    QTemporaryDir folder;
    touch(folder.filePath(QStringLiteral("central-hub-20200101T000000Z.db.a1B2c3.part")));
    touch(folder.filePath(QStringLiteral("other.part")));
    BackupSchedule schedule(store.settings(), {.directory = folder.path(), .interval = interval, .firstDelay = 1h});
    schedule.start();
    QCOMPARE(files(folder.path()), QStringList{QStringLiteral("other.part")});
}

void tst_BackupScheduleTest::canBeCancelled()
{
    TestStore store;
    QTemporaryDir folder;
    const std::atomic<bool> cancelled = true;
    QCOMPARE(backUpStore(store.settings(), folder.filePath(QStringLiteral("copy.db")), &cancelled).error().code,
             "CANCELLED");
    QCOMPARE(files(folder.path()), QStringList());
}

void tst_BackupScheduleTest::aStopEndsABackupUnderWay()
{
    TestStore store;
    QVERIFY(store.run<void>([](QSqlDatabase &connection) {
        return sql::run(
            connection,
            QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)"
                           " INSERT INTO contacts (cliente_id, contact_id, name, phone, is_business,"
                           " sort_name, search) SELECT 51, i, hex(randomblob(50)), i, 0, i, i FROM n"));
    }));
    QTemporaryDir folder;
    auto schedule = std::make_unique<BackupSchedule>(
        store.settings(), BackupSchedule::Settings{.directory = folder.path(), .interval = 1h, .firstDelay = 1ms});
    schedule->start();
    const auto size = [&folder] {
        const QFileInfoList parts = QDir(folder.path()).entryInfoList({QStringLiteral("*.part")}, QDir::Files);
        return parts.isEmpty() ? 0 : parts.first().size();
    };
    QVERIFY(QTest::qWaitFor([&size] { return size() > 0; }, 30000)); // it is copying
    QElapsedTimer stop;
    stop.start();
    schedule.reset();
    QVERIFY2(stop.elapsed() < 5000, qPrintable(QString::number(stop.elapsed())));
    QCOMPARE(files(folder.path()), QStringList()); // neither a backup nor a part of one
}

HUB_TEST(tst_BackupScheduleTest)
#include "tst_backupschedule.moc"
