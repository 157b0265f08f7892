// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/accountrepository.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

using namespace hub;
using hub::test::TestStore;

class tst_ApiKeyRepositoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsKeys_data() { TestStore::addRows(); }
    void keepsKeys();
    void revokes_data() { TestStore::addRows(); }
    void revokes();
};

namespace {

ApiKey clientKey(const QString &name)
{
    ApiKey key;
    key.name = name;
    key.clienteId = ClienteId::fromNumber(51);
    key.createdAt = 1000;
    return key;
}

std::optional<ApiKey> read(TestStore &store, qint64 id)
{
    return store.run<std::optional<ApiKey>>([id](QSqlDatabase &connection) { return apikeys::find(connection, id); })
        .value_or(std::nullopt);
}

} // namespace

void tst_ApiKeyRepositoryTest::keepsKeys()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    ApiKey adminKey = clientKey(QStringLiteral("all"));
    adminKey.clienteId = std::nullopt;
    adminKey.role = Role::Admin;
    const QByteArray hash("\0\xffhash", 6);
    const auto ids = testStore.run<QList<qint64>>([&](QSqlDatabase &connection) -> Result<QList<qint64>> {
        return QList<qint64>{apikeys::insert(connection, clientKey(QStringLiteral("shop")), hash).value_or(-1),
                             apikeys::insert(connection, adminKey, QByteArray("other")).value_or(-1)};
    });
    QVERIFY(ids.has_value() && !ids->contains(-1));
    const auto key = read(testStore, ids->first());
    QVERIFY(key.has_value());
    QCOMPARE(key->name, QStringLiteral("shop"));
    QCOMPARE(key->clienteId, ClienteId::fromNumber(51));
    QCOMPARE(key->role, Role::Operator);
    QVERIFY(!key->lastUsedAt && !key->revokedAt);
    QCOMPARE(read(testStore, ids->last())->role, Role::Admin);
    QVERIFY(!read(testStore, ids->last())->clienteId);
    QVERIFY(!read(testStore, 999));

    QVERIFY(testStore.run<void>([&](QSqlDatabase &c) { return apikeys::noteUse(c, ids->first(), 7000); }).has_value());
    QCOMPARE(read(testStore, ids->first())->lastUsedAt, std::optional<qint64>(7000));
    const auto valid =
        testStore.run<std::vector<apikeys::KeyWithHash>>([](QSqlDatabase &c) { return apikeys::allValid(c); });
    QVERIFY(valid.has_value());
    QCOMPARE(valid->size(), size_t(2));
    QVERIFY(valid->front().hash == hash || valid->back().hash == hash);
    const auto twice = testStore.run<qint64>(
        [&](QSqlDatabase &c) { return apikeys::insert(c, clientKey(QStringLiteral("x")), hash); });
    QCOMPARE(twice.error().code, QByteArray("CONFLICT"));
}

void tst_ApiKeyRepositoryTest::revokes()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    QList<qint64> ids;
    for (int i = 0; i < 3; ++i) {
        const auto id = testStore.run<qint64>([&](QSqlDatabase &connection) {
            return apikeys::insert(connection, clientKey(QStringLiteral("k%1").arg(i)), QByteArray::number(i));
        });
        QVERIFY(id.has_value());
        ids << *id;
    }
    for (const qint64 at : {5000, 6000})
        QVERIFY(testStore.run<void>([&](QSqlDatabase &c) { return apikeys::revoke(c, ids[1], at); }).has_value());
    QCOMPARE(read(testStore, ids[1])->revokedAt, std::optional<qint64>(5000)); // the first time counts
    const auto valid =
        testStore.run<std::vector<apikeys::KeyWithHash>>([](QSqlDatabase &c) { return apikeys::allValid(c); });
    QCOMPARE(valid->size(), size_t(2));
    const auto page = testStore.run<ResultPage<ApiKey>>([](QSqlDatabase &c) {
        return apikeys::list(c, {std::nullopt, 2});
    });
    QVERIFY(page.has_value());
    QCOMPARE(page->items.size(), size_t(2));
    QCOMPARE(page->next, std::optional<qint64>(ids[1]));
    QCOMPARE(page->items.back().id, ids[1]); // the revoked one is listed
}

HUB_TEST(tst_ApiKeyRepositoryTest)
#include "tst_apikeyrepository.moc"
