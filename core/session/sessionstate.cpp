// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionstate.h"

#include "core/qr/qranswer.h"
#include "core/session/answerreader.h"
#include "core/text/cleantext.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <vector>

namespace hub {

namespace {

struct Word
{
    SessionState state;
    const char *raw;
};

/// The contract's table "States".
constexpr Word Words[] = {
    {SessionState::Stopped, "NOT_INITIALIZED"},
    {SessionState::Stopped, "STOPPED"},
    {SessionState::Stopped, "CLOSED"},
    {SessionState::Stopped, "CLOSE"},
    {SessionState::Stopped, "DISCONNECTED"},
    {SessionState::Stopped, "UNLAUNCHED"},
    {SessionState::Starting, "INIT"},
    {SessionState::Starting, "INITIALIZING"},
    {SessionState::Starting, "STARTING"},
    {SessionState::Starting, "CONNECTING"},
    {SessionState::Starting, "OPENING"},
    {SessionState::Starting, "PAIRING"},
    {SessionState::Starting, "AUTHENTICATED"},
    {SessionState::Starting, "PHONECODE"}, // a pairing code is shown instead of a QR
    {SessionState::Reconnecting, "RECONNECTING"},
    {SessionState::Reconnecting, "DISCONNECTED_RECOVERABLE"},
    {SessionState::Reconnecting, "TIMEOUT"},
    {SessionState::QrRequired, "QR_REQUIRED"},
    {SessionState::QrRequired, "QR"},
    {SessionState::QrRequired, "SCAN_QR_CODE"},
    {SessionState::QrRequired, "QRCODE"},
    {SessionState::Ready, "READY"},
    {SessionState::Ready, "CONNECTED"},
    {SessionState::Ready, "WORKING"},
    {SessionState::Ready, "OPEN"},
    {SessionState::Ready, "ONLINE"},
    {SessionState::AuthFailed, "AUTH_FAILURE"},
    {SessionState::LoggedOut, "DISCONNECTED_LOGOUT"},
    {SessionState::LoggedOut, "LOGOUT"},
    {SessionState::LoggedOut, "UNPAIRED"},
    {SessionState::LoggedOut, "UNPAIRED_IDLE"},
    {SessionState::Banned, "DISCONNECTED_BANNED"},
    {SessionState::Banned, "TOS_BLOCK"},
    {SessionState::Banned, "SMB_TOS_BLOCK"},
    {SessionState::Error, "ERROR"},
    {SessionState::Error, "FAILED"},
    {SessionState::Error, "CONFLICT"},
    {SessionState::Error, "PROXYBLOCK"},
    {SessionState::Error, "DEPRECATED_VERSION"},
};

constexpr int MaxRawLength = 100;
constexpr int MaxKeyLength = 24;
constexpr int MaxKeys = 8;

using Objects = std::vector<QJsonObject>;
using Names = std::initializer_list<QLatin1String>;

/// The first text or number that one of these members is.
QString word(const QJsonObject &object, Names names)
{
    for (const QLatin1String name : names) {
        if (const QString text = answer::scalarText(answer::member(object, name)); !text.isEmpty())
            return cleanText(text, MaxRawLength);
    }
    return {};
}

/// The first of these members that is a boolean.
std::optional<bool> flag(const Objects &objects, Names names)
{
    for (const QJsonObject &object : objects) {
        for (const QLatin1String name : names) {
            if (const QJsonValue value = answer::member(object, name); value.isBool())
                return value.toBool();
        }
    }
    return std::nullopt;
}

/// A linked account in one spelling, whatever it is.
QString plainAccount(const QString &account)
{
    const QString digits = accountDigits(account);
    return digits.isEmpty() ? account : digits;
}

/// A number may be a string, a number, or (whatsapp-web.js) an object such as `{"server":"c.us","user":"549…"}`.
QString accountOf(const QJsonValue &value, int depth = 0)
{
    if (!value.isObject())
        return accountDigits(answer::scalarText(value));
    if (depth > 3)
        return {};
    const QJsonObject object = value.toObject();
    if (answer::member(object, QLatin1String("server")) == QJsonValue(QLatin1String("lid")))
        return {};
    for (const char *key : {"phone", "phone_number", "account", "number", "user", "wid", "jid", "wuid", "owner_jid",
                            "owner", "me", "info", "client_info", "id", "_serialized"}) {
        if (depth == 0 && qstrcmp(key, "id") == 0)
            break; // the body's own id is anybody's guess
        const QString account = accountOf(answer::member(object, QLatin1String(key)), depth + 1);
        if (!account.isEmpty())
            return account;
    }
    return {};
}

QString accountOf(const Objects &objects)
{
    for (const QJsonObject &object : objects) {
        if (const QString account = accountOf(object); !account.isEmpty())
            return account;
    }
    return {};
}

struct Reading
{
    SessionState state = SessionState::Unknown;
    QString raw = {};
};

/// `state` is the word if it is there, known or not. `status` is often but an envelope's word ("ok"): it counts if it
/// is a state, or if there is nothing better.
Reading readWords(const Objects &objects)
{
    QString fallback;
    for (const QJsonObject &object : objects) {
        if (const QString state = word(object, {QLatin1String("state")}); !state.isEmpty())
            return {sessionStateFromRaw(state), state};
        for (const QLatin1String name : {QLatin1String("current_status"), QLatin1String("status"),
                                         QLatin1String("connection_status"), QLatin1String("session_status")}) {
            // A number there is the answer's own status.
            const QString status = answer::member(object, name).isString() ? word(object, {name}) : QString();
            if (sessionStateFromRaw(status) != SessionState::Unknown)
                return {sessionStateFromRaw(status), status};
            if (fallback.isEmpty())
                fallback = status;
        }
    }
    return {SessionState::Unknown, fallback};
}

/// Some tell the connection and the login apart: a session that is logged in and has no connection comes back.
SessionState readFlags(const Objects &objects)
{
    if (flag(objects, {QLatin1String("needs_qr")}).value_or(false))
        return SessionState::QrRequired;
    const auto connected = flag(objects, {QLatin1String("connected"), QLatin1String("is_connected")});
    const auto loggedIn = flag(objects, {QLatin1String("logged_in"), QLatin1String("is_logged_in")});
    if (connected && loggedIn) {
        if (*loggedIn)
            return *connected ? SessionState::Ready : SessionState::Reconnecting;
        return *connected ? SessionState::QrRequired : SessionState::Stopped;
    }
    return connected.value_or(false) ? SessionState::Ready : SessionState::Unknown;
}

/// Whether a `passkey` object waits for somebody; one that says that it is done does not.
bool waitsForPasskey(const Objects &objects)
{
    for (const QJsonObject &object : objects) {
        const QJsonObject passkey = answer::member(object, QLatin1String("passkey")).toObject();
        if (passkey.isEmpty())
            continue;
        const QString state = word(passkey, {QLatin1String("state"), QLatin1String("status")}).toLower();
        const bool over = state == QLatin1String("done") || state == QLatin1String("confirmed") ||
                          state == QLatin1String("completed") || state == QLatin1String("none") ||
                          flag({passkey}, {QLatin1String("required"), QLatin1String("pending")}) == false ||
                          flag({passkey}, {QLatin1String("done"), QLatin1String("confirmed")}) == true;
        return !over;
    }
    return false;
}

/// Keys of peers are only told where they look like names: some use phone numbers as keys.
QString knownKeys(const QJsonValue &body)
{
    if (body.isArray())
        return QStringLiteral("a list of %1").arg(body.toArray().size());
    QStringList names;
    const QStringList keys = body.toObject().keys();
    for (const QString &key : keys) {
        const bool isName = key.size() <= MaxKeyLength && std::all_of(key.begin(), key.end(), [](QChar c) {
                                return c.unicode() < 128 && (c.isLetter() || c == QLatin1Char('_'));
                            });
        if (isName && !key.isEmpty() && names.size() < MaxKeys)
            names.append(key);
    }
    if (names.size() < keys.size())
        names.append(QStringLiteral("…"));
    return names.isEmpty() ? QString() : QString(QStringLiteral("known keys: ") % names.join(QLatin1String(", ")));
}

bool saysNoSuchSession(const QString &words)
{
    return words.compare(QLatin1String("session_not_found"), Qt::CaseInsensitive) == 0;
}

bool offersCode(const QByteArray &body)
{
    const auto qr = readQrAnswer(body);
    return qr && qr->kind != QrAnswer::Kind::None;
}

/// What is told where no state is: the engine's words, else what could have been looked at.
QString wordsWithoutState(const QJsonValue &value, const QByteArray &body)
{
    const QString said = answer::errorWords(body).message.left(MaxRawLength);
    return said.isEmpty() ? knownKeys(value) : said;
}

Reading readState(const QJsonValue &value, const Objects &objects, const QByteArray &body)
{
    if (const QString bare = cleanText(answer::scalarText(value), MaxRawLength); !bare.isEmpty())
        return {sessionStateFromRaw(bare), bare};
    Reading reading = readWords(objects);
    const bool isNamed = std::any_of(objects.begin(), objects.end(), [](const QJsonObject &object) {
        return !word(object, {QLatin1String("state")}).isEmpty();
    });
    if (reading.state == SessionState::Unknown && !isNamed)
        reading.state = readFlags(objects);
    if (reading.state != SessionState::Ready && waitsForPasskey(objects))
        reading.state = SessionState::PasskeyRequired;
    const bool isGuess = reading.state == SessionState::Unknown && !isNamed;
    if ((isGuess || reading.state == SessionState::Ready) && offersCode(body)) {
        if (isGuess)
            reading.state = SessionState::QrRequired;
        else
            reading.raw += QStringLiteral(", but it offers a code");
    }
    if (reading.state == SessionState::Unknown && reading.raw.isEmpty())
        reading.raw = wordsWithoutState(value, body);
    if (reading.state == SessionState::Unknown && saysNoSuchSession(reading.raw))
        reading.raw = SessionView::ofMissingSession().rawState;
    return reading;
}

} // namespace

const char *sessionStateWord(SessionState state)
{
    switch (state) {
    case SessionState::Unknown:
        return "unknown";
    case SessionState::Stopped:
        return "stopped";
    case SessionState::Starting:
        return "starting";
    case SessionState::Reconnecting:
        return "reconnecting";
    case SessionState::QrRequired:
        return "qr_required";
    case SessionState::Ready:
        return "ready";
    case SessionState::AuthFailed:
        return "auth_failed";
    case SessionState::LoggedOut:
        return "logged_out";
    case SessionState::Banned:
        return "banned";
    case SessionState::Error:
        return "error";
    case SessionState::PasskeyRequired:
        return "passkey_required";
    case SessionState::Unreachable:
        return "unreachable";
    }
    return "unknown";
}

SessionState sessionStateFromWord(QByteArrayView word)
{
    for (const SessionState state : AllSessionStates) {
        if (word == QByteArrayView(sessionStateWord(state)))
            return state;
    }
    return SessionState::Unknown;
}

SessionState sessionStateFromRaw(QStringView raw)
{
    const QStringView trimmed = raw.trimmed();
    for (const Word &known : Words) {
        if (trimmed.compare(QLatin1String(known.raw), Qt::CaseInsensitive) == 0)
            return known.state;
    }
    return trimmed.startsWith(QLatin1String("PASSKEY_"), Qt::CaseInsensitive) ? SessionState::PasskeyRequired
                                                                              : SessionState::Unknown;
}

QString accountDigits(const QString &text)
{
    const qsizetype at = text.indexOf(QLatin1Char('@'));
    const QString server = at < 0 ? QString() : text.mid(at + 1);
    if (at >= 0 && server != QLatin1String("c.us") && server != QLatin1String("s.whatsapp.net"))
        return {};
    QString digits;
    for (const QChar c : text.left(at < 0 ? text.size() : at)) {
        if (c == QLatin1Char(':'))
            break; // the number of the linked device
        if (c >= QLatin1Char('0') && c <= QLatin1Char('9'))
            digits.append(c);
        else if (c != QLatin1Char('+') && c != QLatin1Char(' ') && c != QLatin1Char('-'))
            return {};
    }
    return digits.size() >= 7 && digits.size() <= 15 ? digits : QString();
}

bool sameAccount(const QString &one, const QString &other)
{
    return plainAccount(one) == plainAccount(other);
}

SessionView SessionView::parse(const QByteArray &body)
{
    const QJsonValue value = answer::parse(body);
    const Objects objects = answer::objects(
        value, {QLatin1String("instance"), QLatin1String("data"), QLatin1String("result"), QLatin1String("results"),
                QLatin1String("response"), QLatin1String("session"), QLatin1String("state"), QLatin1String("message")});
    const Reading reading = readState(value, objects, body);
    SessionView view;
    view.state = reading.state;
    view.rawState = reading.raw;
    const bool known = view.state != SessionState::Unknown;
    const auto derived = [known](std::optional<bool> told, bool meant) { return known ? meant : told.value_or(false); };
    view.connected = derived(flag(objects, {QLatin1String("connected"), QLatin1String("is_connected")}),
                             view.state == SessionState::Ready);
    view.needsQr = derived(flag(objects, {QLatin1String("needs_qr")}), view.state == SessionState::QrRequired);
    // These two the states do not settle: a ready session may be barred from sending, a stopped one may come back.
    view.canSend = flag(objects, {QLatin1String("can_send_messages"), QLatin1String("can_send")})
                       .value_or(view.state == SessionState::Ready);
    view.recoverable = flag(objects, {QLatin1String("is_recoverable"), QLatin1String("recoverable")})
                           .value_or(view.state == SessionState::Reconnecting);
    view.account = accountOf(objects);
    for (const QJsonObject &object : objects) {
        if (view.recommendedAction.isEmpty())
            view.recommendedAction = answer::member(object, QLatin1String("recommended_action")).toString().trimmed();
    }
    return view;
}

SessionView SessionView::ofMissingSession()
{
    SessionView view;
    view.rawState = QStringLiteral("the engine does not know this session");
    return view;
}

} // namespace hub
