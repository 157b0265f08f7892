// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/sendoutcome.h"

#include "core/session/sessionmanageranswers.h"
#include "core/text/cleantext.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace hub {

namespace {

constexpr int MaxErrorLength = 500;
constexpr int MaxMessageIdLength = 300;
constexpr int HttpUnauthorized = 401;
constexpr int HttpForbidden = 403;
constexpr int HttpConflict = 409;

QString messageIdOf(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    for (const char *key : {"message_id", "messageId", "id"}) {
        const QJsonValue value = object.value(QLatin1String(key));
        if (value.isString())
            return cleanText(value.toString(), MaxMessageIdLength);
    }
    return {};
}

SendOutcome::Kind kindOf(const SessionManagerError &error)
{
    using Kind = SessionManagerError::Kind;
    switch (error.kind) {
    case Kind::Status:
        return error.statusCode == HttpConflict && error.code == "SESSION_NOT_READY" ? SendOutcome::Kind::NotReady
                                                                                     : SendOutcome::Kind::Failed;
    case Kind::Aborted:
        return error.mayHaveLeft ? SendOutcome::Kind::Unknown : SendOutcome::Kind::Interrupted;
    case Kind::ConnectTimeout:
    case Kind::Unreachable:
    case Kind::ReadTimeout:
    case Kind::Network:
        return error.mayHaveLeft ? SendOutcome::Kind::Unknown : SendOutcome::Kind::NeverLeft;
    case Kind::Redirect: // 303 is how some servers answer a POST that they have obeyed
    case Kind::NotJson:
        break;
    }
    return SendOutcome::Kind::Unknown;
}

} // namespace

SendOutcome SendOutcome::of(const SessionManagerOutcome &outcome)
{
    if (outcome)
        return SendOutcome{Kind::Sent, messageIdOf(outcome->body), {}};
    return SendOutcome{kindOf(outcome.error()), {}, cleanText(outcome.error().message, MaxErrorLength)};
}

SendingAnswer SendingAnswer::of(const SessionManagerOutcome &outcome)
{
    SendingAnswer answer;
    answer.outcome = SendOutcome::of(outcome);
    if (outcome) {
        answer.status = outcome->status;
        answer.body = outcome->body;
        return answer;
    }
    const SessionManagerError &error = outcome.error();
    // What is not JSON may be HTML, and would run on our origin; a 401 or 403 would tell our caller to log in again.
    if (error.kind == SessionManagerError::Kind::Status && error.responseIsJson &&
        error.statusCode != HttpUnauthorized && error.statusCode != HttpForbidden) {
        answer.status = error.statusCode;
        answer.body = error.response;
    } else {
        answer.error = errorOf(error);
    }
    return answer;
}

SendingAnswer SendingAnswer::answered(int status, const QByteArray &body)
{
    return of(outcomeOfAnswer(status, body));
}

} // namespace hub
