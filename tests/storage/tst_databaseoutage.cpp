// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/database.h"

#include "core/storage/postgresurl.h"
#include "core/storage/sql.h"
#include "tests/storage/forwarder.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

#include <QFile>
#include <QSignalSpy>

using namespace hub;
using hub::test::Forwarder;
using hub::test::TestStore;
using namespace std::chrono_literals;

/// A store that can be taken away from the hub and given back.
class Outage
{
public:
    enum Kind { FileMoved, FileEmptied, GarbageInPlace, MuchGarbageInPlace, GarbageInItsStead, ServerGone };

    explicit Outage(Kind kind) : m_kind(kind)
    {
        m_settings.retryFirst = 5ms;
        m_settings.retryMost = 20ms;
        m_settings.checkpointAfter = 1ms;
        if (kind == ServerGone)
            cableToPostgres();
        else
            m_settings.file = m_folder.filePath(QStringLiteral("hub.db"));
    }

    [[nodiscard]] const DatabaseSettings &settings() const { return m_settings; }

    void begin()
    {
        QFile file(m_settings.file);
        switch (m_kind) {
        case FileMoved:
            QVERIFY(file.rename(saved()));
            break;
        case FileEmptied:
            overwrite({}, QIODevice::Truncate);
            break;
        case GarbageInPlace:
            overwrite("garbage", QIODevice::Truncate);
            break;
        case MuchGarbageInPlace:
            overwrite(QByteArray(qsizetype(file.size()), 'x'), QIODevice::ReadWrite);
            break;
        case GarbageInItsStead:
            QVERIFY(file.rename(saved()));
            overwrite(QByteArray(100000, 'x'), QIODevice::NewOnly);
            break;
        case ServerGone:
            m_cable->cut();
            break;
        }
    }

    void end()
    {
        if (m_kind == ServerGone) {
            m_cable->mend();
        } else if (!m_original.isEmpty()) {
            QFile file(m_settings.file);
            QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Truncate));
            QCOMPARE(file.write(m_original), m_original.size());
        } else {
            QFile::remove(m_settings.file);
            QVERIFY(QFile::rename(saved(), m_settings.file));
        }
    }

private:
    [[nodiscard]] QString saved() const { return m_settings.file % u".saved"; }

    void overwrite(const QByteArray &bytes, QIODevice::OpenMode how)
    {
        QFile file(m_settings.file);
        if (how != QIODevice::NewOnly) {
            QVERIFY(file.open(QIODevice::ReadOnly));
            m_original = file.readAll();
            file.close();
        }
        QVERIFY(file.open(QIODevice::WriteOnly | how));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    void cableToPostgres()
    {
        m_postgres = std::make_unique<TestStore>(TestStore::Kind::Postgres);
        const auto url = PostgresUrl::parse(m_postgres->settings().url);
        QVERIFY(url.has_value());
        m_cable = std::make_unique<Forwarder>(url->host, quint16(url->port));
        m_settings.url = QStringLiteral("postgresql://%1:%2@127.0.0.1:%3/%4")
                             .arg(url->user, url->password, QString::number(m_cable->port()), url->name);
    }

    const Kind m_kind;
    QTemporaryDir m_folder;
    DatabaseSettings m_settings;
    QByteArray m_original;
    std::unique_ptr<TestStore> m_postgres;
    std::unique_ptr<Forwarder> m_cable;
};

class tst_DatabaseOutageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackByItself_data();
    void comesBackByItself();
    void waitsOutALock();
    void waitsOutAFullDisk();
    void neverRevivesALostFileAsAnEmptyOne();

private:
    /// Asks the store once; `state` gets the answer.
    static bool isDown(Database &database, std::optional<Database::State> &state)
    {
        const Mailbox mailbox;
        state.reset();
        database.probe(mailbox.address(), [&state](const Database::State &now) { state = now; });
        return QTest::qWaitFor([&state] { return state.has_value(); }, 30000) && !state->up;
    }
    static Result<void> addSecret(Database &database, const QString &name)
    {
        return database.transactionAndWait<void>([name](QSqlDatabase &connection) {
            return sql::change(connection, QStringLiteral("INSERT INTO secrets (name, value) VALUES (?, ?)"),
                               {name, QByteArray("x")})
                .map([](int) {});
        });
    }
    static int countSecrets(Database &database)
    {
        return database
            .runAndWait<QVariant>([](QSqlDatabase &connection) {
                return sql::value(connection, QStringLiteral("SELECT count(*) FROM secrets"));
            })
            .map([](const QVariant &count) { return count.toInt(); })
            .value_or(-1);
    }
};

void tst_DatabaseOutageTest::comesBackByItself_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("file moved away") << int(Outage::FileMoved);
    QTest::newRow("file emptied") << int(Outage::FileEmptied);
    QTest::newRow("garbage in place") << int(Outage::GarbageInPlace);
    QTest::newRow("much garbage in place") << int(Outage::MuchGarbageInPlace);
    QTest::newRow("garbage in its stead") << int(Outage::GarbageInItsStead);
    if (TestStore::hasPostgres())
        QTest::newRow("PostgreSQL gone") << int(Outage::ServerGone);
}

