// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "ui/people/usersmodel.h"

#include <QTest>

using namespace hub;
using namespace hub::ui;

class tst_PeopleWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatToDo_data();
    void saysWhatToDo();
    void namesOneAndCountsMany();
};

void tst_PeopleWords::saysWhatToDo_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("has");
    QTest::newRow("last admin") << QByteArray("LAST_ADMIN") << QStringLiteral("Make somebody else");
    QTest::newRow("taken") << QByteArray("USERNAME_TAKEN") << QStringLiteral("already");
    QTest::newRow("gone") << QByteArray("NOT_FOUND") << QStringLiteral("not there any more");
    QTest::newRow("changed") << QByteArray("CONFLICT") << QStringLiteral("Look at it again");
    QTest::newRow("busy") << QByteArray("TOO_BUSY") << QStringLiteral("Try again");
    QTest::newRow("anything else is told as it is") << QByteArray("DATABASE_FAILED") << QStringLiteral("in its words");
}

void tst_PeopleWords::saysWhatToDo()
{
    QFETCH(const QByteArray, code);
    QFETCH(const QString, has);
    const QString text = peopleErrorText({code, QStringLiteral("in its words")});
    QVERIFY2(text.contains(has), qPrintable(text));
}

void tst_PeopleWords::namesOneAndCountsMany()
{
    const User maria{.username = QStringLiteral("maria"), .clienteId = *ClienteId::fromNumber(1)};
    QCOMPARE(accountsText({maria}), QStringLiteral("maria"));
    QCOMPARE(accountsText({maria, maria, maria}), QStringLiteral("3 accounts"));
}

HUB_TEST(tst_PeopleWords)
#include "tst_peoplewords.moc"
