// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/clients.h"

#include "core/clients/clientjson.h"
#include "core/clients/clientregistry.h"
#include "server/routes/answers.h"

namespace hub::routes {

namespace {

using http::Access;
using http::Exchange;
using http::Method;
using http::Response;

Response unknownClient()
{
    return Response::error(404, "NOT_FOUND", QStringLiteral("This client is not registered"));
}

Response clientResponse(int status, const MonitoredClient &client)
{
    QJsonObject answer = clientJson(client);
    answer.insert(QStringLiteral("ok"), true);
    return Response::json(status, answer);
}

ClientRegistry::Actor actorOf(const http::Request &request)
{
    const Origin origin = originOf(request);
    return {.name = origin.actor, .address = origin.address};
}

/// The client in the path, if it is one and the caller may see it.
Result<ClienteId, Response> clientOf(const http::Request &request)
{
    const auto client = ClienteId::parse(request.param("clienteId"));
    if (!client)
        return tl::unexpected(
            Response::error(400, "INVALID_CLIENT_ID", QStringLiteral("clienteId must be a positive integer")));
    if (!request.caller->isAdmin() && request.caller->clienteId != client)
        return tl::unexpected(Response::error(403, "FORBIDDEN", QStringLiteral("This client is not yours")));
    return *client;
}

/// The listClients is answered from memory, as the monitor last saw it; right after the start the store may not be read
/// yet.
std::optional<Response> notLoaded(const ClientStatusStore &board)
{
    if (board.isLoaded())
        return std::nullopt;
    return Response::error(503, "DATABASE_UNAVAILABLE",
                           QStringLiteral("The clients have not been read from the store yet"));
}

void listClients(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const http::Request &request = exchange->request();
    const ClientStatusStore &board = *context.shared.board;
    const auto query = listQuery(request);
    if (!query)
        return exchange->reply(query.error());
    if (auto refusal = notLoaded(board))
        return exchange->reply(std::move(*refusal));
    std::optional<ClienteId> after;
    if (query->after && !(after = ClienteId::parse(*query->after)))
        return exchange->reply(invalidField("after", "must be a former answer's \"next\""));

    ClientStatusStore::Page page;
    if (request.caller->isAdmin() && !request.queryValue("cliente_id")) {
        page = board.page(after, std::size_t(query->limit));
    } else if (const auto own = actingClient(request); !own) {
        return exchange->reply(own.error());
    } else if (!after) {
        if (auto client = board.find(*own))
            page.clients.push_back(std::move(*client));
    }
    QJsonArray items;
    for (const MonitoredClient &client : page.clients)
        items.append(clientJson(client));
    const bool more = page.more && !page.clients.empty();
    exchange->reply(
        listResponse(items, more ? QJsonValue(QString::number(page.clients.back().client.toNumber())) : QJsonValue()));
}

void get(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const auto client = clientOf(exchange->request());
    if (!client)
        return exchange->reply(client.error());
    if (auto refusal = notLoaded(*context.shared.board))
        return exchange->reply(std::move(*refusal));
    const auto known = context.shared.board->find(*client);
    exchange->reply(known ? clientResponse(200, *known) : unknownClient());
}

void put(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const http::Request &request = exchange->request();
    const auto client = clientOf(request);
    if (!client)
        return exchange->reply(client.error());
    const QJsonValue name = request.json.value(QLatin1String("name"));
    if (!name.isUndefined() && !name.isNull() && !name.isString())
        return exchange->reply(invalidField("name", "must be a string"));
    context.shared.clients->put(*client, name.toString(), actorOf(request), context.mailbox,
                                [exchange](const Result<ClientRegistry::PutResult> &result) {
                                    exchange->reply(result ? clientResponse(result->created ? 201 : 200, result->client)
                                                           : errorResponse(result.error()));
                                });
}

void remove(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const auto client = clientOf(exchange->request());
    if (!client)
        return exchange->reply(client.error());
    context.shared.clients->remove(*client, actorOf(exchange->request()), context.mailbox,
                                   [exchange](const Result<void> &result) {
                                       exchange->reply(result ? Response::json(200, {{QStringLiteral("ok"), true}})
                                                              : errorResponse(result.error()));
                                   });
}

} // namespace

void addClients(http::Router &router, const RouteContext &context)
{
    const auto with = [&context](void (*handler)(const RouteContext &, const Exchange::Ptr &)) {
        return [context, handler](const Exchange::Ptr &exchange) { handler(context, exchange); };
    };
    router.add(Method::Get, "/clients", {.access = Access::User}, with(listClients));
    router.add(Method::Get, "/clients/:clienteId", {.access = Access::User}, with(get));
    router.add(Method::Put, "/clients/:clienteId", {.access = Access::Admin, .readsJson = true}, with(put));
    router.add(Method::Delete, "/clients/:clienteId", {.access = Access::Admin}, with(remove));
}

} // namespace hub::routes
