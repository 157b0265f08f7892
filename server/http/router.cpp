// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/router.h"

#include <algorithm>

namespace hub::http {

namespace {

std::vector<QByteArray> split(const char *pattern)
{
    std::vector<QByteArray> segments;
    for (const QByteArray &segment : QByteArray(pattern + 1).split('/'))
        segments.push_back(segment);
    return segments;
}

bool fits(const std::vector<QByteArray> &pattern, const std::vector<QByteArray> &segments)
{
    return pattern.size() == segments.size() &&
           std::equal(pattern.begin(), pattern.end(), segments.begin(),
                      [](const QByteArray &want, const QByteArray &is) { return want.startsWith(':') || want == is; });
}

/// Whether a path that is all names, as `/clients/import`, would also fit a pattern, as `/clients/:clienteId`.
bool shadows(const std::vector<QByteArray> &path, const std::vector<QByteArray> &pattern)
{
    const bool isPath =
        std::none_of(path.begin(), path.end(), [](const QByteArray &segment) { return segment.startsWith(':'); });
    return isPath && path != pattern && fits(pattern, path);
}

bool serves(const Router::Route &route, Method method)
{
    return route.method == method || (method == Method::Head && route.method == Method::Get);
}

/// Allow of RFC 9110, section 10.2.1, in one fixed order.
QByteArray allowed(const std::vector<const Router::Route *> &routes)
{
    QByteArrayList names;
    for (const Method method : {Method::Get, Method::Post, Method::Put, Method::Delete, Method::Patch}) {
        if (std::none_of(routes.begin(), routes.end(), [method](const auto *route) { return route->method == method; }))
            continue;
        names << methodName(method);
        if (method == Method::Get)
            names << "HEAD";
    }
    names << "OPTIONS";
    return names.join(", ");
}

} // namespace

void Router::add(Method method, const char *pattern, RouteOptions options, Handler handler)
{
    Route added{method, split(pattern), options, std::move(handler)};
    for (Route &route : m_routes) {
        route.isShadowed = route.isShadowed || shadows(added.pattern, route.pattern);
        added.isShadowed = added.isShadowed || shadows(route.pattern, added.pattern);
    }
    m_routes.push_back(std::move(added));
}

void Router::setFallback(Handler handler)
{
    m_fallback = {Method::Get, {}, {}, std::move(handler)};
}

bool Router::ownsGroup(const std::vector<QByteArray> &segments) const
{
    return std::any_of(m_routes.begin(), m_routes.end(),
                       [&segments](const Route &route) { return route.pattern.front() == segments.front(); });
}

bool Router::isPath(const std::vector<QByteArray> &segments) const
{
    return std::any_of(m_routes.begin(), m_routes.end(),
                       [&segments](const Route &route) { return route.pattern == segments; });
}

Router::Match Router::match(Method method, const std::vector<QByteArray> &segments) const
{
    std::vector<const Route *> onPath;
    for (const Route &route : m_routes) {
        if (!fits(route.pattern, segments) || (route.isShadowed && isPath(segments)))
            continue;
        if (serves(route, method)) {
            Match match{.route = &route};
            for (std::size_t i = 0; i < route.pattern.size(); ++i) {
                if (route.pattern[i].startsWith(':'))
                    match.params.emplace_back(route.pattern[i].mid(1), segments[i]);
            }
            return match;
        }
        onPath.push_back(&route);
    }
    if (onPath.empty()) {
        if (m_fallback.handler && !ownsGroup(segments))
            return {.route = &m_fallback};
        return {.refusal = Response::error("NOT_FOUND", QStringLiteral("There is nothing at this path"))};
    }
    const QByteArray allow = allowed(onPath);
    if (method == Method::Options)
        return {.refusal = Response{.status = 204, .contentType = {}}.with("Allow", allow)};
    return {.refusal = Response::error("METHOD_NOT_ALLOWED", QStringLiteral("This path does not take this method"))
                           .with("Allow", allow)};
}

} // namespace hub::http
