// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/accountservice.h"
#include "core/accounts/secrets.h"
#include "core/storage/metarepository.h"
#include "tests/accounts/accountfixture.h"
#include "tests/support/test.h"

#include <QSignalSpy>

using namespace hub;
using hub::test::AccountFixture;
using hub::test::codeOf;
using hub::test::TestStore;

/// Several hubs and subcommands on one store, and what happens when it is gone.
class tst_AccountServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void learnsFromOtherHubs_data() { TestStore::addRows(); }
    void learnsFromOtherHubs();
    void acceptsTokensOfOtherHubs_data() { TestStore::addRows(); }
    void acceptsTokensOfOtherHubs();
    void knowsWhoLogsInHere();
    void rechecksWithTheStore_data() { TestStore::addRows(); }
    void rechecksWithTheStore();
    void asksNothingNewForNothing();
    void servesWhileTheStoreIsGone();
    void goesWhileWorkWaits();
};

void tst_AccountServiceTest::learnsFromOtherHubs()
{
    QFETCH(const int, store);
    AccountFixture fixture(store);
    Database secondDatabase(fixture.store().settings());
    QVERIFY(secondDatabase.open().has_value());
    const auto second = fixture.makeService(secondDatabase, AccountFixture::quick());
    second->start();

    const auto user = fixture.create(QStringLiteral("ana"));
    const QByteArray header = "Bearer " + fixture.login(QStringLiteral("ana"))->token;
    QTRY_VERIFY(second->authenticator()->check(header).has_value());

    const auto disabled = AccountFixture::await<Result<User>>([&](const auto &to, auto done) {
        fixture.service().users().disable(user->id, AccountFixture::origin(), to, std::move(done));
    });
    QCOMPARE(codeOf(disabled), QByteArray("ok"));
    QTRY_VERIFY(second->authenticator()->check(header).error() == AuthFault::Disabled);
}

void tst_AccountServiceTest::acceptsTokensOfOtherHubs()
{
    QFETCH(const int, store);
    AccountFixture fixture(store);
    Database secondDatabase(fixture.store().settings());
    QVERIFY(secondDatabase.open().has_value());
    const auto second = fixture.makeService(secondDatabase, AccountFixture::quick());
    QCOMPARE(codeOf(fixture.create(QStringLiteral("ana"))), QByteArray("ok"));
    const auto login = AccountFixture::await<Result<Login, LoginRefusal>>([&](const auto &to, auto done) {
        second->signIn().login(QStringLiteral("ana"), AccountFixture::password(), QHostAddress(QStringLiteral("::1")),
                               to, std::move(done));
    });
    QCOMPARE(codeOf(login), QByteArray("ok"));
    QCOMPARE(fixture.check(login->token), QByteArray("ana"));
}

/// An account that was made beside this hub, before it has asked for news: the token that it gives is good at once.
void tst_AccountServiceTest::knowsWhoLogsInHere()
{
    AccountFixture fixture;
    Database secondDatabase(fixture.store().settings());
    QVERIFY(secondDatabase.open().has_value());
    const auto second = fixture.makeService(secondDatabase, AccountFixture::quick()); // does not poll
    QCOMPARE(codeOf(fixture.create(QStringLiteral("ana"))), QByteArray("ok"));
    const auto login = AccountFixture::await<Result<Login, LoginRefusal>>([&](const auto &to, auto done) {
        second->signIn().login(QStringLiteral("ana"), AccountFixture::password(), QHostAddress(QStringLiteral("::1")),
                               to, std::move(done));
    });
    QCOMPARE(codeOf(login), QByteArray("ok"));
    QVERIFY(second->authenticator()->check(QByteArray("Bearer " + login->token)).has_value());
}

void tst_AccountServiceTest::rechecksWithTheStore()
{
    QFETCH(const int, store);
    AccountFixture fixture(store);
    Database secondDatabase(fixture.store().settings());
    QVERIFY(secondDatabase.open().has_value());
    const auto second = fixture.makeService(secondDatabase, AccountFixture::quick()); // does not poll
    QCOMPARE(codeOf(AccountFixture::await<Result<void>>(
                 [&](const auto &to, auto done) { second->directory().refresh(to, std::move(done)); })),
             QByteArray("ok"));
    QCOMPARE(codeOf(fixture.create(QStringLiteral("ana"))), QByteArray("ok"));
    const QByteArray header = "Bearer " + fixture.login(QStringLiteral("ana"))->token;
    const auto before = second->authenticator()->check(header);
    QVERIFY(!before && mayHaveChanged(before.error()));

    // Many at once ask the store no more often than is needed, and each is answered.
    const Mailbox mailbox;
    int admitted = 0;
    for (int i = 0; i < 20; ++i)
        second->directory().recheck(header, mailbox.address(), [&admitted](const Result<Caller, AuthFault> &caller) {
            admitted += caller ? 1 : 0;
        });
    QTRY_COMPARE(admitted, 20);
    const auto stranger = AccountFixture::await<Result<Caller, AuthFault>>([&](const auto &to, auto done) {
        second->directory().recheck(QByteArray("Bearer " + apikeysecret::make()), to, std::move(done));
    });
    QVERIFY(stranger.error() == AuthFault::Revoked);
}

