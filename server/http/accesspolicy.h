// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "server/http/request.h"
#include "server/http/requesttarget.h"
#include "server/http/response.h"
#include "server/http/serversettings.h"

namespace hub::http {

/// Whom the server listens to, whatever the route: Host (against DNS rebinding), targets of other hosts, CORS, and who
/// the caller is behind a trusted proxy. Immutable, so every worker thread reads the same one.
class AccessPolicy
{
public:
    explicit AccessPolicy(const ServerSettings &settings);

    /// The answer for a request that is not meant for this server; nothing if it is.
    [[nodiscard]] std::optional<Response> refusal(const RequestTarget &target, QByteArrayView host) const;
    /// The request's Origin if it is listed, else empty.
    [[nodiscard]] QByteArray corsOrigin(const Request &request) const;
    /// The answer to a CORS preflight from a listed origin; `allow` are the methods of the path.
    [[nodiscard]] static Response preflight(const QByteArray &allow);
    /// The caller's address: the TCP peer, or the last address in X-Forwarded-For that no trusted proxy has.
    [[nodiscard]] QHostAddress clientAddress(const QHostAddress &peer, const Request &request) const;
    [[nodiscard]] bool isTrustedProxy(const QHostAddress &address) const;
    /// Whether it was made on this machine for this machine: on a loopback bind, from a loopback peer, without the
    /// traces of a proxy, and while nothing is set that only a hub behind a proxy needs.
    [[nodiscard]] bool isLocal(const QHostAddress &peer, const Request &request) const;
    /// The header by which a proxy shows that it has handed the request on; empty if there is none.
    [[nodiscard]] static QByteArrayView proxyHeader(const Request &request);

private:
    bool m_loopback;
    bool m_behindProxy; // as far as the settings tell
    QList<QByteArray> m_hosts;
    QList<QByteArray> m_corsOrigins;
    QList<std::pair<QHostAddress, int>> m_trustedProxies;
};

} // namespace hub::http
