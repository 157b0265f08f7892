// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QJsonObject>

#include <optional>
#include <utility>
#include <vector>

namespace hub::http {

/// One answer. The engine adds what every answer has: Content-Length, Date, X-Request-Id, Cache-Control: no-store
/// (unless set here), X-Content-Type-Options, CORS and Connection.
struct Response
{
    int status = 200;
    QByteArray body = {};
    QByteArray contentType = QByteArrayLiteral("application/json");
    std::vector<std::pair<QByteArray, QByteArray>> headers = {};

    Response &with(QByteArray name, QByteArray value) &
    {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    Response &&with(QByteArray name, QByteArray value) &&
    {
        headers.emplace_back(std::move(name), std::move(value));
        return std::move(*this);
    }

    /// A JSON body of our own making (never one that must pass through unchanged: QJson reorders and rounds).
    [[nodiscard]] static Response json(int status, const QJsonObject &object);
    /// Bytes of the Session Manager, untouched; an empty 2xx becomes 204.
    [[nodiscard]] static Response raw(int status, QByteArray body);
    /// The hub's own error: `{"ok":false,"error":"CODE","message":"one sentence"}`. Its status is what the one table of
    /// codes says; 500 for a code that is not in it, 503 for every DATABASE_….
    [[nodiscard]] static Response error(const Error &error);
    [[nodiscard]] static Response error(const char *code, const QString &message);
};

/// The status of an error's code; nothing for a code that no table has (it is answered with 500).
[[nodiscard]] std::optional<int> statusOfCode(QByteArrayView code);
/// The codes that callers may see, each once.
[[nodiscard]] QByteArrayList errorCodes();

} // namespace hub::http
