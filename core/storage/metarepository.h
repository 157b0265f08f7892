// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

class QSqlDatabase;

/// What the store keeps about itself: counters that tell other hubs that something changed, and secrets that all hubs
/// of a store share. Plain functions for the SQL thread; errors are those of Database.
namespace hub::meta {

/// How often what `name` counts has changed.
[[nodiscard]] HUB_CORE_EXPORT Result<qint64> revision(const QSqlDatabase &connection, const QString &name);
/// Counts a change. Called first in a transaction it also makes such transactions run one after the other, since it
/// locks the counter's row.
[[nodiscard]] HUB_CORE_EXPORT Result<void> raiseRevision(const QSqlDatabase &connection, const QString &name);

/// The secret of that name; if there is none yet, `fresh` becomes it. Of several hubs that ask at once all get the
/// same.
[[nodiscard]] HUB_CORE_EXPORT Result<QByteArray> secretOr(const QSqlDatabase &connection, const QString &name,
                                                          const QByteArray &fresh);

} // namespace hub::meta
