// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <array>

namespace hub {

/// The state of a client's WhatsApp session, in the one vocabulary for window, API, logs and metrics.
enum class SessionState {
    Unknown,
    Stopped,
    Starting,
    Reconnecting,
    QrRequired,
    Ready,
    AuthFailed,
    LoggedOut,
    Banned,
    Error,
    PasskeyRequired, ///< the phone asks for a passkey before it is linked
    Unreachable,     ///< no answer from the Session Manager: the hub's own word
};

/// Every state, in the order above; for chips, gauges and tables.
inline constexpr std::array<SessionState, 12> AllSessionStates{
    SessionState::Unknown,    SessionState::Stopped, SessionState::Starting,        SessionState::Reconnecting,
    SessionState::QrRequired, SessionState::Ready,   SessionState::AuthFailed,      SessionState::LoggedOut,
    SessionState::Banned,     SessionState::Error,   SessionState::PasskeyRequired, SessionState::Unreachable};

/// `qr_required`, …: the contract's word.
[[nodiscard]] HUB_CORE_EXPORT const char *sessionStateWord(SessionState state);
/// From the contract's word (as stored in the database); Unknown for anything else.
[[nodiscard]] HUB_CORE_EXPORT SessionState sessionStateFromWord(QByteArrayView word);
/// From a word of a Session Manager, in any case: `SCAN_QR_CODE`, `Open`, …; Unknown for anything else.
[[nodiscard]] HUB_CORE_EXPORT SessionState sessionStateFromRaw(QStringView raw);

/// The linked number in an account's spelling (`+54 9 11…`, `54911…:7@s.whatsapp.net`): 7 to 15 digits, without the
/// number of the linked device. Empty for anything else; the digits of a LID or a group are no phone.
[[nodiscard]] HUB_CORE_EXPORT QString accountDigits(const QString &text);
/// Whether two spellings of a linked account (`+54 9 11…`, `54911…@c.us`, `54911…:7@s.whatsapp.net`) are one number.
[[nodiscard]] HUB_CORE_EXPORT bool sameAccount(const QString &one, const QString &other);

/// What the hub reads out of a status body.
struct HUB_CORE_EXPORT SessionView
{
    SessionState state = SessionState::Unknown;
    /// The Session Manager's own word, at most 100 characters, with what contradicts it (`READY, but it offers a
    /// code`). Where nothing tells the state: its words, or `known keys: a, b`. Foreign text.
    QString rawState;
    bool connected = false;
    bool needsQr = false;
    bool canSend = false;
    bool recoverable = false;
    QString account;           ///< the linked number, digits only; empty if not told
    QString recommendedAction; ///< its advice to the operator; foreign text

    /// Reads what is there and minds nothing that is not: `state` beats `status`, a known word beats a flag, the body
    /// beats its envelopes (core/session/answerreader.h). Bytes that are no JSON give the default view.
    [[nodiscard]] static SessionView parse(const QByteArray &body);
    /// What an engine means that answers 404: unknown, with words that say so.
    [[nodiscard]] static SessionView ofMissingSession();

    friend bool operator==(const SessionView &, const SessionView &) = default;
};

} // namespace hub
