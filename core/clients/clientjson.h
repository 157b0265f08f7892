// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/session/clientstatusstore.h"

#include <QJsonObject>

/// How clients look in the API. Times are ISO 8601, null for never; an unknown account is null, and so is a
/// state word that was never heard. Pure.
namespace hub {

/// An item of `GET /clients`: `{cliente_id, name, session, tags, expected_phone, wanted, state, raw_state,
/// can_send, restricted_since, restricted_until, account, since, checked_at, last_sent_at}`
[[nodiscard]] HUB_CORE_EXPORT QJsonObject clientJson(const MonitoredClient &client);

/// The view of `/session-manager/state`: `{cliente_id, state, raw_state, connected, needs_qr, can_send, recoverable,
/// account, since, checked_at}`
[[nodiscard]] HUB_CORE_EXPORT QJsonObject clientStateJson(const MonitoredClient &client);

/// The payload of the event that tells of the Session Manager itself: `{session_manager:"up"|"down", reason, since}`
[[nodiscard]] HUB_CORE_EXPORT QJsonObject sessionManagerJson(const SessionManagerHealth &health);

} // namespace hub
