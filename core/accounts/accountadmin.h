// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/accountcontext.h"
#include "core/accounts/user.h"
#include "core/export.h"
#include "core/storage/resultpage.h"

namespace hub {

/// What administrators do with people's accounts. Every function may be called from any thread; `done` runs where
/// `replyTo` lives. Each change writes its audit entry, and is known to the authenticator before `done`.
///
/// Errors: NOT_FOUND, INVALID_REQUEST, USERNAME_TAKEN, CONFLICT (the account is in the wrong state), LAST_ADMIN (the
/// last active administrator cannot be disabled or demoted), TOO_BUSY, or those of Database. Doing what is already so
/// is no error.
class HUB_CORE_EXPORT UserAdmin
{
public:
    struct NewAccount
    {
        QString username;
        QString password;
        ClienteId clienteId;
        Role role = Role::Operator;
        bool addsClient = true; ///< to the list of clients, if it is not there
    };
    using Done = std::function<void(Result<User>)>;

    explicit UserAdmin(AccountContext &context);

    /// Active at once.
    void create(const NewAccount &account, const audit::Actor &origin, const Mailbox::Address &replyTo, Done done);
    void list(const PageRequest &request, const Mailbox::Address &replyTo,
              std::function<void(Result<ResultPage<User>>)> done);
    void find(qint64 id, const Mailbox::Address &replyTo, Done done);
    void findByName(const QString &username, const Mailbox::Address &replyTo, Done done);
    /// How many accounts there are; none means that the first administrator is still to be made.
    void count(const Mailbox::Address &replyTo, std::function<void(Result<int>)> done);

    /// Pending becomes active. A disabled account is `enable`d instead.
    void approve(qint64 id, const audit::Actor &origin, const Mailbox::Address &replyTo, Done done);
    /// Ends all its tokens.
    void disable(qint64 id, const audit::Actor &origin, const Mailbox::Address &replyTo, Done done);
    /// Disabled becomes active. A pending account is `approve`d instead.
    void enable(qint64 id, const audit::Actor &origin, const Mailbox::Address &replyTo, Done done);
    void setRole(qint64 id, Role role, const audit::Actor &origin, const Mailbox::Address &replyTo, Done done);
    /// Ends all its tokens.
    void setPassword(qint64 id, const QString &password, const audit::Actor &origin, const Mailbox::Address &replyTo,
                     Done done);

private:
    using Change = std::function<Result<void>(QSqlDatabase &, const User &)>;

    /// Finds the account, changes it, writes the audit entry, and gives the account as it is then.
    void changeUser(qint64 id, const char *action, const QString &detail, const audit::Actor &origin,
                    const Mailbox::Address &replyTo, Done done, Change change);
    [[nodiscard]] Result<User> insertUser(QSqlDatabase &connection, const NewAccount &account, const QString &hash,
                                          const audit::Actor &origin) const;

    AccountContext &m_context;
};

/// A key just made. `secret` is `hub_…`; it is shown once and kept nowhere.
struct CreatedApiKey
{
    ApiKey key;
    QByteArray secret;
};

/// What administrators do with API keys. Every function may be called from any thread; `done` runs where `replyTo`
/// lives. Each change writes its audit entry (`key_create`, `key_revoke`), and is known to the authenticator before
/// `done`. Errors: INVALID_REQUEST, NOT_FOUND, or those of Database.
class HUB_CORE_EXPORT ApiKeyAdmin
{
public:
    explicit ApiKeyAdmin(AccountContext &context);

    /// Without a client it is an admin key.
    void create(const QString &name, std::optional<ClienteId> client, const audit::Actor &origin,
                const Mailbox::Address &replyTo, std::function<void(Result<CreatedApiKey>)> done);
    void list(const PageRequest &request, const Mailbox::Address &replyTo,
              std::function<void(Result<ResultPage<ApiKey>>)> done);
    /// Revoking twice is no error.
    void revoke(qint64 id, const audit::Actor &origin, const Mailbox::Address &replyTo,
                std::function<void(Result<ApiKey>)> done);

private:
    AccountContext &m_context;
};

} // namespace hub
