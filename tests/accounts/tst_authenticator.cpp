// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/authenticator.h"

#include "core/accounts/secrets.h"
#include "tests/support/test.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace hub;
using namespace std::chrono_literals;

class tst_AuthenticatorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void letsPeopleIn();
    void letsKeysIn();
    void refusesHeaders_data();
    void refusesHeaders();
    void refusesPeople_data();
    void refusesPeople();
    void takesRoleAndClientFromTheStore();
    void trustsOldAccountsForAWhile();
    void tellsUsesOfKeysOnceAMinute();
    void servesWhileAccountsChange();

private:
    [[nodiscard]] QByteArray token(const User &user, qint64 epoch) const
    {
        const qint64 now = m_wall / 1000;
        return m_authenticator->jwt().sign(
            {user.id, user.clienteId, user.username, user.role, now, now + 86400, makeTokenId(epoch)});
    }
    [[nodiscard]] QByteArray bearer(const User &user) const { return "Bearer " + token(user, user.tokenEpoch); }
    void publish()
    {
        const auto snapshot = std::make_shared<AccountSnapshot>();
        snapshot->users.insert(m_ana.id, m_ana);
        for (const QByteArray &key : {m_clientKey, m_adminKey}) {
            ApiKey row;
            row.id = key == m_adminKey ? 2 : 1;
            row.name = QStringLiteral("shop");
            row.role = key == m_adminKey ? Role::Admin : Role::Operator;
            row.clienteId = key == m_adminKey ? std::nullopt : ClienteId::fromNumber(51);
            snapshot->keys.insert(apikeysecret::hash(key), {row, apikeysecret::hash(key)});
        }
        m_authenticator->setSnapshot(snapshot);
    }
    [[nodiscard]] QByteArray outcome(const QByteArray &header) const
    {
        const auto caller = m_authenticator->check(header);
        return caller ? caller->name : QByteArray(authFaultName(caller.error()));
    }

    std::unique_ptr<Authenticator> m_authenticator;
    User m_ana{7, QStringLiteral("ana"), *ClienteId::fromNumber(51), Role::Operator, UserState::Active, 3, 0, {}};
    QByteArray m_clientKey;
    QByteArray m_adminKey;
    std::atomic<qint64> m_wall = 0;
    std::atomic<qint64> m_steady = 0;
};

void tst_AuthenticatorTest::init()
{
    m_wall = 1700000000000;
    m_steady = 5000;
    m_ana = User{7, QStringLiteral("ana"), *ClienteId::fromNumber(51), Role::Operator, UserState::Active, 3, 0, {}};
    m_clientKey = apikeysecret::make();
    m_adminKey = apikeysecret::make();
    m_authenticator = std::make_unique<Authenticator>(
        QByteArray(32, 's'), AccountClock{[this] { return m_wall.load(); }, [this] { return m_steady.load(); }}, 10min);
    publish();
}

void tst_AuthenticatorTest::letsPeopleIn()
{
    const auto caller = m_authenticator->check(bearer(m_ana));
    QVERIFY(caller.has_value());
    QCOMPARE(caller->userId, 7);
    QCOMPARE(caller->keyId, 0);
    QCOMPARE(caller->name, QByteArray("ana"));
    QCOMPARE(caller->role, Role::Operator);
    QCOMPARE(caller->clienteId, ClienteId::fromNumber(51));
    QCOMPARE(outcome("bEARER   " + token(m_ana, 3)), QByteArray("ana"));
}

void tst_AuthenticatorTest::letsKeysIn()
{
    const auto client = m_authenticator->check(QByteArray("Bearer " + m_clientKey));
    QVERIFY(client.has_value());
    QCOMPARE(client->userId, 0);
    QCOMPARE(client->keyId, 1);
    QCOMPARE(client->name, QByteArray("key:shop"));
    QVERIFY(!client->isAdmin());
    QCOMPARE(client->clienteId, ClienteId::fromNumber(51));
    const auto admin = m_authenticator->check(QByteArray("Bearer " + m_adminKey));
    QVERIFY(admin.has_value() && admin->isAdmin());
    QVERIFY(!admin->clienteId);
}

void tst_AuthenticatorTest::refusesHeaders_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("fault");
    QTest::newRow("none") << QByteArray() << QByteArray("missing");
    QTest::newRow("scheme alone") << QByteArray("Bearer") << QByteArray("malformed");
    QTest::newRow("scheme and space") << QByteArray("Bearer ") << QByteArray("malformed");
    QTest::newRow("only spaces") << QByteArray("Bearer    ") << QByteArray("malformed");
    QTest::newRow("another scheme") << QByteArray("Basic YW5hOng=") << QByteArray("malformed");
    QTest::newRow("no scheme") << QByteArray("abc.def.ghi") << QByteArray("malformed");
    QTest::newRow("two tokens") << QByteArray("Bearer a.b.c d.e.f") << QByteArray("malformed");
    QTest::newRow("no token") << QByteArray("Bearer hello") << QByteArray("malformed");
    QTest::newRow("unknown key") << QByteArray("Bearer " + apikeysecret::make()) << QByteArray("revoked");
    QTest::newRow("short key") << QByteArray("Bearer hub_abc") << QByteArray("malformed");
    QTest::newRow("huge") << QByteArray("Bearer " + QByteArray(10000, 'a')) << QByteArray("malformed");
}

