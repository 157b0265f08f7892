// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/engineanswers.h"

#include "core/session/answerreader.h"
#include "core/text/cleantext.h"
#include "core/text/jsonstring.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace hub {

namespace {

using Field = EngineProfile::Field;
using Meaning = EngineProfile::Meaning;

constexpr int StatusMissing = 404;
constexpr int StatusConflict = 409;
constexpr int LongestWord = 100;
constexpr qsizetype ShortestPairingCode = 4;
constexpr qsizetype LongestPairingCode = 16;

bool isJsonError(const SessionManagerOutcome &outcome)
{
    return !outcome && outcome.error().kind == SessionManagerError::Kind::Status && outcome.error().responseIsJson;
}

bool isTrue(const QString &text)
{
    return text.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0;
}

/// The state at the profile's place, where that is a word that it knows.
void applyState(const EngineProfile &profile, const QByteArray &body, SessionView &view)
{
    const QString word = cleanText(profile.read(Field::State, body).value_or(QString()), LongestWord);
    SessionState state = profile.stateOf(word);
    const bool isNamed = state != SessionState::Unknown;
    if (!isNamed && view.state == SessionState::Unknown) {
        if (const auto connected = profile.read(Field::Connected, body))
            state = isTrue(*connected) ? SessionState::Ready : SessionState::Stopped;
    }
    // What the common rules have read out of more than the word stays: a passkey, a code that is offered.
    const bool isEvidence = view.state == SessionState::PasskeyRequired && state != SessionState::Ready;
    if (state == SessionState::Unknown || state == view.state || isEvidence)
        return;
    view.state = state;
    if (isNamed)
        view.rawState = word;
    view.connected = view.canSend = state == SessionState::Ready;
    view.needsQr = state == SessionState::QrRequired;
    view.recoverable = state == SessionState::Reconnecting;
}

SessionView viewOfBody(const EngineProfile &profile, int status, const QByteArray &body)
{
    SessionView view = SessionView::parse(body);
    applyState(profile, body, view);
    if (profile.means(Meaning::NoSuchSession, status, body)) {
        SessionView missing = SessionView::ofMissingSession();
        missing.account = view.account;
        return missing;
    }
    const QString account = accountDigits(profile.read(Field::Account, body).value_or(QString()));
    if (!account.isEmpty())
        view.account = account;
    return view;
}

/// The words of an engine that has no code to show.
QrAnswer noCode(const EngineProfile &profile, const QByteArray &body)
{
    QrAnswer none;
    QString words = profile.read(Field::Error, body).value_or(QString());
    if (words.isEmpty())
        words = answer::errorWords(body).message;
    none.words = cleanText(words, LongestWord);
    return none;
}

bool saysNoCode(const EngineProfile &profile, int status, const QByteArray &body)
{
    return profile.means(Meaning::NoQrNow, status, body) || profile.means(Meaning::AlreadyLinked, status, body) ||
           profile.means(Meaning::NotReady, status, body);
}

QString nameOf(const QJsonObject &session)
{
    for (const QJsonObject &object : answer::objects(session, {QLatin1String("instance")})) {
        for (const char *key : {"name", "instance_name", "session", "session_id", "id"}) {
            if (const QString name = answer::scalarText(answer::member(object, QLatin1String(key))); !name.isEmpty())
                return name;
        }
    }
    return {};
}

QString accountOf(const QJsonObject &session)
{
    const QJsonObject me = answer::member(session, QLatin1String("me")).toObject();
    for (const QJsonValue &value :
         {answer::member(me, QLatin1String("id")), answer::member(session, QLatin1String("owner_jid")),
          answer::member(session, QLatin1String("owner")), answer::member(session, QLatin1String("jid"))}) {
        if (const QString account = accountDigits(answer::scalarText(value)); !account.isEmpty())
            return account;
    }
    return {};
}

/// The list of an answer, bare or one envelope down.
std::optional<QJsonArray> listIn(const QJsonValue &body)
{
    if (body.isArray())
        return body.toArray();
    for (const char *key : {"sessions", "instances", "devices", "data", "results", "result", "response"}) {
        if (const QJsonValue list = answer::member(body.toObject(), QLatin1String(key)); list.isArray())
            return list.toArray();
    }
    return std::nullopt;
}

} // namespace

