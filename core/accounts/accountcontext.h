// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/accountdirectory.h"
#include "core/accounts/authenticator.h"
#include "core/accounts/hashworker.h"
#include "core/accounts/loginthrottle.h"
#include "core/async/mailbox.h"
#include "core/clienteid.h"
#include "core/result.h"
#include "core/storage/auditrepository.h"
#include "core/storage/database.h"

#include <QString>

#include <functional>
#include <memory>

namespace hub {

class Log;

/// What other rooms do when accounts change, inside the same transaction.
struct AccountHooks
{
    /// An account for this client was made: the client is to be registered, if it is not yet.
    std::function<Result<void>(QSqlDatabase &, ClienteId, qint64 now)> registerClient;
};

/// What the parts of the account service share. Owned by AccountService, which outlives them.
class AccountContext
{
public:
    AccountContext(Database &store, HashWorker::Settings hashing, LoginThrottle::Settings throttling,
                   AccountHooks accountHooks, AccountClock accountClock, AccountDirectory &accounts, Log *programLog);

    Database &database;
    AccountDirectory &directory;
    const AccountHooks hooks;
    const AccountClock clock;
    Log *const log;
    LoginThrottle throttle;
    HashWorker hashes;

    /// Where the service's own continuations run.
    [[nodiscard]] Mailbox::Address address() const { return m_mailbox.address(); }

    /// A transaction that changes accounts: one after the other on all hubs, and known to the authenticator before
    /// `done`.
    template<typename T>
    void change(Database::Work<T> work, const Mailbox::Address &replyTo, Database::Done<T> done)
    {
        database.transaction<T>(
            address(),
            [work = std::move(work)](QSqlDatabase &connection) -> Result<T> {
                if (const auto raised = raiseRevision(connection); !raised)
                    return tl::unexpected<Error>(raised.error());
                return work(connection);
            },
            [this, replyTo, done = std::move(done)](Result<T> result) {
                if (!result) {
                    replyTo.post([done, result = std::move(result)] { done(result); });
                    return;
                }
                // Committed: also when the store is lost right now, and the news has to wait for the next poll.
                directory.refresh(replyTo, [done, result = std::move(result)](const Result<void> &) { done(result); });
            });
    }

    /// Adds to the audit log, inside the transaction of what it tells of.
    [[nodiscard]] Result<void> audit(const QSqlDatabase &connection, const audit::Actor &origin, const char *action,
                                     std::optional<ClienteId> client, const QString &target,
                                     const QString &detail = {}) const;

    /// Calls the hook, if there is one.
    [[nodiscard]] Result<void> registerClient(QSqlDatabase &connection, ClienteId client) const;

private:
    [[nodiscard]] static Result<void> raiseRevision(const QSqlDatabase &connection);

    Mailbox m_mailbox;
};

} // namespace hub
