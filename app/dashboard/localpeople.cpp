// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/localpeople.h"

#include "app/services.h"

#include <algorithm>
#include <array>

namespace hub::app {

namespace {

constexpr std::chrono::milliseconds GatherPeople{250};

Origin origin()
{
    return {.actor = QString::fromLatin1(DashboardActor), .address = QString::fromLatin1(DashboardAddress)};
}

/// Whether an entry of the audit log tells of something that the lists show: `login` is in "last login".
bool concernsPeople(const QString &action)
{
    static constexpr std::array Whole{QLatin1StringView("register"), QLatin1StringView("approve"),
                                      QLatin1StringView("disable"),  QLatin1StringView("enable"),
                                      QLatin1StringView("role"),     QLatin1StringView("password"),
                                      QLatin1StringView("login")};
    return action.isEmpty() || action.startsWith(QLatin1String("user_")) || action.startsWith(QLatin1String("key_")) ||
           std::find(Whole.begin(), Whole.end(), action) != Whole.end();
}

} // namespace

LocalPeople::LocalPeople(LinkContext &context, QObject *parent) : PeopleApi(parent), m_context(context), m_news(this)
{
    m_news.setSingleShot(true);
    m_news.setInterval(GatherPeople);
    connect(&m_news, &QTimer::timeout, this, &PeopleApi::changed);
}

void LocalPeople::onAudited(const QString &action)
{
    if (concernsPeople(action) && !m_news.isActive())
        m_news.start();
}

template<typename Work>
void LocalPeople::askForUser(QObject *context, Answer<User> done, Work work)
{
    m_context.ask<User>(context, std::move(done), [&](const RunningHub &hub, const Reply<User> &reply) {
        work(hub.services->accounts().users(), reply);
    });
}

void LocalPeople::users(const PageRequest &page, QObject *context, Answer<ResultPage<User>> done)
{
    using Users = ResultPage<User>;
    m_context.ask<Users>(context, std::move(done), [&](const RunningHub &hub, const Reply<Users> &reply) {
        hub.services->accounts().users().list(page, m_context.address(), reply);
    });
}

void LocalPeople::createUser(const UserAdmin::NewAccount &account, QObject *context, Answer<User> done)
{
    askForUser(context, std::move(done), [&](UserAdmin &users, const Reply<User> &reply) {
        users.create(account, origin(), m_context.address(), [this, reply](const Result<User> &user) {
            if (user)
                Q_EMIT accountCreated();
            reply(user);
        });
    });
}

void LocalPeople::approve(qint64 userId, QObject *context, Answer<User> done)
{
    askForUser(context, std::move(done), [&](UserAdmin &users, const Reply<User> &reply) {
        users.approve(userId, origin(), m_context.address(), reply);
    });
}

void LocalPeople::disable(qint64 userId, QObject *context, Answer<User> done)
{
    askForUser(context, std::move(done), [&](UserAdmin &users, const Reply<User> &reply) {
        users.disable(userId, origin(), m_context.address(), reply);
    });
}

void LocalPeople::enable(qint64 userId, QObject *context, Answer<User> done)
{
    askForUser(context, std::move(done), [&](UserAdmin &users, const Reply<User> &reply) {
        users.enable(userId, origin(), m_context.address(), reply);
    });
}

void LocalPeople::setRole(qint64 userId, Role role, QObject *context, Answer<User> done)
{
    askForUser(context, std::move(done), [&](UserAdmin &users, const Reply<User> &reply) {
        users.setRole(userId, role, origin(), m_context.address(), reply);
    });
}

void LocalPeople::setPassword(qint64 userId, const QString &password, QObject *context, Answer<User> done)
{
    askForUser(context, std::move(done), [&](UserAdmin &users, const Reply<User> &reply) {
        users.setPassword(userId, password, origin(), m_context.address(), reply);
    });
}

void LocalPeople::keys(const PageRequest &page, QObject *context, Answer<ResultPage<ApiKey>> done)
{
    using Keys = ResultPage<ApiKey>;
    m_context.ask<Keys>(context, std::move(done), [&](const RunningHub &hub, const Reply<Keys> &reply) {
        hub.services->accounts().keys().list(page, m_context.address(), reply);
    });
}

void LocalPeople::createKey(const QString &name, std::optional<ClienteId> client, QObject *context,
                            Answer<CreatedApiKey> done)
{
    m_context.ask<CreatedApiKey>(
        context, std::move(done), [&](const RunningHub &hub, const Reply<CreatedApiKey> &reply) {
            hub.services->accounts().keys().create(name, client, origin(), m_context.address(), reply);
        });
}

void LocalPeople::revokeKey(qint64 keyId, QObject *context, Answer<ApiKey> done)
{
    m_context.ask<ApiKey>(context, std::move(done), [&](const RunningHub &hub, const Reply<ApiKey> &reply) {
        hub.services->accounts().keys().revoke(keyId, origin(), m_context.address(), reply);
    });
}

} // namespace hub::app