std::optional<SessionView> viewOfStatus(const EngineProfile &profile, const SessionManagerOutcome &outcome)
{
    if (outcome)
        return outcome->body.isEmpty() ? std::nullopt
                                       : std::optional(viewOfBody(profile, outcome->status, outcome->body));
    if (!isJsonError(outcome)) // something else's page (a proxy's, say) knows nothing of sessions
        return std::nullopt;
    const SessionManagerError &error = outcome.error();
    if (error.statusCode == StatusMissing || profile.means(Meaning::NoSuchSession, error.statusCode, error.response))
        return SessionView::ofMissingSession();
    if (!profile.means(Meaning::NotReady, error.statusCode, error.response))
        return std::nullopt;
    SessionView view = viewOfBody(profile, error.statusCode, error.response);
    if (view.state == SessionState::Unknown || view.state == SessionState::Ready) {
        view = SessionView();
        view.state = SessionState::Stopped;
        view.rawState = noCode(profile, error.response).words;
    }
    return view;
}

std::optional<Result<QrAnswer>> qrOfAnswer(const EngineProfile &profile, const SessionManagerOutcome &outcome)
{
    const QByteArray *body = qrBody(outcome);
    if (body == nullptr) {
        const SessionManagerError &error = outcome.error();
        const bool isNone = error.kind == SessionManagerError::Kind::Status &&
                            (error.statusCode == StatusMissing || error.statusCode == StatusConflict ||
                             (isJsonError(outcome) && saysNoCode(profile, error.statusCode, error.response)));
        return isNone ? std::optional(Result<QrAnswer>(noCode(profile, error.response))) : std::nullopt;
    }
    Result<QrAnswer> found = readQrAnswer(*body);
    if (!outcome) // a picture itself
        return found;
    if (const auto told = profile.read(Field::Qr, *body)) {
        QByteArray quoted;
        appendJsonString(quoted, *told);
        if (auto own = readQrAnswer(quoted); own && own->kind != QrAnswer::Kind::None) {
            own->expiresInS = found ? found->expiresInS : 0;
            return own;
        }
    }
    if (found && found->kind != QrAnswer::Kind::None && profile.means(Meaning::NoQrNow, outcome->status, *body))
        return noCode(profile, *body);
    return found;
}

std::optional<QUrl> qrLink(const EngineProfile &profile, const QUrl &engine, const QByteArray &body)
{
    const auto told = profile.read(Field::Qr, body);
    if (!told || isQrPayload(told->toUtf8()))
        return std::nullopt;
    const bool isLink = told->startsWith(QLatin1String("http://")) || told->startsWith(QLatin1String("https://"));
    const QUrl link(isLink ? *told : QString(), QUrl::StrictMode);
    const auto portOf = [](const QUrl &url) { return url.port(url.scheme() == QLatin1String("https") ? 443 : 80); };
    const bool isOwn = link.isValid() && link.scheme() == engine.scheme() && link.host() == engine.host() &&
                       portOf(link) == portOf(engine) && link.userInfo().isEmpty();
    return isOwn ? std::optional(link) : std::nullopt;
}

QString pairingCodeOf(const EngineProfile &profile, const QByteArray &body)
{
    QString code = profile.read(Field::PairingCode, body).value_or(QString());
    const auto all = answer::objects(answer::parse(body), {QLatin1String("data"), QLatin1String("results"),
                                                           QLatin1String("result"), QLatin1String("response")});
    for (const QJsonObject &object : all) {
        for (const char *key : {"pairing_code", "pair_code", "linking_code", "phone_code"}) {
            if (code.isEmpty())
                code = answer::member(object, QLatin1String(key)).toString();
        }
    }
    const bool looksLikeOne = code.size() >= ShortestPairingCode && code.size() <= LongestPairingCode &&
                              std::all_of(code.begin(), code.end(), [](QChar c) {
                                  return c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('-'));
                              });
    return looksLikeOne ? code : QString();
}

std::optional<bool> registrationOf(const EngineProfile &profile, const QByteArray &body)
{
    if (const auto told = profile.read(Field::Registered, body); told && (isTrue(*told) || *told == u"false"))
        return isTrue(*told);
    const auto all = answer::objects(answer::parse(body), {QLatin1String("data"), QLatin1String("results"),
                                                           QLatin1String("result"), QLatin1String("response")});
    for (const QJsonObject &object : all) {
        for (const char *key : {"exists", "number_exists", "is_on_whatsapp", "is_in_whatsapp", "registered"}) {
            if (const QJsonValue value = answer::member(object, QLatin1String(key)); value.isBool())
                return value.toBool();
        }
    }
    return std::nullopt;
}

std::optional<std::vector<ListedSession>> sessionsOf(const QByteArray &body)
{
    const auto list = listIn(answer::parse(body));
    if (!list)
        return std::nullopt;
    std::vector<ListedSession> sessions;
    for (const QJsonValue &item : *list) {
        const QJsonObject object = item.toObject();
        ListedSession session{item.isObject() ? nameOf(object) : answer::scalarText(item), accountOf(object)};
        if (!session.name.isEmpty())
            sessions.push_back(std::move(session));
    }
    return sessions;
}

} // namespace hub
