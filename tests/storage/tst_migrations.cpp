// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/migrations.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

#include <atomic>
#include <thread>

using namespace hub;
using hub::test::TestStore;

class tst_MigrationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void upgradesFromEveryVersion_data();
    void upgradesFromEveryVersion();
    void keepsTheRows_data() { TestStore::addRows(); }
    void keepsTheRows();
    void refusesANewerSchema_data() { TestStore::addRows(); }
    void refusesANewerSchema();
    void leavesNothingHalfDone_data() { TestStore::addRows(); }
    void leavesNothingHalfDone();
    void severalHubsAtOnce_data() { TestStore::addRows(); }
    void severalHubsAtOnce();

private:
    static int newest() { return int(migrationSteps().size()); }
    /// Empties a store, so that it can be built up from any version.
    static Result<void> wipe(QSqlDatabase &connection);
    static QStringList tables(QSqlDatabase &connection);
};

QStringList tst_MigrationsTest::tables(QSqlDatabase &connection)
{
    QStringList names = connection.tables(QSql::Tables);
    names.removeIf([](const QString &name) { return name.startsWith(u"sqlite_"); });
    names.sort();
    return names;
}

Result<void> tst_MigrationsTest::wipe(QSqlDatabase &connection)
{
    if (sql::dialectOf(connection) == sql::Dialect::Postgres) {
        return sql::change(connection, QStringLiteral("DROP SCHEMA public CASCADE"))
            .and_then([&](int) { return sql::change(connection, QStringLiteral("CREATE SCHEMA public")); })
            .map([](int) {});
    }
    Result<void> done = sql::change(connection, QStringLiteral("PRAGMA foreign_keys = OFF")).map([](int) {});
    for (const QString &table : tables(connection))
        done = done.and_then([&] { return sql::change(connection, u"DROP TABLE " % table).map([](int) {}); });
    return done.and_then(
        [&] { return sql::change(connection, QStringLiteral("PRAGMA foreign_keys = ON")).map([](int) {}); });
}

void tst_MigrationsTest::upgradesFromEveryVersion_data()
{
    QTest::addColumn<int>("store");
    QTest::addColumn<int>("from");
    for (int from = 0; from <= newest(); ++from) {
        QTest::addRow("SQLite from %d", from) << int(TestStore::Kind::Sqlite) << from;
        if (TestStore::hasPostgres())
            QTest::addRow("PostgreSQL from %d", from) << int(TestStore::Kind::Postgres) << from;
    }
}

void tst_MigrationsTest::upgradesFromEveryVersion()
{
    QFETCH(const int, store);
    QFETCH(const int, from);
    TestStore testStore{TestStore::Kind(store)};
    const auto done =
        testStore.database().runAndWait<QStringList>([from](QSqlDatabase &connection) -> Result<QStringList> {
            const QStringList expected = tables(connection);
            auto migrated = wipe(connection).and_then([&] { return migrate(connection, from); });
            if (!migrated)
                return tl::unexpected<Error>(migrated.error());
            if (schemaVersion(connection).value_or(-1) != from)
                return failure("TEST", QStringLiteral("not at the earlier version"));
            migrated = migrate(connection);
            if (!migrated)
                return tl::unexpected<Error>(migrated.error());
            if (schemaVersion(connection).value_or(-1) != newest())
                return failure("TEST", QStringLiteral("not at the newest version"));
            if (tables(connection) != expected)
                return failure("TEST", QStringLiteral("other tables than in a new store"));
            return expected;
        });
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().message));
    QVERIFY(done->contains(QStringLiteral("users")));
}

void tst_MigrationsTest::keepsTheRows()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    const auto name = testStore.database().runAndWait<QVariant>([](QSqlDatabase &connection) {
        return wipe(connection)
            .and_then([&] { return migrate(connection, 1); })
            .and_then([&] {
                return sql::change(
                    connection,
                    QStringLiteral("INSERT INTO users (username, password_hash, cliente_id, role, state, created_at)"
                                   " VALUES ('ana', 'h', 51, 'admin', 'active', 1)"));
            })
            .and_then([&](int) { return migrate(connection); })
            .and_then([&] { return sql::value(connection, QStringLiteral("SELECT username FROM users")); });
    });
    QVERIFY2(name.has_value(), name ? "" : qPrintable(name.error().message));
    QCOMPARE(name->toString(), QStringLiteral("ana"));
}

void tst_MigrationsTest::refusesANewerSchema()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    const auto raised = testStore.run<int>([](QSqlDatabase &connection) {
        return sql::change(connection, QStringLiteral("UPDATE schema_version SET version = version + 1"));
    });
    QVERIFY(raised.has_value());
    Database second(testStore.settings());
    const auto opened = second.open();
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().code, QByteArray("DATABASE_TOO_NEW"));
    QVERIFY(opened.error().message.contains(QString::number(newest() + 1)));
    QVERIFY(!opened.error().message.contains(u'\n'));
}

void tst_MigrationsTest::leavesNothingHalfDone()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    const auto done = testStore.database().runAndWait<QStringList>([](QSqlDatabase &connection) -> Result<QStringList> {
        // In the way of the first step's last statements: the steps before it have worked by then.
        auto prepared = wipe(connection).and_then([&] {
            return sql::change(connection, QStringLiteral("CREATE TABLE revisions (x INTEGER)")).map([](int) {});
        });
        if (!prepared)
            return tl::unexpected<Error>(prepared.error());
        if (migrate(connection))
            return failure("TEST", QStringLiteral("the migration did not fail"));
        return tables(connection);
    });
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().message));
    QCOMPARE(*done, QStringList{QStringLiteral("revisions")});
}

void tst_MigrationsTest::severalHubsAtOnce()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    QVERIFY(testStore.database().runAndWait<void>(wipe).has_value());
    constexpr int Hubs = 4;
    std::vector<std::unique_ptr<Database>> databases;
    for (int i = 0; i < Hubs; ++i)
        databases.push_back(std::make_unique<Database>(testStore.settings()));
    std::atomic<int> opened = 0;
    std::vector<std::thread> threads;
    for (const auto &database : databases)
        threads.emplace_back([&opened, &database] { opened += database->open().has_value() ? 1 : 0; });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(opened.load(), Hubs);
    const auto rows = databases.front()->runAndWait<QVariant>([](QSqlDatabase &connection) {
        return sql::value(connection, QStringLiteral("SELECT count(*) FROM schema_version"));
    });
    QVERIFY(rows.has_value());
    QCOMPARE(rows->toInt(), 1);
}

HUB_TEST(tst_MigrationsTest)
#include "tst_migrations.moc"
