// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/userrepository.h"

#include "core/storage/sql.h"

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

Result<std::vector<User>> readUsers(Result<QSqlQuery> query)
{
    if (!query)
        return tl::unexpected<Error>(query.error());
    std::vector<User> users;
    while (query->next()) {
        HUB_TRY(auto user, readUser(*query));
        users.push_back(std::move(user));
    }
    return users;
}

Result<int> countWhere(const QSqlDatabase &connection, const QString &condition, const QVariantList &values = {})
{
    return sql::value(connection, u"SELECT count(*) FROM users WHERE " % condition, values)
        .map([](const QVariant &count) { return count.toInt(); });
}

Result<void> update(const QSqlDatabase &connection, const QString &assignments, const QVariantList &values)
{
    return sql::change(connection, u"UPDATE users SET " % assignments % u" WHERE id = ?", values).map([](int) {});
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
    return readUsers(sql::execute(connection, u"SELECT " % UserColumns % u" FROM users WHERE id = ?", {id}))
        .map([](const std::vector<User> &users) {
            return users.empty() ? std::nullopt : std::optional<User>(users.front());
        });
}

Result<std::optional<UserWithHash>> findWithHash(const QSqlDatabase &connection, const QString &username)
{
    HUB_TRY(auto query,
            sql::execute(connection, u"SELECT " % UserColumns % u", password_hash FROM users WHERE username = ?",
                         {username}));
    if (!query.next())
        return std::nullopt;
    HUB_TRY(auto user, readUser(query));
    return UserWithHash{std::move(user), query.value(8).toString()};
}

Result<ResultPage<User>> list(const QSqlDatabase &connection, const PageRequest &request)
{
    const int limit = request.boundedLimit();
    return readUsers(sql::execute(connection,
                                  u"SELECT " % UserColumns % u" FROM users WHERE id > ? ORDER BY id LIMIT ?",
                                  {request.after.value_or(0), limit + 1}))
        .map([limit](std::vector<User> users) {
            return makePage(std::move(users), limit, [](const User &user) { return user.id; });
        });
}

Result<std::vector<User>> all(const QSqlDatabase &connection)
{
    return readUsers(sql::execute(connection, u"SELECT " % UserColumns % u" FROM users"));
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
    return sql::change(connection,
                       QStringLiteral("UPDATE users SET password_hash = ? WHERE id = ? AND password_hash = ?"),
                       {newHash, id, oldHash})
        .map([](int) {});
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
