// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"

#include <QSqlQuery>
#include <QVariantList>

class QSqlDatabase;
class QSqlError;

namespace hub::sql {

/// The two dialects that the repositories speak. Both know `?` (Qt translates it), RETURNING and ON CONFLICT … DO
/// UPDATE; times are BIGINT milliseconds of UTC and come from the program; what is left of their differences is below.
enum class Dialect { Sqlite, Postgres };

[[nodiscard]] HUB_CORE_EXPORT Dialect dialectOf(const QSqlDatabase &connection);

/// The type of a column `id` that numbers its rows, never using a number twice.
[[nodiscard]] HUB_CORE_EXPORT QString autoKey(Dialect dialect);
/// The type of a column of bytes.
[[nodiscard]] HUB_CORE_EXPORT QString bytes(Dialect dialect);
/// The LIKE that does not tell upper from lower case (SQLite's does so for ASCII only).
[[nodiscard]] HUB_CORE_EXPORT QString caselessLike(Dialect dialect);
/// `text` as a pattern for `LIKE ? ESCAPE '\'` that finds it anywhere.
[[nodiscard]] HUB_CORE_EXPORT QString containing(const QString &text);
/// BEGIN for a transaction that will write: on SQLite it takes the write lock now, so that it cannot fail half-way.
[[nodiscard]] HUB_CORE_EXPORT QString begin(Dialect dialect);

/// `text` as a value of a NOT NULL column: null is bound as NULL, and PostgreSQL refuses U+0000.
[[nodiscard]] HUB_CORE_EXPORT QString bindable(QString text);

/// Runs one statement with its `?` filled. Text is bound as QString (PostgreSQL takes a QByteArray for BYTEA).
[[nodiscard]] HUB_CORE_EXPORT Result<QSqlQuery> execute(const QSqlDatabase &connection, const QString &statement,
                                                        const QVariantList &values = {});
/// The same, for a statement whose rows nobody reads; gives how many rows it changed.
[[nodiscard]] HUB_CORE_EXPORT Result<int> change(const QSqlDatabase &connection, const QString &statement,
                                                 const QVariantList &values = {});
/// The first column of the first row; an invalid QVariant if there is no row.
[[nodiscard]] HUB_CORE_EXPORT Result<QVariant> value(const QSqlDatabase &connection, const QString &statement,
                                                     const QVariantList &values = {});

/// A driver's error in our words: the codes that Database names, and DATABASE_SERIALIZATION for a transaction that may
/// be run again. The message holds the driver's text, never the values of the statement.
[[nodiscard]] HUB_CORE_EXPORT Error errorOf(const QSqlError &error, Dialect dialect);

} // namespace hub::sql
