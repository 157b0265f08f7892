// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/qr/qranswer.h"
#include "core/session/engineprofile.h"
#include "core/session/sessionmanagerclient.h"
#include "core/session/sessionstate.h"

#include <optional>
#include <vector>

/// What an engine's answers say: first where its profile points, else by the common lenient rules. Pure; any thread.
namespace hub {

/// What an answer to Status tells about the session. An engine that does not know the session (404 in JSON, or what the
/// profile says) gives an unknown one; an error that the profile calls *not ready* gives the state that it tells, else
/// stopped. Nothing for any other error, and for an empty answer.
[[nodiscard]] HUB_CORE_EXPORT std::optional<SessionView> viewOfStatus(const EngineProfile &profile,
                                                                      const SessionManagerOutcome &outcome);

/// The code in an answer to Qr. An error by which engines say that there is none now (404, 409, or what the profile
/// says) is Kind::None with their words. Nothing for any other error, which is to be told as it is. Error:
/// BAD_QR_IMAGE.
[[nodiscard]] HUB_CORE_EXPORT std::optional<Result<QrAnswer>> qrOfAnswer(const EngineProfile &profile,
                                                                         const SessionManagerOutcome &outcome);

/// The link that stands in the place of a code, if it leads to the engine's own origin.
[[nodiscard]] HUB_CORE_EXPORT std::optional<QUrl> qrLink(const EngineProfile &profile, const QUrl &engine,
                                                         const QByteArray &body);

/// The code that a phone is to be given in place of a scan: 4 to 16 letters, digits and dashes; empty if there is none.
[[nodiscard]] HUB_CORE_EXPORT QString pairingCodeOf(const EngineProfile &profile, const QByteArray &body);

/// Whether a number is on WhatsApp; nothing if the answer does not tell.
[[nodiscard]] HUB_CORE_EXPORT std::optional<bool> registrationOf(const EngineProfile &profile, const QByteArray &body);

/// A session that an engine lists as its own.
struct ListedSession
{
    QString name;
    QString account; ///< digits of the linked number; empty if not told

    friend bool operator==(const ListedSession &, const ListedSession &) = default;
};

/// The sessions in an answer to Sessions, each a name or an object with one; those without a name are left out. Nothing
/// if there is no list.
[[nodiscard]] HUB_CORE_EXPORT std::optional<std::vector<ListedSession>> sessionsOf(const QByteArray &body);

} // namespace hub
