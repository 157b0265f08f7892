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
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void refusesTooManyBytes();
};

void tst_DataUrlTest::givesThePngBack()
{
    const QByteArray png = *qrPng("2@round trip");
    const auto back = qrImageFromText(pngToDataUrl(png));
    QVERIFY(back);
    QCOMPARE(back->bytes, png);
    QCOMPARE(back->mediaType, "image/png");
}

/// However engines write it.
void tst_DataUrlTest::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("mediaType");
    const QByteArray png = *qrPng("2@round trip", {.margin = 2});
    const QByteArray base64 = png.toBase64();
    const QByteArray jpeg = QByteArray("\xff\xd8\xff\xe0") + QByteArray(200, '\xfb');
    const QByteArray webp = QByteArray("RIFF\x10\0\0\0WEBPVP8 ", 16) + QByteArray(20, '\xff');
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &bytes, const char *type) {
        QTest::newRow(name) << text << bytes << QByteArray(type);
    };
    QByteArray lines = base64;
    for (qsizetype at = 64; at < lines.size(); at += 66)
        lines.insert(at, "\r\n");
    QByteArray bare = base64;
    while (bare.endsWith('='))
        bare.chop(1);
    row("capitals", "DATA:image/PNG;Base64," + base64, png, "image/png");
    row("parameters", "data:image/png;charset=utf-8;base64," + base64, png, "image/png");
    row("space around", "  data:image/png; base64 , " + base64 + '\n', png, "image/png");
    row("line breaks", "data:image/png;base64," + lines, png, "image/png");
    row("no padding", "data:image/png;base64," + bare, png, "image/png");
    row("URL-safe", "data:image/jpeg;base64," + jpeg.toBase64(QByteArray::Base64UrlEncoding), jpeg, "image/jpeg");
    row("bare base64", base64, png, "image/png");
    row("JPEG", "data:image/jpeg;base64," + jpeg.toBase64(), jpeg, "image/jpeg");
    row("bare JPEG", jpeg.toBase64(), jpeg, "image/jpeg");
    row("JPEG that is called PNG", "data:image/png;base64," + jpeg.toBase64(), jpeg, "image/jpeg");
    row("WebP", "data:image/webp;base64," + webp.toBase64(), webp, "image/webp");
}

void tst_DataUrlTest::reads()
{
    QFETCH(QByteArray, text);
    const auto image = qrImageFromText(text);
    QVERIFY2(image, image ? "" : qPrintable(image.error().message));
    QTEST(image->bytes, "bytes");
    QTEST(image->mediaType, "mediaType");
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
    QTest::newRow("stray character") << QByteArray(good).replace(40, 1, "*");
    QTest::newRow("a GIF") << pngToDataUrl("GIF89a" + QByteArray(200, 'x'));
    QTest::newRow("a drawing that is called PNG") << pngToDataUrl("<svg xmlns='http://www.w3.org/2000/svg'/>");
    QTest::newRow("no comma") << QByteArray("data:image/png;base64");
    QTest::newRow("a quarter too little") << QByteArray("data:image/png;base64,iVBOR");
    QTest::newRow("signature alone") << pngToDataUrl(png.first(8));
    QTest::newRow("other first chunk") << with(12, "IDAT");
    QTest::newRow("no width") << with(16, QByteArray(4, '\0'));
    QTest::newRow("huge width") << with(16, QByteArray("\0\0\x10\x01", 4));
    QTest::newRow("huge height") << with(20, QByteArray("\xff\xff\xff\xff", 4));
}

void tst_DataUrlTest::refuses()
{
    QFETCH(QByteArray, url);
    const auto png = qrImageFromText(url);
    QVERIFY(!png);
    QCOMPARE(png.error().code, QByteArray("BAD_QR_IMAGE"));
}

void tst_DataUrlTest::refusesTooManyBytes()
{
    const QByteArray png = *qrPng("2@x");
    QVERIFY(qrImageFromText(pngToDataUrl(png), png.size()));
    QVERIFY(!qrImageFromText(pngToDataUrl(png), png.size() - 1));
    QVERIFY(!qrImageFromText(pngToDataUrl(png), 10));
}

HUB_TEST(tst_DataUrlTest)

#include "tst_dataurl.moc"
