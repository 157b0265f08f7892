// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/signin.h"

#include "core/storage/accountrepository.h"
#include "tests/accounts/accountfixture.h"
#include "tests/support/test.h"

using namespace hub;
using hub::test::AccountFixture;
using hub::test::codeOf;
using hub::test::TestStore;

class tst_SignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void logsIn_data() { TestStore::addRows(); }
    void logsIn();
    void tellsNothingAboutNames_data();
    void tellsNothingAboutNames();
    void refusesStates_data();
    void refusesStates();
    void throttles();
    void throttlesThrottledOnlyWrongPasswords();
    void refusesHugeInput();
    void registers_data();
    void registers();
    void refusesRegistrations_data();
    void refusesRegistrations();
    void boundsPendingRegistrations();
    void changesPasswords_data() { TestStore::addRows(); }
    void changesPasswords();
    void refusesPasswordChanges_data();
    void refusesPasswordChanges();
    void renewsOldHashes();
    void isBusyRatherThanSlow();

private:
    static Result<Login, LoginRefusal> change(AccountFixture &fixture, const QString &from, const QString &to,
                                              const QString &name = QStringLiteral("ana"))
    {
        return AccountFixture::await<Result<Login, LoginRefusal>>([&](const auto &reply, auto done) {
            fixture.service().signIn().changePassword(name, from, to, QHostAddress(QStringLiteral("192.0.2.1")), reply,
                                                      std::move(done));
        });
    }
    const QString m_ana = QStringLiteral("ana");
    const QString m_wrong = QStringLiteral("wrong horse!");
};

void tst_SignInTest::logsIn()
{
    QFETCH(const int, store);
    AccountFixture fixture(store);
    QCOMPARE(codeOf(fixture.create(m_ana)), QByteArray("ok"));
    fixture.wall += 5000;
    const auto login = fixture.login(m_ana);
    QCOMPARE(codeOf(login), QByteArray("ok"));
    QCOMPARE(login->expiresInS, 86400);
    QCOMPARE(login->user.username, m_ana);
    QCOMPARE(login->user.lastLoginAt, std::optional<qint64>(fixture.wall));
    QCOMPARE(fixture.check(login->token), QByteArray("ana"));
    const auto claims = fixture.service().authenticator()->jwt().verify(login->token, fixture.wall / 1000);
    QVERIFY(claims.has_value());
    QCOMPARE(claims->expires - claims->issuedAt, 86400);
    QCOMPARE(fixture.auditLog(),
             (QStringList{QStringLiteral("root user_create ana operator"), QStringLiteral("ana login ana")}));
    fixture.wall += 86400 * 1000;
    QCOMPARE(fixture.check(login->token), QByteArray("expired"));
}

void tst_SignInTest::tellsNothingAboutNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("wrong password") << m_ana;
    QTest::newRow("missing user") << QStringLiteral("nobody");
    QTest::newRow("impossible name") << QStringLiteral("No Body!");
    QTest::newRow("empty name") << QString();
    QTest::newRow("NUL in the name") << QString(u"an" % QChar(u'\0'));
    QTest::newRow("SQL") << QStringLiteral("' OR 1=1 --");
}

void tst_SignInTest::tellsNothingAboutNames()
{
    QFETCH(const QString, name);
    AccountFixture fixture;
    QCOMPARE(codeOf(fixture.create(m_ana)), QByteArray("ok"));
    const quint64 before = fixture.service().hashes().computations();
    const auto refused = fixture.login(name, m_wrong);
    QCOMPARE(codeOf(refused), QByteArray("INVALID_CREDENTIALS"));
    QCOMPARE(refused.error().message, QStringLiteral("wrong username or password"));
    QCOMPARE(fixture.service().hashes().computations() - before, quint64(1)); // the same work for all
    QCOMPARE(fixture.auditLog().size(), 2);
    QVERIFY(fixture.auditLog().last().contains(u"login_failed"));
    QVERIFY(!fixture.auditLog().last().contains(m_wrong));
}

