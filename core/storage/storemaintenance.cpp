// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/storemaintenance.h"

#include "core/log/log.h"
#include "core/storage/connection.h"
#include "core/storage/migrations.h"
#include "core/storage/sql.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>
#include <QTimeZone>
#include <QVariant>

#include <algorithm>
#include <filesystem>
#include <limits>

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

constexpr int RowsAtOnce = 2000; // some milliseconds

bool isCancelled(const std::atomic<bool> *cancelled)
{
    return cancelled && cancelled->load();
}

tl::unexpected<Error> cancelledBackup()
{
    return failure(QByteArrayLiteral("CANCELLED"), QStringLiteral("the backup was cancelled"));
}

/// The rows of one table, some at a time.
Result<void> copyTable(const QSqlDatabase &connection, const QString &table, const std::atomic<bool> *cancelled)
{
    qint64 from = std::numeric_limits<qint64>::min();
    for (;;) {
        if (isCancelled(cancelled))
            return cancelledBackup();
        HUB_TRY(const auto to, sql::value(connection,
                                          u"SELECT max(rowid) FROM (SELECT rowid FROM main." % table %
                                              u" WHERE rowid > ? ORDER BY rowid LIMIT ?)",
                                          {from, RowsAtOnce}));
        if (to.isNull())
            return {};
        HUB_CHECK(sql::run(connection,
                           u"INSERT INTO copy." % table % u" SELECT * FROM main." % table %
                               u" WHERE rowid > ? AND rowid <= ?",
                           {from, to}));
        from = to.toLongLong();
    }
}

struct SchemaObject
{
    QString name;
    QString statement;
};

Result<std::vector<SchemaObject>> schemaObjects(const QSqlDatabase &connection, const QString &type)
{
    return sql::readAll(connection,
                        QStringLiteral("SELECT name, sql FROM main.sqlite_master WHERE type = ? AND sql IS NOT NULL"
                                       " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid"),
                        {type}, [](const QSqlQuery &row) {
                            return SchemaObject{row.value(0).toString(), row.value(1).toString()};
                        });
}

/// Makes a table or an index of the store in the copy: SQLite keeps `CREATE TABLE name …` as it was given.
Result<void> createInCopy(const QSqlDatabase &connection, const SchemaObject &object)
{
    QString statement = object.statement;
    statement.insert(statement.indexOf(object.name), QStringLiteral("copy."));
    return sql::run(connection, statement);
}

/// All of it within one read transaction, as of one moment. Not VACUUM INTO: nothing could stop that.
Result<void> copyAll(const QSqlDatabase &connection, const std::atomic<bool> *cancelled)
{
    HUB_TRY(const auto tables, schemaObjects(connection, QStringLiteral("table")));
    HUB_TRY(const auto indexes, schemaObjects(connection, QStringLiteral("index")));
    for (const SchemaObject &table : tables) {
        HUB_CHECK(createInCopy(connection, table));
        HUB_CHECK(copyTable(connection, table.name, cancelled));
    }
    for (const SchemaObject &index : indexes) {
        if (isCancelled(cancelled))
            return cancelledBackup();
        HUB_CHECK(createInCopy(connection, index));
    }
    HUB_CHECK(sql::run(connection, QStringLiteral("DELETE FROM copy.sqlite_sequence"))); // ids are never used twice
    return sql::run(connection, QStringLiteral("INSERT INTO copy.sqlite_sequence SELECT * FROM main.sqlite_sequence"));
}

Result<void> copyInto(const DatabaseSettings &settings, const QString &path, const std::atomic<bool> *cancelled)
{
    Connection connection(settings);
    HUB_CHECK(connection.open());
    const QSqlDatabase database = connection.database();
    HUB_CHECK(sql::run(database, QStringLiteral("ATTACH DATABASE ? AS copy"), {path}));
    for (const char *statement :
         {"PRAGMA foreign_keys = OFF", "PRAGMA copy.journal_mode = OFF", "PRAGMA copy.synchronous = OFF", "BEGIN"})
        HUB_CHECK(sql::run(database, QLatin1StringView(statement)));
    HUB_CHECK(copyAll(database, cancelled)); // closing the connection ends the transaction; the file is thrown away
    return sql::run(database, QStringLiteral("COMMIT"));
}

Result<std::vector<QString>> textRows(const QSqlDatabase &connection, const QString &statement, int columns)
{
    return sql::readAll(connection, statement, {}, [columns](const QSqlQuery &query) {
        QStringList row;
        for (int column = 0; column < columns; ++column)
            row << query.value(column).toString();
        return row.join(u' ');
    });
}

Result<QStringList> sqliteProblems(const QSqlDatabase &connection)
{
    HUB_TRY(const auto integrity, textRows(connection, QStringLiteral("PRAGMA integrity_check"), 1));
    QStringList problems(integrity.begin(), integrity.end());
    problems.removeAll(QStringLiteral("ok"));
    HUB_TRY(const auto references, textRows(connection, QStringLiteral("PRAGMA foreign_key_check"), 3));
    for (const QString &row : references)
        problems << QString(u"a reference leads nowhere (table, row, referred table): " % row);
    return problems;
}

