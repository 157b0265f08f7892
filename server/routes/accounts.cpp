// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/accountservice.h"
#include "core/text/isotime.h"
#include "server/routes/answers.h"
#include "server/routes/routegroups.h"

namespace hub::routes {

namespace {

using http::Access;
using http::Method;
using http::Request;
using http::Response;

constexpr http::RouteOptions Anybody{.readsJson = true, .smallBody = true};
constexpr http::RouteOptions Admin{.access = Access::Admin};
constexpr http::RouteOptions AdminWithBody{.access = Access::Admin, .readsJson = true, .smallBody = true};

QJsonValue clientOrNull(const std::optional<ClienteId> &client)
{
    return client ? QJsonValue(client->toNumber()) : QJsonValue();
}

QJsonObject userJson(const User &user)
{
    return {{QStringLiteral("id"), user.id},
            {QStringLiteral("username"), user.username},
            {QStringLiteral("cliente_id"), user.clienteId.toNumber()},
            {QStringLiteral("role"), roleName(user.role)},
            {QStringLiteral("state"), userStateName(user.state)},
            {QStringLiteral("created_at"), isoTime(user.createdAt)},
            {QStringLiteral("last_login_at"), isoTime(user.lastLoginAt.value_or(0))}};
}

/// Who is calling; for an API key `id` is null and `key_id` is told.
QJsonObject callerJson(const Caller &caller)
{
    QJsonObject object{{QStringLiteral("id"), caller.userId != 0 ? QJsonValue(caller.userId) : QJsonValue()},
                       {QStringLiteral("username"), QString::fromUtf8(caller.name)},
                       {QStringLiteral("cliente_id"), clientOrNull(caller.clienteId)},
                       {QStringLiteral("role"), roleName(caller.role)}};
    if (caller.keyId != 0)
        object.insert(QStringLiteral("key_id"), caller.keyId);
    return object;
}

/// Never the key itself.
QJsonObject keyJson(const ApiKey &key)
{
    return {{QStringLiteral("id"), key.id},
            {QStringLiteral("name"), key.name},
            {QStringLiteral("cliente_id"), clientOrNull(key.clienteId)},
            {QStringLiteral("role"), roleName(key.role)},
            {QStringLiteral("created_at"), isoTime(key.createdAt)},
            {QStringLiteral("last_used_at"), isoTime(key.lastUsedAt.value_or(0))},
            {QStringLiteral("revoked_at"), isoTime(key.revokedAt.value_or(0))}};
}

Response userResponse(const User &user)
{
    return okResponse({{QStringLiteral("user"), userJson(user)}});
}

auto giveLogin(const Completion &completion)
{
    return [completion](const Result<Login, LoginRefusal> &login) {
        if (login) {
            completion.give(okResponse({{QStringLiteral("token"), QString::fromLatin1(login->token)},
                                        {QStringLiteral("expires_in"), login->expiresInS},
                                        {QStringLiteral("user"), userJson(login->user)}}));
            return;
        }
        Response refusal = Response::error(login.error());
        if (login.error().retryAfterS > 0)
            refusal.with("Retry-After", QByteArray::number(login.error().retryAfterS));
        completion.give(std::move(refusal));
    };
}

Result<void> registerUser(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto username, textField(request, "username"));
    HUB_TRY(const auto password, textField(request, "password"));
    const auto client = clientField(request, "cliente_id");
    if (!client)
        return invalidField("cliente_id", "must be a positive whole number");
    context.shared.accounts->signIn().registerUser(
        {.username = username, .password = password, .clienteId = *client}, request.peer, context.mailbox,
        completion.with([](const User &user) {
            return okResponse({{QStringLiteral("user"), userJson(user)}}, 201);
        }));
    return {};
}

Result<void> login(const RouteContext &context, const Request &request, const Completion &completion)
{
    const auto alias = optionalText(request, "usuario");
    HUB_TRY(const auto username,
            alias && !optionalText(request, "username") ? Result<QString>(*alias) : textField(request, "username"));
    HUB_TRY(const auto password, textField(request, "password"));
    context.shared.accounts->signIn().login(username, password, request.peer, context.mailbox, giveLogin(completion));
    return {};
}

Result<void> changePassword(const RouteContext &context, const Request &request, const Completion &completion)
{
    if (request.caller->userId == 0)
        return failure("FORBIDDEN", QStringLiteral("An API key has no password"));
    HUB_TRY(const auto oldPassword, textField(request, "old_password"));
    HUB_TRY(const auto newPassword, textField(request, "new_password"));
    context.shared.accounts->signIn().changePassword(QString::fromUtf8(request.caller->name), oldPassword, newPassword,
                                                     request.peer, context.mailbox, giveLogin(completion));
    return {};
}

Result<Response> whoAmI(const RouteContext &, const Request &request)
{
    return okResponse({{QStringLiteral("user"), callerJson(*request.caller)}});
}

Result<void> listUsers(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto page, pageRequest(request));
    context.shared.accounts->users().list(page, context.mailbox, completion.with(pageResponse(userJson)));
    return {};
}

