// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/accountadmin.h"

#include "core/accounts/secrets.h"
#include "tests/accounts/accountfixture.h"
#include "tests/support/test.h"

using namespace hub;
using hub::test::AccountFixture;
using hub::test::codeOf;
using hub::test::TestStore;

class tst_ApiKeyAdminTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createsAndRevokes_data() { TestStore::addRows(); }
    void createsAndRevokes();
    void refuses();
    void keepsNoKey();
    void writesDownUses();

private:
    static Result<CreatedApiKey> create(AccountFixture &fixture, const QString &name, std::optional<ClienteId> client)
    {
        return AccountFixture::await<Result<CreatedApiKey>>([&](const auto &to, auto done) {
            fixture.service().keys().create(name, client, AccountFixture::origin(), to, std::move(done));
        });
    }
    static Result<ApiKey> revoke(AccountFixture &fixture, qint64 id)
    {
        return AccountFixture::await<Result<ApiKey>>([&](const auto &to, auto done) {
            fixture.service().keys().revoke(id, AccountFixture::origin(), to, std::move(done));
        });
    }
    static std::vector<ApiKey> list(AccountFixture &fixture)
    {
        return AccountFixture::await<Result<ResultPage<ApiKey>>>(
                   [&](const auto &to, auto done) { fixture.service().keys().list({}, to, std::move(done)); })
            ->items;
    }
};

void tst_ApiKeyAdminTest::createsAndRevokes()
{
    QFETCH(const int, store);
    AccountFixture fixture(store);
    const auto client = create(fixture, QStringLiteral("shop"), ClienteId::fromNumber(51));
    const auto admin = create(fixture, QStringLiteral("all"), std::nullopt);
    QCOMPARE(codeOf(client), QByteArray("ok"));
    QVERIFY(apikeysecret::looksLikeKey(client->secret));
    QVERIFY(client->secret != admin->secret);
    QCOMPARE(fixture.check(client->secret), QByteArray("key:shop")); // at once
    QVERIFY(fixture.service().authenticator()->check(QByteArray("Bearer " + admin->secret))->isAdmin());

    fixture.wall += 1000;
    const qint64 revokedAt = fixture.wall;
    QCOMPARE(revoke(fixture, client->key.id)->revokedAt, std::optional(revokedAt));
    QCOMPARE(fixture.check(client->secret), QByteArray("revoked"));
    fixture.wall += 1000;
    QCOMPARE(revoke(fixture, client->key.id)->revokedAt, std::optional(revokedAt));
    QCOMPARE(fixture.check(admin->secret), QByteArray("key:all"));
    QCOMPARE(list(fixture).size(), size_t(2));
    const QString id = QString::number(client->key.id);
    QCOMPARE(fixture.auditLog().at(0), QString(u"root key_create " % id % u" shop"));
    QCOMPARE(fixture.auditLog().at(2), QString(u"root key_revoke " % id % u" shop"));
}

void tst_ApiKeyAdminTest::refuses()
{
    AccountFixture fixture;
    QCOMPARE(codeOf(create(fixture, QString(), std::nullopt)), QByteArray("INVALID_REQUEST"));
    QCOMPARE(codeOf(create(fixture, QStringLiteral("a\nb"), std::nullopt)), QByteArray("INVALID_REQUEST"));
    QCOMPARE(codeOf(revoke(fixture, 99)), QByteArray("NOT_FOUND"));
    QCOMPARE(fixture.auditLog(), QStringList());
}

void tst_ApiKeyAdminTest::keepsNoKey()
{
    AccountFixture fixture;
    const auto created = create(fixture, QStringLiteral("shop"), std::nullopt);
    fixture.store().database().finishPending();
    for (const char *suffix : {"", "-wal"}) {
        QFile file(QString(fixture.store().settings().file % QLatin1StringView(suffix)));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains(created->secret));
        QVERIFY(!bytes.contains(created->secret.mid(4, 20)));
    }
}

void tst_ApiKeyAdminTest::writesDownUses()
{
    AccountFixture fixture;
    const auto created = create(fixture, QStringLiteral("shop"), std::nullopt);
    QVERIFY(!list(fixture).front().lastUsedAt);
    QCOMPARE(fixture.check(created->secret), QByteArray("key:shop"));
    fixture.service().start();
    QTRY_COMPARE(list(fixture).front().lastUsedAt, std::optional(fixture.wall.load()));
}

HUB_TEST(tst_ApiKeyAdminTest)
#include "tst_apikeyadmin.moc"
