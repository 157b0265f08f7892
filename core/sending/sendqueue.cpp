// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/sendqueue.h"

#include "core/clients/clientrepository.h"
#include "core/sending/jobrepository.h"
#include "core/sending/limitsrepository.h"
#include "core/session/sessionstate.h"
#include "core/storage/sql.h"
#include "core/text/isotime.h"

#include <QSqlDatabase>
#include <QVariant>

#include <algorithm>

namespace hub::sendqueue {

namespace {

/// The time of leases, as an expression: the server's clock where several hubs share one.
QString leaseNow(const QSqlDatabase &db, const Moment &moment)
{
    if (sql::dialectOf(db) == sql::Dialect::Postgres)
        return QStringLiteral("(EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::BIGINT");
    return QString::number(moment.now);
}

QString leaseEnd(const QSqlDatabase &db, const Moment &moment)
{
    return u"(" % leaseNow(db, moment) % u" + " % QString::number(moment.leaseTime.count()) % u")";
}

/// Whether a lease that ends at `end` is over. One that ends later than any lease can was made before the clock stepped
/// back: it would keep its client from everybody until the clock has caught up.
QString isOver(const QString &end, const QSqlDatabase &db, const Moment &moment)
{
    return u"(" % end % u" < " % leaseNow(db, moment) % u" OR " % end % u" > " % leaseEnd(db, moment) % u" + " %
           QString::number(moment.leaseTime.count()) % u")";
}

qint64 firstNumber(const QSqlQuery &row)
{
    return row.value(0).toLongLong();
}

/// Counts messages towards the client's day.
Result<void> countSent(const QSqlDatabase &db, ClienteId client, qint64 now, int count)
{
    if (count <= 0)
        return {};
    HUB_TRY(const auto limits, limits::get(db, client));
    return sql::run(db,
                    QStringLiteral("INSERT INTO sent_days AS d (cliente_id, day, sent) VALUES (?, ?, ?)"
                                   " ON CONFLICT (cliente_id, day) DO UPDATE SET sent = d.sent + excluded.sent"),
                    {client.toNumber(), limits.day(now), count});
}

/// What the dead holder of this client left `sending` may or may not have been sent.
Result<void> markInFlightUnknown(const QSqlDatabase &db, const Lease &lease, const Moment &moment, Step *step)
{
    HUB_TRY(const auto jobs,
            sql::readAll(db, QStringLiteral("SELECT id FROM jobs WHERE cliente_id = ? AND sending > 0"),
                         {lease.client.toNumber()}, firstNumber));
    for (const qint64 job : jobs) {
        HUB_TRY(const auto rows,
                sql::change(db,
                            QStringLiteral("UPDATE job_messages SET state = ?, error = ?, updated_at = ?"
                                           " WHERE job_id = ? AND state = ?"),
                            {int(MessageState::Unknown), QStringLiteral("the hub stopped while this was being sent"),
                             moment.now, job, int(MessageState::Sending)}));
        HUB_CHECK(
            sql::change(db,
                        QStringLiteral("UPDATE jobs SET sending = sending - ?, unknown = unknown + ?,"
                                       " state = CASE WHEN finished_at IS NULL AND queued = 0 THEN ? ELSE state END,"
                                       " finished_at = CASE WHEN finished_at IS NULL AND queued = 0 THEN ?"
                                       " ELSE finished_at END WHERE id = ?"),
                        {rows, rows, int(JobState::Completed), moment.now, job}));
        HUB_CHECK(countSent(db, lease.client, moment.now, rows));
        step->changedJobs.push_back(job);
        step->recoveredJobs.insert(step->recoveredJobs.end(), size_t(rows), job);
    }
    return {};
}

} // namespace

Result<void> claimLease(const QSqlDatabase &db, Lease *lease, const Moment &moment, bool endsOthers, Step *step)
{
    lease->fence = 0;
    const QString free = endsOthers ? QStringLiteral("1 = 1")
                                    : u"(l.holder IN ('', excluded.holder) OR " %
                                          isOver(QStringLiteral("l.expires_at"), db, moment) %
                                          u") AND (l.wanted_by IN ('', excluded.holder) OR " %
                                          isOver(QStringLiteral("l.wanted_until"), db, moment) % u')';
    HUB_TRY(const auto fence,
            sql::value(db,
                       u"INSERT INTO client_leases AS l (cliente_id, holder, fence, expires_at) VALUES (?, ?, 1, " %
                           leaseEnd(db, moment) %
                           u") ON CONFLICT (cliente_id) DO UPDATE SET holder = excluded.holder, fence = l.fence + 1,"
                           " expires_at = excluded.expires_at, wanted_by = '', asleep_until = 0 WHERE " %
                           free % u" RETURNING fence",
                       {lease->client.toNumber(), lease->holder}));
    if (!fence.isValid()) {
        step->kind = Step::Kind::Lost;
        return {};
    }
    lease->fence = fence.toLongLong();
    return markInFlightUnknown(db, *lease, moment, step);
}

Result<void> releaseLease(const QSqlDatabase &db, const Lease &lease, qint64 asleepUntil)
{
    return sql::run(db,
                    QStringLiteral("UPDATE client_leases SET holder = '', expires_at = 0, asleep_until = ?"
                                   " WHERE cliente_id = ? AND holder = ? AND fence = ?"),
                    {asleepUntil, lease.client.toNumber(), lease.holder, lease.fence});
}

Result<void> requestLease(const QSqlDatabase &db, const Lease &lease, const Moment &moment)
{
    return sql::run(db,
                    u"UPDATE client_leases SET wanted_by = ?, wanted_until = " % leaseEnd(db, moment) %
                        u" WHERE cliente_id = ? AND holder <> ? AND (wanted_by IN ('', ?) OR " %
                        isOver(QStringLiteral("wanted_until"), db, moment) % u')',
                    {lease.holder, lease.client.toNumber(), lease.holder, lease.holder});
}

Result<bool> renewLease(const QSqlDatabase &db, const Lease &lease, const Moment &moment, std::optional<qint64> nextAt,
                        Step *step)
{
    const QString wantsNoMore = isOver(QStringLiteral("wanted_until"), db, moment);
    // The row stays locked until the commit, so no other hub can take the client between this and the commit.
    HUB_TRY(const auto held,
            sql::readOne(db,
                         u"UPDATE client_leases SET expires_at = " % leaseEnd(db, moment) %
                             (nextAt ? u", next_at = " % QString::number(*nextAt) : QString()) %
                             u" WHERE cliente_id = ? AND holder = ? AND fence = ? RETURNING next_at,"
                             " CASE WHEN wanted_by <> '' AND wanted_by <> holder AND NOT " %
                             wantsNoMore % u" THEN 1 ELSE 0 END",
                         {lease.client.toNumber(), lease.holder, lease.fence}, [step](const QSqlQuery &row) {
                             step->until = row.value(0).toLongLong();
                             step->wanted = row.value(1).toInt() != 0;
                             return true;
                         }));
    if (!held)
        step->kind = Step::Kind::Lost;
    return held.has_value();
}

Result<std::vector<qint64>> endPause(const QSqlDatabase &db, ClienteId client, PauseReason reason)
{
    return sql::readAll(db,
                        QStringLiteral("UPDATE jobs SET hold = 0, reason = '', state = CASE WHEN started_at IS NULL"
                                       " THEN 0 ELSE 1 END WHERE cliente_id = ? AND finished_at IS NULL"
                                       " AND state = ? AND hold = ? RETURNING id"),
                        {client.toNumber(), int(JobState::Paused), int(reason)}, firstNumber);
}

Result<std::vector<Renewed>> renewLeases(const QSqlDatabase &db, const QString &holder, const Moment &moment)
{
    return sql::readAll(
        db,
        u"UPDATE client_leases SET expires_at = " % leaseEnd(db, moment) %
            u" WHERE holder = ? RETURNING cliente_id, fence, CASE WHEN wanted_by <> ''"
            " AND wanted_by <> holder AND NOT " %
            isOver(QStringLiteral("wanted_until"), db, moment) % u" THEN 1 ELSE 0 END",
        {holder}, [](const QSqlQuery &row) {
            return Renewed{row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toInt() != 0};
        });
}

Result<std::vector<ClienteId>> claimableClients(const QSqlDatabase &db, const QString &holder, const Moment &moment,
                                                bool endsOthers)
{
    const QString free = endsOthers ? QStringLiteral("(1 = 1)")
                                    : u"NOT EXISTS (SELECT 1 FROM client_leases l WHERE l.cliente_id = j.cliente_id"
                                      " AND ((l.holder <> '' AND NOT " %
                                          isOver(QStringLiteral("l.expires_at"), db, moment) %
                                          u") OR (l.wanted_by NOT IN ('', '" % holder % u"') AND NOT " %
                                          isOver(QStringLiteral("l.wanted_until"), db, moment) % u")))";
    HUB_TRY(const auto numbers,
            sql::readAll(db,
                         u"SELECT DISTINCT j.cliente_id FROM jobs j WHERE j.finished_at IS NULL AND (j.state IN (0, 1)"
                         " OR (j.state = 2 AND j.hold IN (2, 3, 5))) AND j.not_before <= " %
                             QString::number(moment.now) %
                             u" AND NOT EXISTS (SELECT 1 FROM sending_stops s WHERE s.cliente_id IN (0, j.cliente_id))"
                             " AND NOT EXISTS (SELECT 1 FROM client_leases a WHERE a.cliente_id = j.cliente_id"
                             " AND a.asleep_until > " %
                             QString::number(moment.now) % u") AND " % free %
                             u" UNION SELECT j.cliente_id FROM jobs j WHERE j.sending > 0 AND " % free % u" ORDER BY 1",
                         {}, firstNumber));
    std::vector<ClienteId> clients;
    for (const qint64 number : numbers) {
        if (const auto client = ClienteId::fromNumber(number))
            clients.push_back(*client);
    }
    return clients;
}

namespace {

/// Messages to people who opted out are passed over without a send, at most so many in one transaction.
constexpr int MaxSkips = 500;

struct NextJob
{
    qint64 id = 0;
    JobState state = JobState::Queued;
    PauseReason pauseReason = PauseReason::None;
    QString reason;
    qint64 queued = 0;
    qint64 sending = 0;
    int minDelay = 0;
    int maxDelay = 0;
    qint64 resumeAt = 0;
    QString account; ///< the number that it began with
    qint64 expiresAt = 0;

