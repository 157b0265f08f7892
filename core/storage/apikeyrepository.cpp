// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/apikeyrepository.h"

#include "core/storage/sql.h"

#include <QMetaType>
#include <QSqlDatabase>
#include <QVariant>

namespace hub::apikeys {

namespace {

constexpr auto KeyColumns = QLatin1StringView("id, name, cliente_id, role, created_at, last_used_at, revoked_at, hash");

std::optional<qint64> timeOrNothing(const QVariant &value)
{
    if (value.isNull())
        return std::nullopt;
    return value.toLongLong();
}

Result<KeyWithHash> readKey(const QSqlQuery &row)
{
    const auto role = roleFromName(row.value(3).toString());
    const auto client = row.value(2).isNull() ? std::nullopt : ClienteId::fromNumber(row.value(2).toLongLong());
    if (!role || (*role == Role::Operator && !client))
        return failure(QByteArrayLiteral("DATABASE_CORRUPT"), QStringLiteral("the row of an API key is not valid"));
    ApiKey key{row.value(0).toLongLong(),   row.value(1).toString(),    client, *role, row.value(4).toLongLong(),
               timeOrNothing(row.value(5)), timeOrNothing(row.value(6))};
    return KeyWithHash{std::move(key), row.value(7).toByteArray()};
}

Result<std::vector<KeyWithHash>> readKeys(Result<QSqlQuery> query)
{
    if (!query)
        return tl::unexpected<Error>(query.error());
    std::vector<KeyWithHash> keys;
    while (query->next()) {
        HUB_TRY(auto key, readKey(*query));
        keys.push_back(std::move(key));
    }
    return keys;
}

} // namespace

Result<qint64> insert(const QSqlDatabase &connection, const ApiKey &key, const QByteArray &hash)
{
    const QVariant client =
        key.clienteId ? QVariant(key.clienteId->toNumber()) : QVariant(QMetaType(QMetaType::LongLong));
    return sql::value(connection,
                      QStringLiteral("INSERT INTO api_keys (name, hash, cliente_id, role, created_at)"
                                     " VALUES (?, ?, ?, ?, ?) RETURNING id"),
                      {key.name, hash, client, roleName(key.role), key.createdAt})
        .map([](const QVariant &id) { return id.toLongLong(); });
}

Result<std::optional<ApiKey>> find(const QSqlDatabase &connection, qint64 id)
{
    return readKeys(sql::execute(connection, u"SELECT " % KeyColumns % u" FROM api_keys WHERE id = ?", {id}))
        .map([](const std::vector<KeyWithHash> &keys) {
            return keys.empty() ? std::nullopt : std::optional<ApiKey>(keys.front().key);
        });
}

Result<ResultPage<ApiKey>> list(const QSqlDatabase &connection, const PageRequest &request)
{
    const int limit = request.boundedLimit();
    return readKeys(sql::execute(connection,
                                 u"SELECT " % KeyColumns % u" FROM api_keys WHERE id > ? ORDER BY id LIMIT ?",
                                 {request.after.value_or(0), limit + 1}))
        .map([limit](std::vector<KeyWithHash> rows) {
            std::vector<ApiKey> keys;
            for (KeyWithHash &row : rows)
                keys.push_back(std::move(row.key));
            return makePage(std::move(keys), limit, [](const ApiKey &key) { return key.id; });
        });
}

Result<std::vector<KeyWithHash>> allValid(const QSqlDatabase &connection)
{
    return readKeys(sql::execute(connection, u"SELECT " % KeyColumns % u" FROM api_keys WHERE revoked_at IS NULL"));
}

Result<void> revoke(const QSqlDatabase &connection, qint64 id, qint64 at)
{
    return sql::change(connection,
                       QStringLiteral("UPDATE api_keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL"),
                       {at, id})
        .map([](int) {});
}

Result<void> noteUse(const QSqlDatabase &connection, qint64 id, qint64 at)
{
    return sql::change(connection, QStringLiteral("UPDATE api_keys SET last_used_at = ? WHERE id = ?"), {at, id})
        .map([](int) {});
}

} // namespace hub::apikeys
