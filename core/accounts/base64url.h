// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace hub::base64url {

/// RFC 4648, section 5, without padding.
[[nodiscard]] HUB_CORE_EXPORT QByteArray encode(QByteArrayView bytes);
/// Strict: no padding, no white space, no other alphabet, no left-over bits. So one value has one spelling.
[[nodiscard]] HUB_CORE_EXPORT std::optional<QByteArray> decode(QByteArrayView text);

} // namespace hub::base64url
