// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"
#include "core/storage/databasesettings.h"

#include <QStringList>

namespace hub {

/// What `db backup` and `db check` do. They open a connection of their own, beside a hub that may be running, and
/// change nothing in the store. They block for as long as the store is large: for subcommands and threads of their own.

/// Writes the whole store, as of one moment, into `target` (mode 0600), which appears only once it is complete. An
/// older backup of that name is replaced; any other file is not. Errors: NOT_SUPPORTED (PostgreSQL has pg_dump for
/// this), INVALID_REQUEST (`target`), or those of Database.
[[nodiscard]] HUB_CORE_EXPORT Result<void> backUpStore(const DatabaseSettings &settings, const QString &target);

struct StoreReport
{
    int schemaVersion = 0;
    QStringList problems; ///< one line each; none: the store is sound
};

/// Reads the store through, and looks for damage and for references that lead nowhere. Errors, if it cannot even be
/// read: those of Database.
[[nodiscard]] HUB_CORE_EXPORT Result<StoreReport> checkStore(const DatabaseSettings &settings);

} // namespace hub
