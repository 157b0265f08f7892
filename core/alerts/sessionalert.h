// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/export.h"
#include "core/session/sessionstate.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace hub {

/// What an operator must hear of.
enum class AlertKind {
    Dropped,            ///< it was ready and is not any more
    LoggedOut,          ///< a linked phone was unlinked
    AccountChanged,     ///< another number than before is linked
    WrongPhone,         ///< another number than the expected one is linked
    Banned,             ///< WhatsApp banned the number
    Restricted,         ///< an answer to a send says that WhatsApp has restricted the account
    Flapping,           ///< it changes again and again: one alert instead of one a change …
    FlappingEnded,      ///< … and one when it has been quiet
    SessionManagerGone, ///< no client's: the Session Manager does not answer
};

/// One alert of one client, or of the Session Manager.
struct SessionAlert
{
    std::optional<ClienteId> client; ///< none: the Session Manager itself
    QString name;
    AlertKind kind;
    SessionState state;
    SessionState previous;
    QString account;
    QString previousAccount;
    qint64 at = 0; ///< ms since 1970, when the change was seen
};

/// What operators want of a client.
struct LinkWish
{
    QString expectedPhone = {}; ///< digits; empty: any
    bool wanted = true;         ///< false: it is meant to be off, and nothing is an alert
};

/// `dropped`, `logged_out`, `account_changed`, `wrong_phone`, `banned`, `restricted`, `flapping`, `flapping_ended` or
/// `session_manager_gone`.
[[nodiscard]] HUB_CORE_EXPORT const char *alertWord(AlertKind kind);

/// The worst alert that a change from one answer of the Session Manager to the next is, if it is one. `previous` is
/// empty for a client never seen before: nothing is lost then. No answer (`unreachable`) is no change: that is the
/// Session Manager's trouble, not the client's. Only a session that may have been linked can be logged out: one that
/// waits for its QR goes through the same words each time the QR is given up. Pure.
[[nodiscard]] HUB_CORE_EXPORT std::optional<AlertKind> alertOfChange(std::optional<SessionState> previous,
                                                                     const QString &previousAccount, SessionState now,
                                                                     const QString &account, const LinkWish &wish = {});

/// Whether a change is one that a phone makes again and again while it is linked: between two codes it may ask for a
/// passkey. Never flapping. Pure.
[[nodiscard]] HUB_CORE_EXPORT bool isStepOfLinking(SessionState previous, SessionState now);

/// `{alert, cliente_id, name, state, previous, account, previous_account, at}`
[[nodiscard]] HUB_CORE_EXPORT QJsonObject alertJson(const SessionAlert &alert);

} // namespace hub
