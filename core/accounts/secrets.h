// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace hub {

class Database;

/// libsodium wants this before its first use. Thread-safe, and free after the first time.
void ensureSodium();

namespace base64url {

/// RFC 4648, section 5, without padding.
[[nodiscard]] HUB_CORE_EXPORT QByteArray encode(QByteArrayView bytes);
/// Strict: no padding, no white space, no other alphabet, no left-over bits. So one value has one spelling.
[[nodiscard]] HUB_CORE_EXPORT std::optional<QByteArray> decode(QByteArrayView text);

} // namespace base64url

namespace apikeysecret {

/// A new key: `hub_` and 32 random bytes in base64url.
[[nodiscard]] HUB_CORE_EXPORT QByteArray make();
[[nodiscard]] HUB_CORE_EXPORT bool looksLikeKey(QByteArrayView text);
/// What the store keeps (BLAKE2b). No salt and no slow hash: 256 random bits cannot be guessed.
[[nodiscard]] HUB_CORE_EXPORT QByteArray hash(QByteArrayView key);

} // namespace apikeysecret

/// The secret that signs tokens: `configured` (HUB_JWT_SECRET) if it is given; else one that is made at first start.
///
/// With SQLite that one lives in `jwt.secret` (mode 0600) in the data directory, apart from the database, so that a
/// backup does not carry it. With PostgreSQL it lives in the store: all hubs of a store must accept each other's
/// tokens, and who can write to the store can make himself an administrator anyway.
///
/// For the start: it blocks. Errors: INVALID_REQUEST (too short; names the setting), SECRET_UNUSABLE (the file), or
/// those of Database.
[[nodiscard]] HUB_CORE_EXPORT Result<QByteArray> obtainJwtSecret(const QByteArray &configured,
                                                                 const QString &dataDirectory, Database &database);

} // namespace hub
