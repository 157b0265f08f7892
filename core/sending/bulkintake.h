// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/sending/bulkparser.h"
#include "core/sending/idempotencyrepository.h"
#include "core/sending/sendanswer.h"
#include "core/sending/singlesend.h"

#include <optional>

class QSqlDatabase;

namespace hub {

/// One bulk request on its way into the store.
struct BulkIntake
{
    /// What came of it: the answer, and the new job (none if the answer is a former one's).
    struct Taken
    {
        SendingAnswer answer;
        std::optional<qint64> job;
    };

    idempotency::Request key; ///< the client, and the Idempotency-Key if there is one
    BulkRequest request;
    SendingActor actor;
    QString hubId;
    bool soleHub = true;

    /// Commits the job, its messages, the answer kept for the key, and the audit row: all or nothing. On the SQL
    /// thread, inside a transaction.
    [[nodiscard]] Result<Taken> commit(const QSqlDatabase &db, qint64 now) const;
};

} // namespace hub
