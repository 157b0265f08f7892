// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"

#include <QSqlQuery>
#include <QVariantList>

#include <optional>
#include <type_traits>
#include <vector>

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
/// `text` as a pattern for `LIKE ? ESCAPE '\'` that finds it anywhere.
[[nodiscard]] HUB_CORE_EXPORT QString containing(const QString &text);
/// BEGIN for a transaction that will write: on SQLite it takes the write lock now, so that it cannot fail half-way.
[[nodiscard]] HUB_CORE_EXPORT QString begin(Dialect dialect);

/// `text` as a value of a NOT NULL column: null is bound as NULL, and PostgreSQL refuses U+0000.
[[nodiscard]] HUB_CORE_EXPORT QString bindable(QString text);

/// Runs one statement with its `?` filled. Text is given as QString (PostgreSQL takes a QByteArray for BYTEA).
///
/// On PostgreSQL the driver writes the values into the statement, quoted as its server wants them: one round trip,
/// where a prepared one takes three (PREPARE, EXECUTE, DEALLOCATE). On SQLite, where nothing travels, they are bound.
[[nodiscard]] HUB_CORE_EXPORT Result<QSqlQuery> execute(const QSqlDatabase &connection, const QString &statement,
                                                        const QVariantList &values = {});
/// The same, for a statement whose rows nobody reads; gives how many rows it changed.
[[nodiscard]] HUB_CORE_EXPORT Result<int> change(const QSqlDatabase &connection, const QString &statement,
                                                 const QVariantList &values = {});
/// The same, where nobody wants to know how many.
[[nodiscard]] HUB_CORE_EXPORT Result<void> run(const QSqlDatabase &connection, const QString &statement,
                                               const QVariantList &values = {});
/// The first column of the first row; an invalid QVariant if there is no row.
[[nodiscard]] HUB_CORE_EXPORT Result<QVariant> value(const QSqlDatabase &connection, const QString &statement,
                                                     const QVariantList &values = {});

/// Moves to the next row; false after the last one. Unlike QSqlQuery::next() it tells the end of the rows from a
/// connection that was lost (or a statement that failed) among them.
[[nodiscard]] HUB_CORE_EXPORT Result<bool> next(QSqlQuery &query);

/// What a reader of rows gives: `T` for a reader that returns `T` or, since a row may be damaged, `Result<T>`.
template<typename T>
struct ReadValue
{
    using Type = T;
    static constexpr bool MayFail = false;
};
template<typename T>
struct ReadValue<Result<T>>
{
    using Type = T;
    static constexpr bool MayFail = true;
};
template<typename Read>
using ReadBy = ReadValue<std::invoke_result_t<Read, const QSqlQuery &>>;

/// All rows, each as `read` (called on it with the query) makes it.
template<typename Read>
[[nodiscard]] Result<std::vector<typename ReadBy<Read>::Type>>
readAll(const QSqlDatabase &connection, const QString &statement, const QVariantList &values, Read read)
{
    HUB_TRY(auto query, execute(connection, statement, values));
    std::vector<typename ReadBy<Read>::Type> rows;
    for (;;) {
        HUB_TRY(const bool found, next(query));
        if (!found)
            return rows;
        if constexpr (ReadBy<Read>::MayFail) {
            HUB_TRY(auto row, read(query));
            rows.push_back(std::move(row));
        } else {
            rows.push_back(read(query));
        }
    }
}

/// The first row, if there is one.
template<typename Read>
[[nodiscard]] Result<std::optional<typename ReadBy<Read>::Type>>
readOne(const QSqlDatabase &connection, const QString &statement, const QVariantList &values, Read read)
{
    HUB_TRY(auto query, execute(connection, statement, values));
    HUB_TRY(const bool found, next(query));
    if (!found)
        return std::optional<typename ReadBy<Read>::Type>();
    if constexpr (ReadBy<Read>::MayFail) {
        HUB_TRY(auto row, read(query));
        return std::optional<typename ReadBy<Read>::Type>(std::move(row));
    } else {
        return std::optional<typename ReadBy<Read>::Type>(read(query));
    }
}

/// A driver's error in our words: the codes that Database names, and DATABASE_SERIALIZATION for a transaction that may
/// be run again. The message holds the driver's text, never the values of the statement.
[[nodiscard]] HUB_CORE_EXPORT Error errorOf(const QSqlError &error, Dialect dialect);

} // namespace hub::sql
