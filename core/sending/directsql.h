// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/storage/sql.h"

/// The same as hub::sql, for what runs with every message: on PostgreSQL a statement with its values written into it
/// takes one round trip, where Qt's driver needs three for a prepared one (PREPARE, EXECUTE, DEALLOCATE). The driver
/// itself writes the values, quoted as its server wants them. On SQLite, where nothing travels, it binds as usual.
namespace hub::direct {

[[nodiscard]] Result<QSqlQuery> execute(const QSqlDatabase &connection, const QString &statement,
                                        const QVariantList &values = {});
[[nodiscard]] Result<int> change(const QSqlDatabase &connection, const QString &statement,
                                 const QVariantList &values = {});
[[nodiscard]] Result<QVariant> value(const QSqlDatabase &connection, const QString &statement,
                                     const QVariantList &values = {});

} // namespace hub::direct
