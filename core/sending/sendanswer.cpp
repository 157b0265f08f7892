// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/sendanswer.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace hub {

namespace {

enum Status {
    NoContent = 204,
    BadRequest = 400,
    Unauthorized = 401,
    Forbidden = 403,
    NotFound = 404,
    Conflict = 409,
    Unprocessable = 422,
    InternalError = 500,
    BadGateway = 502,
    ServiceUnavailable = 503,
    GatewayTimeout = 504
};

SendingAnswer gateway(int status, const char *code, const QString &message)
{
    return SendingAnswer{status, errorBody(QByteArray(code), message)};
}

} // namespace

QByteArray errorBody(const QByteArray &code, const QString &message)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("ok"), false},
                                     {QStringLiteral("error"), QString::fromLatin1(code)},
                                     {QStringLiteral("message"), message}})
        .toJson(QJsonDocument::Compact);
}

SendingAnswer answerOf(const SessionManagerOutcome &outcome)
{
    if (outcome)
        return SendingAnswer{outcome->body.isEmpty() ? int(NoContent) : outcome->status, outcome->body};
    const SessionManagerError &error = outcome.error();
    switch (error.kind) {
    case SessionManagerError::Kind::ConnectTimeout:
    case SessionManagerError::Kind::ReadTimeout:
        return gateway(GatewayTimeout, "GATEWAY_TIMEOUT", error.message);
    case SessionManagerError::Kind::Unreachable:
        return gateway(BadGateway, "SESSION_MANAGER_UNAVAILABLE", error.message);
    case SessionManagerError::Kind::Status:
        // A 401 or 403 of the Session Manager's would tell our caller to log in again.
        if (error.responseIsJson && error.statusCode != Unauthorized && error.statusCode != Forbidden)
            return SendingAnswer{error.statusCode, error.response};
        break;
    case SessionManagerError::Kind::Network:
    case SessionManagerError::Kind::Redirect:
    case SessionManagerError::Kind::NotJson:
    case SessionManagerError::Kind::Aborted:
        break;
    }
    return gateway(BadGateway, "SESSION_MANAGER_ERROR", error.message);
}

int statusOf(const Error &error)
{
    static constexpr std::array<std::pair<const char *, int>, 15> table{{
        {"INVALID_JSON", BadRequest},
        {"INVALID_REQUEST", BadRequest},
        {"RECIPIENT_OPTED_OUT", Forbidden},
        {"FORBIDDEN", Forbidden},
        {"NOT_FOUND", NotFound},
        {"SENDING_STOPPED", Conflict},
        {"JOB_FINISHED", Conflict},
        {"NOTHING_TO_RETRY", Conflict},
        {"MESSAGE_NOT_UNKNOWN", Conflict},
        {"IDEMPOTENCY_KEY_IN_FLIGHT", Conflict},
        {"IDEMPOTENCY_OUTCOME_UNKNOWN", Conflict},
        {"IDEMPOTENCY_KEY_REUSED", Unprocessable},
        {"CLIENT_BUSY", ServiceUnavailable},
        {"TOO_BUSY", ServiceUnavailable},
        {"SHUTTING_DOWN", ServiceUnavailable},
    }};
    if (error.code.startsWith("DATABASE_"))
        return ServiceUnavailable;
    const auto row =
        std::find_if(table.begin(), table.end(), [&](const auto &entry) { return error.code == entry.first; });
    return row == table.end() ? int(InternalError) : row->second;
}

} // namespace hub
