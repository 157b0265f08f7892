// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/user.h"
#include "core/export.h"
#include "core/result.h"
#include "core/storage/resultpage.h"

#include <vector>

class QSqlDatabase;

/// The table `api_keys`. Plain functions for the SQL thread; they open no transaction. Errors are those of Database.
namespace hub::apikeys {

struct KeyWithHash
{
    ApiKey key;
    QByteArray hash;
};

[[nodiscard]] HUB_CORE_EXPORT Result<qint64> insert(const QSqlDatabase &connection, const ApiKey &key,
                                                    const QByteArray &hash);
[[nodiscard]] HUB_CORE_EXPORT Result<std::optional<ApiKey>> find(const QSqlDatabase &connection, qint64 id);
/// In the order of their ids, the revoked ones too.
[[nodiscard]] HUB_CORE_EXPORT Result<ResultPage<ApiKey>> list(const QSqlDatabase &connection,
                                                              const PageRequest &request);
/// Those that still open the door.
[[nodiscard]] HUB_CORE_EXPORT Result<std::vector<KeyWithHash>> allValid(const QSqlDatabase &connection);
/// Revoking twice keeps the first time.
[[nodiscard]] HUB_CORE_EXPORT Result<void> revoke(const QSqlDatabase &connection, qint64 id, qint64 at);
[[nodiscard]] HUB_CORE_EXPORT Result<void> noteUse(const QSqlDatabase &connection, qint64 id, qint64 at);

} // namespace hub::apikeys
