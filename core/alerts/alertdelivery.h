// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"

#include <QByteArray>

#include <optional>
#include <vector>

class QSqlDatabase;

/// The table `alert_deliveries`: alerts on their way to the webhook, so that they outlive a restart. Plain functions
/// for the SQL thread; errors are those of Database. Times are ms since 1970.
///
/// Whoever works on a delivery has set its `due_at` ahead of the next step that it plans; one that is due has lost its
/// hub, and whichever hub claims it first goes on with it.
namespace hub::alerts {

struct Delivery
{
    QByteArray id;        ///< the receiver's means to tell a repetition
    QByteArray body;      ///< JSON
    int tries = 0;        ///< that have failed
    qint64 createdAt = 0; ///< when the alert was raised
};

[[nodiscard]] HUB_CORE_EXPORT Result<void> add(const QSqlDatabase &connection, const Delivery &delivery, qint64 dueAt);
/// Claims until `until` what is due at `now`, the oldest first, at most `limit`. What is due later than `latest` counts
/// as due: no hub plans so far ahead, so the clock was set back (or, with `latest` 0, there is no other hub).
[[nodiscard]] HUB_CORE_EXPORT Result<std::vector<Delivery>> claim(const QSqlDatabase &connection, qint64 now,
                                                                  qint64 latest, qint64 until, int limit);
[[nodiscard]] HUB_CORE_EXPORT Result<void> postpone(const QSqlDatabase &connection, const QByteArray &id, int tries,
                                                    qint64 dueAt);
/// What has not been delivered, of all hubs of the store.
struct Queue
{
    qint64 waiting = 0;
    std::optional<qint64> oldestCreatedAt;
};
[[nodiscard]] HUB_CORE_EXPORT Result<Queue> queue(const QSqlDatabase &connection);
[[nodiscard]] HUB_CORE_EXPORT Result<void> remove(const QSqlDatabase &connection, const QByteArray &id);

} // namespace hub::alerts
