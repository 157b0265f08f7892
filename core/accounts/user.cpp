// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/user.h"

#include <algorithm>

namespace hub {

namespace {

bool isUsernameCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'.' || c == u'_' || c == u'-';
}

/// Control characters cannot be typed everywhere, and half a surrogate pair has no UTF-8.
bool isClean(const QString &text)
{
    return text.isValidUtf16() &&
           std::none_of(text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

qsizetype codePoints(const QString &text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isLowSurrogate(); });
}

} // namespace

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

Result<void> checkUsername(const QString &username)
{
    if (username.size() < 3 || username.size() > 32 ||
        !std::all_of(username.begin(), username.end(), isUsernameCharacter))
        return invalidRequest(QStringLiteral("username must be 3 to 32 of a-z, 0-9, '.', '_' and '-'"), "username");
    return {};
}

Result<void> checkPassword(const QString &password, const QString &field)
{
    if (!isClean(password))
        return invalidRequest(field % u" must not hold control characters", field.toLatin1());
    if (const qsizetype length = codePoints(password); length < 10 || length > 128)
        return invalidRequest(field % u" must have 10 to 128 characters", field.toLatin1());
    return {};
}

Result<void> checkKeyName(const QString &name)
{
    if (!isClean(name) || name.trimmed().isEmpty() || codePoints(name) > 64)
        return invalidRequest(QStringLiteral("name must have 1 to 64 characters"), "name");
    return {};
}

QByteArray passwordBytes(const QString &password)
{
    return password.normalized(QString::NormalizationForm_C).toUtf8();
}

} // namespace hub