void tst_SignInTest::refusesStates_data()
{
    QTest::addColumn<UserState>("state");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("pending") << UserState::Pending << QByteArray("ACCOUNT_PENDING");
    QTest::newRow("disabled") << UserState::Disabled << QByteArray("ACCOUNT_DISABLED");
}

void tst_SignInTest::refusesStates()
{
    QFETCH(const UserState, state);
    AccountFixture fixture;
    const auto user = fixture.create(m_ana);
    QVERIFY(
        fixture.store().run<void>([&](QSqlDatabase &c) { return users::setState(c, user->id, state); }).has_value());
    QTEST(codeOf(fixture.login(m_ana)), "code");
    QCOMPARE(codeOf(fixture.login(m_ana, m_wrong)),
             QByteArray("INVALID_CREDENTIALS")); // who does not know it, learns nothing
}

void tst_SignInTest::throttles()
{
    AccountFixture fixture;
    QCOMPARE(codeOf(fixture.create(m_ana)), QByteArray("ok"));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(codeOf(fixture.login(m_ana, m_wrong)), QByteArray("INVALID_CREDENTIALS"));
    const quint64 before = fixture.service().hashes().computations();
    const auto refused = fixture.login(m_ana); // the right password
    QCOMPARE(codeOf(refused), QByteArray("TOO_MANY_ATTEMPTS"));
    QCOMPARE(refused.error().retryAfterS, 900);
    QCOMPARE(fixture.service().hashes().computations(), before);
    QCOMPARE(codeOf(change(fixture, AccountFixture::password(), QStringLiteral("another horse"))),
             QByteArray("TOO_MANY_ATTEMPTS"));
    QCOMPARE(codeOf(fixture.login(m_ana, AccountFixture::password(), "192.0.2.2")), QByteArray("ok"));
    fixture.steady += 15 * 60 * 1000;
    QCOMPARE(codeOf(fixture.login(m_ana)), QByteArray("ok"));
}

void tst_SignInTest::throttlesThrottledOnlyWrongPasswords()
{
    AccountFixture fixture;
    QCOMPARE(codeOf(fixture.create(m_ana)), QByteArray("ok"));
    for (int i = 0; i < 12; ++i)
        QCOMPARE(codeOf(fixture.login(m_ana, i % 4 == 3 ? AccountFixture::password() : m_wrong)),
                 QByteArray(i % 4 == 3 ? "ok" : "INVALID_CREDENTIALS"));
}

void tst_SignInTest::refusesHugeInput()
{
    AccountFixture fixture;
    const quint64 before = fixture.service().hashes().computations();
    QCOMPARE(codeOf(fixture.login(QString(257, u'a'))), QByteArray("INVALID_REQUEST"));
    QCOMPARE(codeOf(fixture.login(m_ana, QString(1025, u'a'))), QByteArray("INVALID_REQUEST"));
    QCOMPARE(fixture.service().hashes().computations(), before);
}

void tst_SignInTest::registers_data()
{
    QTest::addColumn<int>("store");
    QTest::addColumn<RegistrationPolicy>("policy");
    QTest::addColumn<bool>("clientHasAccount");
    QTest::addColumn<UserState>("state");
    const auto rows = [](const char *store, TestStore::Kind kind) {
        QTest::addRow("%s approval", store) << int(kind) << RegistrationPolicy::Approval << false << UserState::Pending;
        QTest::addRow("%s open, first", store) << int(kind) << RegistrationPolicy::Open << false << UserState::Active;
        QTest::addRow("%s open, second", store) << int(kind) << RegistrationPolicy::Open << true << UserState::Pending;
    };
    rows("SQLite", TestStore::Kind::Sqlite);
    if (TestStore::hasPostgres())
        rows("PostgreSQL", TestStore::Kind::Postgres);
}

