// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/response.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace hub::http {

namespace {

struct StatusOfCode
{
    const char *code;
    int status;
    const char *toldAs = nullptr; ///< the code that callers see, where it differs
};

constexpr std::array Statuses{
    StatusOfCode{"BAD_REQUEST", 400},
    StatusOfCode{"INVALID_REQUEST", 400},
    StatusOfCode{"INVALID_JSON", 400},
    StatusOfCode{"INVALID_CLIENT_ID", 400},
    StatusOfCode{"UNAUTHORIZED", 401},
    StatusOfCode{"INVALID_CREDENTIALS", 401},
    StatusOfCode{"FORBIDDEN", 403},
    StatusOfCode{"ACCOUNT_PENDING", 403},
    StatusOfCode{"ACCOUNT_DISABLED", 403},
    StatusOfCode{"REGISTRATION_CLOSED", 403},
    StatusOfCode{"RECIPIENT_OPTED_OUT", 403},
    StatusOfCode{"NOT_FOUND", 404},
    StatusOfCode{"QR_NOT_AVAILABLE", 404},
    StatusOfCode{"METHOD_NOT_ALLOWED", 405},
    StatusOfCode{"REQUEST_TIMEOUT", 408},
    StatusOfCode{"CONFLICT", 409},
    StatusOfCode{"USERNAME_TAKEN", 409},
    StatusOfCode{"LAST_ADMIN", 409},
    StatusOfCode{"SESSION_TAKEN", 409},
    StatusOfCode{"ALREADY_LINKED", 409},
    StatusOfCode{"OTHER_PHONE_EXPECTED", 409},
    StatusOfCode{"SYNC_IN_PROGRESS", 409},
    StatusOfCode{"CONTACTS_SHRUNK", 409},
    StatusOfCode{"CHECK_IN_PROGRESS", 409},
    StatusOfCode{"SENDING_STOPPED", 409},
    StatusOfCode{"SENDING_LIMITED", 409},
    StatusOfCode{"JOB_FINISHED", 409},
    StatusOfCode{"DUPLICATE_JOB", 409},
    StatusOfCode{"NOTHING_TO_RETRY", 409},
    StatusOfCode{"MESSAGE_NOT_UNKNOWN", 409},
    StatusOfCode{"IDEMPOTENCY_KEY_IN_FLIGHT", 409},
    StatusOfCode{"IDEMPOTENCY_OUTCOME_UNKNOWN", 409},
    StatusOfCode{"CONTENT_TOO_LARGE", 413},
    StatusOfCode{"URI_TOO_LONG", 414},
    StatusOfCode{"UNSUPPORTED_MEDIA_TYPE", 415},
    StatusOfCode{"IDEMPOTENCY_KEY_REUSED", 422},
    StatusOfCode{"TOO_MANY_ATTEMPTS", 429},
    StatusOfCode{"TOO_MANY_REQUESTS", 429},
    StatusOfCode{"HEADERS_TOO_LARGE", 431},
    StatusOfCode{"INTERNAL_ERROR", 500},
    StatusOfCode{"NOT_IMPLEMENTED", 501},
    StatusOfCode{"NOT_SUPPORTED_BY_SESSION_MANAGER", 501},
    StatusOfCode{"SESSION_MANAGER_ERROR", 502},
    StatusOfCode{"SESSION_MANAGER_UNAVAILABLE", 502},
    StatusOfCode{"CONTACTS_UNREADABLE", 502, "SESSION_MANAGER_ERROR"},
    StatusOfCode{"CONTACTS_ENDLESS", 502, "SESSION_MANAGER_ERROR"},
    StatusOfCode{"CONTACTS_TOO_MANY", 502, "SESSION_MANAGER_ERROR"},
    StatusOfCode{"TOO_BUSY", 503},
    StatusOfCode{"CLIENT_BUSY", 503},
    StatusOfCode{"SHUTTING_DOWN", 503},
    StatusOfCode{"TOO_MANY_CONNECTIONS", 503},
    StatusOfCode{"GATEWAY_TIMEOUT", 504},
    StatusOfCode{"HTTP_VERSION_NOT_SUPPORTED", 505},
};

/// The store's own codes tell of more than callers need to know, and every one of them means: not now.
constexpr QByteArrayView StoreCodes("DATABASE_");

const StatusOfCode *rowOf(QByteArrayView code)
{
    const auto *row = std::find_if(Statuses.begin(), Statuses.end(),
                                   [code](const StatusOfCode &entry) { return code == QByteArrayView(entry.code); });
    return row == Statuses.end() ? nullptr : row;
}

} // namespace

Response Response::json(int status, const QJsonObject &object)
{
    return {.status = status, .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

Response Response::raw(int status, QByteArray body)
{
    if (body.isEmpty() && status >= 200 && status < 300)
        return {.status = 204, .contentType = {}};
    return {.status = status, .body = std::move(body)};
}

Response Response::error(const Error &error)
{
    return Response::error(error.code.constData(), error.message);
}

Response Response::error(const char *code, const QString &message)
{
    const StatusOfCode *row = rowOf(code);
    const int status = statusOfCode(code).value_or(500);
    Response response = json(status, {{QStringLiteral("ok"), false},
                                      {QStringLiteral("error"), QLatin1String(row && row->toldAs ? row->toldAs : code)},
                                      {QStringLiteral("message"), message}});
    if (status == 503 || qstrcmp(code, "TOO_MANY_REQUESTS") == 0) // none of them lasts
        response.with("Retry-After", "1");
    if (status == 401) // RFC 9110, section 15.5.2
        response.with("WWW-Authenticate", "Bearer");
    return response;
}

std::optional<int> statusOfCode(QByteArrayView code)
{
    if (const StatusOfCode *row = rowOf(code))
        return row->status;
    return code.startsWith(StoreCodes) ? std::optional(503) : std::nullopt;
}

QByteArrayList errorCodes()
{
    QByteArrayList codes;
    for (const StatusOfCode &row : Statuses) {
        if (!row.toldAs)
            codes << row.code;
    }
    return codes;
}

} // namespace hub::http
