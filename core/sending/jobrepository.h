// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/export.h"
#include "core/result.h"
#include "core/sending/bulkparser.h"
#include "core/sending/job.h"

#include <QString>

#include <optional>
#include <vector>

class QSqlDatabase;

/// Bulk jobs and their messages. On the SQL thread, the changes inside a transaction. `scope` is the client that may
/// see the job (unset: an administrator, who sees all); another client's job is NOT_FOUND.
namespace hub::jobs {

using Scope = std::optional<ClienteId>;

/// The client's job of the same messages to the same people (BulkRequest::fingerprint) that was made after `since`, if
/// there is one. Until the transaction ends no other hub can make such a job.
[[nodiscard]] HUB_CORE_EXPORT Result<std::optional<qint64>> findSame(const QSqlDatabase &db, ClienteId client,
                                                                     const QByteArray &fingerprint, qint64 since);
/// Writes down a job and all its messages; gives its id.
[[nodiscard]] HUB_CORE_EXPORT Result<qint64> create(const QSqlDatabase &db, ClienteId client,
                                                    const BulkRequest &request, const QString &by, qint64 now);

/// One job with its estimate. NOT_FOUND.
[[nodiscard]] HUB_CORE_EXPORT Result<JobInfo> get(const QSqlDatabase &db, qint64 id, const Scope &scope, qint64 now);
/// Newest first; those before the job `before` (0: from the newest).
[[nodiscard]] HUB_CORE_EXPORT Result<std::vector<JobInfo>> list(const QSqlDatabase &db, const Scope &scope,
                                                                qint64 before, int limit, qint64 now);
/// In order of number; those after `after` (-1: from the first). NOT_FOUND for the job.
[[nodiscard]] HUB_CORE_EXPORT Result<std::vector<MessageInfo>> messages(const QSqlDatabase &db, qint64 id,
                                                                        const Scope &scope,
                                                                        std::optional<MessageState> state, qint64 after,
                                                                        int limit);

/// Each gives the client, whose sender should look again. NOT_FOUND, JOB_FINISHED; again is no error.
[[nodiscard]] HUB_CORE_EXPORT Result<ClienteId> pause(const QSqlDatabase &db, qint64 id, const Scope &scope,
                                                      const QString &by);
[[nodiscard]] HUB_CORE_EXPORT Result<ClienteId> resume(const QSqlDatabase &db, qint64 id, const Scope &scope,
                                                       qint64 now);
[[nodiscard]] HUB_CORE_EXPORT Result<ClienteId> cancel(const QSqlDatabase &db, qint64 id, const Scope &scope,
                                                       qint64 now);

/// Cancels what is still queued in the jobs whose time is over, held or not, and ends them unless a message is in
/// flight; gives them.
[[nodiscard]] HUB_CORE_EXPORT Result<std::vector<qint64>> expire(const QSqlDatabase &db, qint64 now);
/// The same for one job, if its time is over.
[[nodiscard]] HUB_CORE_EXPORT Result<void> expire(const QSqlDatabase &db, qint64 id, qint64 now);
/// Whether there is such a job.
[[nodiscard]] HUB_CORE_EXPORT Result<bool> hasExpired(const QSqlDatabase &db, qint64 now);

/// A new job of the messages that failed and have not been tried again yet. NOT_FOUND, NOTHING_TO_RETRY.
[[nodiscard]] HUB_CORE_EXPORT Result<qint64> retryFailed(const QSqlDatabase &db, qint64 id, const Scope &scope,
                                                         const QString &by, qint64 now);
/// What an operator found out about an `unknown` message: it was sent, or it is to be sent again (which opens a
/// completed job again). NOT_FOUND, MESSAGE_NOT_UNKNOWN, JOB_FINISHED (cancelled: nothing is queued there).
[[nodiscard]] HUB_CORE_EXPORT Result<ClienteId> settle(const QSqlDatabase &db, qint64 id, qint64 number,
                                                       const Scope &scope, bool sent, qint64 now);

/// For metrics: what is open now.
struct Backlog
{
    qint64 queued = 0;
    qint64 sending = 0;
    std::optional<qint64> oldestCreatedAt; ///< of the open jobs
    qint64 openJobs = 0;
    qint64 heldByOperator = 0; ///< jobs, per hold
    qint64 heldUnreachable = 0;
    qint64 heldNotReady = 0;
    qint64 heldByFailures = 0;
    qint64 heldLater = 0;
    qint64 heldRestricted = 0;
    qint64 heldBadRecipients = 0;
    qint64 heldOtherAccount = 0;
};
[[nodiscard]] HUB_CORE_EXPORT Result<Backlog> backlog(const QSqlDatabase &db);

/// Retention, as a rule for class Retention: empties at most `limit` texts of jobs that ended before `before`; gives
/// how many. From then on nothing of such a job can be sent again.
[[nodiscard]] HUB_CORE_EXPORT Result<int> forgetTexts(const QSqlDatabase &db, qint64 before, int limit);
/// The same for the rows themselves: removes jobs that ended before `before`, their messages first.
[[nodiscard]] HUB_CORE_EXPORT Result<int> purge(const QSqlDatabase &db, qint64 before, int limit);

} // namespace hub::jobs
