// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/hashworker.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;

class tst_PasswordHashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verifiesItsOwn();
    void verifiesAHashFromElsewhere();
    void refusesDamagedHashes_data();
    void refusesDamagedHashes();
    void knowsOutdatedWork();
    void unmatchableIsAWholeHash();
};

void tst_PasswordHashTest::verifiesItsOwn()
{
    const auto hash = passwordhash::make("correct horse", PasswordWork::least());
    const auto again = passwordhash::make("correct horse", PasswordWork::least());
    QVERIFY(hash && again);
    QVERIFY(hash->startsWith(u"$argon2id$v=19$"));
    QVERIFY(*hash != *again); // salted
    QVERIFY(passwordhash::verify(*hash, "correct horse"));
    QVERIFY(!passwordhash::verify(*hash, "correct horsf"));
    QVERIFY(!passwordhash::verify(*hash, QByteArray("correct horse\0", 14)));
    QVERIFY(!passwordhash::verify(*hash, ""));
}

void tst_PasswordHashTest::verifiesAHashFromElsewhere()
{
    // Of the reference implementation's own tests (phc-winner-argon2, src/test.c): "password", "somesalt", t=2, m=256,
    // p=1.
    const QString hash =
        QStringLiteral("$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");
    QVERIFY(passwordhash::verify(hash, "password"));
    QVERIFY(!passwordhash::verify(hash, "Password"));
}

void tst_PasswordHashTest::refusesDamagedHashes_data()
{
    QTest::addColumn<QString>("hash");
    QTest::newRow("empty") << QString();
    QTest::newRow("words") << QStringLiteral("not a hash");
    QTest::newRow("another scheme") << QStringLiteral("$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy");
    QTest::newRow("cut") << QStringLiteral("$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOg");
}

void tst_PasswordHashTest::refusesDamagedHashes()
{
    QFETCH(const QString, hash);
    QVERIFY(!passwordhash::verify(hash, "password"));
}

void tst_PasswordHashTest::knowsOutdatedWork()
{
    const auto hash = passwordhash::make("correct horse", PasswordWork::least());
    QVERIFY(!passwordhash::isOutdated(*hash, PasswordWork::least()));
    QVERIFY(passwordhash::isOutdated(*hash, PasswordWork{}));
}

void tst_PasswordHashTest::unmatchableIsAWholeHash()
{
    const auto work = PasswordWork::least();
    const QString hash = passwordhash::unmatchable(work);
    QVERIFY(!passwordhash::isOutdated(hash, work)); // libsodium reads its parameters: the work will be done
    QVERIFY(!passwordhash::verify(hash, ""));
    QVERIFY(!passwordhash::verify(hash, "password"));
    QCOMPARE(hash.size(), passwordhash::make("x", work)->size());
    QVERIFY(hash != passwordhash::unmatchable(work));
}

HUB_TEST(tst_PasswordHashTest)
#include "tst_passwordhash.moc"
