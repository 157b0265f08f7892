// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/directsql.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlField>
#include <QVariant>

namespace hub::direct {

namespace {

QString filled(const QSqlDatabase &connection, const QString &statement, const QVariantList &values)
{
    QString text;
    qsizetype from = 0;
    for (const QVariant &value : values) {
        const qsizetype place = statement.indexOf(u'?', from); // only in the statement, never in a value
        if (place < 0)
            break;
        QSqlField field(QString(), value.metaType());
        field.setValue(value);
        text += QStringView(statement).sliced(from, place - from);
        text += connection.driver()->formatValue(field);
        from = place + 1;
    }
    text += QStringView(statement).sliced(from);
    return text;
}

bool travels(const QSqlDatabase &connection, const QVariantList &values)
{
    return !values.isEmpty() && sql::dialectOf(connection) == sql::Dialect::Postgres;
}

} // namespace

Result<QSqlQuery> execute(const QSqlDatabase &connection, const QString &statement, const QVariantList &values)
{
    return travels(connection, values) ? sql::execute(connection, filled(connection, statement, values))
                                       : sql::execute(connection, statement, values);
}

Result<int> change(const QSqlDatabase &connection, const QString &statement, const QVariantList &values)
{
    return travels(connection, values) ? sql::change(connection, filled(connection, statement, values))
                                       : sql::change(connection, statement, values);
}

Result<QVariant> value(const QSqlDatabase &connection, const QString &statement, const QVariantList &values)
{
    return travels(connection, values) ? sql::value(connection, filled(connection, statement, values))
                                       : sql::value(connection, statement, values);
}

} // namespace hub::direct