Result<QStringList> postgresProblems(const QSqlDatabase &connection)
{
    HUB_TRY(const auto indexes,
            textRows(connection,
                     QStringLiteral("SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                                    " WHERE NOT i.indisvalid"),
                     1));
    HUB_TRY(const auto constraints,
            textRows(connection, QStringLiteral("SELECT conname FROM pg_constraint WHERE NOT convalidated"), 1));
    QStringList problems;
    for (const QString &name : indexes)
        problems << QString(u"an index is not valid: " % name);
    for (const QString &name : constraints)
        problems << QString(u"a constraint is not validated: " % name);
    return problems;
}

} // namespace

Result<void> backUpStore(const DatabaseSettings &settings, const QString &target, const std::atomic<bool> *cancelled)
{
    if (settings.isPostgres())
        return failure(QByteArrayLiteral("NOT_SUPPORTED"),
                       QStringLiteral("a PostgreSQL store is backed up with pg_dump, which copies it while hubs run"));
    const auto checked = checkStoreExists(settings).and_then([&] { return checkTarget(settings.file, target); });
    if (!checked)
        return checked;
    // SQLite takes an empty file that is there; a QTemporaryFile has mode 0600 from its first moment.
    QTemporaryFile temporary(target % u".XXXXXX.part");
    if (!temporary.open())
        return invalidRequest(u"the backup cannot be written: " % temporary.errorString());
    const QString path = temporary.fileName();
    temporary.close();
    if (auto copied = copyInto(settings, path, cancelled); !copied)
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

namespace {

constexpr auto TimeFormat = QLatin1StringView("yyyyMMdd'T'HHmmss'Z'");
constexpr auto BackupPrefix = QLatin1StringView("central-hub-");
constexpr auto Suffix = QLatin1StringView(".db");

QDateTime timeOfBackup(const QString &fileName)
{
    const QString stamp = fileName.sliced(BackupPrefix.size(), fileName.size() - BackupPrefix.size() - Suffix.size());
    QDateTime time = QDateTime::fromString(stamp, TimeFormat);
    time.setTimeZone(QTimeZone::utc());
    return time;
}

} // namespace

BackupSchedule::BackupSchedule(DatabaseSettings database, Settings settings, Log *log, QObject *parent)
    : QObject(parent), m_database(std::move(database)), m_settings(std::move(settings)), m_log(log)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &BackupSchedule::backUp);
}

BackupSchedule::~BackupSchedule()
{
    m_cancelled = true;
    if (m_thread)
        m_thread->wait();
}

void BackupSchedule::start()
{
    removeUnfinished();
    if (m_settings.interval.count() == 0 || m_settings.keep <= 0 || m_database.isPostgres())
        return;
    scheduleNext(true);
}

void BackupSchedule::scheduleNext(bool first)
{
    using std::chrono::milliseconds;
    constexpr milliseconds Longest{24LL * 24 * 60 * 60 * 1000}; // a QTimer counts milliseconds in an int
    const QStringList existing = backups();
    milliseconds wait = m_settings.interval;
    if (first && existing.isEmpty())
        wait = m_settings.firstDelay;
    else if (first)
        wait = std::clamp(m_settings.interval -
                              milliseconds(timeOfBackup(existing.last()).msecsTo(QDateTime::currentDateTimeUtc())),
                          m_settings.firstDelay, std::max(m_settings.interval, m_settings.firstDelay));
    m_timer.start(std::min(wait, Longest));
}

void BackupSchedule::backUp()
{
    if (m_thread)
        m_thread->wait(); // it has reported already
    QDir directory(m_settings.directory);
    if (!directory.exists() && directory.mkpath(QStringLiteral(".")))
        QFile::setPermissions(m_settings.directory, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString stamp = QDateTime::currentDateTimeUtc().toString(TimeFormat);
    const QString file = directory.filePath(BackupPrefix % stamp % Suffix);
    m_thread.reset(QThread::create([this, database = m_database, file, reply = m_mailbox.address()] {
        reply.post([this, file, result = backUpStore(database, file, &m_cancelled)] { conclude(file, result); });
    }));
    m_thread->start();
}

void BackupSchedule::conclude(const QString &file, const Result<void> &result)
{
    if (result) {
        removeOld(QFileInfo(file).fileName());
        if (m_log)
            m_log->info("storage", "backup written", {{"file", file.toUtf8()}});
    } else if (m_log) {
        m_log->error("storage", "backup failed",
                     {{"code", result.error().code}, {"reason", result.error().message.toUtf8()}});
    }
    scheduleNext(false);
    Q_EMIT finished(file, result ? QString() : result.error().message);
}

void BackupSchedule::removeOld(const QString &written) const
{
    QStringList existing = backups();
    existing.removeOne(written);
    while (existing.size() >= m_settings.keep && !existing.isEmpty())
        QFile::remove(QDir(m_settings.directory).filePath(existing.takeFirst()));
}

/// What a hub left that was killed while it wrote.
void BackupSchedule::removeUnfinished() const
{
    const QDir directory(m_settings.directory);
    const QStringList files = directory.entryList({BackupPrefix % u'*' % Suffix % u".*.part"}, QDir::Files);
    for (const QString &file : files)
        QFile::remove(directory.filePath(file));
}

QStringList BackupSchedule::backups() const
{
    QStringList files = QDir(m_settings.directory).entryList({BackupPrefix % u'*' % Suffix}, QDir::Files, QDir::Name);
    // Only what this class has named: other people's files in the directory are theirs.
    files.removeIf([](const QString &file) { return !timeOfBackup(file).isValid(); });
    return files;
}

} // namespace hub
