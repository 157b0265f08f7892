// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/export.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

class QSqlDatabase;

/// The answers kept for Idempotency-Key, 24 h. A key belongs to a client: two clients may use the same one. On the SQL
/// thread, inside a transaction.
namespace hub::idempotency {

constexpr qint64 KeptFor = 24LL * 60 * 60 * 1000; ///< milliseconds
constexpr int MaxKeyLength = 255;

struct Request
{
    ClienteId client = *ClienteId::fromNumber(1);
    QByteArray key;
    QByteArray hash; ///< of the request, see hashOf
};

/// An answer as it is kept, for whoever kept it to read.
struct Kept
{
    int status = 200; ///< not 0
    QByteArray body;
};

/// What a request is told by: what it asks for (`send`, `send-bulk`) and its body.
[[nodiscard]] HUB_CORE_EXPORT QByteArray hashOf(QByteArrayView operation, const QByteArray &body);
/// 1 to 255 printable ASCII characters.
[[nodiscard]] HUB_CORE_EXPORT bool isKey(const QByteArray &key);

/// Begins a request, or gives the answer that its key has had. Errors: IDEMPOTENCY_KEY_REUSED (another request had the
/// key), IDEMPOTENCY_KEY_IN_FLIGHT, IDEMPOTENCY_OUTCOME_UNKNOWN (the hub died while it was in flight: `holderIsDead`
/// says so of the recorded holder; a send of more than `longest` ms ago counts as that too).
[[nodiscard]] HUB_CORE_EXPORT Result<std::optional<Kept>> begin(const QSqlDatabase &db, const Request &request,
                                                                const QString &holder, bool holderIsAlone,
                                                                qint64 longest, qint64 now);
/// Keeps the answer.
[[nodiscard]] HUB_CORE_EXPORT Result<void> finish(const QSqlDatabase &db, const Request &request, const Kept &answer);
/// Forgets a request of which nothing left, so that its key may be used again.
[[nodiscard]] HUB_CORE_EXPORT Result<void> forget(const QSqlDatabase &db, const Request &request);
/// Forgets what is older than 24 h.
[[nodiscard]] HUB_CORE_EXPORT Result<void> purge(const QSqlDatabase &db, qint64 now);

} // namespace hub::idempotency
