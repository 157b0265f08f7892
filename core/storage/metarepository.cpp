// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/metarepository.h"

#include "core/storage/sql.h"

#include <QSqlDatabase>
#include <QVariant>

namespace hub::meta {

Result<qint64> revision(const QSqlDatabase &connection, const QString &name)
{
    return sql::value(connection, QStringLiteral("SELECT value FROM revisions WHERE name = ?"), {name})
        .map([](const QVariant &value) { return value.toLongLong(); });
}

Result<void> raiseRevision(const QSqlDatabase &connection, const QString &name)
{
    return sql::run(connection,
                    QStringLiteral("INSERT INTO revisions (name, value) VALUES (?, 1)"
                                   " ON CONFLICT (name) DO UPDATE SET value = revisions.value + 1"),
                    {name});
}

Result<QByteArray> secretOr(const QSqlDatabase &connection, const QString &name, const QByteArray &fresh)
{
    return sql::change(connection,
                       QStringLiteral("INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING"),
                       {name, fresh})
        .and_then([&](int) {
            return sql::value(connection, QStringLiteral("SELECT value FROM secrets WHERE name = ?"), {name});
        })
        .map([](const QVariant &value) { return value.toByteArray(); });
}

} // namespace hub::meta
