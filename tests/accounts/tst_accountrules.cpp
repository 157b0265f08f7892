// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/user.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;

class tst_AccountRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usernames_data();
    void usernames();
    void passwords_data();
    void passwords();
    void keyNames_data();
    void keyNames();
    void composesPasswords();
    void namesTheField();
};

void tst_AccountRulesTest::usernames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    QTest::newRow("shortest") << QStringLiteral("ana") << true;
    QTest::newRow("all kinds") << QStringLiteral("a.b_c-9") << true;
    QTest::newRow("longest") << QString(32, u'x') << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("too short") << QStringLiteral("ab") << false;
    QTest::newRow("too long") << QString(33, u'x') << false;
    QTest::newRow("upper case") << QStringLiteral("Ana") << false;
    QTest::newRow("space") << QStringLiteral("an a") << false;
    QTest::newRow("at sign") << QStringLiteral("ana@b") << false;
    QTest::newRow("letter beyond ASCII") << QStringLiteral("añab") << false;
    QTest::newRow("digit beyond ASCII") << QStringLiteral("an٣a") << false;
    QTest::newRow("line end") << QStringLiteral("ana\n") << false;
    QTest::newRow("NUL") << QString(u"ana" % QChar(u'\0')) << false;
}

void tst_AccountRulesTest::usernames()
{
    QFETCH(const QString, name);
    QTEST(checkUsername(name).has_value(), "good");
}

void tst_AccountRulesTest::passwords_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<bool>("good");
    QTest::newRow("shortest") << QString(10, u'x') << true;
    QTest::newRow("longest") << QString(128, u'x') << true;
    QTest::newRow("emoji count once") << QStringLiteral("😀").repeated(128) << true;
    QTest::newRow("spaces") << QStringLiteral("a b c d e f") << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("too short") << QString(9, u'x') << false;
    QTest::newRow("nine emoji") << QStringLiteral("😀").repeated(9) << false;
    QTest::newRow("too long") << QString(129, u'x') << false;
    QTest::newRow("NUL") << QString(QString(10, u'x') % QChar(u'\0')) << false;
    QTest::newRow("line end") << QString(QString(10, u'x') % u'\n') << false;
    QTest::newRow("half a surrogate pair") << QString(QString(10, u'x') % QChar(u'\xd800')) << false;
}

void tst_AccountRulesTest::passwords()
{
    QFETCH(const QString, password);
    QTEST(checkPassword(password).has_value(), "good");
}

void tst_AccountRulesTest::keyNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    QTest::newRow("plain") << QStringLiteral("Shop – ñ") << true;
    QTest::newRow("longest") << QString(64, u'x') << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("blank") << QStringLiteral("   ") << false;
    QTest::newRow("too long") << QString(65, u'x') << false;
    QTest::newRow("tab") << QStringLiteral("a\tb") << false;
}

void tst_AccountRulesTest::keyNames()
{
    QFETCH(const QString, name);
    QTEST(checkKeyName(name).has_value(), "good");
}

void tst_AccountRulesTest::composesPasswords()
{
    const QString composed = QStringLiteral("contrase\u00f1a");
    const QString decomposed = QStringLiteral("contrasen\u0303a");
    QVERIFY(composed != decomposed);
    QCOMPARE(passwordBytes(composed), passwordBytes(decomposed));
    QVERIFY(passwordBytes(composed) != passwordBytes(QStringLiteral("contrasena")));
}

void tst_AccountRulesTest::namesTheField()
{
    const auto refused = checkPassword(QStringLiteral("short"), QStringLiteral("new_password"));
    QCOMPARE(refused.error().code, QByteArray("INVALID_REQUEST"));
    QVERIFY(refused.error().message.startsWith(u"new_password "));
    QVERIFY(!refused.error().message.contains(u"short"));
}

HUB_TEST(tst_AccountRulesTest)
#include "tst_accountrules.moc"
