// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/export.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace hub {

enum class Role { Operator, Admin };

/// Who makes a request, as proved by a token or an API key.
struct Caller
{
    qint64 userId = 0; ///< 0 for an API key
    qint64 keyId = 0;  ///< 0 for a user
    QByteArray name;   ///< the username, or `key:NAME`; for the audit log
    Role role = Role::Operator;
    std::optional<ClienteId> clienteId; ///< the client it belongs to; an admin key has none

    [[nodiscard]] bool isAdmin() const { return role == Role::Admin; }
};

enum class UserState { Pending, Active, Disabled };

/// A person's account. Times are milliseconds of UTC.
struct User
{
    qint64 id = 0;
    QString username;
    ClienteId clienteId;
    Role role = Role::Operator;
    UserState state = UserState::Pending;
    qint64 tokenEpoch = 0; ///< a token of another epoch has ended (new password, disabled)
    qint64 createdAt = 0;
    std::optional<qint64> lastLoginAt = {};
};

/// An API key as it is listed; the key itself is shown once, when it is made, and only its hash is kept.
struct ApiKey
{
    qint64 id = 0;
    QString name;
    std::optional<ClienteId> clienteId = {}; ///< none: an admin key
    Role role = Role::Operator;
    qint64 createdAt = 0;
    std::optional<qint64> lastUsedAt = {}; ///< to the minute
    std::optional<qint64> revokedAt = {};
};

/// Words of the API and of the store: `operator`, `admin`; `pending`, `active`, `disabled`.
[[nodiscard]] HUB_CORE_EXPORT QString roleName(Role role);
[[nodiscard]] HUB_CORE_EXPORT std::optional<Role> roleFromName(QStringView name);
[[nodiscard]] HUB_CORE_EXPORT QString userStateName(UserState state);
[[nodiscard]] HUB_CORE_EXPORT std::optional<UserState> userStateFromName(QStringView name);

/// What the contract asks of names and passwords. Errors: INVALID_REQUEST, naming the field.

/// `[a-z0-9._-]{3,32}`
[[nodiscard]] HUB_CORE_EXPORT Result<void> checkUsername(const QString &username);
/// 10 to 128 characters (code points), no control characters; `field` is the name for the message.
[[nodiscard]] HUB_CORE_EXPORT Result<void> checkPassword(const QString &password,
                                                         const QString &field = QStringLiteral("password"));
/// 1 to 64 characters, no control characters.
[[nodiscard]] HUB_CORE_EXPORT Result<void> checkKeyName(const QString &name);
/// The bytes that are hashed: composed (NFC), since keyboards differ in how they type the same letter.
[[nodiscard]] HUB_CORE_EXPORT QByteArray passwordBytes(const QString &password);

} // namespace hub
