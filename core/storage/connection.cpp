// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/connection.h"

#include "core/storage/postgresurl.h"
#include "core/storage/sql.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QVariant>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace hub {

namespace {

constexpr QFile::Permissions OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;

tl::unexpected<Error> unavailable(const QString &why)
{
    return failure(QByteArrayLiteral("DATABASE_UNAVAILABLE"), why);
}

/// One `key=value` of libpq, quoted as its connection strings want it. Qt turns every ';' into a space, which inside
/// the quotes would change the value, so there must be none.
QString libpqOption(const QString &key, const QString &value)
{
    QString quoted = value;
    quoted.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
    return key % u"='" % quoted % u'\'';
}

Result<QString> libpqOptions(const PostgresUrl &url, const DatabaseSettings &settings)
{
    // The TCP settings let a peer that vanished without a word be noticed within seconds, also in the middle of a
    // query.
    const auto seconds = std::max<qint64>(2, settings.connectTimeout.count() / 1000);
    QStringList options = {libpqOption(QStringLiteral("connect_timeout"), QString::number(seconds)),
                           libpqOption(QStringLiteral("keepalives_idle"), QStringLiteral("5")),
                           libpqOption(QStringLiteral("keepalives_interval"), QStringLiteral("2")),
                           libpqOption(QStringLiteral("keepalives_count"), QStringLiteral("3")),
                           libpqOption(QStringLiteral("tcp_user_timeout"), QStringLiteral("10000"))};
    bool named = false;
    for (const auto &[key, value] : url.options) {
        if (value.contains(u';'))
            return unavailable(u"the database URL's " % key % u" must not contain ';'");
        named = named || key == u"application_name";
        options << libpqOption(key, value);
    }
    if (!named)
        options << libpqOption(QStringLiteral("application_name"), QStringLiteral("central-hub"));
    return options.join(u';');
}

} // namespace

Connection::Connection(const DatabaseSettings &settings)
    : m_settings(settings), m_name(u"hub-" % QString::number(quintptr(this), 16))
{
}

Connection::~Connection()
{
    close();
}

QSqlDatabase Connection::database() const
{
    return QSqlDatabase::database(m_name, false);
}

Result<void> Connection::open()
{
    close();
    Result<void> opened;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(
            m_settings.isPostgres() ? QStringLiteral("QPSQL") : QStringLiteral("QSQLITE"), m_name);
        if (!database.isValid())
            opened = unavailable(QStringLiteral("Qt's plugin for this kind of database is not installed"));
        else
            opened = m_settings.isPostgres() ? openPostgres(database) : openSqlite(database);
    }
    m_open = true; // even if half open: close() must remove it
    if (!opened)
        close();
    else
        m_everOpened = true;
    return opened;
}

void Connection::close()
{
    if (!m_open)
        return;
    m_open = false;
    QSqlDatabase::removeDatabase(m_name);
}

Result<void> Connection::openSqlite(QSqlDatabase &database)
{
    if (auto prepared = prepareFile(); !prepared)
        return prepared;
    database.setDatabaseName(m_settings.file);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=" % QString::number(m_settings.busyTimeout.count()));
    if (!database.open())
        return tl::unexpected<Error>(sql::errorOf(database.lastError(), sql::Dialect::Sqlite));
    // FULL, not NORMAL: in WAL mode NORMAL may forget the last commits when the power fails, and a row that was
    // committed as `sending` would be `queued` again and its message sent twice. One fsync a commit is cheap beside a
    // send.
    for (const char *pragma : {"PRAGMA foreign_keys = ON", "PRAGMA synchronous = FULL"}) {
        HUB_CHECK(sql::change(database, QLatin1StringView(pragma)));
    }
    HUB_TRY(const auto mode, sql::value(database, QStringLiteral("PRAGMA journal_mode = WAL")));
    if (mode.toString() != u"wal")
        return unavailable(
            QStringLiteral("the file system of the data directory cannot hold a SQLite database in WAL mode"));
    m_identity = fileIdentity().value_or(FileIdentity{});
    return {};
}

