// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace hub {

class Database;

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
