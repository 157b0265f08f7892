// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/contacts/numbercheckrepository.h"

#include "core/storage/sql.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QStringList>
#include <QVariant>

#include <algorithm>

namespace hub::numberchecks {

namespace {

QString listOf(std::size_t count, const QString &item)
{
    return QStringList(qsizetype(count), item).join(u',');
}

} // namespace

Result<std::vector<CheckedNumber>> known(const QSqlDatabase &connection, ClienteId client,
                                         const std::vector<QString> &numbers, qint64 now)
{
    if (numbers.empty())
        return std::vector<CheckedNumber>();
    QVariantList values{client.toNumber(), now - KeptForMs};
    for (const QString &number : numbers)
        values << number;
    return sql::readAll(
        connection,
        u"SELECT number, on_whatsapp, checked_at FROM number_checks WHERE cliente_id = ?"
        u" AND checked_at > ? AND number IN (" %
            listOf(numbers.size(), QStringLiteral("?")) % u')',
        values, [](const QSqlQuery &row) {
            return CheckedNumber{row.value(0).toString(), row.value(1).toInt() != 0, row.value(2).toLongLong()};
        });
}

Result<void> write(const QSqlDatabase &connection, ClienteId client, const std::vector<CheckedNumber> &checked)
{
    if (checked.empty())
        return {};
    QVariantList values;
    for (const CheckedNumber &one : checked)
        values << client.toNumber() << one.number << (one.onWhatsApp ? 1 : 0) << one.checkedAt;
    return sql::run(connection,
                    u"INSERT INTO number_checks (cliente_id, number, on_whatsapp, checked_at) VALUES " %
                        listOf(checked.size(), QStringLiteral("(?, ?, ?, ?)")) %
                        u" ON CONFLICT (cliente_id, number) DO UPDATE SET on_whatsapp = excluded.on_whatsapp,"
                        u" checked_at = excluded.checked_at",
                    values);
}

Result<int> purge(const QSqlDatabase &connection, qint64 before, int limit)
{
    const qint64 oldest = std::max(before, QDateTime::currentMSecsSinceEpoch() - KeptForMs);
    return sql::change(
        connection,
        QStringLiteral("DELETE FROM number_checks WHERE (cliente_id, number) IN (SELECT cliente_id, number"
                       " FROM number_checks WHERE checked_at < ? ORDER BY checked_at LIMIT ?)"),
        {oldest, limit});
}

} // namespace hub::numberchecks
