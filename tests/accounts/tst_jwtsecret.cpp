// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/secrets.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

#include <QFileInfo>

using namespace hub;
using hub::test::TestStore;

class tst_JwtSecretTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesOneAndKeepsIt_data() { TestStore::addRows(); }
    void makesOneAndKeepsIt();
    void prefersTheConfiguredOne();
    void closesAnOpenFile();
    void refusesABadFile_data();
    void refusesABadFile();
};

void tst_JwtSecretTest::makesOneAndKeepsIt()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    const QTemporaryDir here;
    const QTemporaryDir elsewhere;
    const auto first = obtainJwtSecret({}, here.path(), testStore.database());
    QVERIFY2(first.has_value(), first ? "" : qPrintable(first.error().message));
    QVERIFY(first->size() >= 32);
    QCOMPARE(obtainJwtSecret({}, here.path(), testStore.database()).value_or(QByteArray()), *first);

    const auto another = obtainJwtSecret({}, elsewhere.path(), testStore.database());
    QVERIFY(another.has_value());
    const QFileInfo file(here.filePath(QStringLiteral("jwt.secret")));
    if (TestStore::Kind(store) == TestStore::Kind::Postgres) {
        QCOMPARE(*another, *first); // one store, one secret
        QVERIFY(!file.exists());
    } else {
        QVERIFY(*another != *first);
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
        QCOMPARE(QDir(here.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }
}

void tst_JwtSecretTest::prefersTheConfiguredOne()
{
    TestStore store;
    const QTemporaryDir folder;
    const QByteArray given(32, 'g');
    QCOMPARE(obtainJwtSecret(given, folder.path(), store.database()).value_or(QByteArray()), given);
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("jwt.secret"))));
    const auto tooShort = obtainJwtSecret(QByteArray(31, 'g'), folder.path(), store.database());
    QVERIFY(!tooShort.has_value());
    QCOMPARE(tooShort.error().code, QByteArray("INVALID_REQUEST"));
    QVERIFY(tooShort.error().message.contains(u"HUB_JWT_SECRET"));
    QVERIFY(!tooShort.error().message.contains(u"ggg"));
}

void tst_JwtSecretTest::closesAnOpenFile()
{
    TestStore store;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("jwt.secret"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(40, 's') + "\n");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    file.close();
    QCOMPARE(obtainJwtSecret({}, folder.path(), store.database()).value_or(QByteArray()), QByteArray(40, 's'));
    QVERIFY(!(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

void tst_JwtSecretTest::refusesABadFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("too short") << QByteArray(31, 's');
    QTest::newRow("only line ends") << QByteArray(40, '\n');
}

void tst_JwtSecretTest::refusesABadFile()
{
    QFETCH(const QByteArray, content);
    TestStore store;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("jwt.secret"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    file.close();
    const auto refused = obtainJwtSecret({}, folder.path(), store.database());
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, QByteArray("SECRET_UNUSABLE"));
    QCOMPARE(QFileInfo(path).size(), content.size()); // it is not ours to overwrite

    const auto nowhere = obtainJwtSecret({}, folder.filePath(QStringLiteral("missing")), store.database());
    QCOMPARE(nowhere.error().code, QByteArray("SECRET_UNUSABLE"));
}

HUB_TEST(tst_JwtSecretTest)
#include "tst_jwtsecret.moc"