void tst_DatabaseOutageTest::comesBackByItself()
{
    QFETCH(const int, kind);
    Outage outage{Outage::Kind(kind)};
    Database database(outage.settings());
    QVERIFY(database.open().has_value());
    QVERIFY(addSecret(database, QStringLiteral("before")).has_value());
    QSignalSpy changes(&database, &Database::stateChanged);
    const QString log = outage.settings().file % u"-wal";
    QTRY_VERIFY(!QFile::exists(log) || QFileInfo(log).size() == 0); // folded in: nothing is only in the log

    outage.begin();
    std::optional<Database::State> state;
    QTRY_VERIFY(isDown(database, state));
    QVERIFY2(state->code == "DATABASE_UNAVAILABLE" || state->code == "DATABASE_CORRUPT", state->code.constData());
    QVERIFY(!state->why.isEmpty());
    const auto refused = addSecret(database, QStringLiteral("during"));
    QVERIFY(!refused.has_value());
    QVERIFY(!database.state().up);

    changes.clear();
    outage.end();
    QTRY_VERIFY(database.state().up); // nobody asks: it looks by itself
    QTRY_VERIFY(!changes.isEmpty());
    QCOMPARE(changes.last().first().toBool(), true);
    QCOMPARE(countSecrets(database), 1);
    const auto after = addSecret(database, QStringLiteral("after"));
    QVERIFY2(after.has_value(), after ? "" : qPrintable(after.error().message));
    QCOMPARE(countSecrets(database), 2);
}

void tst_DatabaseOutageTest::waitsOutALock()
{
    QTemporaryDir folder;
    DatabaseSettings settings;
    settings.file = folder.filePath(QStringLiteral("hub.db"));
    settings.busyTimeout = 20ms;
    settings.retryFirst = 5ms;
    settings.retryMost = 20ms;
    Database database(settings);
    QVERIFY(database.open().has_value());
    QVERIFY(addSecret(database, QStringLiteral("before")).has_value());
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
        other.setDatabaseName(settings.file);
        QVERIFY(other.open());
        QVERIFY(sql::change(other, QStringLiteral("BEGIN IMMEDIATE")).has_value());

        const auto refused = addSecret(database, QStringLiteral("during"));
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, QByteArray("DATABASE_BUSY"));
        QCOMPARE(database.state().code, QByteArray("DATABASE_BUSY"));
        QCOMPARE(countSecrets(database), 1); // reading goes on

        QVERIFY(sql::change(other, QStringLiteral("COMMIT")).has_value());
        QTRY_VERIFY(database.state().up);
        QVERIFY(addSecret(database, QStringLiteral("after")).has_value());
        other.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
}

void tst_DatabaseOutageTest::waitsOutAFullDisk()
{
    QTemporaryDir folder;
    DatabaseSettings settings;
    settings.file = folder.filePath(QStringLiteral("hub.db"));
    settings.retryFirst = 5ms;
    settings.retryMost = 20ms;
    Database database(settings);
    QVERIFY(database.open().has_value());
    const auto allowPages = [&](const QString &pages) {
        return database.runAndWait<int>(
            [pages](QSqlDatabase &connection) { return sql::change(connection, u"PRAGMA max_page_count = " % pages); });
    };
    QVERIFY(addSecret(database, QStringLiteral("before")).has_value());
    QVERIFY(allowPages(QStringLiteral("1")).has_value()); // never less than it has: so not one page more
    const auto refused = database.transactionAndWait<int>([](QSqlDatabase &connection) {
        return sql::change(connection, QStringLiteral("INSERT INTO secrets (name, value) VALUES ('big', ?)"),
                           {QByteArray(100000, 'x')});
    });
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, QByteArray("DATABASE_FULL"));
    QCOMPARE(countSecrets(database), 1); // whole and readable

    QVERIFY(allowPages(QStringLiteral("1000000")).has_value());
    QTRY_VERIFY(database.state().up);
    QVERIFY(addSecret(database, QStringLiteral("after")).has_value());
}

void tst_DatabaseOutageTest::neverRevivesALostFileAsAnEmptyOne()
{
    Outage outage{Outage::FileMoved};
    Database database(outage.settings());
    QVERIFY(database.open().has_value());
    QVERIFY(addSecret(database, QStringLiteral("before")).has_value());
    outage.begin();
    for (int i = 0; i < 5; ++i)
        QVERIFY(!addSecret(database, QStringLiteral("during")).has_value());
    QVERIFY(!QFile::exists(outage.settings().file));
    outage.end();
    QTRY_VERIFY(database.state().up);
    QCOMPARE(countSecrets(database), 1);
}

HUB_TEST(tst_DatabaseOutageTest)
#include "tst_databaseoutage.moc"