void tst_SignInTest::registers()
{
    QFETCH(const int, store);
    QFETCH(const RegistrationPolicy, policy);
    QFETCH(const bool, clientHasAccount);
    QFETCH(const UserState, state);
    AccountService::Settings settings = AccountFixture::quick();
    settings.signIn.registration = policy;
    AccountFixture fixture(store, settings);
    if (clientHasAccount)
        QCOMPARE(codeOf(fixture.create(QStringLiteral("bob"), 51)), QByteArray("ok"));
    const auto user = fixture.registerUser(m_ana, 51);
    QCOMPARE(codeOf(user), QByteArray("ok"));
    QCOMPARE(user->state, state);
    QCOMPARE(user->role, Role::Operator);
    QCOMPARE(user->clienteId.toNumber(), 51);
    QCOMPARE(codeOf(fixture.login(m_ana)),
             state == UserState::Active ? QByteArray("ok") : QByteArray("ACCOUNT_PENDING"));
    fixture.store().database().finishPending();
    const std::vector<qint64> expected(state == UserState::Active || clientHasAccount ? 1 : 0, 51);
    QCOMPARE(fixture.registered(), expected);
    QVERIFY(fixture.auditLog().contains(QString(u"ana register ana " % userStateName(state))));
    QCOMPARE(codeOf(fixture.registerUser(m_ana, 52)), QByteArray("USERNAME_TAKEN"));
}

void tst_SignInTest::refusesRegistrations_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("password");
    QTest::addColumn<RegistrationPolicy>("policy");
    QTest::addColumn<QByteArray>("code");
    const QString good = AccountFixture::password();
    QTest::newRow("bad name") << QStringLiteral("Ana") << good << RegistrationPolicy::Open
                              << QByteArray("INVALID_REQUEST");
    QTest::newRow("short password") << m_ana << QStringLiteral("123456789") << RegistrationPolicy::Open
                                    << QByteArray("INVALID_REQUEST");
    QTest::newRow("closed") << m_ana << good << RegistrationPolicy::Closed << QByteArray("REGISTRATION_CLOSED");
    QTest::newRow("closed, bad name") << QStringLiteral("Ana") << good << RegistrationPolicy::Closed
                                      << QByteArray("REGISTRATION_CLOSED");
    QTest::newRow("taken") << QStringLiteral("bob") << good << RegistrationPolicy::Open << QByteArray("USERNAME_TAKEN");
}

void tst_SignInTest::refusesRegistrations()
{
    QFETCH(const QString, name);
    QFETCH(const QString, password);
    QFETCH(const RegistrationPolicy, policy);
    AccountService::Settings settings = AccountFixture::quick();
    settings.signIn.registration = policy;
    AccountFixture fixture(int(TestStore::Kind::Sqlite), settings);
    QCOMPARE(codeOf(fixture.create(QStringLiteral("bob"))), QByteArray("ok"));
    const quint64 before = fixture.service().hashes().computations();
    QTEST(codeOf(fixture.registerUser(name, 51, password)), "code");
    QCOMPARE(fixture.service().hashes().computations(), before); // refusing costs little
    QCOMPARE(fixture.auditLog().size(), 1);
}

void tst_SignInTest::boundsPendingRegistrations()
{
    AccountService::Settings settings = AccountFixture::quick();
    settings.signIn.mostPending = 2;
    AccountFixture fixture(int(TestStore::Kind::Sqlite), settings);
    QCOMPARE(codeOf(fixture.registerUser(QStringLiteral("one"))), QByteArray("ok"));
    QCOMPARE(codeOf(fixture.registerUser(QStringLiteral("two"))), QByteArray("ok"));
    QCOMPARE(codeOf(fixture.registerUser(QStringLiteral("three"))), QByteArray("REGISTRATION_CLOSED"));
}

