// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "ui/clients/clientnames.h"
#include "ui/clients/clientrow.h"

#include <QTest>

using namespace hub;
using namespace hub::ui;

class tst_ClientNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRanges_data();
    void readsRanges();
    void refusesRanges_data();
    void refusesRanges();
    void checksNames_data();
    void checksNames();
    void listsNames();
    void foldsText_data();
    void foldsText();
};

void tst_ClientNames::readsRanges_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last");
    QTest::newRow("one") << QStringLiteral("101") << qint64(101) << qint64(101);
    QTest::newRow("one with space") << QStringLiteral(" 101\t") << qint64(101) << qint64(101);
    QTest::newRow("hyphen") << QStringLiteral("101-150") << qint64(101) << qint64(150);
    QTest::newRow("dash") << QStringLiteral("101–150") << qint64(101) << qint64(150);
    QTest::newRow("long dash") << QStringLiteral("101 — 150") << qint64(101) << qint64(150);
    QTest::newRow("dots") << QStringLiteral("101..150") << qint64(101) << qint64(150);
    QTest::newRow("more dots") << QStringLiteral("101...150") << qint64(101) << qint64(150);
    QTest::newRow("to") << QStringLiteral("101 to 150") << qint64(101) << qint64(150);
    QTest::newRow("colon") << QStringLiteral("101:150") << qint64(101) << qint64(150);
    QTest::newRow("of one") << QStringLiteral("7-7") << qint64(7) << qint64(7);
    QTest::newRow("most") << QStringLiteral("1-10000") << qint64(1) << qint64(10000);
    QTest::newRow("at the end") << QStringLiteral("9007199254740990-9007199254740991") << qint64(9007199254740990)
                                << ClienteId::Max;
}

void tst_ClientNames::readsRanges()
{
    QFETCH(QString, text);
    QFETCH(qint64, first);
    QFETCH(qint64, last);
    const auto range = checkedRange(text);
    QVERIFY2(range, range ? "" : qPrintable(range.error().message));
    QCOMPARE(range->first.toNumber(), first);
    QCOMPARE(range->last.toNumber(), last);
    const auto clients = range->clients();
    QCOMPARE(qint64(clients.size()), last - first + 1);
    QCOMPARE(clients.back().toNumber(), last);
}

void tst_ClientNames::refusesRanges_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QString() << QStringLiteral("Enter a number");
    QTest::newRow("blank") << QStringLiteral("  ") << QStringLiteral("Enter a number");
    QTest::newRow("zero") << QStringLiteral("0") << QStringLiteral("begin with 0");
    QTest::newRow("leading zero") << QStringLiteral("0101") << QStringLiteral("begin with 0");
    QTest::newRow("letters") << QStringLiteral("12a") << QStringLiteral("digits only");
    QTest::newRow("sign") << QStringLiteral("-5") << QStringLiteral("digits only");
    QTest::newRow("foreign digits") << QStringLiteral("١٠١") << QStringLiteral("digits only");
    QTest::newRow("too large") << QStringLiteral("9007199254740992") << QStringLiteral("too large");
    QTest::newRow("much too large") << QString(500, u'9') << QStringLiteral("too large");
    QTest::newRow("half a range") << QStringLiteral("101-") << QStringLiteral("last number");
    QTest::newRow("backwards") << QStringLiteral("150-101") << QStringLiteral("smaller number");
    QTest::newRow("too many") << QStringLiteral("1-10001") << QStringLiteral("at most");
    QTest::newRow("end with letters") << QStringLiteral("1-1x") << QStringLiteral("digits only");
    QTest::newRow("three") << QStringLiteral("1-2-3") << QStringLiteral("digits only");
}

void tst_ClientNames::refusesRanges()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    const auto range = checkedRange(text);
    QVERIFY(!range);
    QVERIFY2(range.error().message.contains(says), qPrintable(range.error().message));
}

void tst_ClientNames::checksNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("kept");
    QTest::addColumn<bool>("good");
    QTest::newRow("plain") << QStringLiteral(" Bakery ") << QStringLiteral("Bakery") << true;
    QTest::newRow("none") << QString() << QString() << true;
    QTest::newRow("longest") << QString(100, u'x') << QString(100, u'x') << true;
    QTest::newRow("too long") << QString(101, u'x') << QString() << false;
    QTest::newRow("two lines") << QStringLiteral("a\nb") << QString() << false;
    QTest::newRow("line separator") << QStringLiteral("a\u2028b") << QString() << false;
    QTest::newRow("half a character") << QString(QChar(char16_t(0xD800))) << QString() << false;
}

void tst_ClientNames::checksNames()
{
    QFETCH(QString, name);
    QFETCH(QString, kept);
    QFETCH(bool, good);
    const auto checked = checkedName(name);
    QCOMPARE(checked.has_value(), good);
    if (good)
        QCOMPARE(*checked, kept);
    else
        QVERIFY(checked.error().message.endsWith(u'.'));
}

void tst_ClientNames::listsNames()
{
    const QStringList names{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    QCOMPARE(nameList(names, 3), QStringLiteral("a\nb\nc"));
    QCOMPARE(nameList(names, 2), QStringLiteral("a\nb\nand 1 more"));
}

void tst_ClientNames::foldsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("case") << QStringLiteral("BAKERY 5") << QStringLiteral("bakery 5");
    QTest::newRow("marks") << QStringLiteral("Panadería Ñandú") << QStringLiteral("panaderia nandu");
    QTest::newRow("already apart") << QStringLiteral("e\u0301") << QStringLiteral("e");
    QTest::newRow("sharp s") << QStringLiteral("Straße") << QStringLiteral("strasse");
    QTest::newRow("wide") << QStringLiteral("１０１") << QStringLiteral("101");
    QTest::newRow("Greek") << QStringLiteral("Ά") << QStringLiteral("α");
}

void tst_ClientNames::foldsText()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(folded(text), expected);
}

HUB_TEST(tst_ClientNames)
#include "tst_clientnames.moc"
