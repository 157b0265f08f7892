// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/sendoutcome.h"

#include "core/sending/sendanswer.h"
#include "core/session/sessionmanageranswers.h"
#include "core/text/cleantext.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <utility>

namespace hub {

namespace {

constexpr int MaxErrorLength = 500;
constexpr int HttpNotFound = 404;
constexpr int HttpConflict = 409;
constexpr int HttpUnprocessable = 422;
constexpr int HttpTooMany = 429;
constexpr int HttpUnavailable = 503;

/// A status with which an engine may say that the session is not there; behind any other one such words prove nothing.
bool mayMeanNotReady(int status)
{
    return status == HttpNotFound || status == HttpConflict || status == HttpUnprocessable || status == HttpUnavailable;
}

using Meaning = EngineProfile::Meaning;
using Evidence = EngineProfile::Evidence;

/// What the profile's rules make of an answer: the most careful first. One by a status alone says what it means if
/// nobody says otherwise.
std::optional<SendOutcome::Kind> kindByProfile(const SendAnswer &answer, Evidence evidence)
{
    using Kind = SendOutcome::Kind;
    static constexpr std::array Table{
        std::pair(Meaning::AccountRestricted, Kind::Restricted),
        std::pair(Meaning::BadRecipient, Kind::BadRecipient),
        std::pair(Meaning::NotReady, Kind::NotReady),
        std::pair(Meaning::NoSuchSession, Kind::NotReady),
        std::pair(Meaning::Later, Kind::Later),
    };
    for (const auto &[meaning, kind] : Table) {
        const bool missesRoute = meaning == Meaning::NoSuchSession && answer.saysNoSuchRoute();
        if (!missesRoute && answer.means(meaning, evidence))
            return kind;
    }
    return std::nullopt;
}

SendOutcome::Kind kindOfAnswer(const SessionManagerError &error, const SendAnswer &answer)
{
    using Kind = SendOutcome::Kind;
    if (!error.responseIsJson)
        return Kind::Failed; // a proxy's page proves nothing
    if (const auto kind = kindByProfile(answer, Evidence::Words))
        return *kind;
    if (answer.saysRestricted())
        return Kind::Restricted;
    if (answer.saysSessionNotReady())
        return Kind::NotReady;
    if (answer.saysBadRecipient())
        return Kind::BadRecipient;
    if (mayMeanNotReady(error.statusCode) && answer.describesNotReady())
        return Kind::NotReady;
    if (const auto kind = kindByProfile(answer, Evidence::StatusAlone))
        return *kind;
    const bool later = error.statusCode == HttpTooMany ||
                       (error.statusCode == HttpUnavailable && !error.retryAfter.trimmed().isEmpty());
    return later ? Kind::Later : Kind::Failed;
}

SendOutcome::Kind kindOf(const SessionManagerError &error, const SendAnswer &answer)
{
    using Kind = SessionManagerError::Kind;
    switch (error.kind) {
    case Kind::Status:
        // Nobody was asked: the session has no secret, so that it cannot be ready.
        return wasAsked(error) ? kindOfAnswer(error, answer) : SendOutcome::Kind::NotReady;
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

/// A 2xx.
SendOutcome outcomeOf(const SendAnswer &answer)
{
    using Kind = SendOutcome::Kind;
    const auto told = kindByProfile(answer, Evidence::Words);
    if (!told && !answer.means(Meaning::NotSent, Evidence::Words) && !answer.saysNo()) {
        const QString id = answer.messageId();
        return SendOutcome{Kind::Sent, id, id.isEmpty() ? QStringLiteral("accepted without an id") : QString()};
    }
    const QString words = cleanText(answer.words(), MaxErrorLength);
    const Kind kind = told                           ? *told
                      : answer.saysRestricted()      ? Kind::Restricted
                      : answer.saysSessionNotReady() ? Kind::NotReady
                      : answer.saysBadRecipient()    ? Kind::BadRecipient
                                                     : Kind::Failed;
    return SendOutcome{kind,
                       {},
                       words.isEmpty() ? QStringLiteral("the Session Manager says that it was not sent") : words,
                       {},
                       answer.restrictedUntil()};
}

} // namespace

SendOutcome SendOutcome::of(const SessionManagerOutcome &outcome, const EngineProfile *profile)
{
    if (outcome)
        return outcomeOf(SendAnswer(outcome->status, outcome->body, profile));
    const SessionManagerError &error = outcome.error();
    const bool hasWords = error.kind == SessionManagerError::Kind::Status && error.responseIsJson;
    const SendAnswer answer(error.statusCode, hasWords ? error.response : QByteArray(), profile);
    const QString words = answer.words();
    return SendOutcome{kindOf(error, answer),
                       {},
                       cleanText(words.isEmpty() ? error.message : words, MaxErrorLength),
                       error.retryAfter,
                       answer.restrictedUntil()};
}

namespace {

constexpr qint64 MsPerSecond = 1000;
constexpr qint64 MsPerDay = 24 * 60 * 60 * MsPerSecond;

/// How long to wait, in milliseconds, as a Retry-After field says at `now`, at most about a year; negative for a date
/// that has been.
std::optional<qint64> waitOf(const QByteArray &retryAfter, qint64 now)
{
    const QByteArray told = retryAfter.trimmed();
    bool isNumber = false;
    const qint64 seconds = told.toLongLong(&isNumber);
    if (isNumber)
        return std::clamp<qint64>(seconds, 0, 366 * MsPerDay / MsPerSecond) * MsPerSecond;
    const QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(told).remove(QLatin1String(" GMT")),
                                                   QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"));
    if (!date.isValid()) // RFC 9110, section 5.6.7
        return std::nullopt;
    return QDateTime(date.date(), date.time(), QTimeZone::utc()).toMSecsSinceEpoch() - now;
}

} // namespace

qint64 SendOutcome::resumeAt(qint64 now) const
{
    constexpr qint64 Untold = 60 * MsPerSecond;
    return now + std::clamp(waitOf(retryAfter, now).value_or(Untold), MsPerSecond, MsPerDay);
}

qint64 SendOutcome::restrictionEnd(qint64 now) const
{
    const qint64 wait = restrictedUntil > 0 ? restrictedUntil - now : waitOf(retryAfter, now).value_or(0);
    return wait > 0 && wait <= 366 * MsPerDay ? now + wait : 0;
}

SendingAnswer SendingAnswer::of(const SessionManagerOutcome &outcome, const EngineProfile *profile)
{
    SendingAnswer answer;
    answer.outcome = SendOutcome::of(outcome, profile);
    if (outcome) {
        answer.status = outcome->status;
        answer.body = outcome->body;
        return answer;
    }
    const SessionManagerError &error = outcome.error();
    // What is not JSON may be HTML, and would run on our origin; a 401 or 403 would tell our caller to log in again.
    if (error.kind == SessionManagerError::Kind::Status && error.responseIsJson && !refusesUs(error.statusCode)) {
        answer.status = error.statusCode;
        answer.body = error.response;
        if (error.statusCode == HttpTooMany || error.statusCode == HttpUnavailable)
            answer.retryAfter = error.retryAfter.trimmed();
    } else {
        answer.error = errorOf(error);
    }
    return answer;
}

SendingAnswer SendingAnswer::answered(int status, const QByteArray &body, const EngineProfile *profile)
{
    return of(outcomeOfAnswer(status, body), profile);
}

} // namespace hub
