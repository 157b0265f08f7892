// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/answers.h"

#include <algorithm>
#include <array>

namespace hub::routes {

namespace {

using http::Response;

struct StatusOfCode
{
    const char *code;
    int status;
    bool own = false; ///< told under its own code, though 502
};

constexpr std::array Statuses{
    StatusOfCode{"INVALID_REQUEST", 400},
    StatusOfCode{"INVALID_JSON", 400},
    StatusOfCode{"INVALID_CREDENTIALS", 401},
    StatusOfCode{"ACCOUNT_PENDING", 403},
    StatusOfCode{"ACCOUNT_DISABLED", 403},
    StatusOfCode{"REGISTRATION_CLOSED", 403},
    StatusOfCode{"FORBIDDEN", 403},
    StatusOfCode{"NOT_FOUND", 404},
    StatusOfCode{"USERNAME_TAKEN", 409},
    StatusOfCode{"CONFLICT", 409},
    StatusOfCode{"LAST_ADMIN", 409},
    StatusOfCode{"SYNC_IN_PROGRESS", 409},
    StatusOfCode{"TOO_MANY_ATTEMPTS", 429},
    StatusOfCode{"TOO_BUSY", 503},
    StatusOfCode{"SHUTTING_DOWN", 503},
    StatusOfCode{"CONTACTS_UNREADABLE", 502},
    StatusOfCode{"CONTACTS_ENDLESS", 502},
    StatusOfCode{"CONTACTS_TOO_MANY", 502},
    StatusOfCode{"RECIPIENT_OPTED_OUT", 403},
    StatusOfCode{"SENDING_STOPPED", 409},
    StatusOfCode{"JOB_FINISHED", 409},
    StatusOfCode{"NOTHING_TO_RETRY", 409},
    StatusOfCode{"MESSAGE_NOT_UNKNOWN", 409},
    StatusOfCode{"IDEMPOTENCY_KEY_IN_FLIGHT", 409},
    StatusOfCode{"IDEMPOTENCY_OUTCOME_UNKNOWN", 409},
    StatusOfCode{"IDEMPOTENCY_KEY_REUSED", 422},
    StatusOfCode{"SENDING_LIMITED", 409},
    StatusOfCode{"TOO_MANY_REQUESTS", 429},
    StatusOfCode{"CLIENT_BUSY", 503},
    StatusOfCode{"SESSION_MANAGER_UNAVAILABLE", 502, true},
    StatusOfCode{"GATEWAY_TIMEOUT", 504},
};

} // namespace

Response errorResponse(const Error &error)
{
    const auto found =
        std::find_if(Statuses.begin(), Statuses.end(), [&](const auto &entry) { return error.code == entry.code; });
    if (found == Statuses.end()) {
        const bool store = error.code.startsWith("DATABASE_");
        return Response::error(store ? 503 : 500, error.code.constData(), error.message);
    }
    if (found->status == 502 && !found->own)
        return Response::error(502, "SESSION_MANAGER_ERROR", error.message);
    Response response = Response::error(found->status, found->code, error.message);
    if (found->status == 401)
        response.with("WWW-Authenticate", "Bearer");
    return response;
}

Response invalidField(const char *field, const char *expected)
{
    return Response::error(400, "INVALID_REQUEST",
                           QStringLiteral("%1: %2").arg(QLatin1String(field), QLatin1String(expected)));
}

Origin originOf(const http::Request &request)
{
    return {.actor = request.caller ? QString::fromUtf8(request.caller->name) : QStringLiteral("-"),
            .address = request.peer.toString()};
}

Response listResponse(const QJsonArray &items, const QJsonValue &next)
{
    return Response::json(
        200, {{QStringLiteral("ok"), true}, {QStringLiteral("items"), items}, {QStringLiteral("next"), next}});
}

Result<PageRequest, Response> pageRequest(const http::Request &request)
{
    HUB_TRY(const auto query, listQuery(request));
    PageRequest page{.limit = query.limit};
    if (query.after) {
        bool ok = false;
        page.after = query.after->toLongLong(&ok);
        if (!ok || *page.after < 0)
            return tl::unexpected(invalidField("after", "must be a former answer's \"next\""));
    }
    return page;
}

std::optional<QString> textField(const http::Request &request, const char *field)
{
    const QJsonValue value = request.json.value(QLatin1String(field));
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

std::optional<ClienteId> clientField(const http::Request &request, const char *field)
{
    const QJsonValue value = request.json.value(QLatin1String(field));
    const qint64 number = value.toInteger(-1);
    // toInteger gives the default for 1.5, but also rounds what a double cannot hold: those are beyond the range
    // anyway.
    return value.isDouble() ? ClienteId::fromNumber(number) : std::nullopt;
}

std::optional<qint64> idParam(const http::Request &request)
{
    const auto id = ClienteId::parse(request.param("id")); // the same rule: digits, no sign, no leading zero
    return id ? std::optional(id->toNumber()) : std::nullopt;
}

} // namespace hub::routes
