// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/user.h"
#include "core/export.h"
#include "core/result.h"
#include "core/storage/resultpage.h"

#include <vector>

class QSqlDatabase;

/// The table `users`. Plain functions for the SQL thread; they open no transaction. Errors are those of Database.
namespace hub::users {

struct NewUser
{
    QString username;
    QString passwordHash;
    ClienteId clienteId;
    Role role = Role::Operator;
    UserState state = UserState::Pending;
    qint64 createdAt = 0;
};

struct UserWithHash
{
    User user;
    QString passwordHash;
};

/// Gives the new id; a name that is taken: CONFLICT.
[[nodiscard]] HUB_CORE_EXPORT Result<qint64> insert(const QSqlDatabase &connection, const NewUser &user);
[[nodiscard]] HUB_CORE_EXPORT Result<std::optional<User>> find(const QSqlDatabase &connection, qint64 id);
[[nodiscard]] HUB_CORE_EXPORT Result<std::optional<UserWithHash>> findWithHash(const QSqlDatabase &connection,
                                                                               const QString &username);
/// In the order of their ids.
[[nodiscard]] HUB_CORE_EXPORT Result<ResultPage<User>> list(const QSqlDatabase &connection, const PageRequest &request);
[[nodiscard]] HUB_CORE_EXPORT Result<std::vector<User>> all(const QSqlDatabase &connection);

[[nodiscard]] HUB_CORE_EXPORT Result<int> count(const QSqlDatabase &connection);
[[nodiscard]] HUB_CORE_EXPORT Result<int> countOfClient(const QSqlDatabase &connection, ClienteId client);
[[nodiscard]] HUB_CORE_EXPORT Result<int> countPending(const QSqlDatabase &connection);
/// Active administrators other than `exceptId`.
[[nodiscard]] HUB_CORE_EXPORT Result<int> countOtherActiveAdmins(const QSqlDatabase &connection, qint64 exceptId);

/// A new password ends all tokens.
[[nodiscard]] HUB_CORE_EXPORT Result<void> setPassword(const QSqlDatabase &connection, qint64 id, const QString &hash);
/// The same password hashed with newer parameters: tokens go on. Nothing happens if the hash is no longer `oldHash`.
[[nodiscard]] HUB_CORE_EXPORT Result<void> replaceHash(const QSqlDatabase &connection, qint64 id,
                                                       const QString &oldHash, const QString &newHash);
/// Disabling ends all tokens, also for the day on which the account is enabled again.
[[nodiscard]] HUB_CORE_EXPORT Result<void> setState(const QSqlDatabase &connection, qint64 id, UserState state);
[[nodiscard]] HUB_CORE_EXPORT Result<void> setRole(const QSqlDatabase &connection, qint64 id, Role role);
[[nodiscard]] HUB_CORE_EXPORT Result<void> noteLogin(const QSqlDatabase &connection, qint64 id, qint64 at);

} // namespace hub::users

class QSqlDatabase;

/// The table `api_keys`. Plain functions for the SQL thread; they open no transaction. Errors are those of Database.
namespace hub::apikeys {

struct KeyWithHash
{
    ApiKey key;
    QByteArray hash;
};

[[nodiscard]] HUB_CORE_EXPORT Result<qint64> insert(const QSqlDatabase &connection, const ApiKey &key,
                                                    const QByteArray &hash);
[[nodiscard]] HUB_CORE_EXPORT Result<std::optional<ApiKey>> find(const QSqlDatabase &connection, qint64 id);
/// In the order of their ids, the revoked ones too.
[[nodiscard]] HUB_CORE_EXPORT Result<ResultPage<ApiKey>> list(const QSqlDatabase &connection,
                                                              const PageRequest &request);
/// Those that still open the door.
[[nodiscard]] HUB_CORE_EXPORT Result<std::vector<KeyWithHash>> allValid(const QSqlDatabase &connection);
/// Revoking twice keeps the first time.
[[nodiscard]] HUB_CORE_EXPORT Result<void> revoke(const QSqlDatabase &connection, qint64 id, qint64 at);
[[nodiscard]] HUB_CORE_EXPORT Result<void> noteUse(const QSqlDatabase &connection, qint64 id, qint64 at);

} // namespace hub::apikeys
