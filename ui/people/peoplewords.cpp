// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/peoplewords.h"

#include <QCoreApplication>

namespace hub::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::PeopleWords)
};

} // namespace

QString roleText(Role role)
{
    return role == Role::Admin ? Words::tr("Administrator") : Words::tr("Operator");
}

QString userStateText(UserState state)
{
    switch (state) {
    case UserState::Pending:
        return Words::tr("Waiting");
    case UserState::Active:
        return Words::tr("Active");
    case UserState::Disabled:
        return Words::tr("Disabled");
    }
    Q_UNREACHABLE();
}

Tone userStateTone(UserState state)
{
    switch (state) {
    case UserState::Pending:
        return Tone::Attention;
    case UserState::Active:
        return Tone::Good;
    case UserState::Disabled:
        return Tone::Neutral;
    }
    Q_UNREACHABLE();
}

const char *userStateIcon(UserState state)
{
    switch (state) {
    case UserState::Pending:
        return "clock";
    case UserState::Active:
        return "check-circle";
    case UserState::Disabled:
        return "ban";
    }
    Q_UNREACHABLE();
}

QString peopleErrorText(const Error &error)
{
    if (error.code == "LAST_ADMIN")
        return Words::tr("This is the last active administrator. Make somebody else an administrator first.");
    if (error.code == "USERNAME_TAKEN")
        return Words::tr("There is already an account with this name.");
    if (error.code == "NOT_FOUND")
        return Words::tr("It is not there any more.");
    if (error.code == "CONFLICT")
        return Words::tr("Somebody has changed this account in the meantime. Look at it again.");
    if (error.code == "TOO_BUSY")
        return Words::tr("The hub is busy just now. Try again in a moment.");
    return error.message;
}

QString accountsText(const std::vector<User> &users)
{
    return users.size() == 1 ? users.front().username : Words::tr("%1 accounts").arg(users.size());
}

} // namespace hub::ui
