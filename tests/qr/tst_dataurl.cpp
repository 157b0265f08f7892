// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qr/qranswer.h"

#include "core/qr/qrimage.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;

class tst_DataUrlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesThePngBack();
    void refuses_data();
    void refuses();
    void refusesTooManyBytes();
};

void tst_DataUrlTest::givesThePngBack()
{
    const QByteArray png = *qrPng("2@round trip");
    const auto back = pngFromDataUrl(pngToDataUrl(png));
    QVERIFY(back);
    QCOMPARE(*back, png);
}

void tst_DataUrlTest::refuses_data()
{
    QTest::addColumn<QByteArray>("url");
    const QByteArray png = *qrPng("2@x");
    const QByteArray good = pngToDataUrl(png);
    const auto with = [&png](qsizetype at, const QByteArray &bytes) {
        QByteArray changed = png;
        changed.replace(at, bytes.size(), bytes);
        return pngToDataUrl(changed);
    };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("raw string") << QByteArray("2@abc,def");
    QTest::newRow("prefix only") << QByteArray("data:image/png;base64,");
    QTest::newRow("other type") << QByteArray("data:image/svg+xml;base64," + png.toBase64());
    QTest::newRow("not base64") << QByteArray("data:image/png," + png.toPercentEncoding());
    QTest::newRow("space before") << QByteArray(' ' + good);
    QTest::newRow("newline inside") << QByteArray(good).insert(40, '\n');
    QTest::newRow("newline after") << QByteArray(good + '\n');
    QTest::newRow("stray character") << QByteArray(good).replace(40, 1, "*");
    QTest::newRow("cut") << QByteArray(good).chopped(good.endsWith('=') ? 3 : 1);
    QTest::newRow("a JPEG") << pngToDataUrl(QByteArray("\xff\xd8\xff\xe0") + QByteArray(200, 'x'));
    QTest::newRow("signature alone") << pngToDataUrl(png.first(8));
    QTest::newRow("other first chunk") << with(12, "IDAT");
    QTest::newRow("no width") << with(16, QByteArray(4, '\0'));
    QTest::newRow("huge width") << with(16, QByteArray("\0\0\x10\x01", 4));
    QTest::newRow("huge height") << with(20, QByteArray("\xff\xff\xff\xff", 4));
}

void tst_DataUrlTest::refuses()
{
    QFETCH(QByteArray, url);
    const auto png = pngFromDataUrl(url);
    QVERIFY(!png);
    QCOMPARE(png.error().code, QByteArray("BAD_QR_IMAGE"));
}

void tst_DataUrlTest::refusesTooManyBytes()
{
    const QByteArray png = *qrPng("2@x");
    QVERIFY(pngFromDataUrl(pngToDataUrl(png), png.size()));
    QVERIFY(!pngFromDataUrl(pngToDataUrl(png), png.size() - 1));
    QVERIFY(!pngFromDataUrl(pngToDataUrl(png), 10));
}

HUB_TEST(tst_DataUrlTest)

#include "tst_dataurl.moc"
