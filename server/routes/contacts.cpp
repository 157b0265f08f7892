// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/contacts.h"

#include "core/contacts/contactsync.h"
#include "server/routes/answers.h"
#include "server/routes/proxyresponse.h"

namespace hub::routes {

namespace {

using http::Access;
using http::Exchange;
using http::Method;
using http::Response;

Response syncResponse(const ContactSync::Outcome &outcome)
{
    if (outcome) {
        QJsonObject answer = contacts::countsJson(*outcome);
        answer.insert(QStringLiteral("ok"), true);
        return Response::json(200, answer);
    }
    if (outcome.error().upstream)
        return proxyResponse(tl::unexpected(*outcome.error().upstream), {.needsToken = true, .optionalEndpoint = true});
    return errorResponse(outcome.error().error);
}

void sync(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const auto client = actingClient(exchange->request());
    if (!client)
        return exchange->reply(client.error());
    context.shared.contacts->sync(*client, context.mailbox, [exchange](const ContactSync::Outcome &outcome) {
        exchange->reply(syncResponse(outcome));
    });
}

void find(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const http::Request &request = exchange->request();
    const auto client = actingClient(request);
    if (!client)
        return exchange->reply(client.error());
    const auto query = listQuery(request);
    if (!query)
        return exchange->reply(query.error());
    const contacts::Query search{.text = QString::fromUtf8(request.queryValue("q").value_or(QByteArray())),
                                 .after = query->after.value_or(QByteArray()),
                                 .limit = query->limit};
    context.shared.contacts->find(*client, search, context.mailbox, [exchange](const Result<contacts::Found> &found) {
        if (!found)
            return exchange->reply(errorResponse(found.error()));
        QJsonArray items;
        for (const Contact &contact : found->items)
            items.append(contacts::contactJson(contact));
        exchange->reply(
            listResponse(items, found->next.isEmpty() ? QJsonValue() : QJsonValue(QString::fromLatin1(found->next))));
    });
}

} // namespace

void addContacts(http::Router &router, const RouteContext &context)
{
    router.add(Method::Post, "/sync-contacts/sync", {.access = Access::User},
               [context](const Exchange::Ptr &exchange) { sync(context, exchange); });
    router.add(Method::Get, "/sync-contacts/contacts", {.access = Access::User},
               [context](const Exchange::Ptr &exchange) { find(context, exchange); });
}

} // namespace hub::routes
