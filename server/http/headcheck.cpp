// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/headcheck.h"

#include "server/http/requesttarget.h"
#include "server/http/worker.h"

#include <QDeadlineTimer>
#include <QJsonDocument>

#include <algorithm>

namespace hub::http {

namespace {

bool isRequestId(const QByteArray &id)
{
    return !id.isEmpty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
               c == '-';
    });
}

bool isJson(const QByteArray &contentType)
{
    const qsizetype end = contentType.indexOf(';');
    const QByteArray type = (end < 0 ? contentType : contentType.left(end)).trimmed();
    return type.compare("application/json", Qt::CaseInsensitive) == 0;
}

std::optional<Response> authRefusal(const Router &router, const Router::Route &route, Request &request)
{
    const Access access = route.options.access;
    if (access == Access::Public || (access == Access::LoopbackOrUser && request.peer.isLoopback()))
        return std::nullopt;
    auto caller = router.authenticator()(request);
    if (!caller)
        return std::move(caller.error());
    if (access == Access::Admin && !caller->isAdmin())
        return Response::error(403, "FORBIDDEN", QStringLiteral("Only an administrator may do this"));
    request.caller = std::move(*caller);
    return std::nullopt;
}

std::optional<Response> rateRefusal(Worker &worker, const Router::Route &route, const Request &request)
{
    if (route.options.access != Access::Public)
        return std::nullopt;
    if (worker.context().admission.takeRequest(request.peer, QDeadlineTimer::current().deadline()))
        return std::nullopt;
    return Response::error(429, "TOO_MANY_REQUESTS", QStringLiteral("Too many requests from this address"))
        .with("Retry-After", "1");
}

std::optional<Response> mediaRefusal(const Router::Route &route, const Request &request)
{
    if (!route.options.readsJson || isJson(request.header("Content-Type")))
        return std::nullopt;
    return Response::error(415, "UNSUPPORTED_MEDIA_TYPE", QStringLiteral("Content-Type must be application/json"));
}

/// `OPTIONS *` asks about the server as a whole (RFC 9110, section 9.3.7).
std::optional<Response> asteriskRefusal(const Request &request)
{
    if (request.method == Method::Options)
        return Response{.status = 204, .contentType = {}}.with("Allow", "GET, HEAD, POST, PUT, DELETE, OPTIONS");
    return Response::error(400, "BAD_REQUEST", QStringLiteral("The request target is malformed"));
}

void checkRoute(Worker &worker, CheckedHead &checked)
{
    Request &request = checked.request;
    auto match = worker.router().match(request.method, request.segments);
    if (match.refusal) {
        const bool preflight = match.refusal->status == 204 && !worker.context().policy.corsOrigin(request).isEmpty() &&
                               !request.header("Access-Control-Request-Method").isEmpty();
        checked.refusal =
            preflight ? AccessPolicy::preflight(match.refusal->headers.front().second) : std::move(*match.refusal);
        return;
    }
    checked.route = match.route;
    request.params = std::move(match.params);
    checked.bodyLimit = match.route->options.bodyLimit.value_or(checked.bodyLimit);
    checked.refusal = rateRefusal(worker, *match.route, request);
    if (!checked.refusal)
        checked.refusal = authRefusal(worker.router(), *match.route, request);
    if (!checked.refusal)
        checked.refusal = mediaRefusal(*match.route, request);
}

} // namespace

CheckedHead checkHead(Worker &worker, RequestFraming::Head head, const QHostAddress &peer)
{
    const ServerContext &context = worker.context();
    CheckedHead checked{.bodyLimit = context.settings.limits.bodyBytes};
    Request &request = checked.request;
    request.method = head.method;
    request.target = std::move(head.target);
    request.headers = std::move(head.headers);
    request.id = request.header("X-Request-Id");
    if (!isRequestId(request.id))
        request.id = worker.nextRequestId();
    request.peer = context.policy.clientAddress(peer, request);

    auto target = RequestTarget::parse(request.target);
    if (!target) {
        checked.refusal = Response::error(400, "BAD_REQUEST", QStringLiteral("The request target is malformed"));
        checked.closes = true;
        return checked;
    }
    checked.refusal = context.policy.refusal(*target, head.host);
    if (checked.refusal) {
        checked.closes = true;
        return checked;
    }
    request.segments = std::move(target->segments);
    request.query = std::move(target->query);
    if (target->form == RequestTarget::Form::Asterisk)
        checked.refusal = asteriskRefusal(request);
    else
        checkRoute(worker, checked);
    return checked;
}

std::optional<Response> checkBody(const Router::Route &route, Request &request)
{
    if (!route.options.readsJson || route.options.streamsJson)
        return std::nullopt;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (error.error != QJsonParseError::NoError)
        return Response::error(400, "INVALID_JSON", QStringLiteral("The body is not valid JSON"));
    if (!document.isObject())
        return Response::error(400, "INVALID_REQUEST", QStringLiteral("The body must be a JSON object"));
    request.json = document.object();
    return std::nullopt;
}

} // namespace hub::http
