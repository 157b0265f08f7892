// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"

#include <QByteArray>

#include <optional>

namespace hub {

enum class Role { Operator, Admin };

/// Who makes a request, as proved by a token or an API key.
struct Caller
{
    qint64 userId = 0; ///< 0 for an API key
    qint64 keyId = 0;  ///< 0 for a user
    QByteArray name;   ///< the username, or `key:NAME`; for the audit log
    Role role = Role::Operator;
    std::optional<ClienteId> clienteId; ///< the client it belongs to; an admin key has none

    [[nodiscard]] bool isAdmin() const { return role == Role::Admin; }
};

} // namespace hub
