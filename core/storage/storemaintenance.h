// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/export.h"
#include "core/result.h"
#include "core/storage/databasesettings.h"

#include <QObject>
#include <QStringList>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <memory>

namespace hub {

/// What `db backup` and `db check` do. They open a connection of their own, beside a hub that may be running, and
/// change nothing in the store. They block for as long as the store is large: for subcommands and threads of their own.

/// Writes the whole store, as of one moment, into `target` (mode 0600), which appears only once it is complete. An
/// older backup of that name is replaced; any other file is not. Errors: NOT_SUPPORTED (PostgreSQL has pg_dump for
/// this), INVALID_REQUEST (`target`), or those of Database.
/// `cancelled` may be set by another thread: then the copying ends within some milliseconds, with CANCELLED.
[[nodiscard]] HUB_CORE_EXPORT Result<void> backUpStore(const DatabaseSettings &settings, const QString &target,
                                                       const std::atomic<bool> *cancelled = nullptr);

struct StoreReport
{
    int schemaVersion = 0;
    QStringList problems; ///< one line each; none: the store is sound
};

/// Reads the store through, and looks for damage and for references that lead nowhere. Errors, if it cannot even be
/// read: those of Database.
[[nodiscard]] HUB_CORE_EXPORT Result<StoreReport> checkStore(const DatabaseSettings &settings);

class Log;

/// Backs a SQLite store up every `interval` into `directory`, as `central-hub-20260103T120000Z.db`, and keeps the
/// newest `keep` of these by name, the one just written always: a clock that was set back names it as if it were older.
/// After a start it goes on with the rhythm that the files show. A failure is logged and tried again next time. What a
/// killed hub left half written is removed by start(), even if `interval` is 0. Lives on a thread with an event loop;
/// the copying is done on a thread of its own. Does nothing for PostgreSQL.
class HUB_CORE_EXPORT BackupSchedule : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        QString directory;                                       ///< made with mode 0700 when it is not there
        std::chrono::milliseconds interval{24 * 60 * 60 * 1000}; ///< 0: never
        int keep = 7;
        std::chrono::milliseconds firstDelay{60 *
                                             1000}; ///< an overdue backup waits so long, to let the hub start first
    };

    BackupSchedule(DatabaseSettings database, Settings settings, Log *log = nullptr, QObject *parent = nullptr);
    /// Cancels a backup under way.
    ~BackupSchedule() override;

    void start();

Q_SIGNALS:
    /// `error` is empty if it went well.
    void finished(const QString &file, const QString &error);

private:
    void scheduleNext(bool first);
    void backUp();
    void conclude(const QString &file, const Result<void> &result);
    void removeOld(const QString &written) const;
    void removeUnfinished() const;
    [[nodiscard]] QStringList backups() const; ///< oldest first

    const DatabaseSettings m_database;
    const Settings m_settings;
    Log *const m_log;
    QTimer m_timer;
    Mailbox m_mailbox;
    std::atomic<bool> m_cancelled = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace hub
