// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/storage/databasesettings.h"

#include <QByteArray>
#include <QSqlDatabase>
#include <QString>

#include <optional>

namespace hub {

/// One connection to the store, made, used and closed on one thread: what must be set on it, and how a SQLite file that
/// was exchanged or damaged under us is noticed.
class Connection
{
public:
    explicit Connection(const DatabaseSettings &settings);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Connects and sets up the connection; the schema is not touched.
    [[nodiscard]] Result<void> open();
    void close();
    [[nodiscard]] bool isOpen() const { return m_open; }

    /// The connection itself; only while open.
    [[nodiscard]] QSqlDatabase database() const;

    /// SQLite: why the file under the open connection is not the one that was opened, if so. Costs one stat().
    [[nodiscard]] std::optional<Error> replaced();
    /// Asks the store for an answer that no cache can give.
    [[nodiscard]] Result<void> ping();
    /// SQLite: the bytes of the write-ahead log. Costs one stat().
    [[nodiscard]] qint64 logSize() const;
    /// SQLite: folds the write-ahead log into the file, if nobody is in the way.
    void checkpoint();

private:
    struct FileIdentity
    {
        quint64 device = 0;
        quint64 inode = 0;
        qint64 size = 0;
    };

    [[nodiscard]] std::optional<FileIdentity> fileIdentity() const;
    [[nodiscard]] Result<void> prepareFile() const;
    [[nodiscard]] Result<void> openSqlite(QSqlDatabase &database);
    [[nodiscard]] Result<void> openPostgres(QSqlDatabase &database) const;

    const DatabaseSettings m_settings;
    const QString m_name;
    FileIdentity m_identity;
    bool m_open = false;
    bool m_everOpened = false;
};

} // namespace hub
