// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/accountadmin.h"
#include "core/accounts/accountcontext.h"
#include "core/accounts/authenticator.h"
#include "core/accounts/signin.h"
#include "core/export.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace hub {

/// People and keys, whole: builds the parts and wires them. Lives on a thread with an event loop, where the parts'
/// continuations run; the parts themselves may be called from any thread. The database must outlive it, and whoever
/// calls the parts must be gone before it.
class HUB_CORE_EXPORT AccountService : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        SignIn::Settings signIn = {};
        HashWorker::Settings hashing = {};
        LoginThrottle::Settings throttle = {};
        std::chrono::milliseconds pollInterval{500};
        std::chrono::milliseconds trustFor = Authenticator::DefaultTrust;
    };

    /// `jwtSecret` as obtainJwtSecret() gives it. `log` may be null.
    AccountService(Database &database, QByteArray jwtSecret, Settings settings, AccountHooks hooks = {},
                   Log *log = nullptr, AccountClock clock = AccountClock::system(), QObject *parent = nullptr);
    ~AccountService() override;

    /// Reads the accounts and follows their changes. Until the first reading the authenticator answers
    /// StoreUnavailable.
    void start();

    [[nodiscard]] SignIn &signIn() { return m_signIn; }
    [[nodiscard]] UserAdmin &users() { return m_users; }
    [[nodiscard]] ApiKeyAdmin &keys() { return m_keys; }
    [[nodiscard]] AccountDirectory &directory() { return m_directory; }
    [[nodiscard]] const HashWorker &hashes() const { return m_context.hashes; }
    [[nodiscard]] std::shared_ptr<const Authenticator> authenticator() const { return m_authenticator; }

private:
    const std::shared_ptr<Authenticator> m_authenticator;
    AccountDirectory m_directory;
    AccountContext m_context;
    SignIn m_signIn;
    UserAdmin m_users;
    ApiKeyAdmin m_keys;
};

} // namespace hub