    [[nodiscard]] bool isOver(qint64 now) const { return expiresAt > 0 && expiresAt <= now && queued > 0; }
};

/// The client's first job whose time has come and that is not held by an operator (or by its failures), whole client
/// stopped or not.
Result<std::optional<NextJob>> nextJob(const QSqlDatabase &db, ClienteId client, qint64 now)
{
    return sql::readOne(
        db,
        QStringLiteral(
            "SELECT id, state, hold, reason, queued, sending, delay_min, delay_max, resume_at, account, expires_at"
            " FROM jobs WHERE cliente_id = ? AND finished_at IS NULL AND not_before <= ?"
            " AND (state IN (0, 1) OR (state = 2 AND hold IN (2, 3, 5)))"
            " AND NOT EXISTS (SELECT 1 FROM sending_stops s WHERE s.cliente_id IN (0, ?))"
            " ORDER BY id LIMIT 1"),
        {client.toNumber(), now, client.toNumber()}, [](const QSqlQuery &row) {
            return NextJob{row.value(0).toLongLong(), JobState(row.value(1).toInt()), PauseReason(row.value(2).toInt()),
                           row.value(3).toString(),   row.value(4).toLongLong(),      row.value(5).toLongLong(),
                           row.value(6).toInt(),      row.value(7).toInt(),           row.value(8).toLongLong(),
                           row.value(9).toString(),   row.value(10).toLongLong()};
        });
}

/// When the first of the client's jobs may begin that wait for their time; 0: there is none.
Result<qint64> nextBeginning(const QSqlDatabase &db, ClienteId client, qint64 now)
{
    return sql::value(db,
                      QStringLiteral("SELECT MIN(not_before) FROM jobs WHERE cliente_id = ? AND finished_at IS NULL"
                                     " AND state IN (0, 1) AND not_before > ?"),
                      {client.toNumber(), now})
        .map([](const QVariant &first) { return first.toLongLong(); });
}

Result<void> complete(const QSqlDatabase &db, qint64 job, qint64 now)
{
    return sql::run(db,
                    QStringLiteral("UPDATE jobs SET state = ?, hold = 0, finished_at = ?,"
                                   " reason = CASE WHEN cancelled > 0 THEN reason ELSE '' END" // it has expired
                                   " WHERE id = ? AND finished_at IS NULL AND queued = 0 AND sending = 0"),
                    {int(JobState::Completed), now, job});
}

/// Says in the job what it waits for, if that is news.
Result<void> tellReason(const QSqlDatabase &db, const NextJob &job, const QString &reason, Step *step)
{
    if (job.reason == reason)
        return {};
    step->changedJobs.push_back(job.id);
    return sql::run(db, QStringLiteral("UPDATE jobs SET reason = ? WHERE id = ?"), {sql::bindable(reason), job.id});
}

/// The message of this job to send next. One that is `sending` under our own fence while nothing is in flight is left
/// over from a commit whose answer was lost: it was never sent.
Result<std::optional<Taken>> nextMessage(const QSqlDatabase &db, const Lease &lease, const NextJob &job, bool leftOver,
                                         bool *optedOut)
{
    QString statement = QStringLiteral("SELECT n, recipient, message FROM job_messages WHERE job_id = ? AND state = ?");
    QVariantList values{job.id, int(leftOver ? MessageState::Sending : MessageState::Queued)};
    if (leftOver) {
        statement += QStringLiteral(" AND fence = ?");
        values.push_back(lease.fence);
    }
    HUB_TRY(
        auto taken, sql::readOne(db, statement % u" ORDER BY n LIMIT 1", values, [&job](const QSqlQuery &row) {
            return Taken{
                job.id,      row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toString(), job.minDelay,
                job.maxDelay};
        }));
    if (taken) {
        const auto recipient = Recipient::parse(taken->to.toUtf8());
        HUB_TRY(*optedOut, recipient ? optouts::contains(db, lease.client, *recipient) : Result<bool>(false));
    }
    return taken;
}

/// Moves one message between states and counts it in its job, the job first: whoever changes messages of a job locks
/// the job before, so a cancel and a take cannot cross.
Result<bool> mark(const QSqlDatabase &db, const Lease &lease, const Taken &taken, MessageState state, qint64 now)
{
    const QString column = state == MessageState::Sending ? QStringLiteral("sending") : QStringLiteral("skipped");
    HUB_TRY(const auto counted, sql::change(db,
                                            u"UPDATE jobs SET queued = queued - 1, " % column % u" = " % column %
                                                u" + 1, state = 1, started_at = COALESCE(started_at, ?), reason = ''"
                                                " WHERE id = ? AND state IN (0, 1) AND queued > 0",
                                            {now, taken.jobId}));
    if (counted == 0)
        return false; // paused or cancelled a moment ago
    HUB_TRY(const auto row,
            sql::change(db,
                        QStringLiteral("UPDATE job_messages SET state = ?, fence = ?, error = '', updated_at = ?"
                                       " WHERE job_id = ? AND n = ? AND state = ?"),
                        {int(state), lease.fence, now, taken.jobId, taken.number, int(MessageState::Queued)}));
    if (row == 0)
        return failure(QByteArrayLiteral("DATABASE_ERROR"),
                       QStringLiteral("a message changed while its job was locked"));
    return true;
}

/// Holds all open jobs of a client, but for those that a person holds already.
Result<void> holdRestricted(const QSqlDatabase &db, ClienteId client, const QString &why, Step *step)
{
    HUB_TRY(const auto jobs,
            sql::readAll(db,
                         QStringLiteral("UPDATE jobs SET state = ?, hold = ?, reason = ? WHERE"
                                        " cliente_id = ? AND finished_at IS NULL AND (state IN (0, 1)"
                                        " OR hold IN (2, 3, 5)) RETURNING id"),
                         {int(JobState::Paused), int(PauseReason::Restricted),
                          sql::bindable(u"WhatsApp has restricted this account" % why), client.toNumber()},
                         firstNumber));
    step->changedJobs.insert(step->changedJobs.end(), jobs.begin(), jobs.end());
    return {};
}

/// Notes that WhatsApp has restricted the client's account, and holds its jobs.
Result<void> pauseRestricted(const QSqlDatabase &db, ClienteId client, const SendOutcome &outcome, qint64 now,
                             Step *step)
{
    HUB_TRY(step->restricted, clients::noteRestriction(db, client, now, outcome.restrictionEnd(now)));
    return holdRestricted(db, client, u": " % outcome.error, step);
}

Result<void> pauseForOtherAccount(const QSqlDatabase &db, qint64 job, Step *step)
{
    step->changedJobs.push_back(job);
    return sql::run(
        db, QStringLiteral("UPDATE jobs SET state = ?, hold = ?, reason = ? WHERE id = ? AND finished_at IS NULL"),
        {int(JobState::Paused), int(PauseReason::OtherAccount),
         QStringLiteral("another number is linked than the one that the job began with"), job});
}

/// Notes the number that the job begins with, and holds the job if another one is linked now, or if WhatsApp has
/// restricted the account: then this is false. The client's row says so; without it nobody knows, and nothing is held.
Result<bool> hasItsAccount(const QSqlDatabase &db, ClienteId client, const NextJob &job, Step *step)
{
    HUB_TRY(const auto row,
            sql::readOne(db, QStringLiteral("SELECT account, restricted_at FROM clients WHERE cliente_id = ?"),
                         {client.toNumber()}, [](const QSqlQuery &found) {
                             return std::pair(found.value(0).toString(), found.value(1).toLongLong());
                         }));
    const auto [account, restrictedAt] = row.value_or(std::pair(QString(), qint64(0)));
    if (restrictedAt > 0)
        return holdRestricted(db, client, u" since " % isoTimeText(restrictedAt), step).map([] { return false; });
    if (account.isEmpty() || (!job.account.isEmpty() && sameAccount(job.account, account)))
        return true;
    if (!job.account.isEmpty())
        return pauseForOtherAccount(db, job.id, step).map([] { return false; });
    return sql::run(db, QStringLiteral("UPDATE jobs SET account = ? WHERE id = ?"), {account, job.id}).map([] {
        return true;
    });
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
    return sql::run(db, QStringLiteral("UPDATE client_leases SET next_at = ? WHERE cliente_id = ? AND fence = ?"),
                    {nextAt, lease.client.toNumber(), lease.fence});
}

void waitUntil(qint64 when, const Moment &moment, Step *step)
{
    step->until = when;
    step->kind = when - moment.now >= moment.sleepFrom.count() ? Step::Kind::Sleep : Step::Kind::Wait;
}

} // namespace

Result<void> takeMessage(const QSqlDatabase &db, const Lease &lease, const Moment &moment, Step *step)
{
    const qint64 paceUntil = step->until;
    for (int i = 0; i < MaxSkips; ++i) {
        HUB_TRY(const auto job, nextJob(db, lease.client, moment.now));
        if (!job) {
            step->kind = Step::Kind::Idle;
            HUB_TRY(const auto beginning, nextBeginning(db, lease.client, moment.now));
            if (beginning > 0)
                waitUntil(beginning, moment, step);
            return {};
        }
        if (job->isOver(moment.now)) {
            HUB_CHECK(jobs::expire(db, job->id, moment.now));
            step->changedJobs.push_back(job->id);
            continue;
        }
        if (job->state == JobState::Paused && job->pauseReason == PauseReason::Later) {
            if (job->resumeAt > moment.now) {
                waitUntil(job->resumeAt, moment, step);
                return {};
            }
            HUB_TRY(const auto resumed, endPause(db, lease.client, PauseReason::Later));
            step->changedJobs.insert(step->changedJobs.end(), resumed.begin(), resumed.end());
            continue;
        }
        if (job->state == JobState::Paused) {
            step->kind = Step::Kind::Paused;
            step->pauseReason = job->pauseReason;
            return {};
        }
        step->kind = Step::Kind::Wait;
        step->until = std::min(paceUntil, moment.now + job->maxDelay);
        if (step->until > moment.now && job->queued > 0)
            return step->until < paceUntil ? setPace(db, lease, step->until) : Result<void>();
        HUB_TRY(const auto gate, limits::gate(db, lease.client, moment.now));
        if (!gate.open && job->queued > 0) {
            waitUntil(gate.until, moment, step);
            return tellReason(db, *job, gate.reason, step);
        }
        HUB_TRY(const auto itsAccount, hasItsAccount(db, lease.client, *job, step));
        if (!itsAccount)
            continue;
        HUB_TRY(const auto taken, takeFrom(db, lease, *job, moment.now, step));
        if (taken)
            return {};
    }
    step->kind = Step::Kind::Wait;
    step->until = moment.now; // goes on in the next transaction, so that nobody waits for this one
    return {};
}

namespace {

constexpr int FailuresThatPause = 5;
constexpr qint64 RowsToJudgeRecipientsBy = 30; ///< a job of fewer says little about its list

MessageState stateAfter(SendOutcome::Kind kind)
{
    switch (kind) {
    case SendOutcome::Kind::Sent:
        return MessageState::Sent;
    case SendOutcome::Kind::Failed:
    case SendOutcome::Kind::BadRecipient:
        return MessageState::Failed;
    case SendOutcome::Kind::Unknown:
        return MessageState::Unknown;
    case SendOutcome::Kind::NeverLeft:
    case SendOutcome::Kind::NotReady:
    case SendOutcome::Kind::Later:
    case SendOutcome::Kind::Restricted:
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
    qint64 total = 0;
    qint64 badRecipients = 0; ///< since a person last let the job go on
};

Result<std::optional<JobAfter>> countEnd(const QSqlDatabase &db, const Ended &ended, MessageState state)
{
    // A bad recipient says nothing about the next one: it is counted apart.
    const bool badRecipient = ended.outcome.kind == SendOutcome::Kind::BadRecipient;
    const bool failed = state == MessageState::Failed && !badRecipient;
    const QString inRow = failed                        ? QStringLiteral("failures_in_row + 1")
                          : state == MessageState::Sent ? QStringLiteral("0")
                                                        : QStringLiteral("failures_in_row");
    const QString average = state == MessageState::Sent
                                ? u"CASE WHEN send_ms = 0 THEN " % QString::number(ended.durationMs) %
                                      u" ELSE (send_ms * 7 + " % QString::number(ended.durationMs) % u") / 8 END"
                                : QStringLiteral("send_ms");
    const QString column = columnOf(state);
    return sql::readOne(db,
                        u"UPDATE jobs SET sending = sending - 1, " % column % u" = " % column %
                            u" + 1, failures_in_row = " % inRow % u", send_ms = " % average %
                            u", bad_recipients = bad_recipients + " % QString::number(int(badRecipient)) %
                            u" WHERE id = ? RETURNING state, queued, failures_in_row,"
                            " queued + sending + sent + failed + unknown + cancelled + skipped, bad_recipients",
                        {ended.jobId}, [](const QSqlQuery &row) {
                            return JobAfter{JobState(row.value(0).toInt()), row.value(1).toLongLong(),
                                            row.value(2).toInt(), row.value(3).toLongLong(), row.value(4).toLongLong()};
                        });
}

Result<void> pause(const QSqlDatabase &db, qint64 job, PauseReason kind, const QString &reason)
{
    return sql::run(db,
                    QStringLiteral("UPDATE jobs SET state = ?, hold = ?, reason = ? WHERE id = ? AND state IN (0, 1)"),
                    {int(JobState::Paused), int(kind), reason, job});
}

Result<void> pauseUntil(const QSqlDatabase &db, const Ended &ended, qint64 now)
{
    HUB_CHECK(sql::run(db, QStringLiteral("UPDATE jobs SET resume_at = ? WHERE id = ?"),
                       {ended.outcome.resumeAt(now), ended.jobId}));
    return pause(db, ended.jobId, PauseReason::Later,
                 u"the Session Manager asks to come again later: " % ended.outcome.error);
}

/// What the outcome means for the job as a whole.
Result<void> pauseOrComplete(const QSqlDatabase &db, const Lease &lease, const Ended &ended, const JobAfter &job,
                             qint64 now, Step *step)
{
    const QString &error = ended.outcome.error;
    const bool mayPause = job.state == JobState::Queued || job.state == JobState::Running;
    switch (ended.outcome.kind) {
    case SendOutcome::Kind::Restricted:
        return pauseRestricted(db, lease.client, ended.outcome, now, step);
    case SendOutcome::Kind::NeverLeft:
        if (mayPause)
            return pause(db, ended.jobId, PauseReason::Unreachable, u"the Session Manager cannot be reached: " % error);
        break;
    case SendOutcome::Kind::NotReady:
        if (mayPause)
            return pause(db, ended.jobId, PauseReason::NotReady, u"the client is not ready: " % error);
        break;
    case SendOutcome::Kind::Later:
        if (mayPause)
            return pauseUntil(db, ended, now);
        break;
    case SendOutcome::Kind::Failed:
        if (mayPause && job.failuresInRow >= FailuresThatPause && job.queued > 0)
            return pause(db, ended.jobId, PauseReason::Failures,
                         QString::number(job.failuresInRow) % u" failures in a row, the last one: " % error);
        break;
    case SendOutcome::Kind::BadRecipient:
        if (mayPause && job.total >= RowsToJudgeRecipientsBy && job.badRecipients * 3 > job.total && job.queued > 0)
            return pause(db, ended.jobId, PauseReason::BadRecipients,
                         QString::number(job.badRecipients) % u" of " % QString::number(job.total) %
                             u" recipients are not on WhatsApp");
        break;
    case SendOutcome::Kind::Sent:
    case SendOutcome::Kind::Unknown:
    case SendOutcome::Kind::Interrupted:
        break;
    }
    return job.queued > 0 ? Result<void>() : complete(db, ended.jobId, now);
}

} // namespace

Result<void> holdOtherAccounts(const QSqlDatabase &db, ClienteId client, const QString &account, Step *step)
{
    if (account.isEmpty())
        return {};
    HUB_TRY(const auto open,
            sql::readAll(db,
                         QStringLiteral("SELECT id, account FROM jobs WHERE cliente_id = ? AND finished_at IS NULL"
                                        " AND account <> '' AND (state IN (0, 1) OR hold IN (2, 3, 5))"),
                         {client.toNumber()}, [](const QSqlQuery &row) {
                             return std::pair(row.value(0).toLongLong(), row.value(1).toString());
                         }));
    for (const auto &[job, begunWith] : open) {
        if (!sameAccount(begunWith, account))
            HUB_CHECK(pauseForOtherAccount(db, job, step));
    }
    return {};
}

Result<std::optional<Error>> refusalOf(const QSqlDatabase &db, ClienteId client, const Recipient &to, qint64 now)
{
    HUB_TRY(const auto stopped, limits::isStopped(db, client));
    if (stopped)
        return Error{QByteArrayLiteral("SENDING_STOPPED"), QStringLiteral("Sending is stopped.")};
    HUB_TRY(const auto optedOut, optouts::contains(db, client, to));
    if (optedOut)
        return Error{QByteArrayLiteral("RECIPIENT_OPTED_OUT"),
                     QStringLiteral("This recipient must not be written to.")};
    HUB_TRY(const auto gate, limits::gate(db, client, now));
    if (!gate.open)
        return Error{QByteArrayLiteral("SENDING_LIMITED"), QString(u"Nothing may be sent now: " % gate.reason % u'.')};
    return std::nullopt;
}

Result<void> recordSingle(const QSqlDatabase &db, ClienteId client, const SendOutcome &outcome, qint64 now, Step *step)
{
    if (outcome.kind == SendOutcome::Kind::Restricted)
        return pauseRestricted(db, client, outcome, now, step);
    if (outcome.kind == SendOutcome::Kind::Sent)
        HUB_CHECK(clients::endRestriction(db, client, now));
    const bool mayHaveLeft = outcome.kind == SendOutcome::Kind::Sent || outcome.kind == SendOutcome::Kind::Unknown;
    return mayHaveLeft ? countSent(db, client, now, 1) : Result<void>();
}

Result<void> recordOutcome(const QSqlDatabase &db, const Lease &lease, const Ended &ended, qint64 now, Step *step)
{
    MessageState state = stateAfter(ended.outcome.kind);
    if (state == MessageState::Queued) {
        // Locks the job, as every change of its messages does: a cancel either has been and is obeyed, or finds the
        // message queued.
        HUB_TRY(
            const auto jobState,
            sql::value(db, QStringLiteral("UPDATE jobs SET hold = hold WHERE id = ? RETURNING state"), {ended.jobId}));
        if (jobState.toInt() == int(JobState::Cancelled))
            state = MessageState::Cancelled;
    }
    HUB_TRY(const auto row,
            sql::change(db,
                        QStringLiteral("UPDATE job_messages SET state = ?, message_id = ?, error = ?,"
                                       " updated_at = ? WHERE job_id = ? AND n = ? AND state = ? AND fence = ?"),
                        {int(state), sql::bindable(ended.outcome.messageId), sql::bindable(ended.outcome.error), now,
                         ended.jobId, ended.number, int(MessageState::Sending), lease.fence}));
    if (row == 0)
        return {}; // written before (a commit whose answer was lost), or called unknown by the next holder
    step->changedJobs.push_back(ended.jobId);
    HUB_TRY(const auto job, countEnd(db, ended, state));
    if (state == MessageState::Sent || state == MessageState::Unknown)
        HUB_CHECK(countSent(db, lease.client, now, 1));
    return job ? pauseOrComplete(db, lease, ended, *job, now, step) : Result<void>();
}

} // namespace hub::sendqueue
