// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace hub {

/// Why a call to the Session Manager gave no usable answer. `message` is one of the texts that the architecture
/// document fixes, or the Session Manager's own words.
struct SessionManagerError
{
    enum class Kind {
        ConnectTimeout, ///< `SESSION_MANAGER_TIMEOUT: Connection timeout`
        ReadTimeout,    ///< `SESSION_MANAGER_TIMEOUT: Read timeout exceeded`
        Unreachable,    ///< `SESSION_MANAGER_UNREACHABLE: Connection refused` (or the reason)
        Network,        ///< `SESSION_MANAGER_ERROR: …`: reset, garbage, truncated, too large
        Status,         ///< it answered 4xx or 5xx; `statusCode`, `code` and `response` are set
        Redirect,       ///< it answered 3xx, which is never followed
        NotJson,        ///< it answered 2xx with a body that is not JSON
        Aborted,        ///< we gave up: the caller left or the hub stops
    };

    Kind kind = Kind::Network;
    QString message;
    int statusCode = 0;          ///< the Session Manager's HTTP status; 0 when there was none
    QByteArray code;             ///< its error code, if it gave one
    QByteArray response;         ///< its body, byte for byte
    bool responseIsJson = false; ///< whether `response` is valid JSON
    /// Whether a byte of the request may have reached the Session Manager. Only a send that never left may go again.
    bool mayHaveLeft = false;
    QByteArray retryAfter = {}; ///< Status: its Retry-After field as it came, if it gave one
};

/// Whether a status says that the Session Manager refuses the hub itself (RFC 9110, sections 15.5.2 and 15.5.4): handed
/// on, it would tell our own caller to log in again.
[[nodiscard]] constexpr bool refusesUs(int status)
{
    return status == 401 || status == 403;
}

/// Such a failure as an error of the hub's own, for whoever does not hand the Session Manager's answer on: the
/// contract's code and the text above. The one table of these codes: GATEWAY_TIMEOUT, SESSION_MANAGER_UNAVAILABLE,
/// SESSION_MANAGER_ERROR, and SHUTTING_DOWN for a call that was given up (its caller is gone, or the hub stops). Pure.
[[nodiscard]] HUB_CORE_EXPORT Error errorOf(const SessionManagerError &error);

} // namespace hub
