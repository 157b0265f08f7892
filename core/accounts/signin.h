// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/accountcontext.h"
#include "core/accounts/jwt.h"
#include "core/accounts/user.h"
#include "core/export.h"

#include <QHostAddress>

#include <chrono>

namespace hub {

/// Who may register: `Approval` waits for an admin; `Open` is active at once if the client has no account yet, else
/// waits; `Closed` refuses.
enum class RegistrationPolicy { Approval, Open, Closed };

/// A login that was let in.
struct Login
{
    QByteArray token;
    int expiresInS = 0;
    User user;
};

/// Why somebody was not let in. Codes: INVALID_CREDENTIALS, ACCOUNT_PENDING, ACCOUNT_DISABLED, TOO_MANY_ATTEMPTS (with
/// `retryAfterS`), INVALID_REQUEST, TOO_BUSY, or those of Database.
struct LoginRefusal : Error
{
    int retryAfterS = 0;
};

struct RegistrationRequest
{
    QString username;
    QString password;
    ClienteId clienteId;
};

/// What people do for themselves: register, log in, change their password. Every function may be called from any
/// thread; `done` runs where `replyTo` lives. Each writes its audit entry.
class HUB_CORE_EXPORT SignIn
{
public:
    struct Settings
    {
        RegistrationPolicy registration = RegistrationPolicy::Approval;
        std::chrono::seconds tokenLife{24 * 60 * 60};
        int mostPending = 1000; ///< accounts that may wait for approval; more registrations are refused
    };

    SignIn(AccountContext &context, const Jwt &jwt, Settings settings);

    /// Errors: INVALID_REQUEST, USERNAME_TAKEN, REGISTRATION_CLOSED, TOO_BUSY, or those of Database.
    void registerUser(const RegistrationRequest &request, const QHostAddress &peer, const Mailbox::Address &replyTo,
                      std::function<void(Result<User>)> done);

    void login(const QString &username, const QString &password, const QHostAddress &peer,
               const Mailbox::Address &replyTo, std::function<void(Result<Login, LoginRefusal>)> done);

    /// Ends all older tokens, also the one this was asked with, and gives a new one. A wrong old password counts as a
    /// failed login.
    void changePassword(const QString &username, const QString &oldPassword, const QString &newPassword,
                        const QHostAddress &peer, const Mailbox::Address &replyTo,
                        std::function<void(Result<Login, LoginRefusal>)> done);

private:
    struct Attempt;
    using AttemptPtr = std::shared_ptr<Attempt>;

    [[nodiscard]] Result<void> checkMayRegister(const QSqlDatabase &connection, const QString &username) const;
    [[nodiscard]] Result<User> insertUser(QSqlDatabase &connection, const RegistrationRequest &request,
                                          const QString &hash, const audit::Actor &origin) const;

    void begin(const AttemptPtr &attempt);
    void verify(const AttemptPtr &attempt);
    void applyVerdict(const AttemptPtr &attempt, const HashWorker::Verdict &verdict);
    void admit(const AttemptPtr &attempt, const QString &newHash);
    void turnAway(const AttemptPtr &attempt, const char *reason, Error error);
    void replacePassword(const AttemptPtr &attempt);
    [[nodiscard]] Result<User> commitPassword(QSqlDatabase &connection, const AttemptPtr &attempt,
                                              const QString &hash) const;
    [[nodiscard]] Result<User> commitLogin(QSqlDatabase &connection, const AttemptPtr &attempt,
                                           const QString &newHash) const;
    [[nodiscard]] Login loginOf(const User &user) const;

    AccountContext &m_context;
    const Jwt &m_jwt;
    const Settings m_settings;
};

} // namespace hub
