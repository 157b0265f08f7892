// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/accountcontext.h"

#include "core/storage/metarepository.h"

namespace hub {

AccountContext::AccountContext(Database &store, HashWorker::Settings hashing, LoginThrottle::Settings throttling,
                               AccountHooks accountHooks, AccountClock accountClock, AccountDirectory &accounts,
                               Log *programLog)
    : database(store)
    , directory(accounts)
    , hooks(std::move(accountHooks))
    , clock(std::move(accountClock))
    , log(programLog)
    , throttle(throttling, clock.steady)
    , hashes(hashing)
{
}

Result<void> AccountContext::audit(const QSqlDatabase &connection, const audit::Actor &origin, const char *action,
                                   std::optional<ClienteId> client, const QString &target, const QString &detail) const
{
    return audit::append(connection, origin, action, client, target, detail, clock.wall());
}

Result<void> AccountContext::registerClient(QSqlDatabase &connection, ClienteId client) const
{
    return hooks.registerClient ? hooks.registerClient(connection, client, clock.wall()) : Result<void>();
}

Result<void> AccountContext::raiseRevision(const QSqlDatabase &connection)
{
    return meta::raiseRevision(connection, QStringLiteral("accounts"));
}

} // namespace hub
