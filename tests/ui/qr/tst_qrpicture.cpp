// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/qr/qrsamples.h"
#include "ui/qr/qrpicture.h"

#include <QBuffer>
#include <QImageWriter>
#include <QPainter>
#include <QTest>

#include <cmath>

using namespace hub;
using namespace hub::ui;

namespace {

QImage grey(const QrCode &code)
{
    return QImage::fromData(code.image, "PNG").convertToFormat(QImage::Format_Grayscale8);
}

/// A code as node-qrcode draws it: with modules of a broken number of pixels.
QImage uneven(const QrMatrix &matrix, int side, int margin)
{
    QImage image(side, side, QImage::Format_Grayscale8);
    const double module = double(side) / (matrix.size() + 2 * margin);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x)
            image.scanLine(y)[x] =
                matrix.isDark(int(std::floor(x / module)) - margin, int(std::floor(y / module)) - margin) ? 0 : 255;
    }
    return image;
}

QByteArray encoded(const QImage &image, const char *format)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return buffer.data();
}

/// With something in the middle that is no module.
QImage withLogo(QImage image)
{
    QPainter painter(&image);
    const int side = image.width() / 5;
    const QRect box((image.width() - side) / 2, (image.height() - side) / 2, side, side);
    painter.setClipRect(box);
    painter.fillRect(box, Qt::white);
    painter.setPen(QPen(Qt::black, image.width() / 150));
    for (int shift = -side; shift < side; shift += image.width() / 60)
        painter.drawLine(box.topLeft() + QPoint(shift, 0), box.bottomLeft() + QPoint(shift + side, 0));
    return image;
}

bool isSame(const QrMatrix &a, const QrMatrix &b)
{
    for (int y = 0; y < a.size(); ++y) {
        for (int x = 0; x < a.size(); ++x) {
            if (a.isDark(x, y) != b.isDark(x, y))
                return false;
        }
    }
    return a.size() == b.size();
}

/// Rows and columns at the picture's edge that are all white.
int quietZone(const QImage &image)
{
    const QRect dark = darkBounds(image.convertToFormat(QImage::Format_Grayscale8));
    return std::min({dark.left(), dark.top(), image.width() - 1 - dark.right(), image.height() - 1 - dark.bottom()});
}

} // namespace

