// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/alertrepository.h"
#include "core/storage/database.h"
#include "core/text/isotime.h"
#include "server/routes/answers.h"
#include "server/routes/routegroups.h"

#include <QDateTime>

namespace hub::routes {

namespace {

using http::Access;
using http::Method;

QJsonObject entryJson(const alerts::Entry &entry)
{
    return {
        {QStringLiteral("id"), entry.id},
        {QStringLiteral("kind"), entry.kind},
        {QStringLiteral("cliente_id"), entry.client ? QJsonValue(entry.client->toNumber()) : QJsonValue()},
        {QStringLiteral("before"), entry.before},
        {QStringLiteral("after"), entry.after},
        {QStringLiteral("since"), isoTime(entry.since)},
        {QStringLiteral("open"), entry.isOpen()},
        {QStringLiteral("acknowledged_by"), entry.acknowledgedAt > 0 ? QJsonValue(entry.acknowledgedBy) : QJsonValue()},
        {QStringLiteral("acknowledged_at"), isoTime(entry.acknowledgedAt)},
        {QStringLiteral("ended_at"), isoTime(entry.endedAt)}};
}

/// Whose alerts the caller sees: an administrator everybody's, unless he names a client.
Result<std::optional<ClienteId>> visibleClient(const http::Request &request)
{
    if (request.caller->isAdmin() && !request.queryValue("cliente_id"))
        return std::optional<ClienteId>();
    return actingClient(request).map([](ClienteId client) { return std::optional(client); });
}

Result<void> listAlerts(const RouteContext &context, const http::Request &request, const Completion &completion)
{
    HUB_TRY(const auto page, pageRequest(request));
    alerts::Filter filter;
    HUB_TRY(filter.client, visibleClient(request));
    if (const auto open = request.queryValue("open")) {
        if (*open != "true" && *open != "false")
            return invalidField("open", "must be true or false");
        filter.openOnly = *open == "true";
    }
    context.shared.database->run<ResultPage<alerts::Entry>>(
        context.mailbox, [filter, page](QSqlDatabase &connection) { return alerts::list(connection, filter, page); },
        completion.with(pageResponse(entryJson)));
    return {};
}

Result<void> acknowledgeAlert(const RouteContext &context, const http::Request &request, const Completion &completion)
{
    HUB_TRY(const auto id, pathId(request));
    HUB_TRY(const auto client, visibleClient(request));
    context.shared.database->transaction<alerts::Entry>(
        context.mailbox,
        [id, client, actor = actorOf(request), at = QDateTime::currentMSecsSinceEpoch()](QSqlDatabase &connection) {
            return alerts::acknowledge(connection, id, client, actor, at);
        },
        completion.with([](const alerts::Entry &entry) { return okResponse(entryJson(entry)); }));
    return {};
}

} // namespace

void addAlerts(RouteGroup &group)
{
    group.add(Method::Get, "/alerts", {.access = Access::User}, listAlerts);
    group.add(Method::Post, "/alerts/:id/acknowledge", {.access = Access::User}, acknowledgeAlert);
}

} // namespace hub::routes
