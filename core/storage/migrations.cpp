// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/migrations.h"

#include "core/storage/migrations/steps.h"

#include <QSqlDatabase>
#include <QVariant>

namespace hub {

namespace {

// Any number that no other program on the same PostgreSQL is likely to lock.
constexpr qint64 MigrationLock = 0x6875622d6d6967; // "hub-mig"

Result<bool> hasVersionTable(const QSqlDatabase &connection)
{
    const QString statement =
        sql::dialectOf(connection) == sql::Dialect::Postgres
            ? QStringLiteral("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"
                             " AND tablename = 'schema_version'")
            : QStringLiteral("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'");
    return sql::value(connection, statement).map([](const QVariant &count) { return count.toInt() > 0; });
}

Result<void> applySteps(const QSqlDatabase &connection, int from, int to)
{
    const sql::Dialect dialect = sql::dialectOf(connection);
    if (from == 0) {
        const auto made =
            sql::change(connection, QStringLiteral("CREATE TABLE schema_version (version INTEGER NOT NULL)"))
                .and_then([&](int) {
                    return sql::change(connection, QStringLiteral("INSERT INTO schema_version VALUES (0)"));
                });
        if (!made)
            return tl::unexpected<Error>(made.error());
    }
    for (int version = from + 1; version <= to; ++version) {
        const QStringList statements = migrationSteps()[size_t(version) - 1].statements(dialect);
        for (const QString &statement : statements) {
            HUB_CHECK(sql::change(connection, statement));
        }
    }
    return sql::change(connection, QStringLiteral("UPDATE schema_version SET version = ?"), {to}).map([](int) {});
}

Error tooNew(int version, int known)
{
    return Error{QByteArrayLiteral("DATABASE_TOO_NEW"), u"the database has schema version " % QString::number(version) %
                                                            u", this program knows up to " % QString::number(known)};
}

Result<void> migrateInTransaction(const QSqlDatabase &connection, int target)
{
    if (sql::dialectOf(connection) == sql::Dialect::Postgres) {
        // Ends with the transaction. Without it two hubs would both see an empty store.
        HUB_CHECK(sql::value(connection, QStringLiteral("SELECT pg_advisory_xact_lock(?)"), {MigrationLock}));
    }
    const auto current = schemaVersion(connection); // again: another hub may have been faster
    if (!current)
        return tl::unexpected<Error>(current.error());
    if (*current >= target)
        return {};
    return applySteps(connection, *current, target);
}

} // namespace

const std::vector<MigrationStep> &migrationSteps()
{
    static const std::vector<MigrationStep> steps = {
        {"accounts", migrations::accounts},
        {"clients", migrations::clients},
        {"sending", migrations::sending},
    };
    return steps;
}

Result<int> schemaVersion(const QSqlDatabase &connection)
{
    HUB_TRY(const auto exists, hasVersionTable(connection));
    if (!exists)
        return 0;
    return sql::value(connection, QStringLiteral("SELECT version FROM schema_version"))
        .map([](const QVariant &version) { return version.toInt(); });
}

Result<void> migrate(QSqlDatabase &connection, int target)
{
    const int known = int(migrationSteps().size());
    HUB_TRY(const auto current, schemaVersion(connection));
    if (current > known)
        return tl::unexpected<Error>(tooNew(current, known));
    const int wanted = target < 0 ? known : target;
    if (current >= wanted)
        return {}; // the usual start: no lock is taken
    HUB_CHECK(sql::change(connection, sql::begin(sql::dialectOf(connection))));
    auto done = migrateInTransaction(connection, wanted).and_then([&]() -> Result<void> {
        return sql::change(connection, QStringLiteral("COMMIT")).map([](int) {});
    });
    if (!done)
        (void)sql::change(connection, QStringLiteral("ROLLBACK")); // the first error is the one to tell
    return done;
}

} // namespace hub
