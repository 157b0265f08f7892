// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QByteArray>
#include <QByteArrayView>

namespace hub {

/// The key that alerts are signed with, unless the operator has set one of his own (`HUB_ALERT_WEBHOOK_SECRET`): 64
/// hexadecimal digits, used as text, so that they can be pasted into any receiver. Made from the JWT secret by
/// libsodium's key derivation (context `hubalert`, subkey 1, over a BLAKE2b hash of the secret, which may have any
/// length), so that it is the same on every hub of a store and says nothing about the JWT secret. Pure.
[[nodiscard]] HUB_CORE_EXPORT QByteArray deriveAlertSecret(QByteArrayView jwtSecret);

/// The value of `X-Hub-Signature-256`: `sha256=` and the hexadecimal HMAC-SHA256 (RFC 2104) of the body. Pure.
[[nodiscard]] HUB_CORE_EXPORT QByteArray alertSignature(QByteArrayView secret, QByteArrayView body);

} // namespace hub
