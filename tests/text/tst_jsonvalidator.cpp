// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/text/jsoncursor.h"
#include "tests/support/test.h"

#include <QTest>

class tst_JsonValidator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valid_data();
    void valid();
    void invalid_data();
    void invalid();
    void everyByteInAString();
    void depth();
    void cutAnywhere();
};

void tst_JsonValidator::valid_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"{}",
                             "[]",
                             "null",
                             "true",
                             "false",
                             "0",
                             "-0",
                             "12345678901234567890",
                             "1.5e+300",
                             "1E9",
                             "-0.0e-0",
                             "1e999999",
                             "\"\"",
                             "\"text\"",
                             " \t\r\n{ \"a\" : [ 1 , 2 ] , \"b\" : { } } \r\n",
                             R"({"a":1,"a":2})",
                             R"("\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00")",
                             R"("\ud800")",
                             "\"\x7f\"",
                             "\"\xc3\xb1\xe2\x82\xac\xf0\x9f\x98\x80\"",
                             "\"\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf\xef\xbf\xbf\"",
                             R"({"qr":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA/+=="})"})
        QTest::newRow(text) << QByteArray(text);
}

void tst_JsonValidator::valid()
{
    QFETCH(QByteArray, text);
    QVERIFY(hub::isValidJson(text));
}

void tst_JsonValidator::invalid_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("NUL") << QByteArray("\0", 1);
    QTest::newRow("NUL after") << QByteArray("{}\0", 3);
    QTest::newRow("NUL in string") << QByteArray("\"a\0b\"", 5);
    for (const char *text : {" ",
                             "{",
                             "}",
                             "[1,]",
                             "[,1]",
                             "[1 2]",
                             "{\"a\":1,}",
                             "{\"a\"}",
                             "{\"a\" 1}",
                             "{a:1}",
                             "{1:1}",
                             "{'a':1}",
                             "{\"a\":1]",
                             "[1}",
                             "{} {}",
                             "{}x",
                             "nul",
                             "nulll",
                             "True",
                             "NaN",
                             "Infinity",
                             "01",
                             "-",
                             "-a",
                             "+1",
                             ".5",
                             "1.",
                             "1.e5",
                             "1e",
                             "1e+",
                             "0x10",
                             "1_000",
                             "\"",
                             "\"a",
                             "\"a\\",
                             "\"\\\"",
                             "\"\\x\"",
                             "\"\\u12\"",
                             "\"\\u12g4\"",
                             "\"\\u123",
                             "\"line\nbreak\"",
                             "\"tab\there\"",
                             "// no\n{}",
                             "\xef\xbb\xbf{}",
                             "<html></html>",
                             "\"\x80\"",
                             "\"\xc0\xaf\"",
                             "\"\xc1\xbf\"",
                             "\"\xc3\"",
                             "\"\xc3(\"",
                             "\"\xe0\x9f\xbf\"",
                             "\"\xe2\x82\"",
                             "\"\xed\xa0\x80\"",
                             "\"\xf0\x8f\xbf\xbf\"",
                             "\"\xf4\x90\x80\x80\"",
                             "\"\xf5\x80\x80\x80\"",
                             "\"\xff\""})
        QTest::newRow(text) << QByteArray(text);
}

void tst_JsonValidator::invalid()
{
    QFETCH(QByteArray, text);
    QVERIFY(!hub::isValidJson(text));
}

/// Eight characters are looked at together: each byte must count at each of the eight places.
void tst_JsonValidator::everyByteInAString()
{
    for (int place = 1; place <= 16; ++place) {
        for (int byte = 0; byte < 256; ++byte) {
            QByteArray text = "\"" + QByteArray(16, 'x') + "\"";
            text[place] = char(byte);
            // Wherever it stands, a quote leaves something behind itself and a backslash escapes an x or the last
            // quote.
            const bool expected = byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
            QVERIFY2(hub::isValidJson(text) == expected, text.toHex().constData());
        }
    }
}

void tst_JsonValidator::depth()
{
    const auto nested = [](int depth) { return QByteArray(QByteArray(depth, '[') + QByteArray(depth, ']')); };
    QVERIFY(hub::isValidJson(nested(512)));
    QVERIFY(!hub::isValidJson(nested(513)));
    QVERIFY(!hub::isValidJson(QByteArray(10000000, '[')));
    QVERIFY(!hub::isValidJson(QByteArray("{\"a\":").repeated(1000000)));
    QVERIFY(hub::isValidJson("[[1]]", 2));
    QVERIFY(!hub::isValidJson("[{\"a\":[]}]", 2));
    const QByteArray sideBySide = "[" + QByteArray("[],").repeated(10000) + "[]]";
    QVERIFY(hub::isValidJson(sideBySide, 2));
}

void tst_JsonValidator::cutAnywhere()
{
    const QByteArray text = R"({"a":[1,-2.5e3,"x\u00e9é"],"b":{"c":null,"d":true}})";
    QVERIFY(hub::isValidJson(text));
    for (qsizetype size = 0; size < text.size(); ++size)
        QVERIFY(!hub::isValidJson(text.left(size)));
}

HUB_TEST(tst_JsonValidator)
#include "tst_jsonvalidator.moc"
