// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/caller.h"
#include "core/clienteid.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace hub {

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

} // namespace hub