using UserChange = void (UserAdmin::*)(qint64, const audit::Actor &, const Mailbox::Address &, UserAdmin::Done);

/// A handler for one of the changes that need no more than the user's id.
auto changeUser(UserChange change)
{
    return [change](const RouteContext &context, const Request &request, const Completion &completion) -> Result<void> {
        HUB_TRY(const auto id, pathId(request));
        (context.shared.accounts->users().*change)(id, actorOf(request), context.mailbox,
                                                   completion.with(userResponse));
        return {};
    };
}

Result<void> setPassword(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto id, pathId(request));
    HUB_TRY(const auto password, textField(request, "password"));
    context.shared.accounts->users().setPassword(id, password, actorOf(request), context.mailbox,
                                                 completion.with(userResponse));
    return {};
}

Result<void> setRole(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto id, pathId(request));
    const auto role = roleFromName(optionalText(request, "role").value_or(QString()));
    if (!role)
        return invalidField("role", "must be \"operator\" or \"admin\"");
    context.shared.accounts->users().setRole(id, *role, actorOf(request), context.mailbox,
                                             completion.with(userResponse));
    return {};
}

Result<void> listKeys(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto page, pageRequest(request));
    context.shared.accounts->keys().list(page, context.mailbox, completion.with(pageResponse(keyJson)));
    return {};
}

Result<void> createKey(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto name, textField(request, "name"));
    const auto client = clientField(request, "cliente_id");
    const bool admin = request.json.value(QLatin1String("admin")).toBool();
    if (admin == request.json.contains(QLatin1String("cliente_id")) || (!admin && !client))
        return invalidField("cliente_id", "a key is for one client (a positive whole number), or \"admin\": true");
    context.shared.accounts->keys().create(
        name, client, actorOf(request), context.mailbox, completion.with([](const CreatedApiKey &created) {
            QJsonObject answer = keyJson(created.key);
            answer.insert(QStringLiteral("key"), QString::fromLatin1(created.secret));
            return okResponse(answer, 201);
        }));
    return {};
}

Result<void> revokeKey(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto id, pathId(request));
    context.shared.accounts->keys().revoke(id, actorOf(request), context.mailbox,
                                           completion.with([](const ApiKey &key) { return okResponse(keyJson(key)); }));
    return {};
}

} // namespace

void addAccounts(RouteGroup &group)
{
    group.add(Method::Post, "/auth/register", Anybody, registerUser);
    group.add(Method::Post, "/auth/login", Anybody, login);
    group.add(Method::Get, "/auth/me", {.access = Access::User}, whoAmI);
    group.add(Method::Post, "/auth/change-password", {.access = Access::User, .readsJson = true, .smallBody = true},
              changePassword);
    group.add(Method::Get, "/users", Admin, listUsers);
    group.add(Method::Post, "/users/:id/approve", Admin, changeUser(&UserAdmin::approve));
    group.add(Method::Post, "/users/:id/disable", Admin, changeUser(&UserAdmin::disable));
    group.add(Method::Post, "/users/:id/enable", Admin, changeUser(&UserAdmin::enable));
    group.add(Method::Post, "/users/:id/password", AdminWithBody, setPassword);
    group.add(Method::Post, "/users/:id/role", AdminWithBody, setRole);
    group.add(Method::Get, "/keys", Admin, listKeys);
    group.add(Method::Post, "/keys", AdminWithBody, createKey);
    group.add(Method::Post, "/keys/:id/revoke", Admin, revokeKey);
}

} // namespace hub::routes
