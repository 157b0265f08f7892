// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/auth.h"

#include "core/accounts/accountservice.h"
#include "server/routes/accountjson.h"
#include "server/routes/answers.h"

namespace hub::routes {

namespace {

using http::Access;
using http::Exchange;
using http::Method;
using http::Response;

Response refusalResponse(const LoginRefusal &refusal)
{
    Response response = errorResponse(refusal);
    if (refusal.retryAfterS > 0)
        response.with("Retry-After", QByteArray::number(refusal.retryAfterS));
    return response;
}

Response loginResponse(const Login &login)
{
    return Response::json(200, {{QStringLiteral("ok"), true},
                                {QStringLiteral("token"), QString::fromLatin1(login.token)},
                                {QStringLiteral("expires_in"), login.expiresInS},
                                {QStringLiteral("user"), userJson(login.user)}});
}

void registerUser(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const http::Request &request = exchange->request();
    const auto username = textField(request, "username");
    const auto password = textField(request, "password");
    const auto client = clientField(request, "cliente_id");
    if (!username)
        return exchange->reply(invalidField("username", "must be a string"));
    if (!password)
        return exchange->reply(invalidField("password", "must be a string"));
    if (!client)
        return exchange->reply(invalidField("cliente_id", "must be a positive whole number"));
    context.shared.accounts->signIn().registerUser(
        {.username = *username, .password = *password, .clienteId = *client}, request.peer, context.mailbox,
        [exchange](const Result<User> &user) {
            exchange->reply(
                user ? Response::json(201, {{QStringLiteral("ok"), true}, {QStringLiteral("user"), userJson(*user)}})
                     : errorResponse(user.error()));
        });
}

void login(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const http::Request &request = exchange->request();
    auto username = textField(request, "username");
    if (!username)
        username = textField(request, "usuario");
    const auto password = textField(request, "password");
    if (!username)
        return exchange->reply(invalidField("username", "must be a string"));
    if (!password)
        return exchange->reply(invalidField("password", "must be a string"));
    context.shared.accounts->signIn().login(
        *username, *password, request.peer, context.mailbox, [exchange](const Result<Login, LoginRefusal> &result) {
            exchange->reply(result ? loginResponse(*result) : refusalResponse(result.error()));
        });
}

void changePassword(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const http::Request &request = exchange->request();
    if (request.caller->userId == 0)
        return exchange->reply(Response::error(403, "FORBIDDEN", QStringLiteral("An API key has no password")));
    const auto oldPassword = textField(request, "old_password");
    const auto newPassword = textField(request, "new_password");
    if (!oldPassword)
        return exchange->reply(invalidField("old_password", "must be a string"));
    if (!newPassword)
        return exchange->reply(invalidField("new_password", "must be a string"));
    context.shared.accounts->signIn().changePassword(
        QString::fromUtf8(request.caller->name), *oldPassword, *newPassword, request.peer, context.mailbox,
        [exchange](const Result<Login, LoginRefusal> &result) {
            exchange->reply(result ? loginResponse(*result) : refusalResponse(result.error()));
        });
}

void whoAmI(const Exchange::Ptr &exchange)
{
    exchange->reply(Response::json(
        200, {{QStringLiteral("ok"), true}, {QStringLiteral("user"), callerJson(*exchange->request().caller)}}));
}

} // namespace

void addAuth(http::Router &router, const RouteContext &context)
{
    router.add(Method::Post, "/auth/register", {.readsJson = true},
               [context](const Exchange::Ptr &exchange) { registerUser(context, exchange); });
    router.add(Method::Post, "/auth/login", {.readsJson = true},
               [context](const Exchange::Ptr &exchange) { login(context, exchange); });
    router.add(Method::Get, "/auth/me", {.access = Access::User}, whoAmI);
    router.add(Method::Post, "/auth/change-password", {.access = Access::User, .readsJson = true},
               [context](const Exchange::Ptr &exchange) { changePassword(context, exchange); });
}

} // namespace hub::routes
