// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/alerts/sessionalert.h"
#include "core/clienteid.h"
#include "core/export.h"
#include "core/result.h"
#include "core/storage/auditrepository.h"
#include "core/storage/resultpage.h"

#include <QString>

#include <optional>

class QSqlDatabase;

/// The table `alerts`: what needs a person, until he has seen it or it has passed. Plain functions for the SQL thread;
/// they open no transaction. Errors are those of Database. Times are ms since 1970, 0 for never.
namespace hub::alerts {

/// One alert as it is kept. It is open until it is acknowledged or has ended.
struct Entry
{
    qint64 id = 0;
    QString kind;                         ///< alertWord()
    std::optional<ClienteId> client = {}; ///< none: the Session Manager itself
    QString before;                       ///< the state, or for `account_changed` and `wrong_phone` the number
    QString after;                        ///< likewise; of `restricted` that word
    qint64 since = 0;
    QString acknowledgedBy = {}; ///< who has seen it; empty: nobody
    qint64 acknowledgedAt = 0;
    qint64 endedAt = 0; ///< when it was over by itself

    [[nodiscard]] bool isOpen() const { return acknowledgedAt == 0 && endedAt == 0; }
};

struct Filter
{
    std::optional<ClienteId> client = {}; ///< none: every client's, and the Session Manager's
    bool openOnly = false;
};

/// Keeps what the alert tells: FlappingEnded ends the client's Flapping, every other one is a new entry. A Session
/// Manager that is gone is one entry, however many hubs see it. Gives whether that was news.
[[nodiscard]] HUB_CORE_EXPORT Result<bool> keep(const QSqlDatabase &connection, const SessionAlert &alert);
/// The client is ready again: its drop, log-out or ban is over. Another number than before is not: a person must look.
[[nodiscard]] HUB_CORE_EXPORT Result<void> endOfClient(const QSqlDatabase &connection, ClienteId client, qint64 at);
/// The client sends again, or a person has let it go on.
[[nodiscard]] HUB_CORE_EXPORT Result<void> endOfRestriction(const QSqlDatabase &connection, ClienteId client,
                                                            qint64 at);
/// The Session Manager answers again.
[[nodiscard]] HUB_CORE_EXPORT Result<void> endOfOutage(const QSqlDatabase &connection, qint64 at);

/// The newest first; `request.after` continues with older ones.
[[nodiscard]] HUB_CORE_EXPORT Result<ResultPage<Entry>> list(const QSqlDatabase &connection, const Filter &filter,
                                                             const PageRequest &request);
/// Notes who has seen it, and in the audit log; whoever was first stays. `client`: whose alert it must be, none for
/// any. Gives the entry as it is then. Errors: NOT_FOUND.
[[nodiscard]] HUB_CORE_EXPORT Result<Entry> acknowledge(const QSqlDatabase &connection, qint64 id,
                                                        std::optional<ClienteId> client, const audit::Actor &actor,
                                                        qint64 at);

/// Retention, as a rule for class Retention: removes at most `limit` alerts from before `before` that are not open.
[[nodiscard]] HUB_CORE_EXPORT Result<int> purge(const QSqlDatabase &connection, qint64 before, int limit);

} // namespace hub::alerts
