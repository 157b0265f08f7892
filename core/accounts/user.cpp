// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/user.h"

namespace hub {

QString roleName(Role role)
{
    return role == Role::Admin ? QStringLiteral("admin") : QStringLiteral("operator");
}

std::optional<Role> roleFromName(QStringView name)
{
    if (name == u"admin")
        return Role::Admin;
    if (name == u"operator")
        return Role::Operator;
    return std::nullopt;
}

QString userStateName(UserState state)
{
    switch (state) {
    case UserState::Pending:
        return QStringLiteral("pending");
    case UserState::Active:
        return QStringLiteral("active");
    case UserState::Disabled:
        break;
    }
    return QStringLiteral("disabled");
}

std::optional<UserState> userStateFromName(QStringView name)
{
    for (const UserState state : {UserState::Pending, UserState::Active, UserState::Disabled}) {
        if (name == userStateName(state))
            return state;
    }
    return std::nullopt;
}

} // namespace hub
