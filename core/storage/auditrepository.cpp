// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/auditrepository.h"

#include "core/storage/sql.h"

#include <QMetaType>
#include <QSqlDatabase>
#include <QVariant>

namespace hub::audit {

namespace {

constexpr auto AuditColumns = QLatin1StringView("id, at, actor, address, action, cliente_id, target, detail");
constexpr qsizetype LongestText = 200;

/// Text from outside: bounded.
QString bounded(const QString &text)
{
    return sql::bindable(text.left(LongestText));
}

Entry readEntry(const QSqlQuery &row)
{
    const QVariant client = row.value(5);
    return {row.value(0).toLongLong(), row.value(1).toLongLong(),
            row.value(2).toString(),   row.value(3).toString(),
            row.value(4).toString(),   client.isNull() ? std::nullopt : ClienteId::fromNumber(client.toLongLong()),
            row.value(6).toString(),   row.value(7).toString()};
}

} // namespace

Result<qint64> append(const QSqlDatabase &connection, const Entry &entry)
{
    const QVariant client =
        entry.clienteId ? QVariant(entry.clienteId->toNumber()) : QVariant(QMetaType(QMetaType::LongLong));
    return sql::value(connection,
                      QStringLiteral("INSERT INTO audit (at, actor, address, action, cliente_id, target, detail)"
                                     " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id"),
                      {entry.at, bounded(entry.actor), bounded(entry.address), bounded(entry.action), client,
                       bounded(entry.target), bounded(entry.detail)})
        .map([](const QVariant &id) { return id.toLongLong(); });
}

Result<void> append(const QSqlDatabase &connection, const Actor &actor, const char *action,
                    std::optional<ClienteId> client, const QString &target, const QString &detail, qint64 at)
{
    return append(connection,
                  Entry{0, at, actor.name, actor.address, QString::fromLatin1(action), client, target, detail})
        .map([](qint64) {});
}

Result<ResultPage<Entry>> list(const QSqlDatabase &connection, const Filter &filter, const PageRequest &request)
{
    const int limit = request.boundedLimit();
    QStringList conditions;
    QVariantList values;
    if (request.after) {
        conditions << QStringLiteral("id < ?");
        values << *request.after;
    }
    if (!filter.user.isEmpty()) {
        conditions << QStringLiteral("actor = ?");
        values << filter.user;
    }
    if (filter.action.endsWith(u'*')) {
        conditions << QStringLiteral("action >= ? AND action < ?"); // a range, so that the index serves
        values << filter.action.chopped(1) << QString(filter.action.chopped(1) % QChar(u'\uffff'));
    } else if (!filter.action.isEmpty()) {
        conditions << QStringLiteral("action = ?");
        values << filter.action;
    }
    const QString where =
        conditions.isEmpty() ? QString() : QString(u" WHERE " % conditions.join(QLatin1StringView(" AND ")));
    values << limit + 1;
    return sql::readAll(connection, u"SELECT " % AuditColumns % u" FROM audit" % where % u" ORDER BY id DESC LIMIT ?",
                        values, readEntry)
        .map([limit](std::vector<Entry> entries) {
            return makePage(std::move(entries), limit, [](const Entry &entry) { return entry.id; });
        });
}

Result<std::vector<Entry>> since(const QSqlDatabase &connection, qint64 id, int limit)
{
    return sql::readAll(connection, u"SELECT " % AuditColumns % u" FROM audit WHERE id > ? ORDER BY id LIMIT ?",
                        {id, limit}, readEntry);
}

Result<int> purge(const QSqlDatabase &connection, qint64 before, int limit)
{
    return sql::change(
        connection,
        QStringLiteral("DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE at < ? ORDER BY at LIMIT ?)"),
        {before, limit});
}

} // namespace hub::audit
