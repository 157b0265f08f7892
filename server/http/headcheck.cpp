// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/headcheck.h"

#include "server/http/requesttarget.h"
#include "server/http/worker.h"

#include <QDeadlineTimer>

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

bool needsCaller(Worker &worker, const CheckedHead &checked, const QHostAddress &peer)
{
    const Access access = checked.route->options.access;
    return access != Access::Public &&
           !(access == Access::LocalOrUser && worker.context().policy.isLocal(peer, checked.request));
}

std::optional<Response> rateRefusal(Worker &worker, const Router::Route &route, const Request &request)
{
    if (route.options.access != Access::Public)
        return std::nullopt;
    if (worker.context().admission.takeRequest(request.peer, QDeadlineTimer::current().deadline()))
        return std::nullopt;
    return Response::error("TOO_MANY_REQUESTS", QStringLiteral("Too many requests from this address"));
}

std::optional<Response> mediaRefusal(const Router::Route &route, const Request &request)
{
    if (!route.options.readsJson || hasJsonType(request))
        return std::nullopt;
    return Response::error("UNSUPPORTED_MEDIA_TYPE", QStringLiteral("Content-Type must be application/json"));
}

/// `OPTIONS *` asks about the server as a whole (RFC 9110, section 9.3.7); no other method may have that target.
void refuseAsterisk(CheckedHead &checked)
{
    if (checked.request.method == Method::Options) {
        checked.refusal =
            Response{.status = 204, .contentType = {}}.with("Allow", "GET, HEAD, POST, PUT, DELETE, OPTIONS");
        return;
    }
    checked.refusal = Response::error("BAD_REQUEST", QStringLiteral("The request target is malformed"));
    checked.closes = true;
}

void checkRoute(Worker &worker, CheckedHead &checked, const QHostAddress &peer)
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
    if (match.route->options.smallBody)
        checked.bodyLimit = std::min(checked.bodyLimit, RouteOptions::SmallBody);
    checked.refusal = rateRefusal(worker, *match.route, request);
    if (checked.refusal)
        return;
    if (needsCaller(worker, checked, peer))
        resumeChecks(checked, worker.router().authenticator().check(request));
    else
        checked.refusal = mediaRefusal(*match.route, request);
}

/// Once a start: a proxy that the settings do not know makes all its callers one, who then share limits and locks.
void tellOfProxy(ServerContext &context, const Request &request, const QHostAddress &peer)
{
    const QByteArrayView header = AccessPolicy::proxyHeader(request);
    if (header.isEmpty() || context.policy.isTrustedProxy(peer) || context.proxyTold.test_and_set())
        return;
    context.log.warning("http",
                        "a request came through a proxy: name it in trusted-proxies, or all its callers count as one "
                        "and need a token for what is open to this machine",
                        {{"proxy", peer.toString().toLatin1()},
                         {"header", header.first(std::min<qsizetype>(header.size(), 100)).toByteArray()}});
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
    request.head = std::move(head.bytes);
    request.id = request.header("X-Request-Id");
    if (!isRequestId(request.id))
        request.id = worker.nextRequestId();
    request.peer = context.policy.clientAddress(peer, request);
    tellOfProxy(worker.context(), request, peer);

    auto target = RequestTarget::parse(request.target);
    if (!target) {
        checked.refusal = Response::error("BAD_REQUEST", QStringLiteral("The request target is malformed"));
        checked.closes = true;
        return checked;
    }
    checked.refusal = context.policy.refusal(*target, head.host);
    if (checked.refusal) {
        if (!worker.context().hostTold.test_and_set())
            worker.context().log.warning(
                "http", "a Host is refused; if it is this hub's own name, set allowed-hosts",
                {{"host", head.host.first(std::min<qsizetype>(head.host.size(), 100)).toByteArray()}});
        checked.closes = true;
        return checked;
    }
    request.segments = std::move(target->segments);
    request.query = std::move(target->query);
    if (target->form == RequestTarget::Form::Asterisk)
        refuseAsterisk(checked);
    else
        checkRoute(worker, checked, peer);
    return checked;
}

void resumeChecks(CheckedHead &checked, Result<Caller> caller)
{
    checked.callerRefused = !caller;
    if (!caller) {
        checked.refusal = Response::error(caller.error());
    } else if (checked.route->options.access == Access::Admin && !caller->isAdmin()) {
        checked.refusal = Response::error("FORBIDDEN", QStringLiteral("Only an administrator may do this"));
    } else {
        checked.request.caller = std::move(*caller);
        checked.refusal = mediaRefusal(*checked.route, checked.request);
    }
}

std::optional<Response> checkBody(const Router::Route &route, Request &request)
{
    if (!route.options.readsJson || route.options.streamsJson)
        return std::nullopt;
    auto object = jsonObject(request.body);
    if (!object)
        return Response::error(object.error());
    request.json = *std::move(object);
    return std::nullopt;
}

} // namespace hub::http
