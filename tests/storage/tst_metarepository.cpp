// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/metarepository.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

using namespace hub;
using hub::test::TestStore;

class tst_MetaRepositoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsChanges_data() { TestStore::addRows(); }
    void countsChanges();
    void givesAllTheSameSecret_data() { TestStore::addRows(); }
    void givesAllTheSameSecret();
};

void tst_MetaRepositoryTest::countsChanges()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    const auto revision = [&](const QString &name) {
        return testStore.run<qint64>([name](QSqlDatabase &c) { return meta::revision(c, name); }).value_or(-1);
    };
    const QString accounts = QStringLiteral("accounts");
    const QString fresh = QStringLiteral("fresh");
    QCOMPARE(revision(accounts), 0);
    QCOMPARE(revision(fresh), 0);
    for (const QString &name : {accounts, fresh, accounts})
        QVERIFY(testStore.run<void>([name](QSqlDatabase &c) { return meta::raiseRevision(c, name); }).has_value());
    QCOMPARE(revision(accounts), 2);
    QCOMPARE(revision(fresh), 1);
}

void tst_MetaRepositoryTest::givesAllTheSameSecret()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    Database second(testStore.settings());
    QVERIFY(second.open().has_value());
    const auto ask = [](Database &database, const QByteArray &fresh) {
        return database
            .transactionAndWait<QByteArray>(
                [fresh](QSqlDatabase &c) { return meta::secretOr(c, QStringLiteral("jwt"), fresh); })
            .value_or(QByteArray());
    };
    QCOMPARE(ask(testStore.database(), QByteArray("first\0x", 7)), QByteArray("first\0x", 7));
    QCOMPARE(ask(second, "second"), QByteArray("first\0x", 7));
}

HUB_TEST(tst_MetaRepositoryTest)
#include "tst_metarepository.moc"
