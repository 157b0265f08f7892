// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/text/jsoncursor.h"
#include "core/text/jsonstring.h"
#include "tests/support/test.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

class tst_JsonString : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writes_data();
    void writes();
    void comesBackAsItWas();
};

void tst_JsonString::writes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QString() << QByteArray("\"\"");
    QTest::newRow("plain") << QStringLiteral("Hola") << QByteArray("\"Hola\"");
    QTest::newRow("quotes") << QStringLiteral("a\"b\\c/d") << QByteArray(R"("a\"b\\c/d")");
    QTest::newRow("short escapes") << QStringLiteral("\b\f\n\r\t") << QByteArray(R"("\b\f\n\r\t")");
    QTest::newRow("control") << QString(QChar(1)) << QByteArray(R"("\u0001")");
    QTest::newRow("NUL") << QString(QChar(0)) << QByteArray(R"("\u0000")");
    QTest::newRow("DEL") << QString(QChar(0x7f)) << QByteArray("\"\x7f\"");
    QTest::newRow("two bytes") << QStringLiteral("ñ") << QByteArray("\"\xc3\xb1\"");
    QTest::newRow("three bytes") << QStringLiteral("€") << QByteArray("\"\xe2\x82\xac\"");
    QTest::newRow("four bytes") << QStringLiteral("😀") << QByteArray("\"\xf0\x9f\x98\x80\"");
    QTest::newRow("lone high") << QString(QChar(0xd83d)) << QByteArray(R"("\ud83d")");
    QTest::newRow("lone low") << QString(QChar(0xde00)) << QByteArray(R"("\ude00")");
    QTest::newRow("high, high, low") << QString(QString(QChar(0xd83d)) % QStringLiteral("😀"))
                                     << QByteArray("\"\\ud83d\xf0\x9f\x98\x80\"");
}

void tst_JsonString::writes()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, json);
    QByteArray out = "x";
    hub::appendJsonString(out, text);
    QCOMPARE(out, QByteArray("x" + json));
}

void tst_JsonString::comesBackAsItWas()
{
    QString all;
    for (char32_t c = 0; c <= 0x10ffff; c += c < 0x3000 ? 1 : 97) {
        if (!QChar::isSurrogate(c))
            all += QString::fromUcs4(&c, 1);
    }
    QByteArray out = "[";
    hub::appendJsonString(out, all);
    out += ']';
    QVERIFY(hub::isValidJson(out));
    QVERIFY(QJsonDocument::fromJson(out).array().at(0).toString() == all);
}

HUB_TEST(tst_JsonString)
#include "tst_jsonstring.moc"
