// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/answers.h"

#include "server/routes/routegroups.h"

#include <algorithm>

namespace hub::routes {

namespace {

using http::Response;

tl::unexpected<Error> invalidClientId(const char *name)
{
    return failure("INVALID_CLIENT_ID", QLatin1String(name) % QStringLiteral(" must be a positive integer"));
}

tl::unexpected<Error> notYourClient()
{
    return failure("FORBIDDEN", QStringLiteral("This client is not yours"));
}

/// Seconds or a date, by its looks: what is not does not become a header of ours.
bool isPlainValue(const QByteArray &retryAfter)
{
    return !retryAfter.isEmpty() && retryAfter.size() <= 40 &&
           std::all_of(retryAfter.begin(), retryAfter.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

Response statusResponse(const SessionManagerError &error, const ProxyRules &rules)
{
    if (rules.optionalEndpoint && error.statusCode == 404) {
        return Response::error("NOT_SUPPORTED_BY_SESSION_MANAGER",
                               QStringLiteral("The Session Manager does not have this endpoint"));
    }
    const bool askedToLogIn = rules.needsToken && refusesUs(error.statusCode);
    // What is not JSON may be HTML, and would run on our origin.
    if (rules.errorsAreOurs || askedToLogIn || !error.responseIsJson)
        return Response::error("SESSION_MANAGER_ERROR", error.message);
    Response response{.status = error.statusCode, .body = error.response};
    if (isPlainValue(error.retryAfter))
        response.with("Retry-After", error.retryAfter);
    return response;
}

} // namespace

Result<void> RouteGroup::checkQuery(const http::Request &request)
{
    for (auto item = request.query.begin(); item != request.query.end(); ++item) {
        const auto sameName = [item](const auto &other) { return other.first == item->first; };
        if (std::any_of(std::next(item), request.query.end(), sameName))
            return invalidRequest(QString::fromUtf8(item->first.left(100)) % QStringLiteral(": given more than once"));
    }
    return {};
}

tl::unexpected<Error> invalidField(const char *field, const char *expected)
{
    return invalidRequest(QStringLiteral("%1: %2").arg(QLatin1String(field), QLatin1String(expected)));
}

Result<ClienteId> actingClient(const http::Request &request)
{
    const Caller &caller = *request.caller;
    if (const auto asked = request.queryValue("cliente_id")) {
        const auto client = ClienteId::parse(*asked);
        if (!client)
            return invalidClientId("cliente_id");
        if (client != caller.clienteId && !caller.isAdmin())
            return notYourClient();
        return *client;
    }
    if (!caller.clienteId)
        return invalidField("cliente_id", "name the client that this is about");
    return *caller.clienteId;
}

Result<ClienteId> pathClient(const http::Request &request)
{
    const auto client = ClienteId::parse(request.param("clienteId"));
    if (!client)
        return invalidClientId("clienteId");
    if (request.caller && !request.caller->isAdmin() && request.caller->clienteId != client)
        return notYourClient();
    return *client;
}

Result<qint64> pathId(const http::Request &request)
{
    const auto id = ClienteId::parse(request.param("id")); // the same rule: digits, no sign, no leading zero
    if (!id)
        return failure("NOT_FOUND", QStringLiteral("There is nothing with this id"));
    return id->toNumber();
}

std::optional<QString> optionalText(const http::Request &request, const char *field)
{
    const QJsonValue value = request.json.value(QLatin1String(field));
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

Result<QString> textField(const http::Request &request, const char *field)
{
    auto text = optionalText(request, field);
    if (!text)
        return invalidField(field, "must be a string");
    return *std::move(text);
}

std::optional<ClienteId> clientField(const http::Request &request, const char *field)
{
    const QJsonValue value = request.json.value(QLatin1String(field));
    const qint64 number = value.toInteger(-1);
    // toInteger gives the default for 1.5, but also rounds what a double cannot hold: those are beyond the range
    // anyway.
    return value.isDouble() ? ClienteId::fromNumber(number) : std::nullopt;
}

Result<bool> forceField(const QJsonObject &body)
{
    const QJsonValue force = body.value(QLatin1String("force"));
    if (!force.isUndefined() && !force.isBool())
        return invalidField("force", "must be true or false");
    return force.toBool();
}

audit::Actor actorOf(const http::Request &request)
{
    return {.name = request.caller ? QString::fromUtf8(request.caller->name) : QStringLiteral("-"),
            .address = request.peer.toString(),
            .isAdmin = request.caller && request.caller->isAdmin()};
}

Result<ListQuery> listQuery(const http::Request &request)
{
    ListQuery query;
    query.after = request.queryValue("after");
    if (const auto limit = request.queryValue("limit")) {
        bool ok = false;
        const int number = limit->toInt(&ok);
        if (!ok || number < 1)
            return invalidRequest(QStringLiteral("limit must be a number from 1 to 1000"));
        query.limit = std::min(number, 1000);
    }
    return query;
}

Result<PageRequest> pageRequest(const http::Request &request)
{
    HUB_TRY(const auto query, listQuery(request));
    PageRequest page{.limit = query.limit};
    if (query.after) {
        bool ok = false;
        page.after = query.after->toLongLong(&ok);
        if (!ok || *page.after < 0)
            return invalidField("after", "must be a former answer's \"next\"");
    }
    return page;
}

Response okResponse(QJsonObject answer, int status)
{
    answer.insert(QStringLiteral("ok"), true);
    return Response::json(status, answer);
}

Response listResponse(const QJsonArray &items, const QJsonValue &next)
{
    return okResponse({{QStringLiteral("items"), items}, {QStringLiteral("next"), next}});
}

bool mayLack(const EngineProfile &profile, EngineProfile::Operation operation)
{
    const EngineOperation *found = profile.operation(operation);
    return !found || found->optional;
}

Response proxyResponse(const SessionManagerOutcome &outcome, const ProxyRules &rules)
{
    if (outcome)
        return Response::raw(outcome->status, outcome->body);
    const SessionManagerError &error = outcome.error();
    return error.kind == SessionManagerError::Kind::Status ? statusResponse(error, rules)
                                                           : Response::error(errorOf(error));
}

} // namespace hub::routes