void tst_SignInTest::changesPasswords()
{
    QFETCH(const int, store);
    AccountFixture fixture(store);
    QCOMPARE(codeOf(fixture.create(m_ana)), QByteArray("ok"));
    const auto before = fixture.login(m_ana);
    const QString fresh = QStringLiteral("another horse");
    const auto changed = change(fixture, AccountFixture::password(), fresh);
    QCOMPARE(codeOf(changed), QByteArray("ok"));
    QCOMPARE(fixture.check(before->token), QByteArray("revoked")); // at once
    QCOMPARE(fixture.check(changed->token), QByteArray("ana"));
    QCOMPARE(codeOf(fixture.login(m_ana)), QByteArray("INVALID_CREDENTIALS"));
    QCOMPARE(codeOf(fixture.login(m_ana, fresh)), QByteArray("ok"));
    QVERIFY(fixture.auditLog().contains(QStringLiteral("ana password ana")));
}

void tst_SignInTest::refusesPasswordChanges_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QByteArray>("code");
    const QString good = AccountFixture::password();
    const QString fresh = QStringLiteral("another horse");
    QTest::newRow("wrong old one") << m_ana << m_wrong << fresh << QByteArray("INVALID_CREDENTIALS");
    QTest::newRow("short new one") << m_ana << good << QStringLiteral("short") << QByteArray("INVALID_REQUEST");
    QTest::newRow("empty new one") << m_ana << good << QString() << QByteArray("INVALID_REQUEST");
    QTest::newRow("missing user") << QStringLiteral("nobody") << good << fresh << QByteArray("INVALID_CREDENTIALS");
}

void tst_SignInTest::refusesPasswordChanges()
{
    QFETCH(const QString, name);
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    AccountFixture fixture;
    QCOMPARE(codeOf(fixture.create(m_ana)), QByteArray("ok"));
    const auto login = fixture.login(m_ana);
    QTEST(codeOf(change(fixture, from, to, name)), "code");
    QCOMPARE(fixture.check(login->token), QByteArray("ana"));
    QCOMPARE(codeOf(fixture.login(m_ana)), QByteArray("ok"));
}

void tst_SignInTest::renewsOldHashes()
{
    AccountFixture fixture;
    const auto user = fixture.create(m_ana);
    PasswordWork more = PasswordWork::least();
    more.operations += 1;
    const auto old = passwordhash::make("correct horse", more);
    const auto hashInStore = [&] {
        return fixture.store()
            .run<std::optional<users::UserWithHash>>([&](QSqlDatabase &c) { return users::findWithHash(c, m_ana); })
            ->value()
            .passwordHash;
    };
    const QString made = hashInStore();
    QVERIFY(old.has_value());
    QVERIFY(fixture.store()
                .run<void>([&](QSqlDatabase &c) { return users::replaceHash(c, user->id, made, *old); })
                .has_value());
    QCOMPARE(codeOf(fixture.login(m_ana, m_wrong)), QByteArray("INVALID_CREDENTIALS"));
    QCOMPARE(hashInStore(), *old);
    const auto login = fixture.login(m_ana);
    QCOMPARE(codeOf(login), QByteArray("ok"));
    QVERIFY(hashInStore() != *old);
    QVERIFY(!passwordhash::isOutdated(hashInStore(), PasswordWork::least()));
    QCOMPARE(fixture.check(login->token), QByteArray("ana"));
    QCOMPARE(codeOf(fixture.login(m_ana)), QByteArray("ok"));
}

void tst_SignInTest::isBusyRatherThanSlow()
{
    AccountService::Settings settings = AccountFixture::quick();
    settings.hashing.queueLimit = 0;
    AccountFixture fixture(int(TestStore::Kind::Sqlite), settings);
    for (int i = 0; i < 10; ++i) // busy is no failed login: the throttle does not count it
        QCOMPARE(codeOf(fixture.login(m_ana)), QByteArray("TOO_BUSY"));
    QCOMPARE(codeOf(fixture.registerUser(m_ana)), QByteArray("TOO_BUSY"));
}

HUB_TEST(tst_SignInTest)
#include "tst_signin.moc"
