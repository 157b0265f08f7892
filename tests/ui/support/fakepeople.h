// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/peopleapi.h"
#include "tests/ui/support/fakedesk.h"

#include <vector>

namespace hub {

/// Accounts and keys in memory, with the rules of UserAdmin.
class FakePeople : public PeopleApi
{
    Q_OBJECT

public:
    explicit FakePeople(FakeDesk &desk, QObject *parent = nullptr);

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

    /// Somebody else changed something: tells so.
    void announce() { Q_EMIT changed(); }
    [[nodiscard]] const User *find(const QString &username) const;

    std::vector<User> userList; ///< in the order of their ids
    std::vector<ApiKey> keyList;
    QString lastPassword; ///< of createUser or setPassword; not in FakeDesk::calls

private:
    using Change = std::function<std::optional<Error>(User &)>;

    void change(const QString &function, qint64 userId, const QStringList &arguments, QObject *context,
                const Answer<User> &done, const Change &change);
    [[nodiscard]] bool isLastAdmin(const User &user) const;
    void announceSoon();

    FakeDesk &m_desk;
};

} // namespace hub
