// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/accountadmin.h"

#include "tests/accounts/accountfixture.h"
#include "tests/support/test.h"

using namespace hub;
using hub::test::AccountFixture;
using hub::test::codeOf;
using hub::test::TestStore;

class tst_UserAdminTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void creates_data() { TestStore::addRows(); }
    void creates();
    void refusesToCreate_data();
    void refusesToCreate();
    void changesStates_data();
    void changesStates();
    void endsTokensAtOnce_data() { TestStore::addRows(); }
    void endsTokensAtOnce();
    void keepsTheLastAdmin_data() { TestStore::addRows(); }
    void keepsTheLastAdmin();
    void refusesUnknownUsers();
    void lists();

private:
    using Done = UserAdmin::Done;
    static QByteArray act(AccountFixture &fixture, const QString &action, qint64 id)
    {
        return codeOf(AccountFixture::await<Result<User>>([&](const auto &to, Done done) {
            UserAdmin &users = fixture.service().users();
            const audit::Actor origin = AccountFixture::origin();
            if (action == u"approve")
                users.approve(id, origin, to, std::move(done));
            else if (action == u"disable")
                users.disable(id, origin, to, std::move(done));
            else if (action == u"enable")
                users.enable(id, origin, to, std::move(done));
            else if (action == u"promote")
                users.setRole(id, Role::Admin, origin, to, std::move(done));
            else if (action == u"demote")
                users.setRole(id, Role::Operator, origin, to, std::move(done));
            else
                users.setPassword(id, action, origin, to, std::move(done));
        }));
    }
    static Result<User> read(AccountFixture &fixture, qint64 id)
    {
        return AccountFixture::await<Result<User>>(
            [&](const auto &to, Done done) { fixture.service().users().find(id, to, std::move(done)); });
    }
    const QString m_ana = QStringLiteral("ana");
};

void tst_UserAdminTest::creates()
{
    QFETCH(const int, store);
    AccountFixture fixture(store);
    const auto user = fixture.create(m_ana, 51, Role::Admin);
    QCOMPARE(codeOf(user), QByteArray("ok"));
    QCOMPARE(user->state, UserState::Active);
    QCOMPARE(user->role, Role::Admin);
    QCOMPARE(codeOf(fixture.create(m_ana, 52)), QByteArray("USERNAME_TAKEN"));
    fixture.store().database().finishPending();
    QCOMPARE(fixture.registered(), std::vector<qint64>{51});
    QCOMPARE(fixture.auditLog(), QStringList{QStringLiteral("root user_create ana admin")});
    const auto byName = AccountFixture::await<Result<User>>(
        [&](const auto &to, Done done) { fixture.service().users().findByName(m_ana, to, std::move(done)); });
    QCOMPARE(byName->id, user->id);
    const auto count = AccountFixture::await<Result<int>>(
        [&](const auto &to, auto done) { fixture.service().users().count(to, std::move(done)); });
    QCOMPARE(count.value_or(-1), 1);
    const UserAdmin::NewAccount alone{.username = QStringLiteral("alone"),
                                      .password = QStringLiteral("correct horse battery"),
                                      .clienteId = *ClienteId::fromNumber(1),
                                      .role = Role::Admin,
                                      .addsClient = false};
    const auto made = AccountFixture::await<Result<User>>([&](const auto &to, Done done) {
        fixture.service().users().create(alone, audit::Actor{}, to, std::move(done));
    });
    QCOMPARE(codeOf(made), QByteArray("ok"));
    fixture.store().database().finishPending();
    QCOMPARE(fixture.registered(), std::vector<qint64>{51}); // client 1 is not made by it
}

void tst_UserAdminTest::refusesToCreate_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("password");
    QTest::newRow("bad name") << QStringLiteral("a b c") << AccountFixture::password();
    QTest::newRow("short password") << m_ana << QStringLiteral("short");
}

void tst_UserAdminTest::refusesToCreate()
{
    QFETCH(const QString, name);
    QFETCH(const QString, password);
    AccountFixture fixture;
    const UserAdmin::NewAccount account{name, password, *ClienteId::fromNumber(51), Role::Operator};
    const auto refused = AccountFixture::await<Result<User>>([&](const auto &to, Done done) {
        fixture.service().users().create(account, AccountFixture::origin(), to, std::move(done));
    });
    QCOMPARE(codeOf(refused), QByteArray("INVALID_REQUEST"));
}

void tst_UserAdminTest::changesStates_data()
{
    QTest::addColumn<QStringList>("actions");
    QTest::addColumn<QByteArray>("last");
    QTest::addColumn<UserState>("state");
    const auto words = [](const char *text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); };
    QTest::newRow("approve") << words("approve") << QByteArray("ok") << UserState::Active;
    QTest::newRow("approve twice") << words("approve approve") << QByteArray("ok") << UserState::Active;
    QTest::newRow("disable a pending one") << words("disable") << QByteArray("ok") << UserState::Disabled;
    QTest::newRow("disable twice") << words("approve disable disable") << QByteArray("ok") << UserState::Disabled;
    QTest::newRow("enable again") << words("approve disable enable") << QByteArray("ok") << UserState::Active;
    QTest::newRow("enable an active one") << words("approve enable") << QByteArray("ok") << UserState::Active;
    QTest::newRow("enable a pending one") << words("enable") << QByteArray("CONFLICT") << UserState::Pending;
    QTest::newRow("approve a disabled one")
        << words("disable approve") << QByteArray("CONFLICT") << UserState::Disabled;
}

