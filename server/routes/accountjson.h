// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/user.h"

#include <QJsonObject>

namespace hub::routes {

/// `{id, username, cliente_id, role, state, created_at, last_login_at}`
[[nodiscard]] QJsonObject userJson(const User &user);
/// Who is calling, as `{id, username, cliente_id, role}`; for an API key `id` is null and `key_id` is told.
[[nodiscard]] QJsonObject callerJson(const Caller &caller);
/// `{id, name, cliente_id, role, created_at, last_used_at, revoked_at}`, never the key itself.
[[nodiscard]] QJsonObject keyJson(const ApiKey &key);

} // namespace hub::routes
