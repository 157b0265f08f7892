// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/text/isotime.h"
#include "server/routes/answers.h"
#include "server/routes/sender.h"
#include "server/routes/sendinganswers.h"

#include <QJsonDocument>

namespace hub::routes {

namespace {

using http::Access;
using http::Exchange;
using http::Method;
using http::Response;

SendingService::Done<SendingLimits> replyWithLimits(const Exchange::Ptr &exchange)
{
    return [exchange](const Result<SendingLimits> &limits) {
        if (!limits)
            return exchange->reply(sendingErrorResponse(limits.error()));
        QJsonObject answer = limits->toJson();
        answer.insert(QStringLiteral("ok"), true);
        exchange->reply(Response::json(200, answer));
    };
}

void getLimits(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const auto client = actingClient(exchange->request());
    if (!client)
        return exchange->reply(client.error());
    context.shared.sending->limits(*client, context.mailbox, replyWithLimits(exchange));
}

void putLimits(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const http::Request &request = exchange->request();
    const auto client = actingClient(request);
    if (!client)
        return exchange->reply(client.error());
    const auto limits = SendingLimits::fromJson(request.json);
    if (!limits)
        return exchange->reply(sendingErrorResponse(limits.error()));
    context.shared.sending->setLimits(*client, *limits, sendingActorOf(request), context.mailbox,
                                      replyWithLimits(exchange));
}

void listOptOuts(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const http::Request &request = exchange->request();
    const auto client = actingClient(request);
    const auto query = listQuery(request);
    if (!client)
        return exchange->reply(client.error());
    if (!query)
        return exchange->reply(query.error());
    const int limit = query->limit;
    context.shared.sending->optOuts(
        *client, QString::fromUtf8(query->after.value_or(QByteArray())), limit, context.mailbox,
        [exchange, limit](const Result<std::vector<optouts::OptOut>> &found) {
            if (!found)
                return exchange->reply(sendingErrorResponse(found.error()));
            QJsonArray items;
            for (const optouts::OptOut &optOut : *found) {
                if (items.size() < limit)
                    items.append(QJsonObject{{QStringLiteral("to"), optOut.to},
                                             {QStringLiteral("created_at"), isoTime(optOut.createdAt)}});
            }
            // One more than asked for came back: the list goes on.
            const bool more = found->size() > std::size_t(limit);
            exchange->reply(
                listResponse(items, more ? items.last().toObject().value(QLatin1String("to")) : QJsonValue()));
        });
}

SendingService::Done<bool> replyWithChanged(const Exchange::Ptr &exchange)
{
    return [exchange](const Result<bool> &changed) {
        exchange->reply(changed
                            ? Response::json(200, {{QStringLiteral("ok"), true}, {QStringLiteral("changed"), *changed}})
                            : sendingErrorResponse(changed.error()));
    };
}

void addOptOut(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const http::Request &request = exchange->request();
    const auto client = actingClient(request);
    const auto to = textField(request, "to");
    if (!client)
        return exchange->reply(client.error());
    if (!to)
        return exchange->reply(invalidField("to", "must be a string"));
    context.shared.sending->addOptOut(*client, *to, sendingActorOf(request), context.mailbox,
                                      replyWithChanged(exchange));
}

/// `?to=`, or a JSON body like the one that added it: not every HTTP client sends a body with DELETE.
void removeOptOut(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const http::Request &request = exchange->request();
    const auto client = actingClient(request);
    if (!client)
        return exchange->reply(client.error());
    QString to = QString::fromUtf8(request.queryValue("to").value_or(QByteArray()));
    if (to.isEmpty())
        to = QJsonDocument::fromJson(request.body).object().value(QLatin1String("to")).toString();
    if (to.isEmpty())
        return exchange->reply(invalidField("to", "name the number in ?to= or in the body"));
    context.shared.sending->removeOptOut(*client, to, sendingActorOf(request), context.mailbox,
                                         replyWithChanged(exchange));
}

using Switch = void (SendingService::*)(SendingService::Scope, const SendingActor &, SendingService::Reply,
                                        SendingService::Done<void>);

void turn(const RouteContext &context, const Exchange::Ptr &exchange, Switch function)
{
    const http::Request &request = exchange->request();
    const auto scope = sendingScope(request);
    if (!scope)
        return exchange->reply(scope.error());
    (context.shared.sending->*function)(*scope, sendingActorOf(request), context.mailbox,
                                        [exchange](const Result<void> &result) {
                                            exchange->reply(result ? Response::json(200, {{QStringLiteral("ok"), true}})
                                                                   : sendingErrorResponse(result.error()));
                                        });
}

} // namespace

void addSendingRules(http::Router &router, const RouteContext &context)
{
    const http::RouteOptions user{.access = Access::User};
    const http::RouteOptions userWithBody{.access = Access::User, .readsJson = true};
    const auto with = [&context](void (*handler)(const RouteContext &, const Exchange::Ptr &)) {
        return [context, handler](const Exchange::Ptr &exchange) { handler(context, exchange); };
    };
    const auto flip = [&context](Switch function) {
        return [context, function](const Exchange::Ptr &exchange) { turn(context, exchange, function); };
    };
    router.add(Method::Get, "/sender/limits", user, with(getLimits));
    router.add(Method::Put, "/sender/limits", userWithBody, with(putLimits));
    router.add(Method::Get, "/sender/opt-outs", user, with(listOptOuts));
    router.add(Method::Post, "/sender/opt-outs", userWithBody, with(addOptOut));
    router.add(Method::Delete, "/sender/opt-outs", user, with(removeOptOut));
    router.add(Method::Post, "/sender/stop-all", user, flip(&SendingService::stopAll));
    router.add(Method::Post, "/sender/start-all", user, flip(&SendingService::startAll));
}

} // namespace hub::routes
