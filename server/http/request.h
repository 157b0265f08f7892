// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/user.h"
#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHostAddress>
#include <QJsonObject>

#include <optional>
#include <utility>
#include <vector>

namespace hub::http {

enum class Method { Get, Head, Post, Put, Delete, Patch, Options, Trace, Other };

/// One request, complete and already held to the limits and to RFC 9112's framing. A plain value: it outlives its
/// connection and every object of Qt's server.
struct Request
{
    Method method = Method::Get;
    QByteArray target; ///< as received: path and query, still percent-encoded
    std::vector<QByteArray>
        segments; ///< the path split at '/', then each percent-decoded once; `/a/` has a last one empty
    std::vector<std::pair<QByteArray, QByteArray>> query; ///< decoded, in order
    /// In order, names as received, values trimmed: views into `head`, since a browser sends fifteen that nobody asks
    /// for.
    std::vector<std::pair<QByteArrayView, QByteArrayView>> headers;
    QByteArray head; ///< what `headers` lie in: copies of a request share it, and nobody writes to it
    std::vector<std::pair<QByteArray, QByteArray>> params; ///< what the route's `:name` segments matched
    QByteArray body;
    QJsonObject json;  ///< the parsed body of a `readsJson` route (not of one that streams it)
    QByteArray id;     ///< X-Request-Id: the caller's or a new one
    QHostAddress peer; ///< the caller: the TCP peer, or what a trusted proxy said
    std::optional<Caller>
        caller; ///< who it is, once the router has checked; never set on public routes without a token

    /// The first header of that name (any case); empty if there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] int headerCount(QByteArrayView name) const;
    /// The first query item of that name; nothing if there is none.
    [[nodiscard]] std::optional<QByteArray> queryValue(QByteArrayView name) const;
    /// What the route's segment `:name` matched; empty if the route has no such segment.
    [[nodiscard]] QByteArray param(QByteArrayView name) const;
    /// The path without its query, still percent-encoded.
    [[nodiscard]] QByteArrayView path() const;
};

[[nodiscard]] const char *methodName(Method method);

/// Whether the body is said to be `application/json`, with parameters or not.
[[nodiscard]] bool hasJsonType(const Request &request);
/// The one reader of JSON bodies that are objects: RFC 8259 to the letter, by the grammar that a bulk job's body is
/// read with (QJsonDocument alone takes a raw line break in a string, and a U+FEFF in front). Errors: INVALID_JSON,
/// INVALID_REQUEST for JSON that is no object.
[[nodiscard]] Result<QJsonObject> jsonObject(const QByteArray &body);

} // namespace hub::http
