// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/export.h"
#include "core/result.h"
#include "core/sending/recipient.h"

#include <QString>

#include <vector>

class QSqlDatabase;

/// Who must not be written to, per client. On the SQL thread.
namespace hub::optouts {

struct OptOut
{
    QString to; ///< as Recipient::canonical
    qint64 createdAt = 0;
};

/// In order of `to`, those after `after` (empty: from the start).
[[nodiscard]] HUB_CORE_EXPORT Result<std::vector<OptOut>> list(const QSqlDatabase &db, ClienteId client,
                                                               const QString &after, int limit);
/// True if it is new.
[[nodiscard]] HUB_CORE_EXPORT Result<bool> add(const QSqlDatabase &db, ClienteId client, const Recipient &recipient,
                                               qint64 now);
/// True if it was there.
[[nodiscard]] HUB_CORE_EXPORT Result<bool> remove(const QSqlDatabase &db, ClienteId client, const Recipient &recipient);
[[nodiscard]] HUB_CORE_EXPORT Result<bool> contains(const QSqlDatabase &db, ClienteId client,
                                                    const Recipient &recipient);

} // namespace hub::optouts
