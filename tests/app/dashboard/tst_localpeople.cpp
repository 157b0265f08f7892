// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/dashboard/linkfixture.h"
#include "tests/support/test.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

using namespace hub;
using namespace hub::test;

namespace {

class PeopleFixture : public LinkFixture
{
public:
    PeopleFixture()
    {
        if (!start())
            qFatal("no hub");
    }
    PeopleApi &people() { return link->people(); }
    Result<User> create(const QString &name, Role role = Role::Operator)
    {
        return ask<User>([&](QObject *context, const Answer<User> &done) {
            people().createUser({name, QStringLiteral("long enough"), id(51), role}, context, done);
        });
    }
    using Change = void (PeopleApi::*)(qint64, QObject *, Answer<User>);
    Result<User> change(Change wish, qint64 user)
    {
        return ask<User>([&](QObject *context, const Answer<User> &done) { (people().*wish)(user, context, done); });
    }
    std::vector<User> users()
    {
        return ask<ResultPage<User>>(
                   [&](QObject *context, const Answer<ResultPage<User>> &done) { people().users({}, context, done); })
            ->items;
    }
    /// POST to the hub's own server; the status.
    int post(const QString &path, const QByteArray &body)
    {
        QNetworkAccessManager network;
        QNetworkRequest request(link->server().state().page.resolved(QUrl(path)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        const std::unique_ptr<QNetworkReply> reply(network.post(request, body));
        if (!QTest::qWaitFor([&] { return reply->isFinished(); }, Patience))
            return 0;
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }
};

} // namespace

class tst_LocalPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesAndListsAccounts();
    void refusesBadAccounts();
    void changesAccounts();
    void keepsTheLastAdministrator();
    void makesAndRevokesKeys();
    void hearsOfARegistration();
};

void tst_LocalPeople::makesAndListsAccounts()
{
    PeopleFixture fixture;
    const auto boss = fixture.create(QStringLiteral("boss"), Role::Admin);
    QVERIFY(boss);
    QCOMPARE(boss->state, UserState::Active);
    QCOMPARE(int(fixture.users().size()), 1);
    QCOMPARE(fixture.users().front().username, QStringLiteral("boss"));
}

void tst_LocalPeople::refusesBadAccounts()
{
    PeopleFixture fixture;
    QVERIFY(fixture.create(QStringLiteral("boss")));
    QCOMPARE(fixture.create(QStringLiteral("boss")).error().code, "USERNAME_TAKEN");
    QCOMPARE(fixture.create(QStringLiteral("No Name")).error().code, "INVALID_REQUEST");
    QCOMPARE(fixture.change(&PeopleApi::approve, 777).error().code, "NOT_FOUND");
}

void tst_LocalPeople::changesAccounts()
{
    PeopleFixture fixture;
    QVERIFY(fixture.create(QStringLiteral("boss"), Role::Admin));
    const qint64 ana = fixture.create(QStringLiteral("ana"))->id;
    QCOMPARE(fixture.change(&PeopleApi::disable, ana)->state, UserState::Disabled);
    QCOMPARE(fixture.change(&PeopleApi::approve, ana).error().code, "CONFLICT");
    QCOMPARE(fixture.change(&PeopleApi::enable, ana)->state, UserState::Active);
    const auto promoted = fixture.ask<User>(
        [&](QObject *context, const Answer<User> &done) { fixture.people().setRole(ana, Role::Admin, context, done); });
    QCOMPARE(promoted->role, Role::Admin);
    const auto setPassword = [&](const QString &password) {
        return fixture.ask<User>([&](QObject *context, const Answer<User> &done) {
            fixture.people().setPassword(ana, password, context, done);
        });
    };
    QVERIFY(setPassword(QStringLiteral("another long one")));
    QCOMPARE(setPassword(QStringLiteral("short")).error().code, "INVALID_REQUEST");
    QCOMPARE(fixture.post(QStringLiteral("/auth/login"), R"({"username":"ana","password":"another long one"})"), 200);
}

void tst_LocalPeople::keepsTheLastAdministrator()
{
    PeopleFixture fixture;
    const qint64 boss = fixture.create(QStringLiteral("boss"), Role::Admin)->id;
    QCOMPARE(fixture.change(&PeopleApi::disable, boss).error().code, "LAST_ADMIN");
}

void tst_LocalPeople::makesAndRevokesKeys()
{
    PeopleFixture fixture;
    const auto create = [&](const QString &name, std::optional<ClienteId> client) {
        return fixture.ask<CreatedApiKey>([&](QObject *context, const Answer<CreatedApiKey> &done) {
            fixture.people().createKey(name, client, context, done);
        });
    };
    const auto key = create(QStringLiteral("billing"), id(51));
    QVERIFY(key);
    QVERIFY(key->secret.startsWith("hub_"));
    QCOMPARE(key->key.role, Role::Operator);
    QCOMPARE(create(QStringLiteral("root"), {})->key.role, Role::Admin);
    QCOMPARE(create({}, {}).error().code, "INVALID_REQUEST");
    const auto revoke = [&](qint64 number) {
        return fixture.ask<ApiKey>(
            [&](QObject *context, const Answer<ApiKey> &done) { fixture.people().revokeKey(number, context, done); });
    };
    QVERIFY(revoke(key->key.id)->revokedAt);
    QCOMPARE(revoke(777).error().code, "NOT_FOUND");
    using Keys = ResultPage<ApiKey>;
    const auto keys = fixture.ask<Keys>(
        [&](QObject *context, const Answer<Keys> &done) { fixture.people().keys({}, context, done); });
    QCOMPARE(int(keys->items.size()), 2);
}

void tst_LocalPeople::hearsOfARegistration()
{
    PeopleFixture fixture;
    QSignalSpy changed(&fixture.people(), &PeopleApi::changed);
    const QByteArray body = R"({"username":"ana","password":"long enough","cliente_id":51})";
    QCOMPARE(fixture.post(QStringLiteral("/auth/register"), body), 201);
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), Patience);
    QCOMPARE(fixture.users().front().state, UserState::Pending);
    QCOMPARE(fixture.change(&PeopleApi::approve, fixture.users().front().id)->state, UserState::Active);
}

HUB_TEST(tst_LocalPeople)
#include "tst_localpeople.moc"
