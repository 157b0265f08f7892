// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/contacts/contactsync.h"
#include "server/routes/answers.h"
#include "server/routes/routegroups.h"

namespace hub::routes {

namespace {

using http::Access;
using http::Method;
using http::Request;

/// The body is optional; one that is no JSON is none.
Result<bool> forceOf(const Request &request)
{
    if (request.body.isEmpty() || !http::hasJsonType(request))
        return false;
    HUB_TRY(const QJsonObject body, http::jsonObject(request.body));
    return forceField(body);
}

Result<void> syncContacts(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto client, actingClient(request));
    HUB_TRY(const bool force, forceOf(request));
    const ProxyRules rules{.needsToken = true,
                           .optionalEndpoint =
                               mayLack(context.sessionManager.profile(), EngineProfile::Operation::Contacts)};
    context.shared.contacts->sync(
        client, force, context.mailbox, [completion, rules](const ContactSync::Outcome &outcome) {
            if (outcome)
                completion.give(okResponse(contacts::countsJson(*outcome)));
            else if (outcome.error().upstream)
                completion.give(proxyResponse(tl::unexpected(*outcome.error().upstream), rules));
            else
                completion.give(tl::unexpected(outcome.error().error));
        });
    return {};
}

http::Response contactsResponse(const contacts::Found &found)
{
    QJsonArray items;
    for (const Contact &contact : found.items)
        items.append(contacts::contactJson(contact));
    return listResponse(items, found.next.isEmpty() ? QJsonValue() : QJsonValue(QString::fromLatin1(found.next)));
}

Result<void> findContacts(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto client, actingClient(request));
    HUB_TRY(const auto query, listQuery(request));
    const contacts::Query search{.text = QString::fromUtf8(request.queryValue("q").value_or(QByteArray())),
                                 .after = query.after.value_or(QByteArray()),
                                 .limit = query.limit};
    context.shared.contacts->find(client, search, context.mailbox, completion.with(contactsResponse));
    return {};
}

} // namespace

void addContacts(RouteGroup &group)
{
    group.add(Method::Post, "/sync-contacts/sync", {.access = Access::User, .smallBody = true, .readsBody = true},
              syncContacts);
    group.add(Method::Get, "/sync-contacts/contacts", {.access = Access::User}, findContacts);
}

} // namespace hub::routes
