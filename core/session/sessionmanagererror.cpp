// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionmanagererror.h"

namespace hub {

Error errorOf(const SessionManagerError &error)
{
    using Kind = SessionManagerError::Kind;
    switch (error.kind) {
    case Kind::ConnectTimeout:
    case Kind::ReadTimeout:
        return {QByteArrayLiteral("GATEWAY_TIMEOUT"), error.message};
    case Kind::Unreachable:
        return {QByteArrayLiteral("SESSION_MANAGER_UNAVAILABLE"), error.message};
    case Kind::Aborted:
        return {QByteArrayLiteral("SHUTTING_DOWN"), QStringLiteral("The hub is stopping.")};
    case Kind::Network:
    case Kind::Status:
    case Kind::Redirect:
    case Kind::NotJson:
        break;
    }
    return {QByteArrayLiteral("SESSION_MANAGER_ERROR"), error.message};
}

} // namespace hub
