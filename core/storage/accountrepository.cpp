// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/accountrepository.h"

#include "core/storage/sql.h"

#include <QMetaType>
#include <QSqlDatabase>
#include <QVariant>

namespace hub::users {

namespace {

// password_hash comes last: only findWithHash reads it.
constexpr auto UserColumns =
    QLatin1StringView("id, username, cliente_id, role, state, token_epoch, created_at, last_login_at");

Error damaged(qint64 id)
{
    return Error{QByteArrayLiteral("DATABASE_CORRUPT"), u"the row of user " % QString::number(id) % u" is not valid"};
}

Result<User> readUser(const QSqlQuery &row)
{
    const qint64 id = row.value(0).toLongLong();
    const auto client = ClienteId::fromNumber(row.value(2).toLongLong());
    const auto role = roleFromName(row.value(3).toString());
    const auto state = userStateFromName(row.value(4).toString());
    if (!client || !role || !state)
        return tl::unexpected<Error>(damaged(id));
    User user{id, row.value(1).toString(), *client, *role, *state, row.value(5).toLongLong(), row.value(6).toLongLong(),
              {}};
    if (!row.value(7).isNull())
        user.lastLoginAt = row.value(7).toLongLong();
    return user;
}

Result<int> countWhere(const QSqlDatabase &connection, const QString &condition, const QVariantList &values = {})
{
    return sql::value(connection, u"SELECT count(*) FROM users WHERE " % condition, values)
        .map([](const QVariant &count) { return count.toInt(); });
}

Result<void> update(const QSqlDatabase &connection, const QString &assignments, const QVariantList &values)
{
    return sql::run(connection, u"UPDATE users SET " % assignments % u" WHERE id = ?", values);
}

} // namespace

Result<qint64> insert(const QSqlDatabase &connection, const NewUser &user)
{
    return sql::value(connection,
                      QStringLiteral("INSERT INTO users (username, password_hash, cliente_id, role, state, created_at)"
                                     " VALUES (?, ?, ?, ?, ?, ?) RETURNING id"),
                      {user.username, user.passwordHash, user.clienteId.toNumber(), roleName(user.role),
                       userStateName(user.state), user.createdAt})
        .map([](const QVariant &id) { return id.toLongLong(); });
}

Result<std::optional<User>> find(const QSqlDatabase &connection, qint64 id)
{
    return sql::readOne(connection, u"SELECT " % UserColumns % u" FROM users WHERE id = ?", {id}, readUser);
}

Result<std::optional<UserWithHash>> findWithHash(const QSqlDatabase &connection, const QString &username)
{
    return sql::readOne(connection, u"SELECT " % UserColumns % u", password_hash FROM users WHERE username = ?",
                        {username}, [](const QSqlQuery &row) {
                            return readUser(row).map([&row](User user) {
                                return UserWithHash{std::move(user), row.value(8).toString()};
                            });
                        });
}

Result<ResultPage<User>> list(const QSqlDatabase &connection, const PageRequest &request)
{
    const int limit = request.boundedLimit();
    return sql::readAll(connection, u"SELECT " % UserColumns % u" FROM users WHERE id > ? ORDER BY id LIMIT ?",
                        {request.after.value_or(0), limit + 1}, readUser)
        .map([limit](std::vector<User> users) {
            return makePage(std::move(users), limit, [](const User &user) { return user.id; });
        });
}

Result<std::vector<User>> all(const QSqlDatabase &connection)
{
    return sql::readAll(connection, u"SELECT " % UserColumns % u" FROM users", {}, readUser);
}

Result<int> count(const QSqlDatabase &connection)
{
    return countWhere(connection, QStringLiteral("1 = 1"));
}

Result<int> countOfClient(const QSqlDatabase &connection, ClienteId client)
{
    return countWhere(connection, QStringLiteral("cliente_id = ?"), {client.toNumber()});
}

Result<int> countPending(const QSqlDatabase &connection)
{
    return countWhere(connection, QStringLiteral("state = 'pending'"));
}

Result<int> countOtherActiveAdmins(const QSqlDatabase &connection, qint64 exceptId)
{
    return countWhere(connection, QStringLiteral("role = 'admin' AND state = 'active' AND id <> ?"), {exceptId});
}

Result<void> setPassword(const QSqlDatabase &connection, qint64 id, const QString &hash)
{
    return update(connection, QStringLiteral("password_hash = ?, token_epoch = token_epoch + 1"), {hash, id});
}

Result<void> replaceHash(const QSqlDatabase &connection, qint64 id, const QString &oldHash, const QString &newHash)
{
    return sql::run(connection, QStringLiteral("UPDATE users SET password_hash = ? WHERE id = ? AND password_hash = ?"),
                    {newHash, id, oldHash});
}

Result<void> setState(const QSqlDatabase &connection, qint64 id, UserState state)
{
    const QString epoch = state == UserState::Disabled ? QStringLiteral(", token_epoch = token_epoch + 1") : QString();
    return update(connection, u"state = ?" % epoch, {userStateName(state), id});
}

Result<void> setRole(const QSqlDatabase &connection, qint64 id, Role role)
{
    return update(connection, QStringLiteral("role = ?"), {roleName(role), id});
}

Result<void> noteLogin(const QSqlDatabase &connection, qint64 id, qint64 at)
{
    return update(connection, QStringLiteral("last_login_at = ?"), {at, id});
}

} // namespace hub::users

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

Result<ApiKey> readKeyAlone(const QSqlQuery &row)
{
    return readKey(row).map([](KeyWithHash key) { return std::move(key.key); });
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
    return sql::readOne(connection, u"SELECT " % KeyColumns % u" FROM api_keys WHERE id = ?", {id}, readKeyAlone);
}

Result<ResultPage<ApiKey>> list(const QSqlDatabase &connection, const PageRequest &request)
{
    const int limit = request.boundedLimit();
    return sql::readAll(connection, u"SELECT " % KeyColumns % u" FROM api_keys WHERE id > ? ORDER BY id LIMIT ?",
                        {request.after.value_or(0), limit + 1}, readKeyAlone)
        .map([limit](std::vector<ApiKey> keys) {
            return makePage(std::move(keys), limit, [](const ApiKey &key) { return key.id; });
        });
}

Result<std::vector<KeyWithHash>> allValid(const QSqlDatabase &connection)
{
    return sql::readAll(connection, u"SELECT " % KeyColumns % u" FROM api_keys WHERE revoked_at IS NULL", {}, readKey);
}

Result<void> revoke(const QSqlDatabase &connection, qint64 id, qint64 at)
{
    return sql::run(connection,
                    QStringLiteral("UPDATE api_keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL"), {at, id});
}

Result<void> noteUse(const QSqlDatabase &connection, qint64 id, qint64 at)
{
    return sql::run(connection, QStringLiteral("UPDATE api_keys SET last_used_at = ? WHERE id = ?"), {at, id});
}

} // namespace hub::apikeys
