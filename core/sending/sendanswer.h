// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"
#include "core/session/sessionmanagerclient.h"

#include <QByteArray>

namespace hub {

/// An HTTP answer, whole: what is kept for an Idempotency-Key must be the same bytes the second time.
struct SendingAnswer
{
    int status = 200;
    QByteArray body;

    friend bool operator==(const SendingAnswer &, const SendingAnswer &) = default;
};

/// What the caller of a single send gets for what the Session Manager did: the contract's table "Proxying". Pure.
[[nodiscard]] HUB_CORE_EXPORT SendingAnswer answerOf(const SessionManagerOutcome &outcome);
/// The hub's own error body: `{"ok":false,"error":"CODE","message":"one sentence"}`.
[[nodiscard]] HUB_CORE_EXPORT QByteArray errorBody(const QByteArray &code, const QString &message);
/// The HTTP status of an error that SendingService gives.
[[nodiscard]] HUB_CORE_EXPORT int statusOf(const Error &error);

} // namespace hub
