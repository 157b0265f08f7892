// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/accountservice.h"
#include "tests/support/teststore.h"

#include <atomic>

namespace hub::test {

/// An account service on a store of its own, with quick hashes and clocks that the test sets.
class AccountFixture
{
public:
    explicit AccountFixture(int store = int(TestStore::Kind::Sqlite), AccountService::Settings settings = quick())
        : m_store(TestStore::Kind(store)), m_service(makeService(m_store.database(), settings))
    {
    }

    static AccountService::Settings quick()
    {
        AccountService::Settings settings;
        settings.hashing.work = PasswordWork::least();
        settings.pollInterval = std::chrono::milliseconds(20);
        return settings;
    }

    [[nodiscard]] AccountService &service() { return *m_service; }
    [[nodiscard]] TestStore &store() { return m_store; }
    /// Another hub on a connection of its own to the same store; `database` is open.
    [[nodiscard]] std::unique_ptr<AccountService> makeService(Database &database,
                                                              const AccountService::Settings &settings)
    {
        AccountHooks hooks;
        hooks.registerClient = [this](QSqlDatabase &, ClienteId client, qint64) -> Result<void> {
            m_registered.push_back(client.toNumber());
            return {};
        };
        const AccountClock clock{[this] { return wall.load(); }, [this] { return steady.load(); }};
        return std::make_unique<AccountService>(database, QByteArray(32, 's'), settings, hooks, nullptr, clock);
    }
    /// The clients that were to be registered. Ask only after finishPending().
    [[nodiscard]] const std::vector<qint64> &registered() const { return m_registered; }

    /// Starts something asynchronous and waits for what it gives.
    template<typename T>
    [[nodiscard]] static T await(const std::function<void(const Mailbox::Address &, std::function<void(T)>)> &start)
    {
        const Mailbox mailbox;
        std::optional<T> answer;
        start(mailbox.address(), [&answer](T given) { answer.emplace(std::move(given)); });
        if (answer.has_value())
            qFatal("answered from inside the call");
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 30000))
            qFatal("no answer");
        return std::move(*answer);
    }

    Result<User> create(const QString &name, qint64 client = 51, Role role = Role::Operator)
    {
        const UserAdmin::NewAccount account{name, password(), *ClienteId::fromNumber(client), role};
        return await<Result<User>>(
            [&](const auto &to, auto done) { m_service->users().create(account, origin(), to, std::move(done)); });
    }
    Result<Login, LoginRefusal> login(const QString &name, const QString &secret = password(),
                                      const char *from = "192.0.2.1")
    {
        return await<Result<Login, LoginRefusal>>([&](const auto &to, auto done) {
            m_service->signIn().login(name, secret, QHostAddress(QString::fromLatin1(from)), to, std::move(done));
        });
    }
    Result<User> registerUser(const QString &name, qint64 client = 51, const QString &secret = password())
    {
        return await<Result<User>>([&](const auto &to, auto done) {
            m_service->signIn().registerUser({name, secret, *ClienteId::fromNumber(client)},
                                             QHostAddress(QStringLiteral("::1")), to, std::move(done));
        });
    }
    [[nodiscard]] QByteArray check(const QByteArray &token) const
    {
        const auto caller = m_service->authenticator()->check(QByteArray("Bearer " + token));
        return caller ? caller->name : QByteArray(authFaultName(caller.error()));
    }
    /// `actor action target detail` of every entry, oldest first.
    QStringList auditLog()
    {
        const auto rows = m_store.run<std::vector<audit::Entry>>(
            [](QSqlDatabase &connection) { return audit::since(connection, 0, 1000); });
        QStringList lines;
        for (const audit::Entry &row : rows.value_or(std::vector<audit::Entry>()))
            lines << QStringList{row.actor, row.action, row.target, row.detail}.join(u' ').trimmed();
        return lines;
    }

    static QString password() { return QStringLiteral("correct horse"); }
    static audit::Actor origin() { return {QStringLiteral("root"), QStringLiteral("192.0.2.9")}; }

    std::atomic<qint64> wall = 1700000000000;
    std::atomic<qint64> steady = 1000;

private:
    std::vector<qint64> m_registered;
    TestStore m_store;
    std::unique_ptr<AccountService> m_service;
};

/// What a refusal says, or `ok`.
template<typename T, typename E>
QByteArray codeOf(const Result<T, E> &result)
{
    return result ? QByteArray("ok") : result.error().code;
}

} // namespace hub::test
