// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/export.h"
#include "core/result.h"

#include <QString>

#include <vector>

class QSqlDatabase;

namespace hub {

/// Whether a number is on WhatsApp, as a client's engine has said.
struct CheckedNumber
{
    QString number; ///< digits
    bool onWhatsApp = false;
    qint64 checkedAt = 0; ///< ms since 1970

    friend bool operator==(const CheckedNumber &, const CheckedNumber &) = default;
};

} // namespace hub

/// The table `number_checks`. Plain functions for the SQL thread; they open no transaction. Errors are those of
/// Database.
namespace hub::numberchecks {

inline constexpr qint64 KeptForMs = qint64(30) * 24 * 60 * 60 * 1000;

/// Those of the numbers (at most 1,000) that were checked within KeptForMs before `now`, in no order.
[[nodiscard]] HUB_CORE_EXPORT Result<std::vector<CheckedNumber>> known(const QSqlDatabase &connection, ClienteId client,
                                                                       const std::vector<QString> &numbers, qint64 now);
/// At most 1,000.
[[nodiscard]] HUB_CORE_EXPORT Result<void> write(const QSqlDatabase &connection, ClienteId client,
                                                 const std::vector<CheckedNumber> &checked);
/// Retention: forgets what is older than KeptForMs, or than `before`; gives how many.
[[nodiscard]] HUB_CORE_EXPORT Result<int> purge(const QSqlDatabase &connection, qint64 before, int limit);

} // namespace hub::numberchecks
