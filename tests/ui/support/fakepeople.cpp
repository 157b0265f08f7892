// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakepeople.h"

#include "core/accounts/user.h"
#include "tests/ui/support/fakepaging.h"

#include <QDateTime>

#include <algorithm>

namespace hub {

namespace {

std::optional<Error> no()
{
    return {};
}

Error lastAdmin()
{
    return {QByteArrayLiteral("LAST_ADMIN"), QStringLiteral("this is the last active administrator")};
}

} // namespace

FakePeople::FakePeople(FakeDesk &desk, QObject *parent) : PeopleApi(parent), m_desk(desk) {}

const User *FakePeople::find(const QString &username) const
{
    const auto found = std::find_if(userList.begin(), userList.end(),
                                    [&username](const User &user) { return user.username == username; });
    return found == userList.end() ? nullptr : &*found;
}

void FakePeople::users(const PageRequest &page, QObject *context, Answer<ResultPage<User>> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("users")))
        return m_desk.refuse(context, done, *error);
    m_desk.answer<ResultPage<User>>(context, done, pageOf(userList, page, [](const User &user) { return user.id; }));
}

void FakePeople::createUser(const UserAdmin::NewAccount &account, QObject *context, Answer<User> done)
{
    if (const auto error = m_desk.ask(
            QStringLiteral("createUser"),
            {account.username,
             account.addsClient ? QString::fromLatin1(account.clienteId.toByteArray()) : QStringLiteral("no-client"),
             roleName(account.role)}))
        return m_desk.refuse(context, done, *error);
    const auto checked = checkUsername(account.username).and_then([&] { return checkPassword(account.password); });
    if (!checked)
        return m_desk.refuse(context, done, checked.error());
    if (find(account.username))
        return m_desk.refuse(context, done,
                             Error{QByteArrayLiteral("USERNAME_TAKEN"), QStringLiteral("this username is taken")});
    const User user{.id = userList.empty() ? 1 : userList.back().id + 1,
                    .username = account.username,
                    .clienteId = account.clienteId,
                    .role = account.role,
                    .state = UserState::Active,
                    .createdAt = QDateTime::currentMSecsSinceEpoch()};
    userList.push_back(user);
    lastPassword = account.password;
    announceSoon();
    m_desk.answer<User>(context, done, user);
}

void FakePeople::approve(qint64 userId, QObject *context, Answer<User> done)
{
    change(QStringLiteral("approve"), userId, {}, context, done, [](User &user) -> std::optional<Error> {
        if (user.state == UserState::Disabled)
            return Error{QByteArrayLiteral("CONFLICT"), QStringLiteral("this account is disabled; enable it")};
        user.state = UserState::Active;
        return no();
    });
}

void FakePeople::disable(qint64 userId, QObject *context, Answer<User> done)
{
    change(QStringLiteral("disable"), userId, {}, context, done, [this](User &user) -> std::optional<Error> {
        if (isLastAdmin(user))
            return lastAdmin();
        user.state = UserState::Disabled;
        return no();
    });
}

void FakePeople::enable(qint64 userId, QObject *context, Answer<User> done)
{
    change(QStringLiteral("enable"), userId, {}, context, done, [](User &user) -> std::optional<Error> {
        if (user.state == UserState::Pending)
            return Error{QByteArrayLiteral("CONFLICT"), QStringLiteral("this account waits for approval; approve it")};
        user.state = UserState::Active;
        return no();
    });
}

void FakePeople::setRole(qint64 userId, Role role, QObject *context, Answer<User> done)
{
    change(QStringLiteral("setRole"), userId, {roleName(role)}, context, done,
           [this, role](User &user) -> std::optional<Error> {
               if (role == Role::Operator && isLastAdmin(user))
                   return lastAdmin();
               user.role = role;
               return no();
           });
}

void FakePeople::setPassword(qint64 userId, const QString &password, QObject *context, Answer<User> done)
{
    change(QStringLiteral("setPassword"), userId, {}, context, done,
           [this, &password](User &user) -> std::optional<Error> {
               if (const auto checked = checkPassword(password); !checked)
                   return checked.error();
               lastPassword = password;
               ++user.tokenEpoch;
               return no();
           });
}

void FakePeople::change(const QString &function, qint64 userId, const QStringList &arguments, QObject *context,
                        const Answer<User> &done, const Change &change)
{
    const auto found =
        std::find_if(userList.begin(), userList.end(), [userId](const User &user) { return user.id == userId; });
    const QString name = found == userList.end() ? QString::number(userId) : found->username;
    if (const auto error = m_desk.ask(function, QStringList{name} + arguments))
        return m_desk.refuse(context, done, *error);
    if (found == userList.end())
        return m_desk.refuse(context, done,
                             Error{QByteArrayLiteral("NOT_FOUND"), QStringLiteral("there is no such user")});
    if (const auto error = change(*found))
        return m_desk.refuse(context, done, *error);
    announceSoon();
    m_desk.answer<User>(context, done, *found);
}

bool FakePeople::isLastAdmin(const User &user) const
{
    const auto isActiveAdmin = [](const User &one) {
        return one.role == Role::Admin && one.state == UserState::Active;
    };
    return isActiveAdmin(user) && std::count_if(userList.begin(), userList.end(), isActiveAdmin) == 1;
}

void FakePeople::announceSoon()
{
    QTimer::singleShot(0, this, [this] { announce(); });
}

void FakePeople::keys(const PageRequest &page, QObject *context, Answer<ResultPage<ApiKey>> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("keys")))
        return m_desk.refuse(context, done, *error);
    m_desk.answer<ResultPage<ApiKey>>(context, done, pageOf(keyList, page, [](const ApiKey &key) { return key.id; }));
}

void FakePeople::createKey(const QString &name, std::optional<ClienteId> client, QObject *context,
                           Answer<CreatedApiKey> done)
{
    const QString whose = client ? QString::fromLatin1(client->toByteArray()) : QStringLiteral("admin");
    if (const auto error = m_desk.ask(QStringLiteral("createKey"), {name, whose}))
        return m_desk.refuse(context, done, *error);
    if (const auto checked = checkKeyName(name); !checked)
        return m_desk.refuse(context, done, checked.error());
    const ApiKey key{.id = keyList.empty() ? 1 : keyList.back().id + 1,
                     .name = name,
                     .clienteId = client,
                     .role = client ? Role::Operator : Role::Admin,
                     .createdAt = QDateTime::currentMSecsSinceEpoch()};
    keyList.push_back(key);
    announceSoon();
    m_desk.answer<CreatedApiKey>(context, done,
                                 CreatedApiKey{key, "hub_" + QByteArray::number(key.id).rightJustified(43, 'x')});
}

void FakePeople::revokeKey(qint64 keyId, QObject *context, Answer<ApiKey> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("revokeKey"), {QString::number(keyId)}))
        return m_desk.refuse(context, done, *error);
    const auto found =
        std::find_if(keyList.begin(), keyList.end(), [keyId](const ApiKey &key) { return key.id == keyId; });
    if (found == keyList.end())
        return m_desk.refuse(context, done,
                             Error{QByteArrayLiteral("NOT_FOUND"), QStringLiteral("there is no such key")});
    found->revokedAt = found->revokedAt.value_or(QDateTime::currentMSecsSinceEpoch());
    announceSoon();
    m_desk.answer<ApiKey>(context, done, *found);
}

} // namespace hub
