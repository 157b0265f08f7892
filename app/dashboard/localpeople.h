// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dashboard/linkcontext.h"
#include "core/dashboard/peopleapi.h"

#include <QTimer>

namespace hub::app {

/// PeopleApi on the hub in this process.
class LocalPeople final : public PeopleApi
{
    Q_OBJECT

public:
    explicit LocalPeople(LinkContext &context, QObject *parent = nullptr);

    void users(const PageRequest &page, QObject *context, Answer<ResultPage<User>> done) override;
    void createUser(const UserAdmin::NewAccount &account, QObject *context, Answer<User> done) override;
    void approve(qint64 userId, QObject *context, Answer<User> done) override;
    void disable(qint64 userId, QObject *context, Answer<User> done) override;
    void enable(qint64 userId, QObject *context, Answer<User> done) override;
    void setRole(qint64 userId, Role role, QObject *context, Answer<User> done) override;
    void setPassword(qint64 userId, const QString &password, QObject *context, Answer<User> done) override;

    void keys(const PageRequest &page, QObject *context, Answer<ResultPage<ApiKey>> done) override;
    void createKey(const QString &name, std::optional<ClienteId> client, QObject *context,
                   Answer<CreatedApiKey> done) override;
    void revokeKey(qint64 keyId, QObject *context, Answer<ApiKey> done) override;

    /// The audit log has an entry about this; empty: it may have any.
    void onAudited(const QString &action);

Q_SIGNALS:
    /// Somebody can log in now.
    void accountCreated();

private:
    template<typename Work>
    void askForUser(QObject *context, Answer<User> done, Work work);

    LinkContext &m_context;
    QTimer m_news; // many entries are one signal
};

} // namespace hub::app
