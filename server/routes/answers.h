// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/accountcontext.h"
#include "core/result.h"
#include "core/storage/resultpage.h"
#include "server/http/exchange.h"
#include "server/routes/actingclient.h"

#include <QJsonArray>

namespace hub::routes {

/// The one place where an error of ours becomes HTTP.
[[nodiscard]] http::Response errorResponse(const Error &error);
/// 400 INVALID_REQUEST naming the field.
[[nodiscard]] http::Response invalidField(const char *field, const char *expected);

/// Who asks and from where, for the audit log.
[[nodiscard]] Origin originOf(const http::Request &request);

/// `{ok, items, next}`
[[nodiscard]] http::Response listResponse(const QJsonArray &items, const QJsonValue &next);

/// A list whose `next` is a number to us and opaque to the caller.
template<typename T, typename ToJson>
[[nodiscard]] http::Response pageResponse(const ResultPage<T> &page, ToJson toJson)
{
    QJsonArray items;
    for (const T &item : page.items)
        items.append(toJson(item));
    return listResponse(items, page.next ? QJsonValue(QString::number(*page.next)) : QJsonValue());
}
/// The page that a request asks for; 400 for an `after` that is none of ours.
[[nodiscard]] Result<PageRequest, http::Response> pageRequest(const http::Request &request);

/// A string member of the body; nothing if it is missing or no string.
[[nodiscard]] std::optional<QString> textField(const http::Request &request, const char *field);
/// A client number in the body: a whole number from 1 to 2^53 - 1.
[[nodiscard]] std::optional<ClienteId> clientField(const http::Request &request, const char *field);
/// The `:id` of a path, decimal digits; nothing for anything else (no such thing: 404).
[[nodiscard]] std::optional<qint64> idParam(const http::Request &request);

} // namespace hub::routes
