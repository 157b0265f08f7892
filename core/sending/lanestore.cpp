// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/lanestore.h"

#include "core/sending/directsql.h"

#include <QSqlDatabase>
#include <QVariant>

namespace hub::lanes {

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

/// What the dead holder of this client left `sending` may or may not have been sent.
Result<void> recover(const QSqlDatabase &db, const Lease &lease, const Moment &moment, Step *step)
{
    HUB_TRY(auto left, direct::execute(db, QStringLiteral("SELECT id FROM jobs WHERE cliente_id = ? AND sending > 0"),
                                       {lease.client.toNumber()}));
    std::vector<qint64> jobs;
    while (left.next())
        jobs.push_back(left.value(0).toLongLong());
    for (const qint64 job : jobs) {
        HUB_TRY(const auto rows,
                direct::change(db,
                               QStringLiteral("UPDATE job_messages SET state = ?, error = ?, updated_at = ?"
                                              " WHERE job_id = ? AND state = ?"),
                               {int(MessageState::Unknown), QStringLiteral("the hub stopped while this was being sent"),
                                moment.now, job, int(MessageState::Sending)}));
        HUB_CHECK(
            direct::change(db,
                           QStringLiteral("UPDATE jobs SET sending = sending - ?, unknown = unknown + ?,"
                                          " state = CASE WHEN finished_at IS NULL AND queued = 0 THEN ? ELSE state END,"
                                          " finished_at = CASE WHEN finished_at IS NULL AND queued = 0 THEN ?"
                                          " ELSE finished_at END WHERE id = ?"),
                           {rows, rows, int(JobState::Completed), moment.now, job}));
        if (auto day = countSent(db, lease.client, moment.now, rows); !day)
            return day;
        step->changedJobs.push_back(job);
        step->recoveredJobs.insert(step->recoveredJobs.end(), size_t(rows), job);
    }
    return {};
}

} // namespace

Result<void> claim(const QSqlDatabase &db, Lease *lease, const Moment &moment, bool endsOthers, Step *step)
{
    lease->fence = 0;
    const QString now = leaseNow(db, moment);
    const QString free = endsOthers
                             ? QStringLiteral("1 = 1")
                             : u"(l.holder IN ('', excluded.holder) OR l.expires_at < " % now %
                                   u") AND (l.wanted_by IN ('', excluded.holder) OR l.wanted_until < " % now % u')';
    HUB_TRY(auto row, direct::execute(
                          db,
                          u"INSERT INTO client_leases AS l (cliente_id, holder, fence, expires_at) VALUES (?, ?, 1, " %
                              leaseEnd(db, moment) %
                              u") ON CONFLICT (cliente_id) DO UPDATE SET holder = excluded.holder, fence = l.fence + 1,"
                              " expires_at = excluded.expires_at, wanted_by = '' WHERE " %
                              free % u" RETURNING fence",
                          {lease->client.toNumber(), lease->holder}));
    if (!row.next()) {
        step->kind = Step::Kind::Lost;
        return {};
    }
    lease->fence = row.value(0).toLongLong();
    row.finish();
    return recover(db, *lease, moment, step);
}

Result<void> release(const QSqlDatabase &db, const Lease &lease)
{
    return direct::change(db,
                          QStringLiteral("UPDATE client_leases SET holder = '', expires_at = 0"
                                         " WHERE cliente_id = ? AND holder = ? AND fence = ?"),
                          {lease.client.toNumber(), lease.holder, lease.fence})
        .map([](int) {});
}

Result<void> want(const QSqlDatabase &db, const Lease &lease, const Moment &moment)
{
    return direct::change(db,
                          u"UPDATE client_leases SET wanted_by = ?, wanted_until = " % leaseEnd(db, moment) %
                              u" WHERE cliente_id = ? AND holder <> ? AND (wanted_by IN ('', ?) OR wanted_until < " %
                              leaseNow(db, moment) % u')',
                          {lease.holder, lease.client.toNumber(), lease.holder, lease.holder})
        .map([](int) {});
}

