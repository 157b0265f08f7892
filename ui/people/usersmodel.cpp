// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/usersmodel.h"

#include "ui/common/statetexts.h"
#include "ui/people/approvedelegate.h"
#include "ui/people/peoplewords.h"

#include <QDateTime>

#include <algorithm>

namespace hub::ui {

namespace {

bool same(const User &a, const User &b)
{
    return a.id == b.id && a.username == b.username && a.clienteId == b.clienteId && a.role == b.role &&
           a.state == b.state && a.createdAt == b.createdAt && a.lastLoginAt == b.lastLoginAt;
}

/// Both lists are in the order of ids.
std::vector<User>::const_iterator placeOf(const std::vector<User> &users, qint64 id)
{
    return std::lower_bound(users.begin(), users.end(), id,
                            [](const User &user, qint64 wanted) { return user.id < wanted; });
}

} // namespace

UsersModel::UsersModel(PeopleApi &people, const ClientStore &clients, QObject *parent)
    : QAbstractTableModel(parent), m_people(people), m_clients(clients)
{
}

UsersModel::~UsersModel() = default;

void UsersModel::reload()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    m_incoming.clear();
    ask({});
}

void UsersModel::ask(std::optional<qint64> after)
{
    m_people.users({.after = after, .limit = PageRequest::MaxLimit}, this,
                   [this](const Result<hub::ResultPage<User>> &page) { take(page); });
}

void UsersModel::take(const Result<hub::ResultPage<User>> &page)
{
    if (page) {
        m_incoming.insert(m_incoming.end(), page->items.begin(), page->items.end());
        if (page->next) {
            ask(page->next);
            return;
        }
    }
    m_reading = false;
    if (std::exchange(m_again, false)) {
        reload(); // what was read may be old already
        return;
    }
    if (!page) {
        Q_EMIT failed(page.error());
        return;
    }
    m_loaded = true;
    merge(m_incoming);
    Q_EMIT loaded();
}

void UsersModel::merge(const std::vector<User> &users)
{
    if (m_users.empty() && !users.empty()) {
        beginInsertRows({}, 0, int(users.size()) - 1);
        m_users = users;
        endInsertRows();
        return;
    }
    for (int row = int(m_users.size()) - 1; row >= 0; --row) {
        const auto kept = placeOf(users, m_users[size_t(row)].id);
        if (kept != users.end() && kept->id == m_users[size_t(row)].id)
            continue;
        beginRemoveRows({}, row, row);
        m_users.erase(m_users.begin() + row);
        endRemoveRows();
    }
    for (size_t i = 0; i < users.size(); ++i) {
        if (i < m_users.size() && m_users[i].id == users[i].id) {
            update(users[i]);
            continue;
        }
        beginInsertRows({}, int(i), int(i));
        m_users.insert(m_users.begin() + std::ptrdiff_t(i), users[i]);
        endInsertRows();
    }
}

void UsersModel::update(const User &user)
{
    const int row = rowOf(user.id);
    if (row < 0 || same(m_users[size_t(row)], user))
        return;
    m_users[size_t(row)] = user;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void UsersModel::setBusy(qint64 userId, bool busy)
{
    if (busy)
        m_busy.insert(userId);
    else
        m_busy.erase(userId);
    if (const int row = rowOf(userId); row >= 0)
        Q_EMIT dataChanged(index(row, Action), index(row, Action));
}

int UsersModel::rowOf(qint64 userId) const
{
    const auto found = placeOf(m_users, userId);
    return found == m_users.end() || found->id != userId ? -1 : int(found - m_users.begin());
}

int UsersModel::pending() const
{
    return int(std::count_if(m_users.begin(), m_users.end(),
                             [](const User &user) { return user.state == UserState::Pending; }));
}

const User *UsersModel::userAt(int row) const
{
    return row >= 0 && size_t(row) < m_users.size() ? &m_users[size_t(row)] : nullptr;
}

int UsersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_users.size());
}

int UsersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString UsersModel::text(const User &user, int column) const
{
    switch (column) {
    case Name:
        return user.username;
    case Client:
        return m_clients.label(user.clienteId);
    case RoleColumn:
        return roleText(user.role);
    case State:
        return userStateText(user.state);
    case LastLogin: {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        if (user.state == UserState::Pending)
            return tr("registered %1").arg(agoText(user.createdAt, now));
        return agoText(user.lastLoginAt.value_or(0), now);
    }
    case Action:
        return user.state == UserState::Pending ? tr("Approve") : QString();
    default:
        return {};
    }
}

QVariant UsersModel::sortKey(const User &user, int column) const
{
    switch (column) {
    case Client:
        return user.clienteId.toNumber();
    case State:
        return int(user.state);
    case LastLogin:
        return user.lastLoginAt.value_or(0);
    default:
        return text(user, column);
    }
}

QVariant UsersModel::data(const QModelIndex &index, int role) const
{
    const User *user = index.isValid() ? userAt(index.row()) : nullptr;
    if (!user)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(*user, column);
    case SortRole:
        return sortKey(*user, column);
    case FirstRole:
        return user->state == UserState::Pending;
    case FilterRole:
        return QString(text(*user, Name) % u'\n' % text(*user, Client) % u'\n' % text(*user, RoleColumn));
    case BadgeDelegate::ToneRole:
        return column == State ? int(userStateTone(user->state)) : QVariant();
    case BadgeDelegate::IconRole:
        return column == State ? QByteArray(userStateIcon(user->state)) : QVariant();
    case ApproveDelegate::BusyRole:
        return isBusy(user->id);
    case BadgeDelegate::MutedRole:
        return user->state == UserState::Disabled || column == LastLogin;
    case BadgeDelegate::HelpRole:
        if (column == LastLogin)
            return tr("Last login: %1\nAccount made: %2")
                .arg(user->lastLoginAt ? timeText(*user->lastLoginAt) : tr("never"), timeText(user->createdAt));
        return {};
    default:
        return {};
    }
}

QVariant UsersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Client:
        return tr("Client");
    case RoleColumn:
        return tr("Role");
    case State:
        return tr("State");
    case LastLogin:
        return tr("Last login");
    default:
        return QString();
    }
}

} // namespace hub::ui
