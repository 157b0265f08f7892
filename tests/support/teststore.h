// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/database.h"
#include "core/storage/sql.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QUuid>

#include <memory>

namespace hub::test {

/// An empty store of its own for one test: a file, or a database on the PostgreSQL that HUB_TEST_POSTGRES_URL names.
class TestStore
{
public:
    enum class Kind { Sqlite, Postgres };

    explicit TestStore(Kind kind = Kind::Sqlite) : m_name(u"hub_" % QUuid::createUuid().toString(QUuid::Id128))
    {
        if (kind == Kind::Postgres)
            administer(u"CREATE DATABASE " % m_name);
        else
            m_settings.file = m_folder.filePath(QStringLiteral("central-hub.db"));
        if (kind == Kind::Postgres) {
            QUrl url(postgresUrl());
            url.setPath(u'/' % m_name);
            m_settings.url = url.toString();
        }
        m_database = std::make_unique<Database>(m_settings);
        const auto opened = m_database->open();
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
    }
    ~TestStore()
    {
        m_database.reset();
        if (m_settings.isPostgres())
            administer(u"DROP DATABASE " % m_name);
    }
    TestStore(const TestStore &) = delete;
    TestStore &operator=(const TestStore &) = delete;

    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] const DatabaseSettings &settings() const { return m_settings; }

    [[nodiscard]] static bool hasPostgres() { return !postgresUrl().isEmpty(); }
    /// A column `store` with a row for each store that there is.
    static void addRows()
    {
        QTest::addColumn<int>("store");
        QTest::newRow("SQLite") << int(Kind::Sqlite);
        if (hasPostgres())
            QTest::newRow("PostgreSQL") << int(Kind::Postgres);
    }

    /// Does something in a transaction and waits for it.
    template<typename T>
    Result<T> run(std::function<Result<T>(QSqlDatabase &)> work)
    {
        std::optional<Result<T>> outcome;
        const Mailbox mailbox;
        m_database->transaction<T>(mailbox.address(), std::move(work),
                                   [&outcome](Result<T> result) { outcome.emplace(std::move(result)); });
        if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 30000))
            return failure("TEST_TIMEOUT", QStringLiteral("the store did not answer"));
        return std::move(*outcome);
    }

private:
    static QString postgresUrl() { return qEnvironmentVariable("HUB_TEST_POSTGRES_URL"); }

    static void administer(const QString &statement)
    {
        const QUrl url(postgresUrl());
        const QString connection = QUuid::createUuid().toString();
        {
            QSqlDatabase server = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), connection);
            server.setHostName(url.host());
            server.setPort(url.port(5432));
            server.setUserName(url.userName());
            server.setPassword(url.password());
            server.setDatabaseName(url.path().mid(1));
            if (!server.open() || !sql::change(server, statement))
                qFatal("%s", qPrintable(server.lastError().text()));
        }
        QSqlDatabase::removeDatabase(connection);
    }

    QTemporaryDir m_folder;
    QString m_name;
    DatabaseSettings m_settings;
    std::unique_ptr<Database> m_database;
};

} // namespace hub::test
