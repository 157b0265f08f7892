// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/directsql.h"
#include "core/sending/lanestore.h"
#include "core/sending/limitsrepository.h"
#include "core/storage/sql.h"

#include <QSqlDatabase>
#include <QVariant>

#include <algorithm>

namespace hub::lanes {

namespace {

/// Messages to people who opted out are passed over without a send, at most so many in one transaction.
constexpr int MaxSkips = 500;

struct NextJob
{
    qint64 id = 0;
    JobState state = JobState::Queued;
    Hold hold = Hold::None;
    QString reason;
    qint64 queued = 0;
    qint64 sending = 0;
    int minDelay = 0;
    int maxDelay = 0;
};

/// The client's first job that is not held by an operator (or by its failures), whole client stopped or not.
Result<std::optional<NextJob>> nextJob(const QSqlDatabase &db, ClienteId client)
{
    HUB_TRY(
        auto row,
        direct::execute(
            db,
            QStringLiteral(
                "SELECT id, state, hold, reason, queued, sending, delay_min, delay_max FROM jobs"
                " WHERE cliente_id = ? AND finished_at IS NULL AND (state IN (0, 1) OR (state = 2 AND hold IN (2, 3)))"
                " AND NOT EXISTS (SELECT 1 FROM sending_stops s WHERE s.cliente_id IN (0, ?))"
                " ORDER BY id LIMIT 1"),
            {client.toNumber(), client.toNumber()}));
    if (!row.next())
        return std::optional<NextJob>();
    return NextJob{
        row.value(0).toLongLong(), JobState(row.value(1).toInt()), Hold(row.value(2).toInt()), row.value(3).toString(),
        row.value(4).toLongLong(), row.value(5).toLongLong(),      row.value(6).toInt(),       row.value(7).toInt()};
}

Result<void> complete(const QSqlDatabase &db, qint64 job, qint64 now)
{
    return direct::change(db,
                          QStringLiteral("UPDATE jobs SET state = ?, hold = 0, reason = '', finished_at = ?"
                                         " WHERE id = ? AND finished_at IS NULL AND queued = 0 AND sending = 0"),
                          {int(JobState::Completed), now, job})
        .map([](int) {});
}

/// Says in the job what it waits for, if that is news.
Result<void> tellReason(const QSqlDatabase &db, const NextJob &job, const QString &reason, Step *step)
{
    if (job.reason == reason)
        return {};
    step->changedJobs.push_back(job.id);
    return direct::change(db, QStringLiteral("UPDATE jobs SET reason = ? WHERE id = ?"),
                          {sql::bindable(reason), job.id})
        .map([](int) {});
}

/// The message of this job to send next. One that is `sending` under our own fence while nothing is in flight is left
/// over from a commit whose answer was lost: it was never sent.
Result<std::optional<Taken>> nextMessage(const QSqlDatabase &db, const Lease &lease, const NextJob &job, bool leftOver,
                                         bool *optedOut)
{
    QString statement =
        QStringLiteral("SELECT n, recipient, message, EXISTS (SELECT 1 FROM opt_outs o WHERE o.cliente_id = ?"
                       " AND o.recipient IN (m.recipient, replace(m.recipient, '@c.us', ''))) FROM job_messages m"
                       " WHERE job_id = ? AND state = ?");
    QVariantList values{lease.client.toNumber(), job.id, int(leftOver ? MessageState::Sending : MessageState::Queued)};
    if (leftOver) {
        statement += QStringLiteral(" AND fence = ?");
        values.push_back(lease.fence);
    }
    HUB_TRY(auto row, direct::execute(db, statement % u" ORDER BY n LIMIT 1", values));
    if (!row.next())
        return std::optional<Taken>();
    *optedOut = row.value(3).toBool();
    return Taken{job.id,      row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toString(), job.minDelay,
                 job.maxDelay};
}

/// Moves one message between states and counts it in its job, the job first: whoever changes messages of a job locks
/// the job before, so a cancel and a take cannot cross.
Result<bool> mark(const QSqlDatabase &db, const Lease &lease, const Taken &taken, MessageState state, qint64 now)
{
    const QString column = state == MessageState::Sending ? QStringLiteral("sending") : QStringLiteral("skipped");
    HUB_TRY(const auto counted, direct::change(db,
                                               u"UPDATE jobs SET queued = queued - 1, " % column % u" = " % column %
                                                   u" + 1, state = 1, started_at = COALESCE(started_at, ?), reason = ''"
                                                   " WHERE id = ? AND state IN (0, 1) AND queued > 0",
                                               {now, taken.jobId}));
    if (counted == 0)
        return false; // paused or cancelled a moment ago
    HUB_TRY(const auto row,
            direct::change(db,
                           QStringLiteral("UPDATE job_messages SET state = ?, fence = ?, error = '', updated_at = ?"
                                          " WHERE job_id = ? AND n = ? AND state = ?"),
                           {int(state), lease.fence, now, taken.jobId, taken.number, int(MessageState::Queued)}));
    if (row == 0)
        return failure(QByteArrayLiteral("DATABASE_ERROR"),
                       QStringLiteral("a message changed while its job was locked"));
    return true;
}

/// Takes a message of this job. False: nothing taken, look at the jobs again.
Result<bool> takeFrom(const QSqlDatabase &db, const Lease &lease, const NextJob &job, qint64 now, Step *step)
{
    bool optedOut = false;
    if (job.sending > 0) {
        HUB_TRY(auto leftOver, nextMessage(db, lease, job, true, &optedOut));
        if (leftOver) {
            step->kind = Step::Kind::Send;
            step->taken = std::move(leftOver);
            return true;
        }
    }
    HUB_TRY(auto message, nextMessage(db, lease, job, false, &optedOut));
    step->changedJobs.push_back(job.id);
    if (!message && job.sending > 0) {
        step->kind = Step::Kind::Idle; // what is left of it belongs to an older lease: the next claim clears it up
        return true;
    }
    if (!message)
        return complete(db, job.id, now).map([] { return false; });
    const auto marked = mark(db, lease, *message, optedOut ? MessageState::Skipped : MessageState::Sending, now);
    if (!marked || !*marked || optedOut)
        return marked.map([](bool) { return false; });
    step->kind = Step::Kind::Send;
    step->taken = std::move(message);
    return true;
}

/// The pace's next moment is wall clock time: if the clock was set back, or an earlier job was slower, no more than the
/// job's own longest delay is waited for. Written down, or it would be as far away at the next look.
Result<void> setPace(const QSqlDatabase &db, const Lease &lease, qint64 nextAt)
{
    return direct::change(db, QStringLiteral("UPDATE client_leases SET next_at = ? WHERE cliente_id = ? AND fence = ?"),
                          {nextAt, lease.client.toNumber(), lease.fence})
        .map([](int) {});
}

} // namespace

Result<void> take(const QSqlDatabase &db, const Lease &lease, const Moment &moment, Step *step)
{
    const qint64 paceUntil = step->until;
    for (int i = 0; i < MaxSkips; ++i) {
        HUB_TRY(const auto job, nextJob(db, lease.client));
        if (!job) {
            step->kind = Step::Kind::Idle;
            return {};
        }
        if (job->state == JobState::Paused) {
            step->kind = Step::Kind::Held;
            step->hold = job->hold;
            return {};
        }
        step->kind = Step::Kind::Wait;
        step->until = std::min(paceUntil, moment.now + job->maxDelay);
        if (step->until > moment.now && job->queued > 0)
            return step->until < paceUntil ? setPace(db, lease, step->until) : Result<void>();
        HUB_TRY(const auto gate, limits::gate(db, lease.client, moment.now));
        if (!gate.open && job->queued > 0) {
            step->until = gate.until;
            return tellReason(db, *job, gate.reason, step);
        }
        HUB_TRY(const auto taken, takeFrom(db, lease, *job, moment.now, step));
        if (taken)
            return {};
    }
    step->kind = Step::Kind::Wait;
    step->until = moment.now; // goes on in the next transaction, so that nobody waits for this one
    return {};
}

} // namespace hub::lanes
