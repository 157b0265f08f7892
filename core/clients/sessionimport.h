// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/export.h"
#include "core/result.h"
#include "core/session/engineanswers.h"

#include <QString>

#include <utility>
#include <vector>

class QSqlDatabase;

namespace hub::clients {

/// What became of the sessions of an engine.
struct Imported
{
    using Client = std::pair<ClienteId, QString>; ///< and its name at the engine

    struct LeftOut
    {
        QString session; ///< foreign text
        QString reason;
    };

    std::vector<Client> added;
    std::vector<Client> known;
    std::vector<LeftOut> leftOut;
};

/// Registers sessions that no client is yet; call it in a transaction. A session whose name is a client's number is
/// that client. Any other gets the number after the highest that this store has ever given to a client, an account or a
/// job: never one that somebody's history or rights belong to, and never a phone number, since client numbers are
/// logged. Errors: those of Database.
[[nodiscard]] HUB_CORE_EXPORT Result<Imported> importSessions(const QSqlDatabase &connection,
                                                              const std::vector<ListedSession> &sessions, qint64 now);

} // namespace hub::clients
