// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/directsql.h"
#include "core/sending/lanestore.h"
#include "core/sending/limitsrepository.h"
#include "core/storage/sql.h"

#include <QSqlDatabase>
#include <QVariant>

namespace hub::lanes {

namespace {

constexpr int FailuresThatPause = 5;

MessageState stateAfter(SendOutcome::Kind kind)
{
    switch (kind) {
    case SendOutcome::Kind::Sent:
        return MessageState::Sent;
    case SendOutcome::Kind::Failed:
        return MessageState::Failed;
    case SendOutcome::Kind::Unknown:
        return MessageState::Unknown;
    case SendOutcome::Kind::NeverLeft:
    case SendOutcome::Kind::NotReady:
    case SendOutcome::Kind::Interrupted:
        break;
    }
    return MessageState::Queued;
}

/// The column of `jobs` that counts a state.
QString columnOf(MessageState state)
{
    return QString::fromLatin1(wordOf(state));
}

struct JobAfter
{
    JobState state = JobState::Running;
    qint64 queued = 0;
    int failuresInRow = 0;
};

Result<std::optional<JobAfter>> countEnd(const QSqlDatabase &db, const Ended &ended, MessageState state)
{
    const bool failed = state == MessageState::Failed;
    const QString inRow = failed                        ? QStringLiteral("failures_in_row + 1")
                          : state == MessageState::Sent ? QStringLiteral("0")
                                                        : QStringLiteral("failures_in_row");
    const QString average = state == MessageState::Sent
                                ? u"CASE WHEN send_ms = 0 THEN " % QString::number(ended.durationMs) %
                                      u" ELSE (send_ms * 7 + " % QString::number(ended.durationMs) % u") / 8 END"
                                : QStringLiteral("send_ms");
    const QString column = columnOf(state);
    HUB_TRY(auto row, direct::execute(db,
                                      u"UPDATE jobs SET sending = sending - 1, " % column % u" = " % column %
                                          u" + 1, failures_in_row = " % inRow % u", send_ms = " % average %
                                          u" WHERE id = ? RETURNING state, queued, failures_in_row",
                                      {ended.jobId}));
    if (!row.next())
        return std::optional<JobAfter>();
    return JobAfter{JobState(row.value(0).toInt()), row.value(1).toLongLong(), row.value(2).toInt()};
}

Result<void> pause(const QSqlDatabase &db, qint64 job, Hold hold, const QString &reason)
{
    return direct::change(
               db, QStringLiteral("UPDATE jobs SET state = ?, hold = ?, reason = ? WHERE id = ? AND state IN (0, 1)"),
               {int(JobState::Paused), int(hold), reason, job})
        .map([](int) {});
}

/// What the outcome means for the job as a whole.
Result<void> judgeJob(const QSqlDatabase &db, const Ended &ended, const JobAfter &job, qint64 now)
{
    const QString &error = ended.outcome.error;
    if (job.state == JobState::Queued || job.state == JobState::Running) {
        if (ended.outcome.kind == SendOutcome::Kind::NeverLeft)
            return pause(db, ended.jobId, Hold::Unreachable, u"the Session Manager cannot be reached: " % error);
        if (ended.outcome.kind == SendOutcome::Kind::NotReady)
            return pause(db, ended.jobId, Hold::NotReady, u"the client is not ready: " % error);
        if (ended.outcome.kind == SendOutcome::Kind::Failed && job.failuresInRow >= FailuresThatPause && job.queued > 0)
            return pause(db, ended.jobId, Hold::Failures,
                         QString::number(job.failuresInRow) % u" failures in a row, the last one: " % error);
    }
    if (job.queued > 0)
        return {};
    return direct::change(db,
                          QStringLiteral("UPDATE jobs SET state = ?, hold = 0, reason = '', finished_at = ?"
                                         " WHERE id = ? AND finished_at IS NULL AND queued = 0 AND sending = 0"),
                          {int(JobState::Completed), now, ended.jobId})
        .map([](int) {});
}

} // namespace

Result<void> countSent(const QSqlDatabase &db, ClienteId client, qint64 now, int count)
{
    if (count <= 0)
        return {};
    HUB_TRY(const auto limits, limits::get(db, client));
    return direct::change(db,
                          QStringLiteral("INSERT INTO sent_days AS d (cliente_id, day, sent) VALUES (?, ?, ?)"
                                         " ON CONFLICT (cliente_id, day) DO UPDATE SET sent = d.sent + excluded.sent"),
                          {client.toNumber(), limits.day(now), count})
        .map([](int) {});
}

Result<void> end(const QSqlDatabase &db, const Lease &lease, const Ended &ended, qint64 now, Step *step)
{
    MessageState state = stateAfter(ended.outcome.kind);
    if (state == MessageState::Queued) {
        // A job that was cancelled in the meantime sends nothing more. Locks the job, as every change of its messages.
        HUB_TRY(const auto cancelled,
                direct::change(db, QStringLiteral("UPDATE jobs SET hold = hold WHERE id = ? AND state = ?"),
                               {ended.jobId, int(JobState::Cancelled)}));
        if (cancelled > 0)
            state = MessageState::Cancelled;
    }
    HUB_TRY(const auto row,
            direct::change(db,
                           QStringLiteral("UPDATE job_messages SET state = ?, message_id = ?, error = ?,"
                                          " updated_at = ? WHERE job_id = ? AND n = ? AND state = ? AND fence = ?"),
                           {int(state), sql::bindable(ended.outcome.messageId), sql::bindable(ended.outcome.error), now,
                            ended.jobId, ended.number, int(MessageState::Sending), lease.fence}));
    if (row == 0)
        return {}; // written before (a commit whose answer was lost), or called unknown by the next holder
    step->changedJobs.push_back(ended.jobId);
    const auto job = countEnd(db, ended, state);
    if (!job)
        return tl::unexpected(job.error());
    if (state == MessageState::Sent || state == MessageState::Unknown) {
        if (auto counted = countSent(db, lease.client, now, 1); !counted)
            return counted;
    }
    return *job ? judgeJob(db, ended, **job, now) : Result<void>();
}

} // namespace hub::lanes
