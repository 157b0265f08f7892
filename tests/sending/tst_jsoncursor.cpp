// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/text/jsoncursor.h"
#include "tests/support/test.h"

#include <QTest>

using hub::JsonCursor;

class tst_JsonCursor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checks_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("valid");
        const auto row = [](const char *text, bool valid) { QTest::newRow(text) << QByteArray(text) << valid; };
        for (const char *text : {"{}", "[]", " { \"a\" : [ 1 , -2.5e+3 , true , false , null ] } ", "\"\"", "0", "-0.0",
                                 "1E9", "12345678901234567890", "[[[]]]", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"",
                                 "\"\xc3\xa9\"", "\"\xf0\x9f\x98\x80\"", "{\"a\":{\"b\":{}}}", "[1,[2,3],{\"x\":[]}]"})
            row(text, true);
        for (const char *text : {"",
                                 " ",
                                 "{",
                                 "[",
                                 "[1",
                                 "[1,",
                                 "[1,]",
                                 "[,1]",
                                 "{\"a\"}",
                                 "{\"a\":}",
                                 "{\"a\":1,}",
                                 "{a:1}",
                                 "{1:2}",
                                 "\"",
                                 "\"\\\"",
                                 "\"\\x\"",
                                 "\"\\u12\"",
                                 "\"\\u12g4\"",
                                 "01",
                                 "1.",
                                 ".5",
                                 "-",
                                 "+1",
                                 "1e",
                                 "1e+",
                                 "tru",
                                 "True",
                                 "nul",
                                 "[1 2]",
                                 "{\"a\":1 \"b\":2}",
                                 "[1}",
                                 "{]",
                                 "\"\n\"",
                                 "\"\x01\"",
                                 "\"\xff\"",
                                 "\"\xc0\xaf\"",
                                 "\"\xc3\"",
                                 "\"\xed\xa0\x80\"",
                                 "\"\xf4\x90\x80\x80\"",
                                 "\"\xe0\x80\xaf\"",
                                 "1 1",
                                 "{} x",
                                 "/*c*/1",
                                 "NaN"})
            row(text, false);
        QTest::newRow("64 levels") << QByteArray(QByteArray(64, '[') + QByteArray(64, ']')) << true;
        QTest::newRow("65 levels") << QByteArray(QByteArray(65, '[') + QByteArray(65, ']')) << false;
        QTest::newRow("100,000 open brackets") << QByteArray(100000, '[') << false;
    }

    void checks()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, valid);
        JsonCursor cursor(text);
        QCOMPARE(cursor.skip() && cursor.atEnd(), valid);
    }

    void measuresAndDecodes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("decoded");
        QTest::addColumn<bool>("wellFormed");
        QTest::newRow("plain") << QByteArray("\"hola\"") << QStringLiteral("hola") << true;
        QTest::newRow("escapes") << QByteArray("\"a\\n\\t\\\"\\\\\\/b\"") << QStringLiteral("a\n\t\"\\/b") << true;
        QTest::newRow("utf-8") << QByteArray("\"\xc3\xb1 \xe2\x82\xac \xf0\x9f\x98\x80\"") << QStringLiteral(u"ñ € 😀")
                               << true;
        QTest::newRow("pair") << QByteArray("\"\\ud83d\\ude00\"") << QStringLiteral(u"😀") << true;
        QTest::newRow("mixed") << QByteArray("\"\xc3\xb1\\u00f1x\"") << QStringLiteral(u"ññx") << true;
        QTest::newRow("high alone") << QByteArray("\"\\ud83dx\"") << QString(QChar(0xd83d) + QStringLiteral("x"))
                                    << false;
        QTest::newRow("high at the end") << QByteArray("\"\\ud83d\"") << QString(QChar(0xd83d)) << false;
        QTest::newRow("low alone") << QByteArray("\"\\ude00\"") << QString(QChar(0xde00)) << false;
        QTest::newRow("nul") << QByteArray("\"\\u0000\"") << QString(QChar(0)) << false;
    }

    void measuresAndDecodes()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, decoded);
        QFETCH(bool, wellFormed);
        JsonCursor cursor(text);
        JsonCursor::Slice slice;
        QVERIFY(cursor.readString(&slice));
        QCOMPARE(cursor.decoded(slice), decoded);
        QCOMPARE(qsizetype(slice.units), decoded.size());
        QCOMPARE(slice.wellFormed, wellFormed);
        QVERIFY(cursor.atEnd());
    }

    void readsIntegers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("whole");
        QTest::addColumn<qint64>("number");
        QTest::newRow("zero") << QByteArray("0") << true << qint64(0);
        QTest::newRow("negative") << QByteArray(" -15") << true << qint64(-15);
        QTest::newRow("largest") << QByteArray("9223372036854775807") << true << std::numeric_limits<qint64>::max();
        QTest::newRow("too large") << QByteArray("9223372036854775808") << false << qint64(0);
        QTest::newRow("fraction") << QByteArray("1.0") << false << qint64(0);
        QTest::newRow("exponent") << QByteArray("1e3") << false << qint64(0);
    }

    void readsIntegers()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, whole);
        QFETCH(qint64, number);
        JsonCursor cursor(text);
        qint64 read = 0;
        QCOMPARE(cursor.readInteger(&read), whole);
        if (whole)
            QCOMPARE(read, number);
        QVERIFY(cursor.atEnd());
    }
};

HUB_TEST(tst_JsonCursor)
#include "tst_jsoncursor.moc"
