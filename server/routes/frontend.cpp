// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/frontend.h"

#include "server/routes/staticfiles.h"

namespace hub::routes {

namespace {

using http::Exchange;
using http::Method;
using http::Response;

constexpr auto ContentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// RFC 9110, section 13.1.2: a list of entity tags, compared weakly, or `*`.
bool matches(const QByteArray &ifNoneMatch, const QByteArray &etag)
{
    for (QByteArray tag : ifNoneMatch.split(',')) {
        tag = tag.trimmed();
        if (tag.startsWith("W/"))
            tag.remove(0, 2);
        if (tag == "*" || tag == etag)
            return true;
    }
    return false;
}

Response fileResponse(const http::Request &request, const StaticFile &file)
{
    const bool reads = request.method == Method::Get || request.method == Method::Head;
    if (request.method == Method::Options)
        return Response{.status = 204, .contentType = {}}.with("Allow", "GET, HEAD, OPTIONS");
    if (!reads) {
        return Response::error(405, "METHOD_NOT_ALLOWED", QStringLiteral("This path does not take this method"))
            .with("Allow", "GET, HEAD, OPTIONS");
    }
    Response response = matches(request.header("If-None-Match"), file.etag)
                            ? Response{.status = 304, .contentType = {}}
                            : Response{.body = file.content, .contentType = file.contentType};
    response.with("ETag", file.etag)
        .with("Cache-Control", "no-cache")
        .with("Content-Security-Policy", ContentSecurityPolicy)
        .with("Referrer-Policy", "no-referrer")
        .with("Cross-Origin-Opener-Policy", "same-origin");
    return response;
}

} // namespace

void addFrontend(http::Router &router, const RouteContext &context)
{
    router.setFallback([context](const Exchange::Ptr &exchange) {
        context.shared.frontend->find(
            exchange->request().segments, context.mailbox, [exchange](const std::optional<StaticFile> &file) {
                exchange->reply(
                    file ? fileResponse(exchange->request(), *file)
                         : Response::error(404, "NOT_FOUND", QStringLiteral("There is nothing at this path")));
            });
    });
}

} // namespace hub::routes
