// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/accountrepository.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

using namespace hub;
using hub::test::TestStore;

class tst_UserRepositoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsUsers_data() { TestStore::addRows(); }
    void keepsUsers();
    void refusesATakenName_data() { TestStore::addRows(); }
    void refusesATakenName();
    void pages_data() { TestStore::addRows(); }
    void pages();
    void counts_data() { TestStore::addRows(); }
    void counts();
    void endsTokens_data() { TestStore::addRows(); }
    void endsTokens();
    void replacesOnlyTheHashItKnows_data() { TestStore::addRows(); }
    void replacesOnlyTheHashItKnows();

private:
    static users::NewUser fresh(const QString &name, qint64 client = 51)
    {
        return {
            name, QStringLiteral("hash of ") % name, *ClienteId::fromNumber(client), Role::Operator, UserState::Active,
            1000};
    }
    static Result<qint64> add(TestStore &store, const users::NewUser &user)
    {
        return store.run<qint64>([user](QSqlDatabase &connection) { return users::insert(connection, user); });
    }
    static std::optional<users::UserWithHash> read(TestStore &store, const QString &name)
    {
        return store
            .run<std::optional<users::UserWithHash>>(
                [name](QSqlDatabase &connection) { return users::findWithHash(connection, name); })
            .value_or(std::nullopt);
    }
};

void tst_UserRepositoryTest::keepsUsers()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    users::NewUser user = fresh(QStringLiteral("ana"), ClienteId::Max);
    user.role = Role::Admin;
    user.state = UserState::Pending;
    const auto id = add(testStore, user);
    QVERIFY(id.has_value());
    const auto found =
        testStore.run<std::optional<User>>([id](QSqlDatabase &connection) { return users::find(connection, *id); });
    QVERIFY(found.has_value() && found->has_value());
    QCOMPARE((*found)->id, *id);
    QCOMPARE((*found)->username, user.username);
    QCOMPARE((*found)->clienteId.toNumber(), ClienteId::Max);
    QCOMPARE((*found)->role, Role::Admin);
    QCOMPARE((*found)->state, UserState::Pending);
    QCOMPARE((*found)->createdAt, 1000);
    QVERIFY(!(*found)->lastLoginAt);
    QCOMPARE(read(testStore, user.username)->passwordHash, user.passwordHash);
    QVERIFY(!read(testStore, QStringLiteral("bob")));
    QVERIFY(!read(testStore, QStringLiteral("ANA")));

    QVERIFY(testStore.run<void>([id](QSqlDatabase &connection) { return users::noteLogin(connection, *id, 5000); })
                .has_value());
    QCOMPARE(read(testStore, user.username)->user.lastLoginAt, std::optional<qint64>(5000));
}

void tst_UserRepositoryTest::refusesATakenName()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    QVERIFY(add(testStore, fresh(QStringLiteral("ana"))).has_value());
    const auto again = add(testStore, fresh(QStringLiteral("ana"), 52));
    QVERIFY(!again.has_value());
    QCOMPARE(again.error().code, QByteArray("CONFLICT"));
}

void tst_UserRepositoryTest::pages()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    for (int i = 0; i < 5; ++i)
        QVERIFY(add(testStore, fresh(QStringLiteral("user%1").arg(i))).has_value());
    QStringList names;
    QList<int> sizes;
    PageRequest request{std::nullopt, 2};
    do {
        const auto page = testStore.run<ResultPage<User>>(
            [request](QSqlDatabase &connection) { return users::list(connection, request); });
        QVERIFY(page.has_value());
        for (const User &user : page->items)
            names << user.username;
        sizes << int(page->items.size());
        request.after = page->next;
    } while (request.after);
    QCOMPARE(sizes, (QList<int>{2, 2, 1}));
    QCOMPARE(names.join(u' '), QStringLiteral("user0 user1 user2 user3 user4"));
}

void tst_UserRepositoryTest::counts()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    users::NewUser admin = fresh(QStringLiteral("root"));
    admin.role = Role::Admin;
    users::NewUser pending = fresh(QStringLiteral("new"), 52);
    pending.state = UserState::Pending;
    const auto adminId = add(testStore, admin);
    QVERIFY(adminId.has_value());
    QVERIFY(add(testStore, pending).has_value());
    const auto numbers = testStore.run<QList<int>>([&](QSqlDatabase &connection) -> Result<QList<int>> {
        return QList<int>{users::count(connection).value_or(-1),
                          users::countOfClient(connection, *ClienteId::fromNumber(52)).value_or(-1),
                          users::countOfClient(connection, *ClienteId::fromNumber(53)).value_or(-1),
                          users::countPending(connection).value_or(-1),
                          users::countOtherActiveAdmins(connection, *adminId).value_or(-1),
                          users::countOtherActiveAdmins(connection, 0).value_or(-1)};
    });
    QCOMPARE(numbers.value_or(QList<int>()), (QList<int>{2, 1, 0, 1, 0, 1}));
}

void tst_UserRepositoryTest::endsTokens()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    const QString name = QStringLiteral("ana");
    const auto id = add(testStore, fresh(name));
    QVERIFY(id.has_value());
    const auto epochAfter = [&](std::function<Result<void>(QSqlDatabase &)> change) {
        return testStore.run<void>(std::move(change)) ? read(testStore, name)->user.tokenEpoch : -1;
    };
    QCOMPARE(epochAfter([&](QSqlDatabase &c) { return users::setRole(c, *id, Role::Admin); }), 0);
    QCOMPARE(epochAfter([&](QSqlDatabase &c) { return users::setPassword(c, *id, QStringLiteral("new")); }), 1);
    QCOMPARE(epochAfter([&](QSqlDatabase &c) { return users::setState(c, *id, UserState::Disabled); }), 2);
    QCOMPARE(epochAfter([&](QSqlDatabase &c) { return users::setState(c, *id, UserState::Active); }), 2);
    QCOMPARE(read(testStore, name)->passwordHash, QStringLiteral("new"));
    QCOMPARE(read(testStore, name)->user.role, Role::Admin);
}

void tst_UserRepositoryTest::replacesOnlyTheHashItKnows()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    const QString name = QStringLiteral("ana");
    const auto id = add(testStore, fresh(name));
    QVERIFY(id.has_value());
    const auto replace = [&](const QString &from, const QString &to) {
        return testStore.run<void>([=](QSqlDatabase &c) { return users::replaceHash(c, *id, from, to); }).has_value();
    };
    QVERIFY(replace(QStringLiteral("another"), QStringLiteral("x")));
    QCOMPARE(read(testStore, name)->passwordHash, QStringLiteral("hash of ana"));
    QVERIFY(replace(QStringLiteral("hash of ana"), QStringLiteral("better")));
    QCOMPARE(read(testStore, name)->passwordHash, QStringLiteral("better"));
    QCOMPARE(read(testStore, name)->user.tokenEpoch, 0);
}

HUB_TEST(tst_UserRepositoryTest)
#include "tst_userrepository.moc"
