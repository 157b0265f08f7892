// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/accountrules.h"
#include "core/accounts/signin.h"
#include "core/storage/accountrepository.h"

namespace hub {

namespace {

tl::unexpected<Error> closed(const QString &message)
{
    return failure(QByteArrayLiteral("REGISTRATION_CLOSED"), message);
}

} // namespace

void SignIn::registerUser(const RegistrationRequest &request, const QHostAddress &peer, const Mailbox::Address &replyTo,
                          std::function<void(Result<User>)> done)
{
    const auto refuse = [replyTo, done](Error error) {
        replyTo.post([done, error = std::move(error)] { done(tl::unexpected<Error>(error)); });
    };
    const auto checked = checkUsername(request.username).and_then([&] { return checkPassword(request.password); });
    if (m_registration == RegistrationPolicy::Closed) {
        refuse(closed(QStringLiteral("registration is closed; ask an administrator for an account")).value());
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
        [this, request, origin = Origin{request.username, peer.toString()}, replyTo, done,
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
        return closed(QStringLiteral("too many registrations wait for approval"));
    return {};
}

Result<User> SignIn::insertUser(QSqlDatabase &connection, const RegistrationRequest &request, const QString &hash,
                                const Origin &origin) const
{
    HUB_CHECK(checkMayRegister(connection, request.username));
    HUB_TRY(const auto ofClient, users::countOfClient(connection, request.clienteId));
    const bool atOnce = m_registration == RegistrationPolicy::Open && ofClient == 0;
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
