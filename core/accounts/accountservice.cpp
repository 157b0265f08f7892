// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/accountservice.h"

namespace hub {

AccountService::AccountService(Database &database, QByteArray jwtSecret, Settings settings, AccountHooks hooks,
                               Log *log, AccountClock clock, QObject *parent)
    : QObject(parent)
    , m_authenticator(std::make_shared<Authenticator>(std::move(jwtSecret), clock, settings.trustFor))
    , m_directory(database, m_authenticator, settings.pollInterval)
    , m_context(database, settings.hashing, settings.throttle, std::move(hooks), std::move(clock), m_directory, log)
    , m_signIn(m_context, m_authenticator->jwt(), settings.signIn)
    , m_users(m_context)
    , m_keys(m_context)
{
}

AccountService::~AccountService()
{
    m_context.database.finishPending(); // work that waits for the SQL thread refers to the parts
}

void AccountService::start()
{
    m_directory.start();
}

} // namespace hub