void tst_UserAdminTest::changesStates()
{
    QFETCH(const QStringList, actions);
    AccountFixture fixture;
    const auto user = fixture.registerUser(m_ana);
    QCOMPARE(codeOf(user), QByteArray("ok"));
    QByteArray last;
    for (const QString &action : actions)
        last = act(fixture, action, user->id);
    QTEST(last, "last");
    QTEST(read(fixture, user->id)->state, "state");
    if (last == "ok")
        QCOMPARE(fixture.auditLog().last(), QString(u"root " % actions.last() % u" ana"));
}

void tst_UserAdminTest::endsTokensAtOnce()
{
    QFETCH(const int, store);
    AccountFixture fixture(store);
    const auto user = fixture.create(m_ana);
    QByteArray token = fixture.login(m_ana)->token;
    QCOMPARE(fixture.check(token), QByteArray("ana"));

    QCOMPARE(act(fixture, QStringLiteral("promote"), user->id), QByteArray("ok"));
    QVERIFY(fixture.service().authenticator()->check(QByteArray("Bearer " + token))->isAdmin());

    QCOMPARE(act(fixture, QStringLiteral("a new password"), user->id), QByteArray("ok"));
    QCOMPARE(fixture.check(token), QByteArray("revoked"));
    QCOMPARE(codeOf(fixture.login(m_ana)), QByteArray("INVALID_CREDENTIALS"));

    token = fixture.login(m_ana, QStringLiteral("a new password"))->token;
    QCOMPARE(codeOf(fixture.create(QStringLiteral("root"), 1, Role::Admin)), QByteArray("ok"));
    QCOMPARE(act(fixture, QStringLiteral("disable"), user->id), QByteArray("ok"));
    QCOMPARE(fixture.check(token), QByteArray("disabled"));
    QCOMPARE(act(fixture, QStringLiteral("enable"), user->id), QByteArray("ok"));
    QCOMPARE(fixture.check(token), QByteArray("revoked")); // it does not come back
}

void tst_UserAdminTest::keepsTheLastAdmin()
{
    QFETCH(const int, store);
    AccountFixture fixture(store);
    const auto root = fixture.create(QStringLiteral("root"), 1, Role::Admin);
    const auto ana = fixture.create(m_ana);
    for (const char16_t *action : {u"disable", u"demote"})
        QCOMPARE(act(fixture, QString::fromUtf16(action), root->id), QByteArray("LAST_ADMIN"));
    QCOMPARE(act(fixture, QStringLiteral("promote"), ana->id), QByteArray("ok"));
    QCOMPARE(act(fixture, QStringLiteral("disable"), root->id), QByteArray("ok"));
    for (const char16_t *action : {u"disable", u"demote"})
        QCOMPARE(act(fixture, QString::fromUtf16(action), ana->id), QByteArray("LAST_ADMIN"));
    QCOMPARE(act(fixture, QStringLiteral("demote"), root->id), QByteArray("ok")); // disabled: does not count anyway
    QCOMPARE(read(fixture, ana->id)->role, Role::Admin);
}

void tst_UserAdminTest::refusesUnknownUsers()
{
    AccountFixture fixture;
    for (const char16_t *action : {u"approve", u"disable", u"enable", u"promote", u"a new password"})
        QCOMPARE(act(fixture, QString::fromUtf16(action), 99), QByteArray("NOT_FOUND"));
    QCOMPARE(act(fixture, QStringLiteral("short"), 99), QByteArray("INVALID_REQUEST"));
    QCOMPARE(codeOf(read(fixture, 99)), QByteArray("NOT_FOUND"));
    for (const QString &name : {QStringLiteral("nobody"), QStringLiteral("No Body"), QString()}) {
        const auto found = AccountFixture::await<Result<User>>(
            [&](const auto &to, Done done) { fixture.service().users().findByName(name, to, std::move(done)); });
        QCOMPARE(codeOf(found), QByteArray("NOT_FOUND"));
    }
    QCOMPARE(fixture.auditLog(), QStringList());
}

void tst_UserAdminTest::lists()
{
    AccountFixture fixture;
    for (int i = 0; i < 3; ++i)
        QCOMPARE(codeOf(fixture.create(QStringLiteral("user%1").arg(i))), QByteArray("ok"));
    const auto page = AccountFixture::await<Result<ResultPage<User>>>([&](const auto &to, auto done) {
        fixture.service().users().list({std::nullopt, 2}, to, std::move(done));
    });
    QCOMPARE(page->items.size(), size_t(2));
    QCOMPARE(page->items.front().username, QStringLiteral("user0"));
    QCOMPARE(page->next, std::optional(page->items.back().id));
}

HUB_TEST(tst_UserAdminTest)
#include "tst_useradmin.moc"
