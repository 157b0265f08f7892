// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/jobrepository.h"

#include "core/clients/clientrepository.h"
#include "core/sending/limitsrepository.h"
#include "core/storage/sql.h"
#include "core/text/isotime.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>
#include <QVariant>

#include <algorithm>

namespace hub::jobs {

namespace {

const QString JobColumns =
    QStringLiteral("id, cliente_id, name, state, hold, reason, delay_min, delay_max, queued, "
                   "sending, sent, failed, unknown, cancelled,"
                   " skipped, created_by, created_at, started_at, finished_at, retry_of, send_ms,"
                   " not_before, expires_at");

tl::unexpected<Error> noSuchJob()
{
    return failure(QByteArrayLiteral("NOT_FOUND"), QStringLiteral("There is no such job."));
}

std::optional<qint64> optionalNumber(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional<qint64>(value.toLongLong());
}

struct JobRow
{
    JobInfo info;
    qint64 sendMs = 0;
};

JobRow readRow(const QSqlQuery &row)
{
    const auto number = [&row](int column) { return row.value(column).toLongLong(); };
    JobInfo info;
    info.id = number(0);
    info.client = ClienteId::fromNumber(number(1)).value_or(info.client);
    info.name = row.value(2).toString();
    info.state = JobState(row.value(3).toInt());
    info.pauseReason = PauseReason(row.value(4).toInt());
    info.reason = row.value(5).toString();
    info.minDelay = row.value(6).toInt();
    info.maxDelay = row.value(7).toInt();
    info.counts = JobCounts{number(8), number(9), number(10), number(11), number(12), number(13), number(14)};
    const JobCounts &counts = info.counts;
    info.total = counts.queued + counts.sending + counts.sent + counts.failed + counts.unknown + counts.cancelled +
                 counts.skipped;
    info.createdBy = row.value(15).toString();
    info.createdAt = number(16);
    info.startedAt = optionalNumber(row.value(17));
    info.finishedAt = optionalNumber(row.value(18));
    info.retryOf = optionalNumber(row.value(19));
    info.notBefore = number(21);
    info.expiresAt = number(22);
    return JobRow{std::move(info), number(20)};
}

/// What bounds one client right now, read once for a whole list.
struct ClientFacts
{
    SendingLimits limits;
    int sentToday = 0;
    bool stopped = false;
};

Result<ClientFacts> factsOf(const QSqlDatabase &db, ClienteId client, qint64 now)
{
    HUB_TRY(const auto limits, limits::get(db, client));
    HUB_TRY(const auto sent, limits::sentOn(db, client, limits.day(now)));
    return limits::isStopped(db, client).map([&](bool stopped) { return ClientFacts{limits, sent, stopped}; });
}

Result<qint64> queuedBefore(const QSqlDatabase &db, const JobInfo &job, qint64 now)
{
    return sql::value(db,
                      QStringLiteral("SELECT COALESCE(SUM(queued), 0) FROM jobs WHERE cliente_id = ?"
                                     " AND finished_at IS NULL AND state IN (0, 1) AND id < ? AND not_before <= ?"),
                      {job.client.toNumber(), job.id, now})
        .map([](const QVariant &sum) { return sum.toLongLong(); });
}

/// Fills in what is not stored: the pace, the estimated end, and the big switch as a reason.
Result<void> estimate(const QSqlDatabase &db, JobRow *row, const ClientFacts &facts, qint64 now)
{
    JobInfo &job = row->info;
    const qint64 perMessage = std::max<qint64>((qint64(job.minDelay) + job.maxDelay) / 2 + row->sendMs, 1);
    if (job.state != JobState::Queued && job.state != JobState::Running)
        return {};
    if (facts.stopped) {
        job.reason = QStringLiteral("sending is stopped");
        return {};
    }
    constexpr double MsPerMinute = 60000.0;
    job.perMinute = MsPerMinute / double(perMessage);
    qint64 remaining = job.counts.queued + job.counts.sending;
    const qint64 start = std::max(now, job.notBefore);
    if (start > now) {
        job.reason = u"not before " % isoTimeText(start);
    } else {
        HUB_TRY(const auto ahead, queuedBefore(db, job, now));
        remaining += ahead;
    }
    const int sent = facts.limits.day(start) == facts.limits.day(now) ? facts.sentToday : 0;
    if (const auto at = facts.limits.estimateEnd(start, sent, remaining, perMessage)) {
        const qint64 end = job.expiresAt > 0 ? std::min(*at, std::max(job.expiresAt, now)) : *at;
        job.etaSeconds = (end - now + 999) / 1000;
    }
    return {};
}

Result<std::vector<JobInfo>> readJobs(const QSqlDatabase &db, const QString &statement, const QVariantList &values,
                                      qint64 now)
{
    HUB_TRY(auto rows, sql::readAll(db, statement, values, readRow));
    QHash<ClienteId, ClientFacts> known;
    std::vector<JobInfo> jobs;
    jobs.reserve(rows.size());
    for (JobRow &row : rows) {
        if (!row.info.finishedAt) {
            auto facts = known.find(row.info.client);
            if (facts == known.end()) {
                HUB_TRY(auto read, factsOf(db, row.info.client, now));
                facts = known.insert(row.info.client, std::move(read));
            }
            HUB_CHECK(estimate(db, &row, *facts, now));
        }
        jobs.push_back(std::move(row.info));
    }
    return jobs;
}

} // namespace

Result<JobInfo> get(const QSqlDatabase &db, qint64 id, const Scope &scope, qint64 now)
{
    HUB_TRY(auto found, readJobs(db, u"SELECT " % JobColumns % u" FROM jobs WHERE id = ?", {id}, now));
    if (found.empty() || (scope && found.front().client != *scope))
        return noSuchJob();
    return std::move(found.front());
}

Result<std::vector<JobInfo>> list(const QSqlDatabase &db, const Scope &scope, qint64 before, int limit, qint64 now)
{
    QStringList conditions;
    QVariantList values;
    if (scope) {
        conditions += QStringLiteral("cliente_id = ?");
        values += scope->toNumber();
    }
    if (before > 0) {
        conditions += QStringLiteral("id < ?");
        values += before;
    }
    values += limit;
    const QString where =
        conditions.isEmpty() ? QString() : QString(u" WHERE " % conditions.join(QStringLiteral(" AND ")));
    return readJobs(db, u"SELECT " % JobColumns % u" FROM jobs" % where % u" ORDER BY id DESC LIMIT ?", values, now);
}

Result<std::vector<MessageInfo>> messages(const QSqlDatabase &db, qint64 id, const Scope &scope,
                                          std::optional<MessageState> state, qint64 after, int limit)
{
    HUB_TRY(const auto owner, sql::value(db, QStringLiteral("SELECT cliente_id FROM jobs WHERE id = ?"), {id}));
    if (!owner.isValid() || (scope && owner.toLongLong() != scope->toNumber()))
        return noSuchJob();
    QVariantList values{id};
    if (state)
        values += int(*state);
    values += after;
    values += limit;
    return sql::readAll(
        db,
        u"SELECT n, recipient, message, state, message_id, error, updated_at FROM job_messages WHERE job_id = ?" %
            (state ? QStringLiteral(" AND state = ?") : QString()) % u" AND n > ? ORDER BY n LIMIT ?",
        values, [id](const QSqlQuery &row) {
            return MessageInfo{id,
                               row.value(0).toLongLong(),
                               row.value(1).toString(),
                               row.value(2).toString(),
                               MessageState(row.value(3).toInt()),
                               row.value(4).toString(),
                               row.value(5).toString(),
                               row.value(6).toLongLong()};
        });
}

Result<Backlog> backlog(const QSqlDatabase &db)
{
    HUB_TRY(auto row, sql::execute(db, QStringLiteral(
                                           "SELECT hold, count(*), COALESCE(SUM(queued), 0), COALESCE(SUM(sending), 0),"
                                           " MIN(created_at) FROM jobs WHERE finished_at IS NULL GROUP BY hold")));
    Backlog backlog;
    for (;;) {
        HUB_TRY(const bool found, sql::next(row));
        if (!found)
            return backlog;
        const qint64 count = row.value(1).toLongLong();
        const qint64 oldest = row.value(4).toLongLong();
        backlog.openJobs += count;
        backlog.queued += row.value(2).toLongLong();
        backlog.sending += row.value(3).toLongLong();
        backlog.oldestCreatedAt = std::min(backlog.oldestCreatedAt.value_or(oldest), oldest);
        switch (PauseReason(row.value(0).toInt())) {
        case PauseReason::None:
            break;
        case PauseReason::Operator:
            backlog.heldByOperator = count;
            break;
        case PauseReason::Unreachable:
            backlog.heldUnreachable = count;
            break;
        case PauseReason::NotReady:
            backlog.heldNotReady = count;
            break;
        case PauseReason::Failures:
            backlog.heldByFailures = count;
            break;
        case PauseReason::Later:
            backlog.heldLater = count;
            break;
        case PauseReason::Restricted:
            backlog.heldRestricted = count;
            break;
        case PauseReason::BadRecipients:
            backlog.heldBadRecipients = count;
            break;
        case PauseReason::OtherAccount:
            backlog.heldOtherAccount = count;
            break;
        }
    }
}

namespace {

/// Rows in one INSERT: fewer round trips to PostgreSQL, yet at most about this many bytes of text at once.
constexpr int MaxRowsAtOnce = 64;
constexpr qsizetype BytesAtOnce = 256 * 1024;

/// What a new job is, beside its messages.
struct NewJob
{
    ClienteId client;
    QString name;
    int minDelay = 0;
    int maxDelay = 0;
    qint64 queued = 0;
    JobOptions options = {};
    QByteArray fingerprint = {};
    std::optional<qint64> retryOf = {};
};

Result<qint64> insertJob(const QSqlDatabase &db, const NewJob &job, const QString &by, qint64 now)
{
    const bool empty = job.queued == 0; // every message was rejected: there is nothing to wait for
    return sql::value(
               db,
               QStringLiteral("INSERT INTO jobs (cliente_id, name, state, delay_min, delay_max, queued, created_by,"
                              " created_at, finished_at, retry_of, not_before, expires_at, fingerprint)"
                              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"),
               {job.client.toNumber(), sql::bindable(job.name), int(empty ? JobState::Completed : JobState::Queued),
                job.minDelay, job.maxDelay, job.queued, by, now,
                empty ? QVariant(now) : QVariant(QMetaType::fromType<qint64>()),
                job.retryOf ? QVariant(*job.retryOf) : QVariant(QMetaType::fromType<qint64>()), job.options.notBefore,
                job.options.expiresAt, sql::bindable(QString::fromLatin1(job.fingerprint))})
        .map([](const QVariant &id) { return id.toLongLong(); });
}

QString insertStatement(qint64 job, qint64 now, int rows)
{
    const QString row = u"(" % QString::number(job) % u", ?, ?, ?, 0, " % QString::number(now) % u')';
    return u"INSERT INTO job_messages (job_id, n, recipient, message, state, updated_at) VALUES " %
           QStringList(rows, row).join(u',');
}

/// A job, as the one who wants to change it sees it.
struct Subject
{
    ClienteId client;
    JobState state;
    PauseReason pauseReason;
    bool forgotten; ///< the texts are gone, so nothing of it can be sent again
    qint64 expiresAt;
};

/// Finds the job and locks it: a change of messages in the meantime would spoil the counts.
Result<Subject> lock(const QSqlDatabase &db, qint64 id, const Scope &scope)
{
    HUB_TRY(auto job,
            sql::readOne(
                db,
                QStringLiteral("UPDATE jobs SET hold = hold WHERE id = ? RETURNING cliente_id, state, hold, forgotten,"
                               " expires_at"),
                {id}, [](const QSqlQuery &row) -> Result<Subject> {
                    const auto client = ClienteId::fromNumber(row.value(0).toLongLong());
                    if (!client)
                        return noSuchJob();
                    return Subject{*client, JobState(row.value(1).toInt()), PauseReason(row.value(2).toInt()),
                                   row.value(3).toInt() != 0, row.value(4).toLongLong()};
                }));
    if (!job || (scope && job->client != *scope))
        return noSuchJob();
    return *std::move(job);
}

bool hasEnded(JobState state)
{
    return state == JobState::Completed || state == JobState::Cancelled;
}

tl::unexpected<Error> forgotten()
{
    return failure(QByteArrayLiteral("JOB_FINISHED"), QStringLiteral("The texts of this job are no longer kept."));
}

tl::unexpected<Error> finished(JobState state)
{
    return failure(QByteArrayLiteral("JOB_FINISHED"), u"The job is " % QString::fromLatin1(wordOf(state)) % u'.');
}

} // namespace

namespace {

/// SQLite takes a U+FEFF in front of a text for a byte order mark and drops it (of two it drops one); in a message it
/// is a character like any other.
QString storedText(const QSqlDatabase &db, QString text)
{
    if (text.startsWith(QChar::ByteOrderMark) && sql::dialectOf(db) == sql::Dialect::Sqlite)
        text.prepend(QChar::ByteOrderMark);
    return text;
}

} // namespace

Result<std::optional<qint64>> findSame(const QSqlDatabase &db, ClienteId client, const QByteArray &fingerprint,
                                       qint64 since)
{
    if (fingerprint.isEmpty())
        return std::optional<qint64>();
    if (sql::dialectOf(db) == sql::Dialect::Postgres) { // SQLite has one writer at a time
        const auto key = qint64(fingerprint.first(15).toULongLong(nullptr, 16));
        HUB_CHECK(sql::value(db, QStringLiteral("SELECT pg_advisory_xact_lock(?)"), {key}));
    }
    return sql::value(db,
                      QStringLiteral("SELECT id FROM jobs WHERE cliente_id = ? AND fingerprint = ? AND created_at > ?"
                                     " ORDER BY id DESC LIMIT 1"),
                      {client.toNumber(), QString::fromLatin1(fingerprint), since})
        .map([](const QVariant &id) { return id.isValid() ? std::optional(id.toLongLong()) : std::nullopt; });
}

Result<qint64> create(const QSqlDatabase &db, ClienteId client, const BulkRequest &request, const QString &by,
                      qint64 now)
{
    const std::vector<BulkRequest::Row> &rows = request.rows();
    const auto job = insertJob(db,
                               {client, request.name(), request.minDelay(), request.maxDelay(), qint64(rows.size()),
                                request.options(), request.fingerprint()},
                               by, now);
    if (!job || rows.empty())
        return job;
    qsizetype bytes = 0;
    for (const BulkRequest::Row &row : rows)
        bytes += row.message.length;
    const qsizetype average = std::max<qsizetype>(bytes / qsizetype(rows.size()), 1);
    const size_t batch = size_t(std::clamp<qsizetype>(BytesAtOnce / average, 1, MaxRowsAtOnce));
    QSqlQuery query(db);
    size_t prepared = 0;
    for (size_t from = 0; from < rows.size(); from += batch) {
        const size_t count = std::min(batch, rows.size() - from);
        if (count != prepared && !query.prepare(insertStatement(*job, now, int(count))))
            return tl::unexpected<Error>(sql::errorOf(query.lastError(), sql::dialectOf(db)));
        prepared = count;
        for (size_t i = 0; i < count; ++i) {
            const BulkRequest::Row &row = rows[from + i];
            query.bindValue(int(i * 3), row.index);
            query.bindValue(int(i * 3) + 1, QString::fromLatin1(row.recipient));
            query.bindValue(int(i * 3) + 2, storedText(db, request.message(row)));
        }
        if (!query.exec())
            return tl::unexpected<Error>(sql::errorOf(query.lastError(), sql::dialectOf(db)));
    }
    return job;
}

Result<ClienteId> pause(const QSqlDatabase &db, qint64 id, const Scope &scope, const QString &by)
{
    HUB_TRY(const auto job, lock(db, id, scope));
    if (hasEnded(job.state))
        return finished(job.state);
    if (job.pauseReason == PauseReason::Operator)
        return job.client;
    return sql::change(db, QStringLiteral("UPDATE jobs SET state = ?, hold = ?, reason = ? WHERE id = ?"),
                       {int(JobState::Paused), int(PauseReason::Operator), QString(u"paused by " % by), id})
        .map([&](int) { return job.client; });
}

Result<ClienteId> resume(const QSqlDatabase &db, qint64 id, const Scope &scope, qint64 now)
{
    HUB_TRY(const auto job, lock(db, id, scope));
    if (hasEnded(job.state))
        return finished(job.state);
    if (job.pauseReason == PauseReason::Restricted)
        HUB_CHECK(clients::endRestriction(db, job.client, now)); // a person says so; WhatsApp may say otherwise again
    return sql::change(
               db,
               QStringLiteral("UPDATE jobs SET state = CASE WHEN started_at IS NULL THEN 0 ELSE 1 END, hold = 0,"
                              " reason = '', failures_in_row = 0, bad_recipients = 0,"
                              " account = CASE WHEN hold = 8 THEN '' ELSE account END WHERE id = ? AND state = ?"),
               {id, int(JobState::Paused)})
        .map([&](int) { return job.client; });
}

namespace {

/// How many there were. The job must be locked.
Result<int> cancelQueued(const QSqlDatabase &db, qint64 id, const QString &words, qint64 now)
{
    return sql::change(
        db,
        QStringLiteral("UPDATE job_messages SET state = ?, error = ?, updated_at = ? WHERE job_id = ? AND state = ?"),
        {int(MessageState::Cancelled), words, now, id, int(MessageState::Queued)});
}

bool isOver(qint64 expiresAt, qint64 now)
{
    return expiresAt > 0 && expiresAt <= now;
}

} // namespace

Result<ClienteId> cancel(const QSqlDatabase &db, qint64 id, const Scope &scope, qint64 now)
{
    HUB_TRY(const auto job, lock(db, id, scope));
    if (job.state == JobState::Cancelled)
        return job.client;
    if (hasEnded(job.state))
        return finished(job.state);
    HUB_TRY(const auto rows, cancelQueued(db, id, QStringLiteral(""), now));
    // A message in flight ends as it ends; the job is over all the same.
    return sql::change(db,
                       QStringLiteral("UPDATE jobs SET state = ?, hold = 0, reason = '', finished_at = ?,"
                                      " queued = queued - ?, cancelled = cancelled + ? WHERE id = ?"),
                       {int(JobState::Cancelled), now, rows, rows, id})
        .map([&](int) { return job.client; });
}

namespace {

const QString Expired = QStringLiteral(" FROM jobs WHERE finished_at IS NULL AND queued > 0 AND expires_at > 0"
                                       " AND expires_at <= ?");

} // namespace

Result<bool> hasExpired(const QSqlDatabase &db, qint64 now)
{
    return sql::value(db, u"SELECT id" % Expired % u" LIMIT 1", {now}).map([](const QVariant &id) {
        return id.isValid();
    });
}

Result<std::vector<qint64>> expire(const QSqlDatabase &db, qint64 now)
{
    HUB_TRY(auto jobs, sql::readAll(db, u"SELECT id" % Expired % u" ORDER BY id", {now},
                                    [](const QSqlQuery &row) { return row.value(0).toLongLong(); }));
    for (const qint64 job : jobs)
        HUB_CHECK(expire(db, job, now));
    return jobs;
}

Result<void> expire(const QSqlDatabase &db, qint64 id, qint64 now)
{
    HUB_TRY(const auto job, lock(db, id, Scope()));
    if (hasEnded(job.state) || !isOver(job.expiresAt, now))
        return {};
    const QString when = isoTimeText(job.expiresAt);
    HUB_TRY(const auto rows, cancelQueued(db, id, u"not sent: the job expired at " % when, now));
    // With a message in flight it ends as that one ends.
    return sql::run(db,
                    QStringLiteral("UPDATE jobs SET queued = queued - ?, cancelled = cancelled + ?, hold = 0,"
                                   " state = CASE WHEN sending = 0 THEN 3 ELSE 1 END, reason = ?,"
                                   " finished_at = CASE WHEN sending = 0 THEN ? ELSE finished_at END WHERE id = ?"),
                    {rows, rows,
                     QString(u"expired at " % when % u"; messages not sent by then: " % QString::number(rows)), now,
                     id});
}

Result<qint64> retryFailed(const QSqlDatabase &db, qint64 id, const Scope &scope, const QString &by, qint64 now)
{
    HUB_TRY(const auto locked, lock(db, id, scope));
    if (locked.forgotten)
        return forgotten();
    HUB_TRY(const auto failed,
            sql::value(db,
                       QStringLiteral(
                           "SELECT count(*) FROM job_messages WHERE job_id = ? AND state = ? AND retry_job IS NULL"),
                       {id, int(MessageState::Failed)}));
    if (failed.toLongLong() == 0)
        return failure(QByteArrayLiteral("NOTHING_TO_RETRY"),
                       QStringLiteral("No message of the job has failed without having been tried again."));
    HUB_TRY(auto original,
            sql::execute(db, QStringLiteral("SELECT name, delay_min, delay_max FROM jobs WHERE id = ?"), {id}));
    HUB_TRY(const bool found, sql::next(original));
    if (!found)
        return noSuchJob();
    const auto job = insertJob(db,
                               {.client = locked.client,
                                .name = original.value(0).toString(),
                                .minDelay = original.value(1).toInt(),
                                .maxDelay = original.value(2).toInt(),
                                .queued = failed.toLongLong(),
                                .retryOf = id},
                               by, now);
    original.finish();
    if (!job)
        return job;
    // The numbers stay, so that a failure is found again in the list that it came from.
    HUB_CHECK(sql::change(db,
                          u"INSERT INTO job_messages (job_id, n, recipient, message, state, updated_at) SELECT " %
                              QString::number(*job) % u", n, recipient, message, 0, " % QString::number(now) %
                              u" FROM job_messages WHERE job_id = ? AND state = ? AND retry_job IS NULL",
                          {id, int(MessageState::Failed)}));
    return sql::change(db,
                       QStringLiteral("UPDATE job_messages SET retry_job = ? WHERE job_id = ? AND state = ?"
                                      " AND retry_job IS NULL"),
                       {*job, id, int(MessageState::Failed)})
        .map([&](int) { return *job; });
}

Result<ClienteId> settle(const QSqlDatabase &db, qint64 id, qint64 number, const Scope &scope, bool sent, qint64 now)
{
    HUB_TRY(const auto job, lock(db, id, scope));
    if (!sent && job.state == JobState::Cancelled)
        return finished(job.state);
    if (!sent && job.forgotten)
        return forgotten();
    if (!sent && isOver(job.expiresAt, now))
        return failure(QByteArrayLiteral("JOB_FINISHED"), QStringLiteral("The job has expired."));
    HUB_TRY(const auto known,
            sql::value(db, QStringLiteral("SELECT state FROM job_messages WHERE job_id = ? AND n = ?"), {id, number}));
    if (!known.isValid())
        return failure(QByteArrayLiteral("NOT_FOUND"), QStringLiteral("There is no such message."));
    if (known.toInt() != int(MessageState::Unknown))
        return failure(QByteArrayLiteral("MESSAGE_NOT_UNKNOWN"),
                       u"The message is " % QString::fromLatin1(wordOf(MessageState(known.toInt()))) %
                           u": only an unknown one can be settled.");
    HUB_CHECK(sql::change(db,
                          QStringLiteral("UPDATE job_messages SET state = ?, error = '', updated_at = ?"
                                         " WHERE job_id = ? AND n = ?"),
                          {int(sent ? MessageState::Sent : MessageState::Queued), now, id, number}));
    const QString counts = sent
                               ? QStringLiteral("UPDATE jobs SET unknown = unknown - 1, sent = sent + 1 WHERE id = ?")
                               : QStringLiteral("UPDATE jobs SET unknown = unknown - 1, queued = queued + 1,"
                                                " state = CASE WHEN state = 3 THEN 1 ELSE state END, finished_at = NULL"
                                                " WHERE id = ?");
    return sql::change(db, counts, {id}).map([&](int) { return job.client; });
}

namespace {

/// Something to be done to the messages of ended jobs, one job after the other.
struct JobSweep
{
    QString nextJob;   ///< gives the id of a job, and locks it
    QVariantList ages; ///< its values
    QString rows;      ///< with a job, once more, and a number of rows at most
    QString end;       ///< for a job whose messages are all done
    bool countsJob = false;
};

/// How many rows were changed, `limit` at most.
Result<int> sweepJobs(const QSqlDatabase &db, const JobSweep &sweep, int limit)
{
    int done = 0;
    while (done < limit) {
        HUB_TRY(const auto job, sql::value(db, sweep.nextJob, sweep.ages));
        if (!job.isValid())
            break;
        HUB_TRY(const auto rows, sql::change(db, sweep.rows, {job, job, limit - done}));
        done += rows;
        if (done == limit)
            break; // perhaps there are more of this job
        HUB_CHECK(sql::run(db, sweep.end, {job}));
        done += int(sweep.countsJob);
    }
    return done;
}

} // namespace

Result<int> forgetTexts(const QSqlDatabase &db, qint64 before, int limit)
{
    const JobSweep sweep{.nextJob = QStringLiteral("UPDATE jobs SET forgotten = 1 WHERE id = (SELECT id FROM jobs"
                                                   " WHERE forgotten < 2 AND finished_at < ? ORDER BY finished_at"
                                                   " LIMIT 1) RETURNING id"),
                         .ages = {before},
                         .rows = QStringLiteral("UPDATE job_messages SET message = '' WHERE job_id = ? AND n IN"
                                                " (SELECT n FROM job_messages WHERE job_id = ? AND message <> ''"
                                                " ORDER BY n LIMIT ?)"),
                         .end = QStringLiteral("UPDATE jobs SET forgotten = 2 WHERE id = ?")};
    return sweepJobs(db, sweep, limit);
}

Result<int> purge(const QSqlDatabase &db, qint64 before, int limit)
{
    // The lock: a message of the job may just be settled, which opens it again.
    const JobSweep sweep{.nextJob = QStringLiteral("UPDATE jobs SET forgotten = 2 WHERE id = (SELECT id FROM jobs"
                                                   " WHERE finished_at < ? ORDER BY finished_at LIMIT 1)"
                                                   " AND finished_at < ? RETURNING id"),
                         .ages = {before, before},
                         .rows = QStringLiteral("DELETE FROM job_messages WHERE job_id = ? AND n IN"
                                                " (SELECT n FROM job_messages WHERE job_id = ? ORDER BY n LIMIT ?)"),
                         .end = QStringLiteral("DELETE FROM jobs WHERE id = ?"),
                         .countsJob = true};
    return sweepJobs(db, sweep, limit);
}

} // namespace hub::jobs
