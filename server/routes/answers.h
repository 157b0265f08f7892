// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/accountcontext.h"
#include "core/result.h"
#include "core/session/sessionmanagerclient.h"
#include "core/storage/resultpage.h"
#include "server/http/request.h"
#include "server/http/response.h"

#include <QJsonArray>

/// What routes read out of a request, and the answers that several of them give.
namespace hub::routes {

/// INVALID_REQUEST naming the field.
[[nodiscard]] tl::unexpected<Error> invalidField(const char *field, const char *expected);

/// The client that a request is about: the caller's own, or for an admin the one in `?cliente_id=N`. Errors:
/// INVALID_CLIENT_ID, FORBIDDEN for somebody else's client, INVALID_REQUEST for a key that has no client and names
/// none.
[[nodiscard]] Result<ClienteId> actingClient(const http::Request &request);
/// The client in the path's `:clienteId`, if the caller may see it; without a caller (a public route) anybody may.
/// Errors: INVALID_CLIENT_ID, FORBIDDEN.
[[nodiscard]] Result<ClienteId> pathClient(const http::Request &request);
/// The `:id` of a path, decimal digits; NOT_FOUND for anything else, since there is no such thing.
[[nodiscard]] Result<qint64> pathId(const http::Request &request);

/// A string member of the body; nothing if it is missing or no string.
[[nodiscard]] std::optional<QString> optionalText(const http::Request &request, const char *field);
/// The same, or INVALID_REQUEST.
[[nodiscard]] Result<QString> textField(const http::Request &request, const char *field);
/// A client number in the body: a whole number from 1 to 2^53 - 1.
[[nodiscard]] std::optional<ClienteId> clientField(const http::Request &request, const char *field);
/// `force`, which is optional: what was doubted is meant. INVALID_REQUEST if it is neither true nor false.
[[nodiscard]] Result<bool> forceField(const QJsonObject &body);

/// Who asks and from where, for the audit log.
[[nodiscard]] audit::Actor actorOf(const http::Request &request);

/// What lists take: `limit` (100; at most 1,000) and `after` (opaque).
struct ListQuery
{
    int limit = 100;
    std::optional<QByteArray> after;
};
/// INVALID_REQUEST for a limit that is no number from 1 up.
[[nodiscard]] Result<ListQuery> listQuery(const http::Request &request);
/// The page that a request asks for; INVALID_REQUEST for an `after` that is none of ours.
[[nodiscard]] Result<PageRequest> pageRequest(const http::Request &request);

/// `{ok: true, …}`
[[nodiscard]] http::Response okResponse(QJsonObject answer = {}, int status = 200);
/// `{ok, items, next}`
[[nodiscard]] http::Response listResponse(const QJsonArray &items, const QJsonValue &next);

/// Makes the answer of a page, whose `next` is a number to us and opaque to the caller.
template<typename ToJson>
[[nodiscard]] auto pageResponse(ToJson toJson)
{
    return [toJson](const auto &page) {
        QJsonArray items;
        for (const auto &item : page.items)
            items.append(toJson(item));
        return listResponse(items, page.next ? QJsonValue(QString::number(*page.next)) : QJsonValue());
    };
}

/// How a route hands on what the Session Manager said; see "Proxying" in the API's description.
struct ProxyRules
{
    bool errorsAreOurs = false;    ///< its 4xx and 5xx become 502 (the public status route)
    bool needsToken = false;       ///< its 401 and 403 become 502: ours would mean "log in again"
    bool optionalEndpoint = false; ///< mayLack(): its 404 means that it has no such endpoint: 501
};
/// Whether the engine, or a version of it, has no such endpoint: then its 404 says so, and not that it does not know
/// the session.
[[nodiscard]] bool mayLack(const EngineProfile &profile, EngineProfile::Operation operation);
/// The one place where an outcome becomes HTTP.
[[nodiscard]] http::Response proxyResponse(const SessionManagerOutcome &outcome, const ProxyRules &rules);

} // namespace hub::routes
