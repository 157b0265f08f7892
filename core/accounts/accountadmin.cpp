// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/accountadmin.h"

#include "core/accounts/secrets.h"
#include "core/storage/accountrepository.h"

namespace hub {

namespace {

void refuse(const Mailbox::Address &replyTo, const UserAdmin::Done &done, const Error &error)
{
    replyTo.post([done, error] { done(tl::unexpected<Error>(error)); });
}

tl::unexpected<Error> notFound()
{
    return failure(QByteArrayLiteral("NOT_FOUND"), QStringLiteral("there is no such user"));
}

Result<User> existing(Result<std::optional<User>> found)
{
    if (!found)
        return tl::unexpected<Error>(found.error());
    if (!*found)
        return notFound();
    return std::move(**found);
}

Result<void> checkNotLastAdmin(const QSqlDatabase &connection, const User &user)
{
    if (user.role != Role::Admin || user.state != UserState::Active)
        return {};
    HUB_TRY(const auto others, users::countOtherActiveAdmins(connection, user.id));
    if (others == 0)
        return failure(QByteArrayLiteral("LAST_ADMIN"), QStringLiteral("this is the last active administrator"));
    return {};
}

} // namespace

UserAdmin::UserAdmin(AccountContext &context) : m_context(context) {}

void UserAdmin::create(const NewAccount &account, const audit::Actor &origin, const Mailbox::Address &replyTo,
                       Done done)
{
    const auto checked = checkUsername(account.username).and_then([&] { return checkPassword(account.password); });
    if (!checked) {
        refuse(replyTo, done, checked.error());
        return;
    }
    m_context.hashes.hash(passwordBytes(account.password), m_context.address(),
                          [this, account, origin, replyTo, done = std::move(done)](const Result<QString> &hash) {
                              if (!hash) {
                                  refuse(replyTo, done, hash.error());
                                  return;
                              }
                              m_context.change<User>(
                                  [this, account, hash = *hash, origin](QSqlDatabase &connection) {
                                      return insertUser(connection, account, hash, origin);
                                  },
                                  replyTo, done);
                          });
}

Result<User> UserAdmin::insertUser(QSqlDatabase &connection, const NewAccount &account, const QString &hash,
                                   const audit::Actor &origin) const
{
    const users::NewUser fresh{account.username,      hash, account.clienteId, account.role, UserState::Active,
                               m_context.clock.wall()};
    auto id = users::insert(connection, fresh);
    if (!id && id.error().code == "CONFLICT")
        return failure(QByteArrayLiteral("USERNAME_TAKEN"), QStringLiteral("this username is taken"));
    if (!id)
        return tl::unexpected<Error>(id.error());
    return (account.addsClient ? m_context.registerClient(connection, account.clienteId) : Result<void>())
        .and_then([&] {
            return m_context.audit(connection, origin, "user_create", account.clienteId, account.username,
                                   roleName(account.role));
        })
        .and_then([&] { return existing(users::find(connection, *id)); });
}

void UserAdmin::list(const PageRequest &request, const Mailbox::Address &replyTo,
                     std::function<void(Result<ResultPage<User>>)> done)
{
    m_context.database.run<ResultPage<User>>(
        replyTo, [request](QSqlDatabase &connection) { return users::list(connection, request); }, std::move(done));
}

void UserAdmin::find(qint64 id, const Mailbox::Address &replyTo, Done done)
{
    m_context.database.run<User>(
        replyTo, [id](QSqlDatabase &connection) { return existing(users::find(connection, id)); }, std::move(done));
}

void UserAdmin::findByName(const QString &username, const Mailbox::Address &replyTo, Done done)
{
    if (!checkUsername(username)) {
        refuse(replyTo, done, notFound().value());
        return;
    }
    m_context.database.run<User>(
        replyTo,
        [username](QSqlDatabase &connection) {
            return existing(
                users::findWithHash(connection, username).map([](const std::optional<users::UserWithHash> &found) {
                    return found ? std::optional(found->user) : std::nullopt;
                }));
        },
        std::move(done));
}

void UserAdmin::count(const Mailbox::Address &replyTo, std::function<void(Result<int>)> done)
{
    m_context.database.run<int>(
        replyTo, [](QSqlDatabase &connection) { return users::count(connection); }, std::move(done));
}

void UserAdmin::approve(qint64 id, const audit::Actor &origin, const Mailbox::Address &replyTo, Done done)
{
    changeUser(id, "approve", {}, origin, replyTo, std::move(done),
               [this](QSqlDatabase &connection, const User &user) -> Result<void> {
                   if (user.state == UserState::Disabled)
                       return failure(QByteArrayLiteral("CONFLICT"),
                                      QStringLiteral("this account is disabled; enable it"));
                   return users::setState(connection, user.id, UserState::Active).and_then([&] {
                       return m_context.registerClient(connection, user.clienteId);
                   });
               });
}

void UserAdmin::disable(qint64 id, const audit::Actor &origin, const Mailbox::Address &replyTo, Done done)
{
    changeUser(id, "disable", {}, origin, replyTo, std::move(done), [](QSqlDatabase &connection, const User &user) {
        return checkNotLastAdmin(connection, user).and_then([&] {
            return users::setState(connection, user.id, UserState::Disabled);
        });
    });
}

void UserAdmin::enable(qint64 id, const audit::Actor &origin, const Mailbox::Address &replyTo, Done done)
{
    changeUser(id, "enable", {}, origin, replyTo, std::move(done),
               [](QSqlDatabase &connection, const User &user) -> Result<void> {
                   if (user.state == UserState::Pending)
                       return failure(QByteArrayLiteral("CONFLICT"),
                                      QStringLiteral("this account waits for approval; approve it"));
                   return users::setState(connection, user.id, UserState::Active);
               });
}

void UserAdmin::setRole(qint64 id, Role role, const audit::Actor &origin, const Mailbox::Address &replyTo, Done done)
{
    changeUser(id, "role", roleName(role), origin, replyTo, std::move(done),
               [role](QSqlDatabase &connection, const User &user) {
                   const auto allowed = role == Role::Operator ? checkNotLastAdmin(connection, user) : Result<void>();
                   return allowed.and_then([&] { return users::setRole(connection, user.id, role); });
               });
}

void UserAdmin::setPassword(qint64 id, const QString &password, const audit::Actor &origin,
                            const Mailbox::Address &replyTo, Done done)
{
    if (const auto checked = checkPassword(password); !checked) {
        refuse(replyTo, done, checked.error());
        return;
    }
    m_context.hashes.hash(passwordBytes(password), m_context.address(),
                          [this, id, origin, replyTo, done = std::move(done)](const Result<QString> &hash) {
                              if (!hash) {
                                  refuse(replyTo, done, hash.error());
                                  return;
                              }
                              changeUser(id, "password", {}, origin, replyTo, done,
                                         [hash = *hash](QSqlDatabase &connection, const User &user) {
                                             return users::setPassword(connection, user.id, hash);
                                         });
                          });
}

void UserAdmin::changeUser(qint64 id, const char *action, const QString &detail, const audit::Actor &origin,
                           const Mailbox::Address &replyTo, Done done, Change change)
{
    m_context.change<User>(
        [this, id, action, detail, origin, change = std::move(change)](QSqlDatabase &connection) -> Result<User> {
            const auto user = existing(users::find(connection, id));
            if (!user)
                return user;
            return change(connection, *user)
                .and_then([&] {
                    return m_context.audit(connection, origin, action, user->clienteId, user->username, detail);
                })
                .and_then([&] { return existing(users::find(connection, id)); });
        },
        replyTo, std::move(done));
}

ApiKeyAdmin::ApiKeyAdmin(AccountContext &context) : m_context(context) {}

void ApiKeyAdmin::create(const QString &name, std::optional<ClienteId> client, const audit::Actor &origin,
                         const Mailbox::Address &replyTo, std::function<void(Result<CreatedApiKey>)> done)
{
    if (const auto checked = checkKeyName(name); !checked) {
        replyTo.post([done = std::move(done), error = checked.error()] { done(tl::unexpected<Error>(error)); });
        return;
    }
    ApiKey key;
    key.name = name;
    key.clienteId = client;
    key.role = client ? Role::Operator : Role::Admin;
    key.createdAt = m_context.clock.wall();
    m_context.change<CreatedApiKey>(
        [this, key, secret = apikeysecret::make(), origin](QSqlDatabase &connection) -> Result<CreatedApiKey> {
            const auto id = apikeys::insert(connection, key, apikeysecret::hash(secret));
            if (!id)
                return tl::unexpected<Error>(id.error());
            CreatedApiKey created{key, secret};
            created.key.id = *id;
            return m_context.audit(connection, origin, "key_create", key.clienteId, QString::number(*id), key.name)
                .map([&] { return created; });
        },
        replyTo, std::move(done));
}

void ApiKeyAdmin::list(const PageRequest &request, const Mailbox::Address &replyTo,
                       std::function<void(Result<ResultPage<ApiKey>>)> done)
{
    m_context.database.run<ResultPage<ApiKey>>(
        replyTo, [request](QSqlDatabase &connection) { return apikeys::list(connection, request); }, std::move(done));
}

void ApiKeyAdmin::revoke(qint64 id, const audit::Actor &origin, const Mailbox::Address &replyTo,
                         std::function<void(Result<ApiKey>)> done)
{
    m_context.change<ApiKey>(
        [this, id, origin](QSqlDatabase &connection) -> Result<ApiKey> {
            HUB_TRY(const auto found, apikeys::find(connection, id));
            if (!found)
                return failure(QByteArrayLiteral("NOT_FOUND"), QStringLiteral("there is no such key"));
            ApiKey key = *found;
            const qint64 now = m_context.clock.wall();
            key.revokedAt = key.revokedAt.value_or(now);
            return apikeys::revoke(connection, id, now)
                .and_then([&] {
                    return m_context.audit(connection, origin, "key_revoke", key.clienteId, QString::number(id),
                                           key.name);
                })
                .map([&] { return key; });
        },
        replyTo, std::move(done));
}

} // namespace hub
