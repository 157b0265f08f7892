// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/export.h"
#include "core/result.h"
#include "core/storage/resultpage.h"

#include <QString>

#include <optional>

class QSqlDatabase;

/// The table `audit`: who did what, when, from where. Append-only: nothing changes a row, and only retention removes
/// it, long after all it tells of. Plain functions for the SQL thread; errors are those of Database.
namespace hub::audit {

/// Who does something, and from where.
struct Actor
{
    QString name;         ///< as Entry::actor
    QString address;      ///< as Entry::address
    bool isAdmin = false; ///< may lift what an administrator has set
};

struct Entry
{
    qint64 id = 0;
    qint64 at = 0;                           ///< milliseconds of UTC
    QString actor;                           ///< the username, `key:NAME`, or `-` for somebody unknown
    QString address;                         ///< the network address, or `local` for a subcommand
    QString action;                          ///< a word of the contract: `login`, `key_create`, …
    std::optional<ClienteId> clienteId = {}; ///< whose client it concerned
    QString target = {};                     ///< what it was done to: a username, a key's id, a job
    QString detail = {};                     ///< never a secret nor a message text
};

struct Filter
{
    QString user;   ///< empty: everybody
    QString action; ///< empty: everything; a trailing `*` stands for any ending (`job_*`)
};

/// Gives the new id; `entry.id` is not looked at. Text is cut to 200 characters each.
[[nodiscard]] HUB_CORE_EXPORT Result<qint64> append(const QSqlDatabase &connection, const Entry &entry);
/// The same by its parts.
[[nodiscard]] HUB_CORE_EXPORT Result<void> append(const QSqlDatabase &connection, const Actor &actor,
                                                  const char *action, std::optional<ClienteId> client,
                                                  const QString &target, const QString &detail, qint64 at);
/// The newest first; `request.after` continues with older ones.
[[nodiscard]] HUB_CORE_EXPORT Result<ResultPage<Entry>> list(const QSqlDatabase &connection, const Filter &filter,
                                                             const PageRequest &request);
/// What came after entry `id`, oldest first, at most `limit`: for those who follow the log.
[[nodiscard]] HUB_CORE_EXPORT Result<std::vector<Entry>> since(const QSqlDatabase &connection, qint64 id, int limit);

/// Retention, as a rule for class Retention: removes at most `limit` entries from before `before`; gives how many.
[[nodiscard]] HUB_CORE_EXPORT Result<int> purge(const QSqlDatabase &connection, qint64 before, int limit);

} // namespace hub::audit
