// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/alerts/sessionalert.h"
#include "core/sending/job.h"
#include "core/session/clientstatusstore.h"
#include "ui/common/appearance.h"

#include <QString>

namespace hub::ui {

/// A state in words, colour and icon: the same on every page.

[[nodiscard]] QString stateText(SessionState state); ///< `Linked`, `Needs scan`, …
[[nodiscard]] QString stateHelp(SessionState state); ///< one sentence: what it means and what to do
[[nodiscard]] Tone stateTone(SessionState state);
[[nodiscard]] const char *stateIconName(SessionState state);
/// How a client's state is shown; a linked one whose account WhatsApp has restricted is *restricted*. `now`: ms since
/// 1970.
struct ClientStateLook
{
    QString text;
    QString help;
    Tone tone = Tone::Neutral;
    const char *icon = nullptr;
};
[[nodiscard]] ClientStateLook clientStateLook(const MonitoredClient &client, qint64 now);
/// The order of urgency for sorting: what needs a person first.
[[nodiscard]] int stateRank(SessionState state);

[[nodiscard]] QString jobStateText(JobState state);
[[nodiscard]] Tone jobStateTone(JobState state);
[[nodiscard]] QString messageStateText(MessageState state);
[[nodiscard]] Tone messageStateTone(MessageState state);
[[nodiscard]] QString alertText(const SessionAlert &alert); ///< one sentence with the client's number and name

/// `never`, `just now`, `12 s ago`, `5 min ago`, `3 h ago`, `2 days ago`. Times are ms since 1970, 0 for never.
[[nodiscard]] QString agoText(qint64 at, qint64 now);
/// `less than a minute`, `12 min`, `3 h 20 min`, `2 days 4 h`.
[[nodiscard]] QString durationText(qint64 seconds);
/// Date and time in the user's format and zone, to the second; a dash for never.
[[nodiscard]] QString timeText(qint64 at);
/// `+5491112345678` from a linked account's digits; what is no number stays as it is.
[[nodiscard]] QString accountText(const QString &account);

} // namespace hub::ui
