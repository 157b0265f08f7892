// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/secrets.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;

class tst_Base64UrlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesBothWays_data();
    void goesBothWays();
    void refuses_data();
    void refuses();
    void hasSixtyFourLetters();
};

void tst_Base64UrlTest::goesBothWays_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    // RFC 4648, section 10, without padding; RFC 7515, appendix C.
    QTest::newRow("empty") << QByteArray("") << QByteArray("");
    QTest::newRow("f") << QByteArray("f") << QByteArray("Zg");
    QTest::newRow("fo") << QByteArray("fo") << QByteArray("Zm8");
    QTest::newRow("foo") << QByteArray("foo") << QByteArray("Zm9v");
    QTest::newRow("foobar") << QByteArray("foobar") << QByteArray("Zm9vYmFy");
    QTest::newRow("url alphabet") << QByteArray("\x03\xec\xff\xe0\xc1") << QByteArray("A-z_4ME");
}

void tst_Base64UrlTest::goesBothWays()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, text);
    QCOMPARE(base64url::encode(bytes), text);
    QCOMPARE(base64url::decode(text), std::optional(bytes));
}

void tst_Base64UrlTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("padding") << QByteArray("Zg==");
    QTest::newRow("white space") << QByteArray("Zm9v\n");
    QTest::newRow("inner space") << QByteArray("Zm 9v");
    QTest::newRow("standard alphabet") << QByteArray("A+z/4ME");
    QTest::newRow("left-over bits") << QByteArray("Zh");
    QTest::newRow("one character") << QByteArray("Z");
    QTest::newRow("NUL") << QByteArray("Zm9v\0", 5);
    QTest::newRow("not ASCII") << QByteArray("Zm9\xc3\xb1");
}

void tst_Base64UrlTest::refuses()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!base64url::decode(text));
}

void tst_Base64UrlTest::hasSixtyFourLetters()
{
    QByteArray letters;
    for (int byte = 0; byte < 256; ++byte) {
        if (base64url::decode(QByteArray("Zm9" + QByteArray(1, char(byte)))))
            letters += char(byte);
    }
    QCOMPARE(letters, QByteArray("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"));
}

HUB_TEST(tst_Base64UrlTest)
#include "tst_base64url.moc"
