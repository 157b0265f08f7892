// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "server/http/exchange.h"

#include <functional>
#include <optional>
#include <vector>

namespace hub::http {

enum class Access {
    Public,      ///< anyone (rate-limited beyond loopback)
    User,        ///< a valid token or API key
    Admin,       ///< one of an administrator
    LocalOrUser, ///< anyone on this machine (AccessPolicy::isLocal), else a valid token
};

struct RouteOptions
{
    Access access = Access::Public;
    bool readsJson = false; ///< the body must be `application/json` (else 415) and a JSON object (else 400);
                            ///< the handler finds it in Request::json
    std::optional<qint64> bodyLimit = {}; ///< bytes; unset: the server's `bodyLimit`
    bool streamsJson = false;             ///< with readsJson: the handler checks the body itself (a bulk intake)
    /// A body of at most 16 KiB, or what the server takes if that is less: nothing that has to do with accounts is
    /// larger.
    bool smallBody = false;
    bool readsBody = false; ///< the handler wants Request::body, JSON or not
    /// The handler is called at once, not by way of Qt's parser: for the few routes that others are measured against.
    bool direct = false;

    static constexpr qint64 SmallBody = 16 * 1024;

    /// Else a body is counted, dropped, and never held.
    [[nodiscard]] bool keepsBody() const { return readsJson || readsBody; }
};

/// Which handler answers which method and path. A dozen groups fit a table; it is searched by segments, never by
/// pattern matching on text. Built once per worker thread, then only read.
class Router
{
public:
    using Handler = std::function<void(const Exchange::Ptr &)>;
    /// Proves who the caller is from the Authorization header, or says why not (UNAUTHORIZED, or DATABASE_…).
    /// Who is calling.
    struct Authenticator
    {
        /// At once, from what is known.
        std::function<Result<Caller>(const Request &)> check;
        /// For one whom `check` refuses: asks again where the truth is, if that may have changed, and calls `done` at
        /// the mailbox; false, and no call, if there is nothing to ask.
        std::function<bool(const Request &, const Mailbox::Address &, std::function<void(const Result<Caller> &)> done)>
            recheck;
    };

    struct Route
    {
        Method method;
        std::vector<QByteArray> pattern; ///< `:name` matches any one segment; its handler checks it
        RouteOptions options;
        Handler handler;
        bool isShadowed = false; ///< another route has a path by name that fits this pattern: that path is not its
    };

    /// `pattern` as in `/api/whatsapp/:clienteId/status`. HEAD is answered wherever GET is.
    void add(Method method, const char *pattern, RouteOptions options, Handler handler);
    /// Answers every method of every path whose first segment no route has (the static frontend).
    void setFallback(Handler handler);
    void setAuthenticator(Authenticator authenticator) { m_authenticator = std::move(authenticator); }

    struct Match
    {
        const Route *route = nullptr;
        std::optional<Response> refusal = {}; ///< 404, 405, or the answer to OPTIONS
        std::vector<std::pair<QByteArray, QByteArray>> params = {};
    };
    [[nodiscard]] Match match(Method method, const std::vector<QByteArray> &segments) const;
    [[nodiscard]] const Authenticator &authenticator() const { return m_authenticator; }
    [[nodiscard]] const std::vector<Route> &routes() const { return m_routes; }

private:
    [[nodiscard]] bool ownsGroup(const std::vector<QByteArray> &segments) const;
    [[nodiscard]] bool isPath(const std::vector<QByteArray> &segments) const;

    std::vector<Route> m_routes;
    Route m_fallback;
    Authenticator m_authenticator;
};

} // namespace hub::http
