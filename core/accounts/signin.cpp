// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/signin.h"

#include "core/log/log.h"
#include "core/storage/accountrepository.h"

namespace hub {

namespace {

/// Beyond these no name and no password can be right; hashing a megabyte would be a gift to attackers.
constexpr qsizetype LongestName = 256;
constexpr qsizetype LongestPassword = 1024;

Error invalidCredentials()
{
    return {QByteArrayLiteral("INVALID_CREDENTIALS"), QStringLiteral("wrong username or password")};
}

tl::unexpected<Error> registrationClosed(const QString &message)
{
    return failure(QByteArrayLiteral("REGISTRATION_CLOSED"), message);
}

} // namespace

/// One try to prove who one is: a login, or the old password at a change.
struct SignIn::Attempt
{
    QString username;
    QString password;
    QString newPassword; ///< set: the password is to be changed
    QHostAddress peer;
    Mailbox::Address replyTo;
    std::function<void(Result<Login, LoginRefusal>)> done;
    std::optional<users::UserWithHash> found = {};

    [[nodiscard]] audit::Actor origin() const { return {username, peer.toString()}; }
    void answer(Login login) const
    {
        replyTo.post([done = done, login = std::move(login)] { done(login); });
    }
    void refuse(Error error, int retryAfterS = 0) const
    {
        replyTo.post([done = done, refusal = LoginRefusal{std::move(error), retryAfterS}] {
            done(tl::unexpected<LoginRefusal>(refusal));
        });
    }
};

SignIn::SignIn(AccountContext &context, const Jwt &jwt, Settings settings)
    : m_context(context), m_jwt(jwt), m_settings(settings)
{
}

void SignIn::login(const QString &username, const QString &password, const QHostAddress &peer,
                   const Mailbox::Address &replyTo, std::function<void(Result<Login, LoginRefusal>)> done)
{
    begin(std::make_shared<Attempt>(Attempt{username, password, {}, peer, replyTo, std::move(done)}));
}

void SignIn::changePassword(const QString &username, const QString &oldPassword, const QString &newPassword,
                            const QHostAddress &peer, const Mailbox::Address &replyTo,
                            std::function<void(Result<Login, LoginRefusal>)> done)
{
    const auto attempt =
        std::make_shared<Attempt>(Attempt{username, oldPassword, newPassword, peer, replyTo, std::move(done)});
    if (const auto checked = checkPassword(newPassword, QStringLiteral("new_password")); !checked)
        attempt->refuse(checked.error());
    else
        begin(attempt);
}

void SignIn::begin(const AttemptPtr &attempt)
{
    if (attempt->username.size() > LongestName || attempt->password.size() > LongestPassword) {
        attempt->refuse({QByteArrayLiteral("INVALID_REQUEST"), QStringLiteral("username or password is too long")});
        return;
    }
    if (const auto wait = m_context.throttle.refuse(attempt->username, attempt->peer)) {
        attempt->refuse(
            {QByteArrayLiteral("TOO_MANY_ATTEMPTS"), QStringLiteral("too many failed logins; try again later")}, *wait);
        return;
    }
    if (!checkUsername(attempt->username)) {
        verify(attempt); // nobody can have this name, but that is no reason to answer sooner
        return;
    }
    m_context.database.run<std::optional<users::UserWithHash>>(
        m_context.address(),
        [name = attempt->username](QSqlDatabase &connection) { return users::findWithHash(connection, name); },
        [this, attempt](Result<std::optional<users::UserWithHash>> found) {
            if (!found) {
                m_context.throttle.forgive(attempt->username, attempt->peer);
                attempt->refuse(std::move(found.error()));
                return;
            }
            attempt->found = std::move(*found);
            verify(attempt);
        });
}

void SignIn::verify(const AttemptPtr &attempt)
{
    const auto hash = attempt->found ? std::optional(attempt->found->passwordHash) : std::nullopt;
    m_context.hashes.verify(hash, passwordBytes(attempt->password), m_context.address(),
                            [this, attempt](Result<HashWorker::Verdict> verdict) {
                                if (verdict) {
                                    applyVerdict(attempt, *verdict);
                                    return;
                                }
                                m_context.throttle.forgive(attempt->username, attempt->peer);
                                attempt->refuse(std::move(verdict.error()));
                            });
}

void SignIn::applyVerdict(const AttemptPtr &attempt, const HashWorker::Verdict &verdict)
{
    if (!verdict.matches) {
        turnAway(attempt, "wrong password", invalidCredentials());
        return;
    }
    m_context.throttle.succeed(attempt->username, attempt->peer);
    const UserState state = attempt->found->user.state;
    if (state == UserState::Pending)
        turnAway(attempt, "pending",
                 {QByteArrayLiteral("ACCOUNT_PENDING"),
                  QStringLiteral("this account waits for an administrator's approval")});
    else if (state == UserState::Disabled)
        turnAway(attempt, "disabled",
                 {QByteArrayLiteral("ACCOUNT_DISABLED"), QStringLiteral("this account is disabled")});
    else if (!attempt->newPassword.isEmpty())
        replacePassword(attempt);
    else
        admit(attempt, verdict.newHash);
}

void SignIn::turnAway(const AttemptPtr &attempt, const char *reason, Error error)
{
    const auto client = attempt->found ? std::optional(attempt->found->user.clienteId) : std::nullopt;
    m_context.database.run<void>(
        m_context.address(),
        [this, attempt, client, detail = QString::fromLatin1(reason)](QSqlDatabase &connection) {
            return m_context.audit(connection, attempt->origin(), "login_failed", client, attempt->username, detail);
        },
        [this, attempt, error = std::move(error)](const Result<void> &noted) {
            // The answer does not depend on the log: a full disk must not tell a right password from a wrong one.
            if (!noted && m_context.log)
                m_context.log->warning("accounts", "failed login not in the audit log", {{"code", noted.error().code}});
            attempt->refuse(error);
        });
}

void SignIn::admit(const AttemptPtr &attempt, const QString &newHash)
{
    m_context.database.transaction<User>(
        m_context.address(),
        [this, attempt, newHash](QSqlDatabase &connection) { return commitLogin(connection, attempt, newHash); },
        [this, attempt](const Result<User> &user) {
            if (!user) {
                attempt->refuse(user.error());
                return;
            }
            // Beside this hub the account may have been made, enabled or given this password a moment ago: the
            // authenticator is to know it before it is shown the token.
            m_context.directory.refresh(m_context.address(), [this, attempt, user = *user](const Result<void> &) {
                attempt->answer(loginOf(user));
            });
        });
}

Result<User> SignIn::commitLogin(QSqlDatabase &connection, const AttemptPtr &attempt, const QString &newHash) const
{
    const qint64 id = attempt->found->user.id;
    // Again, since hashing took its time: the password may have been changed or the account disabled meanwhile.
    HUB_TRY(const auto current, users::find(connection, id));
    if (!current || current->tokenEpoch != attempt->found->user.tokenEpoch || current->state != UserState::Active)
        return tl::unexpected<Error>(invalidCredentials());
    User user = *current;
    user.lastLoginAt = m_context.clock.wall();
    return users::noteLogin(connection, id, *user.lastLoginAt)
        .and_then([&]() -> Result<void> {
            return newHash.isEmpty() ? Result<void>()
                                     : users::replaceHash(connection, id, attempt->found->passwordHash, newHash);
        })
        .and_then(
            [&] { return m_context.audit(connection, attempt->origin(), "login", user.clienteId, user.username); })
        .map([&] { return user; });
}

void SignIn::replacePassword(const AttemptPtr &attempt)
{
    m_context.hashes.hash(
        passwordBytes(attempt->newPassword), m_context.address(), [this, attempt](Result<QString> hash) {
            if (!hash) {
                attempt->refuse(std::move(hash.error()));
                return;
            }
            m_context.change<User>([this, attempt, hash = std::move(*hash)](
                                       QSqlDatabase &connection) { return commitPassword(connection, attempt, hash); },
                                   m_context.address(),
                                   [this, attempt](const Result<User> &user) {
                                       if (user)
                                           attempt->answer(loginOf(*user));
                                       else
                                           attempt->refuse(user.error());
                                   });
        });
}

Result<User> SignIn::commitPassword(QSqlDatabase &connection, const AttemptPtr &attempt, const QString &hash) const
{
    HUB_TRY(const auto current, users::findWithHash(connection, attempt->username));
    if (!current || current->passwordHash != attempt->found->passwordHash || current->user.state != UserState::Active)
        return tl::unexpected<Error>(invalidCredentials());
    User user = current->user;
    ++user.tokenEpoch;
    return users::setPassword(connection, user.id, hash)
        .and_then(
            [&] { return m_context.audit(connection, attempt->origin(), "password", user.clienteId, user.username); })
        .map([&] { return user; });
}

Login SignIn::loginOf(const User &user) const
{
    const qint64 now = m_context.clock.wall() / 1000;
    const qint64 life = m_settings.tokenLife.count();
    const TokenClaims claims{
        user.id, user.clienteId, user.username, user.role, now, now + life, makeTokenId(user.tokenEpoch)};
    return {m_jwt.sign(claims), int(life), user};
}

void SignIn::registerUser(const RegistrationRequest &request, const QHostAddress &peer, const Mailbox::Address &replyTo,
                          std::function<void(Result<User>)> done)
{
    const auto refuse = [replyTo, done](Error error) {
        replyTo.post([done, error = std::move(error)] { done(tl::unexpected<Error>(error)); });
    };
    const auto checked = checkUsername(request.username).and_then([&] { return checkPassword(request.password); });
    if (m_settings.registration == RegistrationPolicy::Closed) {
        refuse(
            registrationClosed(QStringLiteral("registration is closed; ask an administrator for an account")).value());
        return;
    }
    if (!checked) {
        refuse(checked.error());
        return;
    }
    // Asked before the password is hashed, so that what is refused anyway costs little; and again when it is inserted.
    m_context.database.run<void>(
        m_context.address(),
        [this, name = request.username](QSqlDatabase &connection) { return checkMayRegister(connection, name); },
        [this, request, origin = audit::Actor{request.username, peer.toString()}, replyTo, done,
         refuse](const Result<void> &may) {
            if (!may) {
                refuse(may.error());
                return;
            }
            m_context.hashes.hash(passwordBytes(request.password), m_context.address(),
                                  [this, request, origin, replyTo, done, refuse](const Result<QString> &hash) {
                                      if (!hash) {
                                          refuse(hash.error());
                                          return;
                                      }
                                      m_context.change<User>(
                                          [this, request, hash = *hash, origin](QSqlDatabase &connection) {
                                              return insertUser(connection, request, hash, origin);
                                          },
                                          replyTo, done);
                                  });
        });
}

Result<void> SignIn::checkMayRegister(const QSqlDatabase &connection, const QString &username) const
{
    HUB_TRY(const auto existing, users::findWithHash(connection, username));
    if (existing)
        return failure(QByteArrayLiteral("USERNAME_TAKEN"), QStringLiteral("this username is taken"));
    HUB_TRY(const auto pending, users::countPending(connection));
    // Anyone may register, so what is not yet approved must not grow without bound.
    if (pending >= m_settings.mostPending)
        return registrationClosed(QStringLiteral("too many registrations wait for approval"));
    return {};
}

Result<User> SignIn::insertUser(QSqlDatabase &connection, const RegistrationRequest &request, const QString &hash,
                                const audit::Actor &origin) const
{
    HUB_CHECK(checkMayRegister(connection, request.username));
    HUB_TRY(const auto ofClient, users::countOfClient(connection, request.clienteId));
    const bool atOnce = m_settings.registration == RegistrationPolicy::Open && ofClient == 0;
    users::NewUser fresh{request.username, hash, request.clienteId};
    fresh.state = atOnce ? UserState::Active : UserState::Pending;
    fresh.createdAt = m_context.clock.wall();
    HUB_TRY(const auto id, users::insert(connection, fresh));
    // A client that nobody has vouched for is not watched yet; its approval registers it.
    const auto registered = atOnce ? m_context.registerClient(connection, request.clienteId) : Result<void>();
    return registered
        .and_then([&] {
            return m_context.audit(connection, origin, "register", request.clienteId, request.username,
                                   userStateName(fresh.state));
        })
        .map(
            [&] { return User{id, fresh.username, fresh.clienteId, fresh.role, fresh.state, 0, fresh.createdAt, {}}; });
}

} // namespace hub
