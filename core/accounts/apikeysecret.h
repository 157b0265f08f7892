// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QByteArray>
#include <QByteArrayView>

namespace hub::apikeysecret {

/// A new key: `hub_` and 32 random bytes in base64url.
[[nodiscard]] HUB_CORE_EXPORT QByteArray make();
[[nodiscard]] HUB_CORE_EXPORT bool looksLikeKey(QByteArrayView text);
/// What the store keeps (BLAKE2b). No salt and no slow hash: 256 random bits cannot be guessed.
[[nodiscard]] HUB_CORE_EXPORT QByteArray hash(QByteArrayView key);

} // namespace hub::apikeysecret
