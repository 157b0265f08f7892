// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "ui/contacts/contactsmodel.h"

#include <QTest>

using namespace hub;
using namespace hub::ui;

class tst_ContactsWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void saysWhatASyncDid_data();
    void saysWhatASyncDid();
    void countsWhatIsHere();
    void isCalmAboutAMissingOffer();
};

void tst_ContactsWords::saysWhatASyncDid_data()
{
    QTest::addColumn<int>("total");
    QTest::addColumn<int>("added");
    QTest::addColumn<int>("updated");
    QTest::addColumn<int>("removed");
    QTest::addColumn<QString>("text");
    QTest::newRow("some") << 412 << 3 << 0 << 1 << QStringLiteral("412 contacts: 3 new, 1 removed");
    QTest::newRow("all kinds") << 9 << 1 << 2 << 3 << QStringLiteral("9 contacts: 1 new, 2 changed, 3 removed");
    QTest::newRow("nothing") << 412 << 0 << 0 << 0 << QStringLiteral("412 contacts, nothing new");
    QTest::newRow("one") << 1 << 1 << 0 << 0 << QStringLiteral("1 contact: 1 new");
    QTest::newRow("emptied") << 0 << 0 << 0 << 5 << QStringLiteral("0 contacts: 5 removed");
}

void tst_ContactsWords::saysWhatASyncDid()
{
    QFETCH(const int, total);
    QFETCH(const int, added);
    QFETCH(const int, updated);
    QFETCH(const int, removed);
    QTEST(syncText({.total = total, .added = added, .updated = updated, .removed = removed}), "text");
    const QString told = syncText({.total = total, .added = added, .withoutNumber = 2});
    QVERIFY2(told.endsWith(QStringLiteral("; 2 without a number")), qPrintable(told));
}

void tst_ContactsWords::countsWhatIsHere()
{
    QCOMPARE(contactCountText(412, false), QStringLiteral("412 contacts"));
    QCOMPARE(contactCountText(1, false), QStringLiteral("1 contact"));
    QCOMPARE(contactCountText(200, true), QStringLiteral("200+ contacts"));
}

void tst_ContactsWords::isCalmAboutAMissingOffer()
{
    const Error missing{"NOT_SUPPORTED", QStringLiteral("404 page not found")};
    QVERIFY(isMissingOffer(missing));
    QVERIFY(!contactsErrorText(missing).contains(QStringLiteral("404")));
    const Error other{"SESSION_MANAGER_ERROR", QStringLiteral("The phone is off.")};
    QVERIFY(!isMissingOffer(other));
    QCOMPARE(contactsErrorText(other), QStringLiteral("The phone is off."));
}

HUB_TEST(tst_ContactsWords)
#include "tst_contactswords.moc"
