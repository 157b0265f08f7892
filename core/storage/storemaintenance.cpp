// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/storemaintenance.h"

#include "core/storage/connection.h"
#include "core/storage/migrations.h"
#include "core/storage/sql.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>
#include <QVariant>

#include <filesystem>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace hub {

namespace {

Result<void> checkStoreExists(const DatabaseSettings &settings)
{
    if (!settings.isPostgres() && !QFile::exists(settings.file))
        return failure(QByteArrayLiteral("DATABASE_UNAVAILABLE"), u"there is no database at " % settings.file);
    return {};
}

Result<void> checkTarget(const QString &source, const QString &target)
{
    const QFileInfo info(target);
    if (!info.absoluteDir().exists())
        return invalidRequest(u"there is no directory " % info.absolutePath());
    if (!info.exists())
        return {};
    // By identity first: to read and close the live database would drop the locks that SQLite holds on it in this
    // process.
    std::error_code ignored;
    if (std::filesystem::equivalent(source.toStdU16String(), target.toStdU16String(), ignored))
        return invalidRequest(QStringLiteral("the backup must not be the database itself"));
    QFile file(target);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly) || file.read(16) != QByteArrayView("SQLite format 3\0", 16))
        return invalidRequest(target % u" exists and is no backup");
    return {};
}

/// A backup that is lost with the power is none.
bool flushToDisk(const QString &path)
{
#ifdef Q_OS_UNIX
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && ::fsync(file.handle()) == 0;
#else
    return QFile::exists(path);
#endif
}

Result<void> copyInto(const DatabaseSettings &settings, const QString &path)
{
    Connection connection(settings);
    if (auto opened = connection.open(); !opened)
        return opened;
    return sql::change(connection.database(), QStringLiteral("VACUUM INTO ?"), {path}).map([](int) {});
}

QStringList textRows(QSqlQuery &query, int columns)
{
    QStringList rows;
    while (query.next()) {
        QStringList row;
        for (int column = 0; column < columns; ++column)
            row << query.value(column).toString();
        rows << row.join(u' ');
    }
    return rows;
}

Result<QStringList> sqliteProblems(const QSqlDatabase &connection)
{
    HUB_TRY(auto integrity, sql::execute(connection, QStringLiteral("PRAGMA integrity_check")));
    QStringList problems = textRows(integrity, 1);
    problems.removeAll(QStringLiteral("ok"));
    HUB_TRY(auto references, sql::execute(connection, QStringLiteral("PRAGMA foreign_key_check")));
    for (const QString &row : textRows(references, 3))
        problems << QString(u"a reference leads nowhere (table, row, referred table): " % row);
    return problems;
}

Result<QStringList> postgresProblems(const QSqlDatabase &connection)
{
    HUB_TRY(auto indexes,
            sql::execute(connection,
                         QStringLiteral("SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                                        " WHERE NOT i.indisvalid")));
    HUB_TRY(auto constraints,
            sql::execute(connection, QStringLiteral("SELECT conname FROM pg_constraint WHERE NOT convalidated")));
    QStringList problems;
    for (const QString &name : textRows(indexes, 1))
        problems << QString(u"an index is not valid: " % name);
    for (const QString &name : textRows(constraints, 1))
        problems << QString(u"a constraint is not validated: " % name);
    return problems;
}

} // namespace

Result<void> backUpStore(const DatabaseSettings &settings, const QString &target)
{
    if (settings.isPostgres())
        return failure(QByteArrayLiteral("NOT_SUPPORTED"),
                       QStringLiteral("a PostgreSQL store is backed up with pg_dump, which copies it while hubs run"));
    const auto checked = checkStoreExists(settings).and_then([&] { return checkTarget(settings.file, target); });
    if (!checked)
        return checked;
    // VACUUM INTO takes an empty file that is there; a QTemporaryFile has mode 0600 from its first moment.
    QTemporaryFile temporary(target % u".XXXXXX.part");
    if (!temporary.open())
        return invalidRequest(u"the backup cannot be written: " % temporary.errorString());
    const QString path = temporary.fileName();
    temporary.close();
    if (auto copied = copyInto(settings, path); !copied)
        return copied;
    std::error_code error;
    if (flushToDisk(path))
        std::filesystem::rename(path.toStdU16String(), target.toStdU16String(),
                                error); // replaces, unlike QFile::rename
    else
        error = std::make_error_code(std::errc::io_error);
    if (error)
        return invalidRequest(u"the backup cannot be written: " % QString::fromStdString(error.message()));
    temporary.setAutoRemove(false);
    return {};
}

Result<StoreReport> checkStore(const DatabaseSettings &settings)
{
    HUB_CHECK(checkStoreExists(settings));
    Connection connection(settings);
    HUB_CHECK(connection.open());
    HUB_TRY(const auto version, schemaVersion(connection.database()));
    HUB_TRY(auto problems,
            settings.isPostgres() ? postgresProblems(connection.database()) : sqliteProblems(connection.database()));
    if (const int known = int(migrationSteps().size()); version > known)
        problems << QString(u"the schema is newer than this program, which knows version " % QString::number(known));
    else if (version == 0)
        problems << QStringLiteral("there is no schema: no hub has used this store yet");
    return StoreReport{version, std::move(problems)};
}

} // namespace hub