Result<void> Connection::prepareFile() const
{
    QFile file(m_settings.file);
    if (!file.exists()) {
        // A store that was there and is gone must not come back empty: its users would be gone without a word.
        if (m_everOpened)
            return unavailable(QStringLiteral("the database file is gone"));
        // SQLite gives its -wal and -shm files the permissions of this one.
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, OwnerOnly) && !file.exists())
            return unavailable(u"the database file cannot be made: " % file.errorString());
        return {};
    }
    if (QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther))
        file.setPermissions(OwnerOnly);
    if (!m_everOpened)
        return {};
    // Checked before SQLite sees the file again: it would fold a log that lies beside it into whatever this is.
    if (!file.open(QIODevice::ReadOnly))
        return unavailable(u"the database file cannot be read: " % file.errorString());
    if (file.read(16) != QByteArrayView("SQLite format 3\0", 16))
        return failure(QByteArrayLiteral("DATABASE_CORRUPT"), QStringLiteral("the database file is not a database"));
    return {};
}

Result<void> Connection::openPostgres(QSqlDatabase &database) const
{
    HUB_TRY(const auto url, PostgresUrl::parse(m_settings.url));
    HUB_TRY(const auto options, libpqOptions(url, m_settings));
    database.setHostName(url.host);
    database.setPort(url.port);
    database.setUserName(url.user);
    database.setPassword(url.password);
    database.setDatabaseName(url.name);
    database.setConnectOptions(options);
    if (!database.open()) {
        Error error = sql::errorOf(database.lastError(), sql::Dialect::Postgres);
        error.code = QByteArrayLiteral("DATABASE_UNAVAILABLE"); // also a wrong password or name: it may be put right
        return tl::unexpected<Error>(std::move(error));
    }
    HUB_CHECK(sql::value(
        database,
        QStringLiteral("SELECT set_config('statement_timeout', ?, false),"
                       " set_config('lock_timeout', ?, false),"
                       " set_config('idle_in_transaction_session_timeout', '60000', false),"
                       " set_config('client_min_messages', 'warning', false)"),
        {QString::number(m_settings.statementTimeout.count()), QString::number(m_settings.busyTimeout.count())}));
    return {};
}

std::optional<Connection::FileIdentity> Connection::fileIdentity() const
{
#ifdef Q_OS_UNIX
    struct stat status
    {
    };
    if (::stat(QFile::encodeName(m_settings.file).constData(), &status) != 0)
        return std::nullopt;
    return FileIdentity{quint64(status.st_dev), quint64(status.st_ino), qint64(status.st_size)};
#else
    const QFileInfo file(m_settings.file);
    if (!file.exists())
        return std::nullopt;
    return FileIdentity{0, 0, file.size()}; // an open file cannot be exchanged on Windows
#endif
}

std::optional<Error> Connection::replaced()
{
    if (m_settings.isPostgres() || !m_open)
        return std::nullopt;
    const auto now = fileIdentity();
    if (!now)
        return Error{QByteArrayLiteral("DATABASE_UNAVAILABLE"), QStringLiteral("the database file is gone")};
    // The program never shrinks its file, so a smaller one was written by somebody else.
    if (now->device != m_identity.device || now->inode != m_identity.inode || now->size < m_identity.size)
        return Error{QByteArrayLiteral("DATABASE_UNAVAILABLE"), QStringLiteral("the database file was replaced")};
    m_identity.size = now->size;
    return std::nullopt;
}

Result<void> Connection::ping()
{
    if (m_settings.isPostgres())
        return sql::value(database(), QStringLiteral("SELECT 1")).map([](const QVariant &) {});
    // Without its cache SQLite has to read the file, and to find out what has become of it.
    return sql::change(database(), QStringLiteral("PRAGMA shrink_memory"))
        .and_then([this](int) { return sql::value(database(), QStringLiteral("SELECT version FROM schema_version")); })
        .map([](const QVariant &) {});
}

qint64 Connection::logSize() const
{
    return m_settings.isPostgres() || !m_open ? 0 : QFileInfo(m_settings.file % u"-wal").size();
}

void Connection::checkpoint()
{
    if (m_settings.isPostgres() || !m_open)
        return;
    // An empty log has two merits: a copy of the file alone is whole, and a backup that is put in its place does not
    // meet a foreign log. Failing (a reader is in the way) is harmless: there is a next time.
    const QSqlDatabase connection = database();
    (void)sql::change(connection, QStringLiteral("PRAGMA busy_timeout = 0"));
    (void)sql::change(connection, QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    (void)sql::change(connection, u"PRAGMA busy_timeout = " % QString::number(m_settings.busyTimeout.count()));
}

} // namespace hub
