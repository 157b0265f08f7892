// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/jobrepository.h"
#include "core/storage/sql.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QVariant>

#include <algorithm>

namespace hub::jobs {

namespace {

/// Rows in one INSERT: fewer round trips to PostgreSQL, yet at most about this many bytes of text at once.
constexpr int MaxRowsAtOnce = 64;
constexpr qsizetype BytesAtOnce = 256 * 1024;

Result<qint64> insertJob(const QSqlDatabase &db, ClienteId client, const QString &name, int minDelay, int maxDelay,
                         qint64 queued, const QString &by, std::optional<qint64> retryOf, qint64 now)
{
    const bool empty = queued == 0; // every message was rejected: there is nothing to wait for
    return sql::value(
               db,
               QStringLiteral("INSERT INTO jobs (cliente_id, name, state, delay_min, delay_max, queued, created_by,"
                              " created_at, finished_at, retry_of) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"),
               {client.toNumber(), sql::bindable(name), int(empty ? JobState::Completed : JobState::Queued), minDelay,
                maxDelay, queued, by, now, empty ? QVariant(now) : QVariant(QMetaType::fromType<qint64>()),
                retryOf ? QVariant(*retryOf) : QVariant(QMetaType::fromType<qint64>())})
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
    Hold hold;
    bool forgotten; ///< the texts are gone, so nothing of it can be sent again
};

/// Finds the job and locks it: a change of messages in the meantime would spoil the counts.
Result<Subject> lock(const QSqlDatabase &db, qint64 id, const Scope &scope)
{
    HUB_TRY(auto row,
            sql::execute(
                db,
                QStringLiteral("UPDATE jobs SET hold = hold WHERE id = ? RETURNING cliente_id, state, hold, forgotten"),
                {id}));
    const auto client = row.next() ? ClienteId::fromNumber(row.value(0).toLongLong()) : std::nullopt;
    if (!client || (scope && *client != *scope))
        return failure(QByteArrayLiteral("NOT_FOUND"), QStringLiteral("There is no such job."));
    return Subject{*client, JobState(row.value(1).toInt()), Hold(row.value(2).toInt()), row.value(3).toInt() != 0};
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

Result<qint64> create(const QSqlDatabase &db, ClienteId client, const BulkRequest &request, const QString &by,
                      qint64 now)
{
    const std::vector<BulkRequest::Row> &rows = request.rows();
    const auto job = insertJob(db, client, request.name(), request.minDelay(), request.maxDelay(), qint64(rows.size()),
                               by, std::nullopt, now);
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
            query.bindValue(int(i * 3) + 2, request.message(row));
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
    if (job.hold == Hold::Operator)
        return job.client;
    return sql::change(db, QStringLiteral("UPDATE jobs SET state = ?, hold = ?, reason = ? WHERE id = ?"),
                       {int(JobState::Paused), int(Hold::Operator), QString(u"paused by " % by), id})
        .map([&](int) { return job.client; });
}

Result<ClienteId> resume(const QSqlDatabase &db, qint64 id, const Scope &scope)
{
    HUB_TRY(const auto job, lock(db, id, scope));
    if (hasEnded(job.state))
        return finished(job.state);
    return sql::change(
               db,
               QStringLiteral("UPDATE jobs SET state = CASE WHEN started_at IS NULL THEN 0 ELSE 1 END, hold = 0,"
                              " reason = '', failures_in_row = 0 WHERE id = ? AND state = ?"),
               {id, int(JobState::Paused)})
        .map([&](int) { return job.client; });
}

Result<ClienteId> cancel(const QSqlDatabase &db, qint64 id, const Scope &scope, qint64 now)
{
    HUB_TRY(const auto job, lock(db, id, scope));
    if (job.state == JobState::Cancelled)
        return job.client;
    if (hasEnded(job.state))
        return finished(job.state);
    HUB_TRY(const auto rows,
            sql::change(
                db, QStringLiteral("UPDATE job_messages SET state = ?, updated_at = ? WHERE job_id = ? AND state = ?"),
                {int(MessageState::Cancelled), now, id, int(MessageState::Queued)}));
    // A message in flight ends as it ends; the job is over all the same.
    return sql::change(db,
                       QStringLiteral("UPDATE jobs SET state = ?, hold = 0, reason = '', finished_at = ?,"
                                      " queued = queued - ?, cancelled = cancelled + ? WHERE id = ?"),
                       {int(JobState::Cancelled), now, rows, rows, id})
        .map([&](int) { return job.client; });
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
    if (!original.next())
        return failure(QByteArrayLiteral("NOT_FOUND"), QStringLiteral("There is no such job."));
    const auto job = insertJob(db, locked.client, original.value(0).toString(), original.value(1).toInt(),
                               original.value(2).toInt(), failed.toLongLong(), by, id, now);
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

Result<int> forgetTexts(const QSqlDatabase &db, qint64 before, int limit)
{
    int emptied = 0;
    while (emptied < limit) {
        HUB_TRY(const auto job,
                sql::value(db,
                           QStringLiteral("UPDATE jobs SET forgotten = 1 WHERE id = (SELECT id FROM jobs"
                                          " WHERE forgotten < 2 AND finished_at < ? ORDER BY finished_at LIMIT 1)"
                                          " RETURNING id"),
                           {before}));
        if (!job.isValid())
            break;
        HUB_TRY(const auto rows,
                sql::change(db,
                            QStringLiteral("UPDATE job_messages SET message = '' WHERE job_id = ? AND n IN"
                                           " (SELECT n FROM job_messages WHERE job_id = ? AND message <> ''"
                                           " ORDER BY n LIMIT ?)"),
                            {job, job, limit - emptied}));
        emptied += rows;
        if (emptied == limit)
            break; // perhaps there are more of this job
        HUB_CHECK(sql::change(db, QStringLiteral("UPDATE jobs SET forgotten = 2 WHERE id = ?"), {job}));
    }
    return emptied;
}

} // namespace hub::jobs
