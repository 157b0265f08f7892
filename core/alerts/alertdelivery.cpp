// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/alertdelivery.h"

#include "core/storage/sql.h"

#include <QSqlDatabase>
#include <QVariant>

namespace hub::alerts {

Result<void> add(const QSqlDatabase &connection, const Delivery &delivery, qint64 dueAt)
{
    HUB_CHECK(sql::change(connection,
                          QStringLiteral("INSERT INTO alert_deliveries (id, body, tries, created_at, due_at)"
                                         " VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"),
                          {QString::fromLatin1(delivery.id), sql::bindable(QString::fromUtf8(delivery.body)),
                           delivery.tries, delivery.createdAt, dueAt}));
    return {};
}

Result<std::vector<Delivery>> claim(const QSqlDatabase &connection, qint64 now, qint64 latest, qint64 until, int limit)
{
    // The condition stands twice: of two hubs that find the same row, the second looks at it again once it has the
    // lock.
    return sql::readAll(connection,
                        QStringLiteral("UPDATE alert_deliveries SET due_at = ? WHERE (due_at <= ? OR due_at > ?)"
                                       " AND id IN (SELECT id FROM alert_deliveries WHERE due_at <= ? OR due_at > ?"
                                       " ORDER BY created_at, id LIMIT ?) RETURNING id, body, tries, created_at"),
                        {until, now, latest, now, latest, limit}, [](const QSqlQuery &row) {
                            return Delivery{row.value(0).toString().toLatin1(), row.value(1).toString().toUtf8(),
                                            row.value(2).toInt(), row.value(3).toLongLong()};
                        });
}

Result<void> postpone(const QSqlDatabase &connection, const QByteArray &id, int tries, qint64 dueAt)
{
    HUB_CHECK(sql::change(connection, QStringLiteral("UPDATE alert_deliveries SET tries = ?, due_at = ? WHERE id = ?"),
                          {tries, dueAt, QString::fromLatin1(id)}));
    return {};
}

Result<Queue> queue(const QSqlDatabase &connection)
{
    HUB_TRY(const auto found,
            sql::readOne(connection, QStringLiteral("SELECT COUNT(*), MIN(created_at) FROM alert_deliveries"), {},
                         [](const QSqlQuery &row) {
                             const QVariant oldest = row.value(1);
                             return Queue{row.value(0).toLongLong(),
                                          oldest.isNull() ? std::nullopt : std::optional(oldest.toLongLong())};
                         }));
    return found.value_or(Queue());
}

Result<void> remove(const QSqlDatabase &connection, const QByteArray &id)
{
    HUB_CHECK(sql::change(connection, QStringLiteral("DELETE FROM alert_deliveries WHERE id = ?"),
                          {QString::fromLatin1(id)}));
    return {};
}

} // namespace hub::alerts