Result<bool> keep(const QSqlDatabase &db, const Lease &lease, const Moment &moment, std::optional<qint64> nextAt,
                  Step *step)
{
    const QString now = leaseNow(db, moment);
    // The row stays locked until the commit, so no other hub can take the client between this and the commit.
    HUB_TRY(auto row, direct::execute(db,
                                      u"UPDATE client_leases SET expires_at = " % leaseEnd(db, moment) %
                                          (nextAt ? u", next_at = " % QString::number(*nextAt) : QString()) %
                                          u" WHERE cliente_id = ? AND holder = ? AND fence = ? RETURNING next_at,"
                                          " CASE WHEN wanted_by <> '' AND wanted_by <> holder AND wanted_until >= " %
                                          now % u" THEN 1 ELSE 0 END",
                                      {lease.client.toNumber(), lease.holder, lease.fence}));
    if (!row.next()) {
        step->kind = Step::Kind::Lost;
        return false;
    }
    step->until = row.value(0).toLongLong();
    step->wanted = row.value(1).toInt() != 0;
    row.finish();
    return true;
}

Result<std::vector<qint64>> endHold(const QSqlDatabase &db, ClienteId client, Hold hold)
{
    HUB_TRY(auto rows,
            direct::execute(db,
                            QStringLiteral("UPDATE jobs SET hold = 0, reason = '', state = CASE WHEN started_at IS NULL"
                                           " THEN 0 ELSE 1 END WHERE cliente_id = ? AND finished_at IS NULL"
                                           " AND state = ? AND hold = ? RETURNING id"),
                            {client.toNumber(), int(JobState::Paused), int(hold)}));
    std::vector<qint64> jobs;
    while (rows.next())
        jobs.push_back(rows.value(0).toLongLong());
    return jobs;
}

Result<std::vector<Renewed>> renewAll(const QSqlDatabase &db, const QString &holder, const Moment &moment)
{
    const QString now = leaseNow(db, moment);
    HUB_TRY(auto rows, direct::execute(db,
                                       u"UPDATE client_leases SET expires_at = " % leaseEnd(db, moment) %
                                           u" WHERE holder = ? RETURNING cliente_id, fence, CASE WHEN wanted_by <> ''"
                                           " AND wanted_by <> holder AND wanted_until >= " %
                                           now % u" THEN 1 ELSE 0 END",
                                       {holder}));
    std::vector<Renewed> renewed;
    while (rows.next())
        renewed.push_back(Renewed{rows.value(0).toLongLong(), rows.value(1).toLongLong(), rows.value(2).toInt() != 0});
    return renewed;
}

Result<std::vector<ClienteId>> claimable(const QSqlDatabase &db, const QString &holder, const Moment &moment,
                                         bool endsOthers)
{
    const QString now = leaseNow(db, moment);
    const QString free = endsOthers ? QStringLiteral("(1 = 1)")
                                    : u"NOT EXISTS (SELECT 1 FROM client_leases l WHERE l.cliente_id = j.cliente_id"
                                      " AND ((l.holder <> '' AND l.expires_at >= " %
                                          now % u") OR (l.wanted_by NOT IN ('', '" % holder %
                                          u"') AND l.wanted_until >= " % now % u")))";
    HUB_TRY(
        auto rows,
        direct::execute(
            db,
            u"SELECT DISTINCT j.cliente_id FROM jobs j WHERE j.finished_at IS NULL AND (j.state IN (0, 1)"
            " OR (j.state = 2 AND j.hold IN (2, 3))) AND NOT EXISTS (SELECT 1 FROM sending_stops s WHERE s.cliente_id"
            " IN (0, j.cliente_id)) AND " %
                free % u" UNION SELECT j.cliente_id FROM jobs j WHERE j.sending > 0 AND " % free % u" ORDER BY 1"));
    std::vector<ClienteId> clients;
    while (rows.next()) {
        if (const auto client = ClienteId::fromNumber(rows.value(0).toLongLong()))
            clients.push_back(*client);
    }
    return clients;
}

} // namespace hub::lanes
