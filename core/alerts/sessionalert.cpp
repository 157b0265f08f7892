// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/sessionalert.h"

#include "core/text/isotime.h"

namespace hub {

namespace {

bool mayHaveBeenLinked(SessionState state)
{
    switch (state) {
    case SessionState::Ready:
    case SessionState::Reconnecting:
    case SessionState::Starting:
    case SessionState::Error:
    case SessionState::Unknown:
        return true;
    case SessionState::Stopped:
    case SessionState::QrRequired:
    case SessionState::PasskeyRequired:
    case SessionState::AuthFailed:
    case SessionState::LoggedOut:
    case SessionState::Banned:
    case SessionState::Unreachable:
        break;
    }
    return false;
}

/// Told once: when that number comes, not at every answer.
bool isWrongPhone(const QString &previousAccount, const QString &account, const LinkWish &wish)
{
    return !wish.expectedPhone.isEmpty() && !account.isEmpty() && !sameAccount(account, wish.expectedPhone) &&
           !sameAccount(account, previousAccount);
}

} // namespace

const char *alertWord(AlertKind kind)
{
    switch (kind) {
    case AlertKind::Dropped:
        return "dropped";
    case AlertKind::LoggedOut:
        return "logged_out";
    case AlertKind::AccountChanged:
        return "account_changed";
    case AlertKind::WrongPhone:
        return "wrong_phone";
    case AlertKind::Banned:
        return "banned";
    case AlertKind::Restricted:
        return "restricted";
    case AlertKind::Flapping:
        return "flapping";
    case AlertKind::FlappingEnded:
        return "flapping_ended";
    case AlertKind::SessionManagerGone:
        return "session_manager_gone";
    }
    Q_UNREACHABLE();
}

std::optional<AlertKind> alertOfChange(std::optional<SessionState> previous, const QString &previousAccount,
                                       SessionState now, const QString &account, const LinkWish &wish)
{
    if (!wish.wanted)
        return {};
    if (isWrongPhone(previousAccount, account, wish))
        return AlertKind::WrongPhone;
    if (!previous || *previous == SessionState::Unreachable || now == SessionState::Unreachable)
        return {};
    if (now == SessionState::Banned && *previous != SessionState::Banned)
        return AlertKind::Banned;
    if (!previousAccount.isEmpty() && !account.isEmpty() && !sameAccount(previousAccount, account))
        return AlertKind::AccountChanged;
    if (now == SessionState::LoggedOut && mayHaveBeenLinked(*previous))
        return AlertKind::LoggedOut;
    if (*previous == SessionState::Ready && now != SessionState::Ready)
        return AlertKind::Dropped;
    return {};
}

bool isStepOfLinking(SessionState previous, SessionState now)
{
    const auto isStep = [](SessionState state) {
        return state == SessionState::QrRequired || state == SessionState::PasskeyRequired ||
               state == SessionState::Starting;
    };
    return isStep(previous) && isStep(now) &&
           (previous == SessionState::PasskeyRequired || now == SessionState::PasskeyRequired);
}

QJsonObject alertJson(const SessionAlert &alert)
{
    return {{QStringLiteral("alert"), QString::fromLatin1(alertWord(alert.kind))},
            {QStringLiteral("cliente_id"), alert.client ? QJsonValue(alert.client->toNumber()) : QJsonValue()},
            {QStringLiteral("name"), alert.name},
            {QStringLiteral("state"), QString::fromLatin1(sessionStateWord(alert.state))},
            {QStringLiteral("previous"), QString::fromLatin1(sessionStateWord(alert.previous))},
            {QStringLiteral("account"), alert.account},
            {QStringLiteral("previous_account"), alert.previousAccount},
            {QStringLiteral("at"), isoTime(alert.at)}};
}

} // namespace hub