void tst_AuthenticatorTest::refusesHeaders()
{
    QFETCH(const QByteArray, header);
    QTEST(outcome(header), "fault");
}

void tst_AuthenticatorTest::refusesPeople_data()
{
    QTest::addColumn<UserState>("state");
    QTest::addColumn<int>("epoch");
    QTest::addColumn<qint64>("id");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("fault");
    const QString ana = QStringLiteral("ana");
    QTest::newRow("disabled") << UserState::Disabled << 3 << qint64(7) << ana << QByteArray("disabled");
    QTest::newRow("pending") << UserState::Pending << 3 << qint64(7) << ana << QByteArray("pending");
    QTest::newRow("older epoch") << UserState::Active << 2 << qint64(7) << ana << QByteArray("revoked");
    QTest::newRow("epoch to come") << UserState::Active << 4 << qint64(7) << ana << QByteArray("revoked");
    QTest::newRow("unknown") << UserState::Active << 3 << qint64(8) << ana << QByteArray("unknown_user");
    QTest::newRow("another name") << UserState::Active << 3 << qint64(7) << QStringLiteral("bob")
                                  << QByteArray("unknown_user");
}

void tst_AuthenticatorTest::refusesPeople()
{
    QFETCH(const UserState, state);
    QFETCH(const int, epoch);
    QFETCH(const qint64, id);
    QFETCH(const QString, name);
    User asked = m_ana;
    asked.id = id;
    asked.username = name;
    m_ana.state = state;
    publish();
    QTEST(outcome("Bearer " + token(asked, epoch)), "fault");
}

void tst_AuthenticatorTest::takesRoleAndClientFromTheStore()
{
    const QByteArray issuedEarlier = bearer(m_ana);
    m_ana.role = Role::Admin;
    m_ana.clienteId = *ClienteId::fromNumber(52);
    publish();
    const auto caller = m_authenticator->check(issuedEarlier);
    QVERIFY(caller.has_value());
    QVERIFY(caller->isAdmin());
    QCOMPARE(caller->clienteId, ClienteId::fromNumber(52));
}

void tst_AuthenticatorTest::trustsOldAccountsForAWhile()
{
    const QByteArray header = bearer(m_ana);
    m_steady += 10 * 60 * 1000;
    QCOMPARE(outcome(header), QByteArray("ana"));
    m_steady += 1;
    QCOMPARE(outcome(header), QByteArray("store_unavailable"));
    QCOMPARE(outcome("Bearer " + m_adminKey), QByteArray("store_unavailable"));
    m_authenticator->confirmSnapshot();
    QCOMPARE(outcome(header), QByteArray("ana"));

    const Authenticator fresh(QByteArray(32, 's'), AccountClock{[] { return qint64(0); }, [] { return qint64(0); }});
    QVERIFY(fresh.check(header).error() == AuthFault::StoreUnavailable);
}

void tst_AuthenticatorTest::tellsUsesOfKeysOnceAMinute()
{
    QVERIFY(m_authenticator->takeKeyUses().empty());
    for (int i = 0; i < 10; ++i)
        QCOMPARE(outcome("Bearer " + m_clientKey), QByteArray("key:shop"));
    auto uses = m_authenticator->takeKeyUses();
    QCOMPARE(uses.size(), size_t(1));
    QCOMPARE(uses.front().keyId, 1);
    QCOMPARE(uses.front().at, m_wall.load());
    m_wall += 59999;
    QCOMPARE(outcome("Bearer " + m_clientKey), QByteArray("key:shop"));
    QVERIFY(m_authenticator->takeKeyUses().empty());
    m_wall += 1;
    QCOMPARE(outcome("Bearer " + m_clientKey), QByteArray("key:shop"));
    uses = m_authenticator->takeKeyUses();
    QCOMPARE(uses.size(), size_t(1));
    QCOMPARE(uses.front().at, m_wall.load());
    m_wall -= 2 * 60 * 60 * 1000; // a clock that steps back: uses are not lost until it has caught up
    QCOMPARE(outcome("Bearer " + m_clientKey), QByteArray("key:shop"));
    uses = m_authenticator->takeKeyUses();
    QCOMPARE(uses.size(), size_t(1));
    QCOMPARE(uses.front().at, m_wall.load());
}

void tst_AuthenticatorTest::servesWhileAccountsChange()
{
    const QByteArray header = bearer(m_ana);
    std::atomic<bool> stop = false;
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 3; ++t) {
        threads.emplace_back([&] {
            while (!stop) {
                wrong += m_authenticator->check(header).has_value() ? 0 : 1;
                wrong += m_authenticator->check(QByteArray("Bearer " + m_adminKey)).has_value() ? 0 : 1;
            }
        });
    }
    for (int i = 0; i < 300; ++i) {
        publish();
        (void)m_authenticator->takeKeyUses();
    }
    stop = true;
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

HUB_TEST(tst_AuthenticatorTest)
#include "tst_authenticator.moc"
