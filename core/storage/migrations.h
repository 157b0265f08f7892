// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"
#include "core/storage/sql.h"

#include <QStringList>

#include <vector>

namespace hub {

/// One step of the schema, forward only. Its statements never change once released: a later step mends what was wrong.
struct MigrationStep
{
    const char *name;
    QStringList (*statements)(sql::Dialect dialect);
};

/// All steps in order; step N (from 1) makes schema version N. A room adds its
/// statements and one line to migrations.cpp.
[[nodiscard]] HUB_CORE_EXPORT const std::vector<MigrationStep> &migrationSteps();

/// The version of the schema in the store, 0 for an empty one.
[[nodiscard]] HUB_CORE_EXPORT Result<int> schemaVersion(const QSqlDatabase &connection);

/// Brings the store to version `target` (default: the newest) in one transaction. Several hubs may do so at once: the
/// first one works, the others wait and find it done. A store of a newer program: DATABASE_TOO_NEW.
[[nodiscard]] HUB_CORE_EXPORT Result<void> migrate(QSqlDatabase &connection, int target = -1);

} // namespace hub
