// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/accountadmin.h"
#include "core/dashboard/answer.h"
#include "core/export.h"
#include "core/storage/resultpage.h"

#include <QObject>

#include <optional>

namespace hub {

/// People's accounts and API keys, for an administrator. Errors as UserAdmin and ApiKeyAdmin tell them. Lives on the
/// dashboard's thread.
class HUB_CORE_EXPORT PeopleApi : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~PeopleApi() override;

    virtual void users(const PageRequest &page, QObject *context, Answer<ResultPage<User>> done) = 0;
    virtual void createUser(const UserAdmin::NewAccount &account, QObject *context, Answer<User> done) = 0;
    virtual void approve(qint64 userId, QObject *context, Answer<User> done) = 0;
    virtual void disable(qint64 userId, QObject *context, Answer<User> done) = 0;
    virtual void enable(qint64 userId, QObject *context, Answer<User> done) = 0;
    virtual void setRole(qint64 userId, Role role, QObject *context, Answer<User> done) = 0;
    virtual void setPassword(qint64 userId, const QString &password, QObject *context, Answer<User> done) = 0;

    virtual void keys(const PageRequest &page, QObject *context, Answer<ResultPage<ApiKey>> done) = 0;
    /// Without a client it is an admin key. The secret is told this once.
    virtual void createKey(const QString &name, std::optional<ClienteId> client, QObject *context,
                           Answer<CreatedApiKey> done) = 0;
    virtual void revokeKey(qint64 keyId, QObject *context, Answer<ApiKey> done) = 0;

Q_SIGNALS:
    /// An account was registered or changed by somebody (also through the API): read the lists again.
    void changed();
};

} // namespace hub
