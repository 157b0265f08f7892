// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/sessionmanagerclient.h"

#include <QNetworkReply>

namespace hub {

/// Turns what came of a call into the contract's outcome. Pure functions, the texts in one place.

/// An answer that came whole: 2xx, or the error that its status means. `contentEncoding`: the answer's field, if any.
[[nodiscard]] SessionManagerOutcome outcomeOfAnswer(int status, QByteArray body,
                                                    const QByteArray &contentEncoding = {});

/// No answer: `sent` tells whether the request had gone out, `reason` is the system's own word.
[[nodiscard]] SessionManagerError errorOfFailure(QNetworkReply::NetworkError error, const QString &reason, bool sent);

[[nodiscard]] SessionManagerError connectTimeoutError();
/// It waited for a place among the connections until its time was over; it never left.
[[nodiscard]] SessionManagerError noConnectionError();
[[nodiscard]] SessionManagerError readTimeoutError();
[[nodiscard]] SessionManagerError abortedError();
[[nodiscard]] SessionManagerError bodyTooLargeError();

/// False for what the hub says in the Session Manager's place: that has not the endpoint, or we not its secret.
[[nodiscard]] inline bool wasAsked(const SessionManagerError &error)
{
    return error.kind != SessionManagerError::Kind::Status || error.mayHaveLeft;
}

} // namespace hub
