// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/export.h"
#include "core/session/sessionstate.h"

#include <QString>

#include <optional>

namespace hub {

/// Whether the Session Manager answers at all: one state for the whole hub, however many clients it has.
struct SessionManagerHealth
{
    bool up = true;      ///< true until the contrary is known
    QString reason = {}; ///< why it is down, in the client's words; empty while up
    qint64 since = 0;    ///< ms since 1970; 0: never changed
};

/// What the hub knows of a registered client, and how old that is: evidence, not a label. Times are ms since 1970, 0
/// for never.
struct MonitoredClient
{
    static constexpr int StaleAfter = 3; ///< missed polls in a row

    ClienteId client;
    QString name = {};

    /// What to show: the last answer's state, `unreachable` when there is no answer any more, `unknown` before the
    /// first.
    SessionState state = SessionState::Unknown;
    qint64 since = 0;   ///< since when that is the state
    bool stale = false; ///< three polls missed, or the Session Manager is down: do not trust the rest

    std::optional<SessionState> lastKnown = {}; ///< what the Session Manager said last; none before its first answer
    QString rawState = {};                      ///< its own word for that
    qint64 lastKnownSince = 0;
    QString account = {}; ///< the number linked last; kept when it is unlinked
    QString recommendedAction = {};
    bool connected = false;
    bool needsQr = false;
    bool canSend = false;
    bool recoverable = false;

    qint64 lastChecked = 0; ///< the end of the last poll, whatever came of it
    qint64 lastGoodAnswer = 0;
    qint64 lastMessageSent = 0;
    int missedPolls = 0;     ///< in a row
    qint64 missedSince = 0;  ///< the first of them
    bool unanswered = false; ///< the last miss was silence, not an error that the Session Manager told
    QString lastError = {};  ///< of the last missed poll; empty after a good answer
    quint64 revision = 0;    ///< rises with every change of any client

    /// Fills `state`, `since`, `stale` and the flags from the rest.
    HUB_CORE_EXPORT void judge(const SessionManagerHealth &sessionManager);
};

} // namespace hub
