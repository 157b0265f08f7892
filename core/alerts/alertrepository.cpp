// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/alertrepository.h"

#include "core/storage/sql.h"

#include <QMetaType>
#include <QSqlDatabase>
#include <QVariant>

#include <limits>

namespace hub::alerts {

namespace {

constexpr auto AlertColumns = QLatin1StringView(
    "id, kind, cliente_id, before_text, after_text, since, acknowledged_by, acknowledged_at, ended_at");

Entry alertOfRow(const QSqlQuery &row)
{
    const QVariant client = row.value(2);
    return {row.value(0).toLongLong(),
            row.value(1).toString(),
            client.isNull() ? std::nullopt : ClienteId::fromNumber(client.toLongLong()),
            row.value(3).toString(),
            row.value(4).toString(),
            row.value(5).toLongLong(),
            row.value(6).toString(),
            row.value(7).toLongLong(),
            row.value(8).toLongLong()};
}

QString textOf(AlertKind kind, SessionState state, const QString &account)
{
    return sql::bindable(kind == AlertKind::AccountChanged || kind == AlertKind::WrongPhone
                             ? account
                             : QString::fromLatin1(sessionStateWord(state)));
}

Result<bool> isOutageKept(const QSqlDatabase &connection)
{
    return sql::value(
               connection,
               QStringLiteral("SELECT id FROM alerts WHERE kind = 'session_manager_gone' AND ended_at = 0 LIMIT 1"))
        .map([](const QVariant &id) { return id.isValid(); });
}

Result<Entry> find(const QSqlDatabase &connection, qint64 id)
{
    HUB_TRY(auto found,
            sql::readOne(connection, u"SELECT " % AlertColumns % u" FROM alerts WHERE id = ?", {id}, alertOfRow));
    if (!found)
        return failure("NOT_FOUND", QStringLiteral("There is no such alert"));
    return *std::move(found);
}

} // namespace

Result<bool> keep(const QSqlDatabase &connection, const SessionAlert &alert)
{
    if (alert.kind == AlertKind::FlappingEnded) {
        return sql::change(connection,
                           QStringLiteral("UPDATE alerts SET ended_at = ?"
                                          " WHERE cliente_id = ? AND kind = 'flapping' AND ended_at = 0"),
                           {alert.at, alert.client->toNumber()})
            .map([](int rows) { return rows > 0; });
    }
    if (alert.kind == AlertKind::SessionManagerGone) {
        HUB_TRY(const bool kept, isOutageKept(connection));
        if (kept)
            return false;
    }
    const QVariant client =
        alert.client ? QVariant(alert.client->toNumber()) : QVariant(QMetaType(QMetaType::LongLong));
    HUB_CHECK(sql::run(connection,
                       QStringLiteral("INSERT INTO alerts (kind, cliente_id, before_text, after_text, since)"
                                      " VALUES (?, ?, ?, ?, ?)"),
                       {QString::fromLatin1(alertWord(alert.kind)), client,
                        textOf(alert.kind, alert.previous, alert.previousAccount),
                        alert.kind == AlertKind::Restricted ? QStringLiteral("restricted")
                                                            : textOf(alert.kind, alert.state, alert.account),
                        alert.at}));
    return true;
}

Result<void> endOfClient(const QSqlDatabase &connection, ClienteId client, qint64 at)
{
    return sql::run(connection,
                    QStringLiteral("UPDATE alerts SET ended_at = ? WHERE cliente_id = ? AND ended_at = 0"
                                   " AND kind IN ('dropped', 'logged_out', 'banned')"),
                    {at, client.toNumber()});
}

Result<void> endOfRestriction(const QSqlDatabase &connection, ClienteId client, qint64 at)
{
    return sql::run(connection,
                    QStringLiteral("UPDATE alerts SET ended_at = ? WHERE cliente_id = ? AND ended_at = 0"
                                   " AND kind = 'restricted'"),
                    {at, client.toNumber()});
}

Result<void> endOfOutage(const QSqlDatabase &connection, qint64 at)
{
    return sql::run(
        connection,
        QStringLiteral("UPDATE alerts SET ended_at = ? WHERE kind = 'session_manager_gone' AND ended_at = 0"), {at});
}

Result<ResultPage<Entry>> list(const QSqlDatabase &connection, const Filter &filter, const PageRequest &request)
{
    const int limit = request.boundedLimit();
    QString where = QStringLiteral(" WHERE id < ?");
    QVariantList values = {request.after.value_or(std::numeric_limits<qint64>::max())};
    if (filter.client) {
        where += QLatin1StringView(" AND cliente_id = ?");
        values << filter.client->toNumber();
    }
    if (filter.openOnly)
        where += QLatin1StringView(" AND acknowledged_at = 0 AND ended_at = 0");
    values << limit + 1;
    return sql::readAll(connection, u"SELECT " % AlertColumns % u" FROM alerts" % where % u" ORDER BY id DESC LIMIT ?",
                        values, alertOfRow)
        .map([limit](std::vector<Entry> entries) {
            return makePage(std::move(entries), limit, [](const Entry &entry) { return entry.id; });
        });
}

Result<Entry> acknowledge(const QSqlDatabase &connection, qint64 id, std::optional<ClienteId> client,
                          const audit::Actor &actor, qint64 at)
{
    HUB_TRY(const auto before, find(connection, id));
    if (client && before.client != client)
        return failure("NOT_FOUND", QStringLiteral("There is no such alert"));
    HUB_TRY(const int rows, sql::change(connection,
                                        QStringLiteral("UPDATE alerts SET acknowledged_by = ?, acknowledged_at = ?"
                                                       " WHERE id = ? AND acknowledged_at = 0"),
                                        {sql::bindable(actor.name), at, id}));
    if (rows > 0) {
        HUB_CHECK(
            audit::append(connection, actor, "alert_acknowledge", before.client, QString::number(id), before.kind, at));
    }
    return find(connection, id);
}

Result<int> purge(const QSqlDatabase &connection, qint64 before, int limit)
{
    return sql::change(connection,
                       QStringLiteral("DELETE FROM alerts WHERE id IN (SELECT id FROM alerts WHERE since < ?"
                                      " AND (acknowledged_at > 0 OR ended_at > 0) ORDER BY since LIMIT ?)"),
                       {before, limit});
}

} // namespace hub::alerts
