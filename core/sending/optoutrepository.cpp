// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/optoutrepository.h"

#include "core/storage/sql.h"

#include <QSqlDatabase>
#include <QVariant>

namespace hub::optouts {

namespace {

QString keyOf(const Recipient &recipient)
{
    return QString::fromLatin1(recipient.canonical());
}

} // namespace

Result<std::vector<OptOut>> list(const QSqlDatabase &db, ClienteId client, const QString &after, int limit)
{
    HUB_TRY(auto rows, sql::execute(db,
                                    QStringLiteral("SELECT recipient, created_at FROM opt_outs WHERE cliente_id = ?"
                                                   " AND recipient > ? ORDER BY recipient LIMIT ?"),
                                    {client.toNumber(), sql::bindable(after), limit}));
    std::vector<OptOut> items;
    while (rows.next())
        items.push_back(OptOut{rows.value(0).toString(), rows.value(1).toLongLong()});
    return items;
}

Result<bool> add(const QSqlDatabase &db, ClienteId client, const Recipient &recipient, qint64 now)
{
    return sql::change(db,
                       QStringLiteral("INSERT INTO opt_outs (cliente_id, recipient, created_at) VALUES (?, ?, ?)"
                                      " ON CONFLICT (cliente_id, recipient) DO NOTHING"),
                       {client.toNumber(), keyOf(recipient), now})
        .map([](int rows) { return rows > 0; });
}

Result<bool> remove(const QSqlDatabase &db, ClienteId client, const Recipient &recipient)
{
    return sql::change(db, QStringLiteral("DELETE FROM opt_outs WHERE cliente_id = ? AND recipient = ?"),
                       {client.toNumber(), keyOf(recipient)})
        .map([](int rows) { return rows > 0; });
}

Result<bool> contains(const QSqlDatabase &db, ClienteId client, const Recipient &recipient)
{
    return sql::value(db, QStringLiteral("SELECT count(*) FROM opt_outs WHERE cliente_id = ? AND recipient = ?"),
                      {client.toNumber(), keyOf(recipient)})
        .map([](const QVariant &count) { return count.toInt() > 0; });
}

} // namespace hub::optouts
