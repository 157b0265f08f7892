// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/jobrepository.h"

#include "core/sending/limitsrepository.h"
#include "core/storage/sql.h"

#include <QHash>
#include <QSqlDatabase>
#include <QVariant>

namespace hub::jobs {

namespace {

const QString JobColumns =
    QStringLiteral("id, cliente_id, name, state, hold, reason, delay_min, delay_max, queued, "
                   "sending, sent, failed, unknown, cancelled,"
                   " skipped, created_by, created_at, started_at, finished_at, retry_of, send_ms");

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
    info.hold = Hold(row.value(4).toInt());
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

Result<qint64> queuedBefore(const QSqlDatabase &db, const JobInfo &job)
{
    return sql::value(db,
                      QStringLiteral("SELECT COALESCE(SUM(queued), 0) FROM jobs WHERE cliente_id = ?"
                                     " AND finished_at IS NULL AND state IN (0, 1) AND id < ?"),
                      {job.client.toNumber(), job.id})
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
    HUB_TRY(const auto ahead, queuedBefore(db, job));
    const qint64 remaining = ahead + job.counts.queued + job.counts.sending;
    if (const auto at = facts.limits.estimateEnd(now, facts.sentToday, remaining, perMessage))
        job.etaSeconds = (*at - now + 999) / 1000;
    return {};
}

Result<std::vector<JobInfo>> readJobs(const QSqlDatabase &db, const QString &statement, const QVariantList &values,
                                      qint64 now)
{
    HUB_TRY(auto query, sql::execute(db, statement, values));
    std::vector<JobRow> rows;
    while (query.next())
        rows.push_back(readRow(query));
    query.finish();
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
        return failure(QByteArrayLiteral("NOT_FOUND"), QStringLiteral("There is no such job."));
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
        return failure(QByteArrayLiteral("NOT_FOUND"), QStringLiteral("There is no such job."));
    QVariantList values{id};
    if (state)
        values += int(*state);
    values += after;
    values += limit;
    HUB_TRY(auto rows,
            sql::execute(db,
                         u"SELECT n, recipient, message, state, message_id, error, updated_at FROM job_messages"
                         " WHERE job_id = ?" %
                             (state ? QStringLiteral(" AND state = ?") : QString()) % u" AND n > ? ORDER BY n LIMIT ?",
                         values));
    std::vector<MessageInfo> items;
    while (rows.next()) {
        items.push_back(MessageInfo{id, rows.value(0).toLongLong(), rows.value(1).toString(), rows.value(2).toString(),
                                    MessageState(rows.value(3).toInt()), rows.value(4).toString(),
                                    rows.value(5).toString(), rows.value(6).toLongLong()});
    }
    return items;
}

Result<Backlog> backlog(const QSqlDatabase &db)
{
    HUB_TRY(auto row, sql::execute(db, QStringLiteral(
                                           "SELECT hold, count(*), COALESCE(SUM(queued), 0), COALESCE(SUM(sending), 0),"
                                           " MIN(created_at) FROM jobs WHERE finished_at IS NULL GROUP BY hold")));
    Backlog backlog;
    while (row.next()) {
        const qint64 count = row.value(1).toLongLong();
        const qint64 oldest = row.value(4).toLongLong();
        backlog.openJobs += count;
        backlog.queued += row.value(2).toLongLong();
        backlog.sending += row.value(3).toLongLong();
        backlog.oldestCreatedAt = std::min(backlog.oldestCreatedAt.value_or(oldest), oldest);
        switch (Hold(row.value(0).toInt())) {
        case Hold::None:
            break;
        case Hold::Operator:
            backlog.heldByOperator = count;
            break;
        case Hold::Unreachable:
            backlog.heldUnreachable = count;
            break;
        case Hold::NotReady:
            backlog.heldNotReady = count;
            break;
        case Hold::Failures:
            backlog.heldByFailures = count;
            break;
        }
    }
    return backlog;
}

} // namespace hub::jobs
