// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/accesspolicy.h"

#include <algorithm>

namespace hub::http {

namespace {

/// ::ffff:10.0.0.1 and 10.0.0.1 are one address; settings and headers write either.
QHostAddress plain(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(ipv4) : address;
}

} // namespace

AccessPolicy::AccessPolicy(const ServerSettings &settings)
    : m_loopback(settings.address.isLoopback())
    , m_behindProxy(!settings.allowedHosts.isEmpty() || !settings.trustedProxies.isEmpty())
    , m_hosts{QByteArrayLiteral("localhost"), QByteArrayLiteral("127.0.0.1"), QByteArrayLiteral("[::1]")}
    , m_corsOrigins(settings.corsOrigins)
    , m_trustedProxies(settings.trustedProxies)
{
    m_hosts += settings.allowedHosts;
}

std::optional<Response> AccessPolicy::refusal(const RequestTarget &target, QByteArrayView hostHeader) const
{
    const auto host = hostOf(hostHeader);
    if (!host)
        return Response::error("BAD_REQUEST", QStringLiteral("The Host header is malformed"));
    if (target.form == RequestTarget::Form::Absolute) {
        // RFC 9112, section 3.2.2: the target's authority counts, not the Host header.
        const auto authority = hostOf(target.authority);
        if (!authority || authority->isEmpty())
            return Response::error("BAD_REQUEST", QStringLiteral("The request target is malformed"));
        if (m_loopback ? !m_hosts.contains(*authority) : *authority != *host)
            return Response::error("FORBIDDEN", QStringLiteral("This server does not forward to other hosts"));
    }
    // HTTP/1.0 may come without; every browser sends it, and only a browser can be rebound.
    if (m_loopback && !hostHeader.isNull() && !m_hosts.contains(*host))
        return Response::error("FORBIDDEN", QStringLiteral("This Host is not served here; see --allowed-hosts"));
    return std::nullopt;
}

QByteArray AccessPolicy::corsOrigin(const Request &request) const
{
    if (m_corsOrigins.isEmpty())
        return {};
    const QByteArray origin = request.header("Origin");
    return m_corsOrigins.contains(origin) ? origin : QByteArray();
}

Response AccessPolicy::preflight(const QByteArray &allow)
{
    return Response{.status = 204, .contentType = {}}
        .with("Allow", allow)
        .with("Access-Control-Allow-Methods", allow)
        .with("Access-Control-Allow-Headers",
              "Authorization, Content-Type, Idempotency-Key, Last-Event-ID, X-Request-Id")
        .with("Access-Control-Max-Age", "600");
}

bool AccessPolicy::isTrustedProxy(const QHostAddress &address) const
{
    const QHostAddress candidate = plain(address);
    for (const auto &[subnet, bits] : m_trustedProxies) {
        if (candidate.isInSubnet(subnet, bits))
            return true;
    }
    return false;
}

QByteArrayView AccessPolicy::proxyHeader(const Request &request)
{
    static constexpr QByteArrayView Prefix("X-Forwarded-");
    const auto is = [](QByteArrayView name, QByteArrayView other) {
        return name.size() == other.size() && name.compare(other, Qt::CaseInsensitive) == 0;
    };
    for (const auto &[name, value] : request.headers) {
        const char first = name.isEmpty() ? '\0' : name.front(); // this runs for every header of every request
        if ((first == 'F' || first == 'f') && is(name, "Forwarded"))
            return name;
        if ((first == 'V' || first == 'v') && is(name, "Via"))
            return name;
        const bool extension = (first == 'X' || first == 'x') && name.size() > 2 && name[1] == '-';
        if (extension &&
            (is(name, "X-Real-IP") || (name.size() > Prefix.size() && is(name.first(Prefix.size()), Prefix))))
            return name;
    }
    return {};
}

bool AccessPolicy::isLocal(const QHostAddress &peer, const Request &request) const
{
    return m_loopback && !m_behindProxy && peer.isLoopback() && proxyHeader(request).isEmpty();
}

QHostAddress AccessPolicy::clientAddress(const QHostAddress &peer, const Request &request) const
{
    QHostAddress client = plain(peer);
    if (m_trustedProxies.isEmpty() || !isTrustedProxy(client))
        return client;
    QList<QByteArray> hops;
    for (const auto &[name, value] : request.headers) {
        if (name.compare("X-Forwarded-For", Qt::CaseInsensitive) == 0)
            hops += value.toByteArray().split(',');
    }
    // From the nearest hop outwards; the first one that is no proxy of ours is the client. What is left of it is
    // hearsay.
    for (auto hop = hops.crbegin(); hop != hops.crend() && isTrustedProxy(client); ++hop) {
        const QHostAddress address(QString::fromLatin1(hop->trimmed()));
        if (address.isNull())
            break;
        client = plain(address);
    }
    return client;
}

} // namespace hub::http