class tst_QrPicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheModules_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("margin");
        QTest::newRow("as the Session Manager's") << samplePayload() << 300 << 2;
        QTest::newRow("large") << samplePayload() << 1024 << 4;
        QTest::newRow("no margin") << samplePayload() << 277 << 0;
        QTest::newRow("two pixels a module") << samplePayload() << 160 << 2;
        QTest::newRow("smallest code") << QByteArray("2@a") << 300 << 2;
        QTest::newRow("long") << QByteArray(2000, 'x') << 900 << 4;
    }

    void findsTheModules()
    {
        QFETCH(const QByteArray, payload);
        QFETCH(const int, side);
        QFETCH(const int, margin);
        const auto matrix = qrMatrix(payload);
        QVERIFY(matrix);
        const auto even = findQrMatrix(grey(imageCode(payload, side, margin)));
        QVERIFY(even && isSame(*even, *matrix));
        const QImage picture = uneven(*matrix, side, margin);
        const auto odd = findQrMatrix(picture);
        QVERIFY(odd && isSame(*odd, *matrix));
    }

    void doubtsOtherPictures_data()
    {
        QTest::addColumn<QImage>("image");
        const QImage good = grey(imageCode(samplePayload()));
        QImage white(300, 300, QImage::Format_Grayscale8);
        white.fill(Qt::white);
        QImage black(300, 300, QImage::Format_Grayscale8);
        black.fill(Qt::black);
        QImage inverted = good;
        inverted.invertPixels();
        QTest::newRow("white") << white;
        QTest::newRow("black") << black;
        QTest::newRow("tiny") << QImage(good.scaled(20, 20));
        QTest::newRow("inverted") << inverted;
        QTest::newRow("turned") << good.transformed(QTransform().rotate(90));
        QTest::newRow("squeezed") << good.scaled(300, 200);
        QTest::newRow("logo") << withLogo(good);
    }

    void doubtsOtherPictures()
    {
        QFETCH(const QImage, image);
        QVERIFY(!findQrMatrix(image.convertToFormat(QImage::Format_Grayscale8)));
    }

    void isReadableAtAnySize_data()
    {
        QTest::addColumn<QrCode>("code");
        QTest::newRow("payload") << payloadCode(samplePayload());
        QTest::newRow("image") << imageCode(samplePayload());
        QTest::newRow("image, large") << imageCode(samplePayload(), 2000, 4);
        QTest::newRow("image, no margin") << imageCode(samplePayload(), 279, 0);
        QTest::newRow("image, with a logo") << imageCode(withLogo(grey(imageCode(samplePayload(), 600))));
        QImage transparent(300, 300, QImage::Format_ARGB32);
        transparent.fill(Qt::transparent);
        const QImage dark = grey(imageCode(samplePayload()));
        for (int y = 0; y < 300; ++y) {
            for (int x = 0; x < 300; ++x) {
                if (qGray(dark.pixel(x, y)) < 128)
                    transparent.setPixel(x, y, qRgba(0, 0, 0, 255));
            }
        }
        QTest::newRow("image, black on nothing") << imageCode(transparent);
        QTest::newRow("image, JPEG") << QrCode{QrCode::Kind::Image, {}, encoded(dark, "JPG"), 60, 1};
        if (QImageWriter::supportedImageFormats().contains("webp")) // a plugin of its own
            QTest::newRow("image, WebP") << QrCode{QrCode::Kind::Image, {}, encoded(dark, "WEBP"), 60, 1};
        QTest::newRow("image, squeezed a little") << imageCode(grey(imageCode(samplePayload(), 400)).scaled(400, 380));
    }

    void isReadableAtAnySize()
    {
        QFETCH(const QrCode, code);
        const auto picture = QrPicture::from(code);
        QVERIFY(picture);
        for (const int side : {picture->unit(), 200, 333, 512, 1080})
            QCOMPARE(read(picture->render(side)), samplePayload());
        const QImage exported = picture->toImage();
        QVERIFY(exported.width() >= 600);
        QCOMPARE(read(exported), samplePayload());
    }

    void isSharpAndQuiet()
    {
        for (const QrCode &code : {payloadCode(samplePayload()), imageCode(samplePayload(), 300, 0)}) {
            const auto picture = QrPicture::from(code);
            QCOMPARE(picture->unit(), qrMatrix(samplePayload())->size() + 8);
            const QImage image = picture->render(400);
            const int module = 400 / picture->unit();
            QVERIFY(quietZone(image) >= 4 * module);
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    QVERIFY(qGray(image.pixel(x, y)) == 0 || qGray(image.pixel(x, y)) == 255);
            }
        }
    }

    void aPictureGrowsByWholeFactorsOnly()
    {
        const QImage logo = withLogo(grey(imageCode(samplePayload(), 300, 0)));
        const auto picture = QrPicture::from(imageCode(logo));
        QVERIFY(picture->unit() > 300); // a quiet zone was added
        const QImage once = picture->render(picture->unit());
        const QImage thrice = picture->render(picture->unit() * 3 + 2); // one pixel of white more on each side
        for (int y = 0; y < thrice.height() - 2; ++y) {
            for (int x = 0; x < thrice.width() - 2; ++x)
                QCOMPARE(thrice.pixel(x + 1, y + 1), once.pixel(x / 3, y / 3));
        }
    }

    void noCodeIsNoPicture()
    {
        const auto picture = QrPicture::from({});
        QVERIFY(picture && picture->isNull());
        QVERIFY(picture->render(100).isNull());
        QVERIFY(picture->toImage().isNull());
        QVERIFY(QrPicture::from(payloadCode("2@a"))->render(0).isNull());
    }

    void refusesWithASentence_data()
    {
        QTest::addColumn<QrCode>("code");
        QImage white(300, 300, QImage::Format_Grayscale8);
        white.fill(Qt::white);
        const QrCode good = imageCode(samplePayload());
        const auto bytes = [](const QByteArray &png) { return QrCode{QrCode::Kind::Image, {}, png, 0, 0}; };
        QTest::newRow("payload too long") << payloadCode(QByteArray(5000, 'x'));
        QTest::newRow("empty payload") << payloadCode({});
        QTest::newRow("empty image") << bytes({});
        QTest::newRow("garbage") << bytes("\x89PNG\r\n\x1a\n" + QByteArray(200, 'x'));
        QTest::newRow("cut") << bytes(good.image.first(60));
        QTest::newRow("a text") << bytes("2@abc");
        QTest::newRow("white") << imageCode(white);
    }

    void refusesWithASentence()
    {
        QFETCH(const QrCode, code);
        const auto picture = QrPicture::from(code);
        QVERIFY(!picture);
        QVERIFY(picture.error().message.endsWith(u'.'));
    }

    void knowsWhatTakesLong()
    {
        const QImage whole = grey(imageCode(samplePayload()));
        QVERIFY(!QrPicture::isHeavy({}));
        QVERIFY(!QrPicture::isHeavy(payloadCode(QByteArray(2000, 'x'))));
        QVERIFY(!QrPicture::isHeavy(imageCode(samplePayload())));
        QVERIFY(QrPicture::isHeavy(imageCode(samplePayload(), 4000)));
        QVERIFY(!QrPicture::isHeavy({QrCode::Kind::Image, {}, "png", 0, 0}));
        QVERIFY(QrPicture::isHeavy({QrCode::Kind::Image, {}, encoded(whole, "JPG"), 0, 0})); // its size is not known
    }
};

HUB_WIDGET_TEST(tst_QrPicture)

#include "tst_qrpicture.moc"
