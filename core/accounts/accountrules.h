// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace hub {

/// What the contract asks of names and passwords. Errors: INVALID_REQUEST, naming the field.

/// `[a-z0-9._-]{3,32}`
[[nodiscard]] HUB_CORE_EXPORT Result<void> checkUsername(const QString &username);
/// 10 to 128 characters (code points), no control characters; `field` is the name for the message.
[[nodiscard]] HUB_CORE_EXPORT Result<void> checkPassword(const QString &password,
                                                         const QString &field = QStringLiteral("password"));
/// 1 to 64 characters, no control characters.
[[nodiscard]] HUB_CORE_EXPORT Result<void> checkKeyName(const QString &name);
/// The bytes that are hashed: composed (NFC), since keyboards differ in how they type the same letter.
[[nodiscard]] HUB_CORE_EXPORT QByteArray passwordBytes(const QString &password);

} // namespace hub
