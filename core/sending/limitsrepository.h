// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/export.h"
#include "core/result.h"
#include "core/sending/recipient.h"
#include "core/sending/sendinglimits.h"

#include <QString>

#include <optional>
#include <vector>

class QSqlDatabase;

/// What bounds a client's sending: caps and hours, and the big switch. On the SQL thread.
namespace hub::limits {

/// The client's limits; none of any kind if it has never set any.
[[nodiscard]] HUB_CORE_EXPORT Result<SendingLimits> get(const QSqlDatabase &db, ClienteId client);
/// FORBIDDEN: an administrator has set the limits, and somebody else (`byAdmin` false) would loosen them.
[[nodiscard]] HUB_CORE_EXPORT Result<void> put(const QSqlDatabase &db, ClienteId client, const SendingLimits &limits,
                                               bool byAdmin);

/// Messages that left (or may have left) on the day of `now` in the limits' zone.
[[nodiscard]] HUB_CORE_EXPORT Result<int> sentOn(const QSqlDatabase &db, ClienteId client, const QString &day);
/// Whether a message may leave now.
[[nodiscard]] HUB_CORE_EXPORT Result<SendingLimits::Gate> gate(const QSqlDatabase &db, ClienteId client, qint64 now);
/// Forgets the counts of days before `day`.
[[nodiscard]] HUB_CORE_EXPORT Result<void> forgetDays(const QSqlDatabase &db, const QString &day);

/// Stops a client, or everybody (no client); again is no error. It holds until started, over restarts.
/// An administrator's stop takes the place of somebody else's.
[[nodiscard]] HUB_CORE_EXPORT Result<void> stop(const QSqlDatabase &db, std::optional<ClienteId> client,
                                                const QString &by, bool byAdmin, qint64 now);
/// FORBIDDEN: an administrator has stopped it, and this is none.
[[nodiscard]] HUB_CORE_EXPORT Result<void> start(const QSqlDatabase &db, std::optional<ClienteId> client, bool byAdmin);
/// Whether the client is stopped, by itself or with everybody; without a client: whether everybody is.
[[nodiscard]] HUB_CORE_EXPORT Result<bool> isStopped(const QSqlDatabase &db, std::optional<ClienteId> client);

} // namespace hub::limits

class QSqlDatabase;

/// Who must not be written to, per client. On the SQL thread.
namespace hub::optouts {

struct OptOut
{
    QString to; ///< as Recipient::canonical
    qint64 createdAt = 0;
};

/// The two spellings of a Brazilian or Mexican phone are one person: see Recipient::otherSpelling.

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
