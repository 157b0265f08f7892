// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/people.h"

#include "core/accounts/accountservice.h"
#include "server/routes/accountjson.h"
#include "server/routes/answers.h"

namespace hub::routes {

namespace {

using http::Access;
using http::Exchange;
using http::Method;
using http::Response;

constexpr http::RouteOptions Admin{.access = Access::Admin};
constexpr http::RouteOptions AdminWithBody{.access = Access::Admin, .readsJson = true};

Response noSuchThing()
{
    return Response::error(404, "NOT_FOUND", QStringLiteral("There is nothing with this id"));
}

UserAdmin::Done userAnswer(const Exchange::Ptr &exchange)
{
    return [exchange](const Result<User> &user) {
        exchange->reply(
            user ? Response::json(200, {{QStringLiteral("ok"), true}, {QStringLiteral("user"), userJson(*user)}})
                 : errorResponse(user.error()));
    };
}

void listUsers(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const auto page = pageRequest(exchange->request());
    if (!page)
        return exchange->reply(page.error());
    context.shared.accounts->users().list(*page, context.mailbox, [exchange](const Result<ResultPage<User>> &users) {
        exchange->reply(users ? pageResponse(*users, userJson) : errorResponse(users.error()));
    });
}

using UserChange = void (UserAdmin::*)(qint64, const Origin &, const Mailbox::Address &, UserAdmin::Done);

void changeUser(const RouteContext &context, const Exchange::Ptr &exchange, UserChange change)
{
    const auto id = idParam(exchange->request());
    if (!id)
        return exchange->reply(noSuchThing());
    (context.shared.accounts->users().*change)(*id, originOf(exchange->request()), context.mailbox,
                                               userAnswer(exchange));
}

void setPassword(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const auto id = idParam(exchange->request());
    const auto password = textField(exchange->request(), "password");
    if (!id)
        return exchange->reply(noSuchThing());
    if (!password)
        return exchange->reply(invalidField("password", "must be a string"));
    context.shared.accounts->users().setPassword(*id, *password, originOf(exchange->request()), context.mailbox,
                                                 userAnswer(exchange));
}

void setRole(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const auto id = idParam(exchange->request());
    const auto role = roleFromName(textField(exchange->request(), "role").value_or(QString()));
    if (!id)
        return exchange->reply(noSuchThing());
    if (!role)
        return exchange->reply(invalidField("role", "must be \"operator\" or \"admin\""));
    context.shared.accounts->users().setRole(*id, *role, originOf(exchange->request()), context.mailbox,
                                             userAnswer(exchange));
}

void listKeys(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const auto page = pageRequest(exchange->request());
    if (!page)
        return exchange->reply(page.error());
    context.shared.accounts->keys().list(*page, context.mailbox, [exchange](const Result<ResultPage<ApiKey>> &keys) {
        exchange->reply(keys ? pageResponse(*keys, keyJson) : errorResponse(keys.error()));
    });
}

void createKey(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const http::Request &request = exchange->request();
    const auto name = textField(request, "name");
    const auto client = clientField(request, "cliente_id");
    const bool admin = request.json.value(QLatin1String("admin")).toBool();
    if (!name)
        return exchange->reply(invalidField("name", "must be a string"));
    if (admin == request.json.contains(QLatin1String("cliente_id")) || (!admin && !client))
        return exchange->reply(
            invalidField("cliente_id", "a key is for one client (a positive whole number), or \"admin\": true"));
    context.shared.accounts->keys().create(
        *name, client, originOf(request), context.mailbox, [exchange](const Result<CreatedApiKey> &created) {
            if (!created)
                return exchange->reply(errorResponse(created.error()));
            QJsonObject answer = keyJson(created->key);
            answer.insert(QStringLiteral("ok"), true);
            answer.insert(QStringLiteral("key"), QString::fromLatin1(created->secret));
            exchange->reply(Response::json(201, answer));
        });
}

void revokeKey(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const auto id = idParam(exchange->request());
    if (!id)
        return exchange->reply(noSuchThing());
    context.shared.accounts->keys().revoke(*id, originOf(exchange->request()), context.mailbox,
                                           [exchange](const Result<ApiKey> &key) {
                                               if (!key)
                                                   return exchange->reply(errorResponse(key.error()));
                                               QJsonObject answer = keyJson(*key);
                                               answer.insert(QStringLiteral("ok"), true);
                                               exchange->reply(Response::json(200, answer));
                                           });
}

} // namespace

void addPeople(http::Router &router, const RouteContext &context)
{
    const auto with = [&context](void (*handler)(const RouteContext &, const Exchange::Ptr &)) {
        return [context, handler](const Exchange::Ptr &exchange) { handler(context, exchange); };
    };
    const auto change = [&context](UserChange function) {
        return [context, function](const Exchange::Ptr &exchange) { changeUser(context, exchange, function); };
    };
    router.add(Method::Get, "/users", Admin, with(listUsers));
    router.add(Method::Post, "/users/:id/approve", Admin, change(&UserAdmin::approve));
    router.add(Method::Post, "/users/:id/disable", Admin, change(&UserAdmin::disable));
    router.add(Method::Post, "/users/:id/enable", Admin, change(&UserAdmin::enable));
    router.add(Method::Post, "/users/:id/password", AdminWithBody, with(setPassword));
    router.add(Method::Post, "/users/:id/role", AdminWithBody, with(setRole));
    router.add(Method::Get, "/keys", Admin, with(listKeys));
    router.add(Method::Post, "/keys", AdminWithBody, with(createKey));
    router.add(Method::Post, "/keys/:id/revoke", Admin, with(revokeKey));
}

} // namespace hub::routes
