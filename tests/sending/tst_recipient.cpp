// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/recipient.h"
#include "tests/support/test.h"

#include <QTest>

using hub::Recipient;

class tst_Recipient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("address"); // empty: refused
        QTest::addColumn<QByteArray>("canonical");
        const auto row = [](const char *name, const char *text, const char *address, const char *canonical) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(address) << QByteArray(canonical);
        };
        row("digits", "5491112345678", "5491112345678", "5491112345678");
        row("plus", "+5491112345678", "5491112345678", "5491112345678");
        row("spaces and dashes", " +54 9 11-1234-5678 ", "5491112345678", "5491112345678");
        row("seven", "1234567", "1234567", "1234567");
        row("six", "123456", "", "");
        row("six and dashes", "12-34-56", "", "");
        row("fifteen", "123456789012345", "123456789012345", "123456789012345");
        row("sixteen", "1234567890123456", "", "");
        row("empty", "", "", "");
        row("plus only", "+", "", "");
        row("two pluses", "++1234567", "", "");
        row("plus inside", "123+4567", "", "");
        row("letters", "12345678a", "", "");
        row("parentheses", "(11)1234567", "", "");
        row("tab", "1234567\t", "", "");
        row("no-break and invisible spaces",
            "+54\xc2\xa0"
            "9\xe2\x80\x8b 11 1234\xe2\x80\x91"
            "5678",
            "5491112345678", "5491112345678");
        row("dots and brackets behind a plus", "+54 (11) 1234.5678", "541112345678", "541112345678");
        row("dots without", "54.11.1234.5678", "", "");
        row("no country", "01112345678", "", "");
        row("plus and zero", "+01112345678", "", "");
        row("two zeros", "005491112345678", "", "");
        row("arabic digits", "\xd9\xa1\xd9\xa2\xd9\xa3\xd9\xa4\xd9\xa5\xd9\xa6\xd9\xa7", "", "");
        row("person", "5491112345678@c.us", "5491112345678@c.us", "5491112345678");
        row("person of odd id", "abc.DEF_1@c.us", "abc.DEF_1@c.us", "abc.DEF_1@c.us");
        row("group", "120363041234567890@g.us", "120363041234567890@g.us", "120363041234567890@g.us");
        row("old group", "5491112345678-1580000000@g.us", "5491112345678-1580000000@g.us",
            "5491112345678-1580000000@g.us");
        row("no first part", "@c.us", "", "");
        row("space in id", "549 111@c.us", "", "");
        row("two ats", "a@b@c.us", "", "");
        row("other domain", "5491112345678@s.whatsapp.net", "", "");
        row("upper case suffix", "5491112345678@C.US", "", "");
        QTest::newRow("long id") << QByteArray(QByteArray(64, '1') + "@g.us")
                                 << QByteArray(QByteArray(64, '1') + "@g.us")
                                 << QByteArray(QByteArray(64, '1') + "@g.us");
        QTest::newRow("too long id") << QByteArray(QByteArray(65, '1') + "@g.us") << QByteArray() << QByteArray();
    }

    void parses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, address);
        QFETCH(QByteArray, canonical);
        const auto recipient = Recipient::parse(text);
        QCOMPARE(recipient.has_value(), !address.isEmpty());
        if (recipient) {
            QCOMPARE(recipient->address(), address);
            QCOMPARE(recipient->canonical(), canonical);
            QCOMPARE(Recipient::phoneOf(QString::fromUtf8(text)),
                     address.contains('@') ? QString() : QString::fromLatin1(address));
        }
    }

    void knowsTheOtherSpelling_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<QByteArray>("other");
        const auto row = [](const char *name, const char *number, const char *other) {
            QTest::newRow(name) << QByteArray(number) << QByteArray(other);
        };
        row("Brazil with the 9", "+55 11 98765-4321", "551187654321");
        row("Brazil without", "551187654321", "5511987654321");
        row("Brazil, an id", "5511987654321@c.us", "551187654321");
        row("Brazil, a landline", "551132654321", "");
        row("Brazil, too short", "5511876543", "");
        row("Mexico with the 1", "5215512345678", "525512345678");
        row("Mexico without", "525512345678", "5215512345678");
        row("Mexico, too long", "52155123456789", "");
        row("Argentina", "5491112345678", "");
        row("a group", "5511987654321@g.us", "");
    }

    void knowsTheOtherSpelling()
    {
        QFETCH(QByteArray, number);
        QFETCH(QByteArray, other);
        const auto recipient = Recipient::parse(number);
        QVERIFY(recipient);
        QCOMPARE(recipient->otherSpelling(), other);
        if (!other.isEmpty()) // and back
            QCOMPARE(Recipient::parse(other)->otherSpelling(), recipient->canonical());
    }
};

HUB_TEST(tst_Recipient)
#include "tst_recipient.moc"
