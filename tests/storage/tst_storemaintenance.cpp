// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/storemaintenance.h"

#include "core/storage/migrations.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

#include <QDir>
#include <QFileInfo>

using namespace hub;
using hub::test::TestStore;

class tst_StoreMaintenanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backsUpBesideARunningHub();
    void replacesOnlyBackups();
    void refusesItsOwnFile();
    void leavesNothingBehindWhenItFails();
    void pointsPostgresToPgDump();
    void findsASoundStoreSound_data() { TestStore::addRows(); }
    void findsASoundStoreSound();
    void findsDamage();
    void findsLostReferences();
    void refusesWhatIsNoDatabase();

private:
    static void addSecret(TestStore &store, const QString &name)
    {
        const auto added = store.run<int>([name](QSqlDatabase &connection) {
            return sql::change(connection, QStringLiteral("INSERT INTO secrets (name, value) VALUES (?, ?)"),
                               {name, QByteArray(3000, 'x')});
        });
        QVERIFY(added.has_value());
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    static int secretsIn(const QString &path)
    {
        DatabaseSettings settings;
        settings.file = path;
        Database copy(settings);
        if (!copy.open())
            return -1;
        return copy
            .runAndWait<QVariant>([](QSqlDatabase &connection) {
                return sql::value(connection, QStringLiteral("SELECT count(*) FROM secrets"));
            })
            .map([](const QVariant &count) { return count.toInt(); })
            .value_or(-1);
    }
};

void tst_StoreMaintenanceTest::backsUpBesideARunningHub()
{
    TestStore store;
    QTemporaryDir folder;
    const QString target = folder.filePath(QStringLiteral("copy 'quoted' ñ.db"));
    addSecret(store, QStringLiteral("one"));
    const auto done = backUpStore(store.settings(), target);
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().message));
    addSecret(store, QStringLiteral("two")); // the hub goes on
    constexpr auto Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(target).permissions() & Others));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    QCOMPARE(secretsIn(target), 1);
}

void tst_StoreMaintenanceTest::replacesOnlyBackups()
{
    TestStore store;
    QTemporaryDir folder;
    const QString target = folder.filePath(QStringLiteral("copy.db"));
    QVERIFY(backUpStore(store.settings(), target).has_value());
    addSecret(store, QStringLiteral("one"));
    QVERIFY(backUpStore(store.settings(), target).has_value());
    QCOMPARE(secretsIn(target), 1);

    const QString letter = folder.filePath(QStringLiteral("letter.txt"));
    write(letter, "Dear Ana");
    const auto refused = backUpStore(store.settings(), letter);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, QByteArray("INVALID_REQUEST"));
    QFile file(letter);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("Dear Ana"));
}

void tst_StoreMaintenanceTest::refusesItsOwnFile()
{
    TestStore store;
    QTemporaryDir folder;
    const QString link = folder.filePath(QStringLiteral("link.db"));
    QVERIFY(QFile::link(store.settings().file, link));
    for (const QString &target : {store.settings().file, link}) {
        const auto refused = backUpStore(store.settings(), target);
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, QByteArray("INVALID_REQUEST"));
    }
    addSecret(store, QStringLiteral("still here"));
}

void tst_StoreMaintenanceTest::leavesNothingBehindWhenItFails()
{
    QTemporaryDir folder;
    DatabaseSettings garbage;
    garbage.file = folder.filePath(QStringLiteral("garbage.db"));
    write(garbage.file, QByteArray(8192, 'x'));
    QTemporaryDir targets;
    const auto failed = backUpStore(garbage, targets.filePath(QStringLiteral("copy.db")));
    QVERIFY(!failed.has_value());
    QCOMPARE(failed.error().code, QByteArray("DATABASE_CORRUPT"));
    QVERIFY(QDir(targets.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());

    TestStore store;
    const auto nowhere = backUpStore(store.settings(), targets.filePath(QStringLiteral("no/such/copy.db")));
    QCOMPARE(nowhere.error().code, QByteArray("INVALID_REQUEST"));
    DatabaseSettings missing;
    missing.file = folder.filePath(QStringLiteral("missing.db"));
    QCOMPARE(backUpStore(missing, targets.filePath(QStringLiteral("copy.db"))).error().code,
             QByteArray("DATABASE_UNAVAILABLE"));
    QVERIFY(!QFile::exists(missing.file));
}

void tst_StoreMaintenanceTest::pointsPostgresToPgDump()
{
    QTemporaryDir folder;
    DatabaseSettings settings;
    settings.url = QStringLiteral("postgresql://127.0.0.1:1/store");
    const auto refused = backUpStore(settings, folder.filePath(QStringLiteral("copy.db")));
    QCOMPARE(refused.error().code, QByteArray("NOT_SUPPORTED"));
    QVERIFY(refused.error().message.contains(u"pg_dump"));
}

void tst_StoreMaintenanceTest::findsASoundStoreSound()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    addSecret(testStore, QStringLiteral("one"));
    const auto report = checkStore(testStore.settings());
    QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().message));
    QCOMPARE(report->problems, QStringList());
    QCOMPARE(report->schemaVersion, int(migrationSteps().size()));
}

void tst_StoreMaintenanceTest::findsDamage()
{
    TestStore store;
    QTemporaryDir folder;
    for (int i = 0; i < 20; ++i)
        addSecret(store, QStringLiteral("secret%1").arg(i));
    DatabaseSettings damaged;
    damaged.file = folder.filePath(QStringLiteral("damaged.db"));
    QVERIFY(backUpStore(store.settings(), damaged.file).has_value());
    QFile file(damaged.file);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() / 2));
    QVERIFY(file.write(QByteArray(int(file.size() / 2), 'x')) > 0);
    file.close();
    const auto report = checkStore(damaged);
    QVERIFY(!report.has_value() || !report->problems.isEmpty());
}

void tst_StoreMaintenanceTest::findsLostReferences()
{
    TestStore store;
    const auto broken = store.database().runAndWait<int>([](QSqlDatabase &connection) {
        return sql::change(connection, QStringLiteral("PRAGMA foreign_keys = OFF"))
            .and_then(
                [&](int) { return sql::change(connection, QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY)")); })
            .and_then(
                [&](int) { return sql::change(connection, QStringLiteral("CREATE TABLE b (a_id REFERENCES a (id))")); })
            .and_then([&](int) { return sql::change(connection, QStringLiteral("INSERT INTO b VALUES (7)")); });
    });
    QVERIFY2(broken.has_value(), broken ? "" : qPrintable(broken.error().message));
    const auto report = checkStore(store.settings());
    QVERIFY(report.has_value());
    QCOMPARE(report->problems.size(), 1);
    QVERIFY(report->problems.first().contains(u"b 1 a"));
}

void tst_StoreMaintenanceTest::refusesWhatIsNoDatabase()
{
    QTemporaryDir folder;
    DatabaseSettings settings;
    settings.file = folder.filePath(QStringLiteral("x.db"));
    QCOMPARE(checkStore(settings).error().code, QByteArray("DATABASE_UNAVAILABLE"));
    QVERIFY(!QFile::exists(settings.file));
    write(settings.file, QByteArray(8192, 'x'));
    QCOMPARE(checkStore(settings).error().code, QByteArray("DATABASE_CORRUPT"));
}

HUB_TEST(tst_StoreMaintenanceTest)
#include "tst_storemaintenance.moc"