void tst_AccountServiceTest::asksNothingNewForNothing()
{
    AccountFixture fixture;
    QCOMPARE(codeOf(fixture.create(QStringLiteral("ana"))), QByteArray("ok"));
    // Behind the service's back and without a new revision: a reading of all accounts would find it.
    const auto hidden = fixture.store().run<int>([](QSqlDatabase &connection) {
        return sql::change(connection, QStringLiteral("UPDATE users SET state = 'disabled'"));
    });
    QVERIFY(hidden.has_value());
    const Authenticator &authenticator = *fixture.service().authenticator();
    const qint64 now = fixture.wall / 1000;
    const QByteArray header =
        "Bearer " + authenticator.jwt().sign({1, *ClienteId::fromNumber(51), QStringLiteral("ana"), Role::Operator, now,
                                              now + 60, makeTokenId(0)});
    QSignalSpy polls(&fixture.service().directory(), &AccountDirectory::polled);
    fixture.service().start();
    QTRY_VERIFY(polls.size() >= 3);
    QVERIFY(authenticator.check(header).has_value());
    QVERIFY(fixture.store()
                .run<void>([](QSqlDatabase &connection) {
                    return meta::raiseRevision(connection, QStringLiteral("accounts"));
                })
                .has_value());
    QTRY_VERIFY(authenticator.check(header).error() == AuthFault::Disabled);
}

void tst_AccountServiceTest::servesWhileTheStoreIsGone()
{
    AccountService::Settings settings = AccountFixture::quick();
    settings.trustFor = std::chrono::minutes(10);
    AccountFixture fixture(int(TestStore::Kind::Sqlite), settings);
    QCOMPARE(codeOf(fixture.create(QStringLiteral("ana"))), QByteArray("ok"));
    const QByteArray token = fixture.login(QStringLiteral("ana"))->token;
    QSignalSpy polls(&fixture.service().directory(), &AccountDirectory::polled);
    fixture.service().start();
    QTRY_VERIFY(!polls.isEmpty() && polls.last().first().toBool());

    const QString file = fixture.store().settings().file;
    QVERIFY(QFile::rename(file, file % u".saved"));
    QTRY_VERIFY(!polls.last().first().toBool());
    QCOMPARE(fixture.check(token), QByteArray("ana"));
    QCOMPARE(codeOf(fixture.login(QStringLiteral("ana"))), QByteArray("DATABASE_UNAVAILABLE"));
    fixture.steady += 10 * 60 * 1000 + 1;
    QCOMPARE(fixture.check(token), QByteArray("store_unavailable"));

    QVERIFY(QFile::rename(file % u".saved", file));
    QTRY_VERIFY(polls.last().first().toBool());
    QCOMPARE(fixture.check(token), QByteArray("ana"));
    QCOMPARE(codeOf(fixture.login(QStringLiteral("ana"))), QByteArray("ok"));
}

void tst_AccountServiceTest::goesWhileWorkWaits()
{
    TestStore store;
    const Mailbox mailbox;
    int answers = 0;
    for (int round = 0; round < 20; ++round) {
        AccountService service(store.database(), QByteArray(32, 's'), AccountFixture::quick());
        service.start();
        const UserAdmin::NewAccount account{QStringLiteral("user%1").arg(round), AccountFixture::password(),
                                            *ClienteId::fromNumber(51), Role::Operator};
        service.users().create(account, AccountFixture::origin(), mailbox.address(),
                               [&answers](const Result<User> &) { ++answers; });
        service.users().disable(1, AccountFixture::origin(), mailbox.address(),
                                [&answers](const Result<User> &) { ++answers; });
        if (round % 2 == 0)
            QCoreApplication::processEvents();
    }
    QVERIFY(answers <= 40); // no crash, and no answer twice
    QVERIFY(store.database().state().up);
}

HUB_TEST(tst_AccountServiceTest)
#include "tst_accountservice.moc"
