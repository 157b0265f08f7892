// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clients/clientjson.h"
#include "core/clients/clientregistry.h"
#include "core/session/engineanswers.h"
#include "server/routes/answers.h"
#include "server/routes/routegroups.h"

namespace hub::routes {

namespace {

using http::Access;
using http::Method;
using http::Request;
using http::Response;

/// The list is answered from memory, as the monitor last saw it; right after the start the store may not be read yet.
Result<const ClientStatusStore *> loadedStore(const RouteContext &context)
{
    if (!context.shared.board->isLoaded())
        return failure("DATABASE_UNAVAILABLE", QStringLiteral("The clients have not been read from the store yet"));
    return context.shared.board;
}

Result<Response> listClients(const RouteContext &context, const Request &request)
{
    HUB_TRY(const auto query, listQuery(request));
    HUB_TRY(const auto *store, loadedStore(context));
    std::optional<ClienteId> after;
    if (query.after && !(after = ClienteId::parse(*query.after)))
        return invalidField("after", "must be a former answer's \"next\"");

    ClientStatusStore::Page page;
    if (request.caller->isAdmin() && !request.queryValue("cliente_id")) {
        page = store->page(after, std::size_t(query.limit));
    } else {
        HUB_TRY(const auto own, actingClient(request));
        if (auto client = after ? std::nullopt : store->find(own))
            page.clients.push_back(*std::move(client));
    }
    QJsonArray items;
    for (const MonitoredClient &client : page.clients)
        items.append(clientJson(client));
    const bool more = page.more && !page.clients.empty();
    return listResponse(items,
                        more ? QJsonValue(QString::number(page.clients.back().client.toNumber())) : QJsonValue());
}

Result<Response> getClient(const RouteContext &context, const Request &request)
{
    HUB_TRY(const auto client, pathClient(request));
    HUB_TRY(const auto *store, loadedStore(context));
    const auto known = store->find(client);
    if (!known)
        return failure("NOT_FOUND", QStringLiteral("This client is not registered"));
    return okResponse(clientJson(*known));
}

/// A text of the body: unset if it is not there, empty if it is null.
Result<std::optional<QString>> editedText(const QJsonObject &body, const char *field)
{
    const QJsonValue value = body.value(QLatin1String(field));
    if (value.isUndefined())
        return std::optional<QString>();
    if (!value.isNull() && !value.isString())
        return invalidField(field, "must be a string or null");
    return std::optional<QString>(value.toString());
}

Result<std::optional<QStringList>> editedTags(const QJsonObject &body)
{
    const QJsonValue value = body.value(QLatin1String("tags"));
    if (value.isUndefined())
        return std::optional<QStringList>();
    QStringList tags;
    for (const QJsonValue &tag : value.toArray()) {
        if (!tag.isString())
            return invalidField("tags", "must be an array of strings");
        tags << tag.toString();
    }
    if (!value.isArray() && !value.isNull())
        return invalidField("tags", "must be an array of strings");
    return std::optional<QStringList>(tags);
}

Result<clients::Edit> editOf(const QJsonObject &body)
{
    clients::Edit edit;
    HUB_TRY(edit.name, editedText(body, "name"));
    HUB_TRY(edit.tags, editedTags(body));
    HUB_TRY(edit.expectedPhone, editedText(body, "expected_phone"));
    HUB_TRY(edit.session, editedText(body, "session"));
    const QJsonValue wanted = body.value(QLatin1String("wanted"));
    if (!wanted.isUndefined()) {
        const QString word = wanted.toString();
        if (word != QLatin1String("on") && word != QLatin1String("off"))
            return invalidField("wanted", "must be \"on\" or \"off\"");
        edit.wanted = word == QLatin1String("on");
    }
    return edit;
}

Result<void> putClient(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto client, pathClient(request));
    HUB_TRY(const auto edit, editOf(request.json));
    context.shared.clients->put(client, edit, actorOf(request), context.mailbox,
                                completion.with([](const ClientRegistry::PutResult &result) {
                                    return okResponse(clientJson(result.client), result.created ? 201 : 200);
                                }));
    return {};
}

Response importedResponse(const ClientRegistry::Imported &imported)
{
    const auto list = [](const std::vector<clients::Imported::Client> &found) {
        QJsonArray items;
        for (const auto &[client, session] : found)
            items.append(
                QJsonObject{{QStringLiteral("cliente_id"), client.toNumber()}, {QStringLiteral("session"), session}});
        return items;
    };
    QJsonArray leftOut;
    for (const clients::Imported::LeftOut &item : imported.leftOut)
        leftOut.append(QJsonObject{{QStringLiteral("session"), item.session}, {QStringLiteral("reason"), item.reason}});
    return okResponse({{QStringLiteral("added"), list(imported.added)},
                       {QStringLiteral("known"), list(imported.known)},
                       {QStringLiteral("left_out"), leftOut}});
}

/// Asks the engine for its own sessions and registers those that no client is yet.
Result<void> importClients(const RouteContext &context, const Request &request, const Completion &completion)
{
    context.sessionManager.getSessions(context.worker, [context, completion, actor = actorOf(request)](
                                                           const SessionManagerOutcome &outcome) {
        context.shared.proxyStats->count(outcome);
        if (!outcome) {
            completion.give(proxyResponse(outcome, {.needsToken = true,
                                                    .optionalEndpoint = mayLack(context.sessionManager.profile(),
                                                                                EngineProfile::Operation::Sessions)}));
            return;
        }
        const auto sessions = sessionsOf(outcome->body);
        if (!sessions)
            completion.give(
                failure("SESSION_MANAGER_ERROR", QStringLiteral("The engine's answer holds no list of sessions")));
        else
            context.shared.clients->importSessions(*sessions, actor, context.mailbox,
                                                   completion.with(importedResponse));
    });
    return {};
}

Result<void> removeClient(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto client, pathClient(request));
    context.shared.clients->remove(client, actorOf(request), context.mailbox,
                                   completion.with([] { return okResponse(); }));
    return {};
}

} // namespace

void addClients(RouteGroup &group)
{
    group.add(Method::Get, "/clients", {.access = Access::User}, listClients);
    group.add(Method::Get, "/clients/:clienteId", {.access = Access::User}, getClient);
    group.add(Method::Put, "/clients/:clienteId", {.access = Access::Admin, .readsJson = true}, putClient);
    group.add(Method::Post, "/clients/import", {.access = Access::Admin}, importClients);
    group.add(Method::Delete, "/clients/:clienteId", {.access = Access::Admin}, removeClient);
}

} // namespace hub::routes
