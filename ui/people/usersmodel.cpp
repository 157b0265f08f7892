// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/usersmodel.h"

#include "ui/common/statetexts.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace hub::ui {

namespace {

struct PeopleWords
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::PeopleWords)
};

} // namespace

QString roleText(Role role)
{
    return role == Role::Admin ? PeopleWords::tr("Administrator") : PeopleWords::tr("Operator");
}

QString userStateText(UserState state)
{
    switch (state) {
    case UserState::Pending:
        return PeopleWords::tr("Waiting");
    case UserState::Active:
        return PeopleWords::tr("Active");
    case UserState::Disabled:
        return PeopleWords::tr("Disabled");
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
        return PeopleWords::tr("This is the last active administrator. Make somebody else an administrator first.");
    if (error.code == "USERNAME_TAKEN")
        return PeopleWords::tr("There is already an account with this name.");
    if (error.code == "NOT_FOUND")
        return PeopleWords::tr("It is not there any more.");
    if (error.code == "CONFLICT")
        return PeopleWords::tr("Somebody has changed this account in the meantime. Look at it again.");
    if (error.code == "TOO_BUSY")
        return PeopleWords::tr("The hub is busy just now. Try again in a moment.");
    return error.message;
}

QString accountsText(const std::vector<User> &users)
{
    return users.size() == 1 ? users.front().username : PeopleWords::tr("%1 accounts").arg(users.size());
}

UsersModel::UsersModel(PeopleApi &people, const ClientStore &clients, QObject *parent)
    : WholeTableModel(parent), m_people(people)
{
    const auto disabled = [](const User &user) { return user.state == UserState::Disabled; };
    const auto lastLogin = [](const User &user) {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        return user.state == UserState::Pending ? tr("registered %1").arg(agoText(user.createdAt, now))
                                                : agoText(user.lastLoginAt.value_or(0), now);
    };
    const auto logins = [](const User &user) {
        return tr("Last login: %1\nAccount made: %2")
            .arg(user.lastLoginAt ? timeText(*user.lastLoginAt) : tr("never"), timeText(user.createdAt));
    };
    setColumns(
        {{.header = tr("Name"), .text = [](const User &user) { return user.username; }, .width = 22, .muted = disabled},
         {.header = tr("State"),
          .text = [](const User &user) { return userStateText(user.state); },
          .width = 14,
          .sortKey = [](const User &user) { return int(user.state); },
          .badge = [](const User &user) -> std::optional<CellBadge> {
              return CellBadge{userStateTone(user.state), userStateIcon(user.state)};
          },
          .muted = disabled},
         {.header = QString(),
          .text = [](const User &user) { return user.state == UserState::Pending ? tr("Approve") : QString(); },
          .width = 13},
         {.header = tr("Client"),
          .text = [&clients](const User &user) { return clients.label(user.clienteId); },
          .width = 24,
          .sortKey = [](const User &user) { return user.clienteId.toNumber(); },
          .muted = disabled},
         {.header = tr("Role"),
          .text = [](const User &user) { return roleText(user.role); },
          .width = 15,
          .muted = disabled},
         {.header = tr("Last login"),
          .text = lastLogin,
          .sortKey = [](const User &user) { return user.lastLoginAt.value_or(0); },
          .help = logins,
          .muted = [](const User &) { return true; }}});
}

void UsersModel::ask(const std::optional<qint64> &after, int limit, const PageAnswer &done)
{
    m_people.users({.after = after, .limit = limit}, this,
                   [done](const Result<hub::ResultPage<User>> &page) { done(pageOf(page)); });
}

bool UsersModel::isUnchanged(const User &a, const User &b) const
{
    return a.username == b.username && a.clienteId == b.clienteId && a.role == b.role && a.state == b.state &&
           a.createdAt == b.createdAt && a.lastLoginAt == b.lastLoginAt;
}

void UsersModel::setBusy(qint64 userId, bool busy)
{
    if (busy)
        m_busy.insert(userId);
    else
        m_busy.erase(userId);
    const auto user = std::find_if(rows().begin(), rows().end(), [userId](const User &u) { return u.id == userId; });
    if (const int row = int(user - rows().begin()); user != rows().end())
        tellChanged(row, row, Action, Action);
}

int UsersModel::pending() const
{
    return int(
        std::count_if(rows().begin(), rows().end(), [](const User &user) { return user.state == UserState::Pending; }));
}

QVariant UsersModel::rowData(const User &user, int role) const
{
    switch (role) {
    case FirstRole:
        return user.state == UserState::Pending;
    case FilterRole:
        return QString(user.username % u'\n' % textOf(user, Client) % u'\n' % textOf(user, RoleColumn));
    case BusyRole:
        return isBusy(user.id);
    default:
        return {};
    }
}

} // namespace hub::ui
