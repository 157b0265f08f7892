// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qr/qrimage.h"

#include "tests/qr/qrreader.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;

class tst_QrImageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadable_data();
    void isReadable();
    void hasTheSizeAskedFor();
    void modulesAreWholePixels();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();
    void matrixIsLightOutside();
    void makesPicturesReadable_data();
    void makesPicturesReadable();
    void leavesPicturesThatAreGood();
};

void tst_QrImageTest::isReadable_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QrLevel>("level");
    QTest::newRow("like WhatsApp's") << QByteArray("2@" + QByteArray(230, 'x') + ",abc=,def=") << QrLevel::Medium;
    QTest::newRow("short, low") << QByteArray("2@a") << QrLevel::Low;
    QTest::newRow("quartile") << QByteArray("2@quartile") << QrLevel::Quartile;
    QTest::newRow("high") << QByteArray("2@high") << QrLevel::High;
    QTest::newRow("UTF-8") << QByteArray("2@ñandú") << QrLevel::Medium;
    for (const int size : {230, 666, 667, 1200}) {
        const QByteArray head = "https://wa.me/settings/linked_devices#2@";
        const QByteArray tail = ",b=,c=,d=,e=,6"; // a sixth field
        const QByteArray middle = QByteArray("Ab1+/").repeated(300).first(size - head.size() - tail.size());
        QTest::addRow("a link of %d bytes", size) << QByteArray(head + middle + tail) << QrLevel::Medium;
    }
    QTest::newRow("digits") << QByteArray("1234567890") << QrLevel::Medium;
}

void tst_QrImageTest::isReadable()
{
    QFETCH(QByteArray, text);
    QFETCH(QrLevel, level);
    QrImageOptions options;
    options.level = level;
    options.margin = 2;
    const auto png = qrPng(text, options);
    QVERIFY2(png, png ? "" : qPrintable(png.error().message));
    QCOMPARE(test::readQr(*png), text);
}

void tst_QrImageTest::hasTheSizeAskedFor()
{
    QrImageOptions options;
    QCOMPARE(test::readPng(*qrPng("2@size", options)).size, QSize(300, 300));
    options.modulePixels = 5;
    options.margin = 3;
    QCOMPARE(test::readPng(*qrPng("2@size", options)).size, QSize((21 + 6) * 5, (21 + 6) * 5));
}

void tst_QrImageTest::modulesAreWholePixels()
{
    const auto matrix = qrMatrix("2@crisp");
    QVERIFY(matrix);
    const auto image = test::readPng(*qrPng("2@crisp"));
    const int pixels = 300 / (matrix->size() + 8);
    const int offset = (300 - matrix->size() * pixels) / 2;
    QVERIFY(offset >= 4 * pixels); // the quiet zone is not narrower than asked for
    for (int y = 0; y < 300; ++y) {
        for (int x = 0; x < 300; ++x) {
            const bool inside = x >= offset && y >= offset;
            const bool dark = inside && matrix->isDark((x - offset) / pixels, (y - offset) / pixels);
            QCOMPARE(uchar(image.pixels.at(y * 300 + x)), uchar(dark ? 0 : 255));
        }
    }
}

void tst_QrImageTest::refusesWhatCannotBe_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("target");
    QTest::addColumn<int>("module");
    QTest::addColumn<int>("margin");
    QTest::addColumn<QByteArray>("code");
    const QByteArray text("2@x");
    QTest::newRow("no text") << QByteArray() << 300 << 0 << 2 << QByteArray("QR_EMPTY");
    QTest::newRow("too long") << QByteArray(3000, 'x') << 300 << 0 << 2 << QByteArray("QR_TOO_LONG");
    QTest::newRow("too small") << text << 24 << 0 << 2 << QByteArray("QR_BAD_SIZE");
    QTest::newRow("too large") << text << 4097 << 0 << 2 << QByteArray("QR_BAD_SIZE");
    QTest::newRow("negative size") << text << -1 << 0 << 2 << QByteArray("QR_BAD_SIZE");
    QTest::newRow("negative module") << text << 300 << -1 << 2 << QByteArray("QR_BAD_SIZE");
    QTest::newRow("huge module") << text << 300 << 65 << 2 << QByteArray("QR_BAD_SIZE");
    QTest::newRow("negative margin") << text << 300 << 0 << -1 << QByteArray("QR_BAD_SIZE");
    QTest::newRow("huge margin") << text << 300 << 0 << 65 << QByteArray("QR_BAD_SIZE");
}

void tst_QrImageTest::refusesWhatCannotBe()
{
    QFETCH(QByteArray, text);
    QFETCH(int, target);
    QFETCH(int, module);
    QFETCH(int, margin);
    QFETCH(QByteArray, code);
    const auto png = qrPng(text, {QrLevel::Medium, margin, module, target});
    QVERIFY(!png);
    QCOMPARE(png.error().code, code);
    QVERIFY(!png.error().message.isEmpty());
}

void tst_QrImageTest::matrixIsLightOutside()
{
    const auto matrix = qrMatrix("2@x");
    QVERIFY(matrix->isDark(0, 0)); // the corner of a finder pattern
    QVERIFY(!matrix->isDark(-1, 0));
    QVERIFY(!matrix->isDark(0, -1));
    QVERIFY(!matrix->isDark(matrix->size(), 0));
    QVERIFY(!matrix->isDark(0, matrix->size()));
}

void tst_QrImageTest::makesPicturesReadable_data()
{
    QTest::addColumn<QByteArray>("png");
    const auto matrix = qrMatrix("2@paper,b,c");
    QTest::newRow("no quiet zone") << *qrPng("2@paper,b,c", {.margin = 0, .modulePixels = 6});
    QTest::newRow("black on nothing") << test::transparentQr(*matrix, 6, 4);
    QTest::newRow("black on nothing, no quiet zone") << test::transparentQr(*matrix, 6, 0);
}

void tst_QrImageTest::makesPicturesReadable()
{
    QFETCH(QByteArray, png);
    const QByteArray better = readableQrPng(png);
    QVERIFY(better != png);
    QCOMPARE(test::readQr(better), QByteArray("2@paper,b,c"));
    const test::GreyImage image = test::readPng(better);
    QVERIFY(!test::hasAlpha(better));
    QCOMPARE(image.size, QSize(6 * (qrMatrix("2@paper,b,c")->size() + 8), image.size.width()));
    for (int x = 0; x < image.size.width(); ++x) {
        for (int y = 0; y < 4 * 6; ++y)
            QCOMPARE(uchar(image.pixels[y * image.size.width() + x]), uchar(255));
    }
}

void tst_QrImageTest::leavesPicturesThatAreGood()
{
    for (const QByteArray &png : {*qrPng("2@good"), *qrPng("2@good", {.margin = 1, .modulePixels = 3}),
                                  *qrPng("2@large", {.targetPixels = 1600}), QByteArray("no picture"), QByteArray()})
        QCOMPARE(readableQrPng(png), png);
}

HUB_TEST(tst_QrImageTest)

#include "tst_qrimage.moc"
