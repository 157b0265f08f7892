// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionstate.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#include <initializer_list>
#include <optional>
#include <tuple>
#include <utility>

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

QString word(const QJsonObject &object, QLatin1String key)
{
    return object.value(key).toString().trimmed();
}

/// The first of these members that is a boolean.
std::optional<bool> flag(const QJsonObject &object, std::initializer_list<QLatin1String> keys)
{
    for (const QLatin1String key : keys) {
        if (const QJsonValue value = object.value(key); value.isBool())
            return value.toBool();
    }
    return std::nullopt;
}

/// `5491112345678`, `+54 911 1234-5678`, `5491112345678:12@c.us` → digits; empty if that is no phone number.
QString phoneDigits(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c == QLatin1Char('@') || c == QLatin1Char(':'))
            break; // the server, or the number of the linked device
        if (c >= QLatin1Char('0') && c <= QLatin1Char('9'))
            digits.append(c);
        else if (c != QLatin1Char('+') && c != QLatin1Char(' ') && c != QLatin1Char('-'))
            return {};
    }
    return digits.size() >= 7 && digits.size() <= 15 ? digits : QString();
}

/// A linked account in one spelling, whatever it is.
QString plainAccount(const QString &account)
{
    const QString digits = phoneDigits(account);
    return digits.isEmpty() ? account : digits;
}

/// A number may be a string, a number, or (whatsapp-web.js) an object such as `{"server":"c.us","user":"549…"}`.
QString accountOf(const QJsonValue &value, int depth = 0)
{
    if (value.isString())
        return phoneDigits(value.toString());
    if (value.isDouble())
        return phoneDigits(QString::number(value.toInteger()));
    if (!value.isObject() || depth > 3)
        return {};
    const QJsonObject object = value.toObject();
    for (const char *key : {"phone", "phone_number", "phoneNumber", "account", "number", "user", "wid", "me", "info",
                            "client_info", "clientInfo", "id", "_serialized"}) {
        if (depth == 0 && *key == 'i' && qstrcmp(key, "id") == 0)
            break; // the body's own id is anybody's guess
        const QString account = accountOf(object.value(QLatin1String(key)), depth + 1);
        if (!account.isEmpty())
            return account;
    }
    return {};
}

/// `status` is often but an envelope word ("ok"): it counts if it is a state, or if there is nothing better.
std::pair<SessionState, QString> readState(const QJsonObject &object)
{
    const QString state = word(object, QLatin1String("state"));
    if (!state.isEmpty())
        return {sessionStateFromRaw(state), state};
    const QString status = word(object, QLatin1String("status"));
    const SessionState fromStatus = sessionStateFromRaw(status);
    if (fromStatus != SessionState::Unknown)
        return {fromStatus, status};
    if (flag(object, {QLatin1String("needs_qr")}).value_or(false))
        return {SessionState::QrRequired, status};
    if (flag(object, {QLatin1String("connected")}).value_or(false))
        return {SessionState::Ready, status};
    return {SessionState::Unknown, status};
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
    return SessionState::Unknown;
}

bool sameAccount(const QString &one, const QString &other)
{
    return plainAccount(one) == plainAccount(other);
}

SessionView SessionView::parse(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    SessionView view;
    std::tie(view.state, view.rawState) = readState(object);
    const bool known = view.state != SessionState::Unknown;
    const auto derived = [known](std::optional<bool> told, bool meant) { return known ? meant : told.value_or(false); };
    view.connected = derived(flag(object, {QLatin1String("connected")}), view.state == SessionState::Ready);
    view.needsQr = derived(flag(object, {QLatin1String("needs_qr")}), view.state == SessionState::QrRequired);
    // These two the states do not settle: a ready session may be barred from sending, a stopped one may come back.
    view.canSend = flag(object, {QLatin1String("can_send_messages"), QLatin1String("can_send")})
                       .value_or(view.state == SessionState::Ready);
    view.recoverable = flag(object, {QLatin1String("is_recoverable"), QLatin1String("recoverable")})
                           .value_or(view.state == SessionState::Reconnecting);
    view.account = accountOf(object);
    view.recommendedAction = word(object, QLatin1String("recommended_action"));
    return view;
}

} // namespace hub
