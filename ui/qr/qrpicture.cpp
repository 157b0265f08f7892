// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/qr/qrpicture.h"

#include "core/qr/qrimage.h"
#include "ui/qr/qrgrid.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>
#include <QPainter>
#include <QtEndian>

#include <algorithm>

namespace hub::ui {

namespace {

constexpr int QuietModules = 4; // ISO/IEC 18004, section 6.3.8
constexpr int HeavyPixels = 700 * 700;
constexpr qsizetype HeavyBytes = 64 * 1024;
constexpr int ExportPixels = 600;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::QrPicture)
};

QImage whiteSquare(int side)
{
    QImage image(side, side, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    return image;
}

QImage drawn(const QrMatrix &matrix)
{
    QImage image = whiteSquare(matrix.size() + 2 * QuietModules);
    for (int y = 0; y < matrix.size(); ++y) {
        uchar *line = image.scanLine(y + QuietModules) + QuietModules;
        for (int x = 0; x < matrix.size(); ++x)
            line[x] = matrix.isDark(x, y) ? 0 : 255;
    }
    return image;
}

/// A picture whose modules are not known: on white, with as much of it as the smallest code (of 21 modules) may need.
QImage framed(const QImage &grey)
{
    const QRect dark = darkBounds(grey);
    const int content = std::max(dark.width(), dark.height());
    const int quiet = (content * QuietModules + 20) / 21;
    const int side = std::max({content + 2 * quiet, grey.width(), grey.height()});
    QImage image = whiteSquare(side);
    QPainter painter(&image);
    painter.drawImage((side - dark.width()) / 2, (side - dark.height()) / 2, grey, dark.x(), dark.y(), dark.width(),
                      dark.height());
    return image;
}

QSize sizeInHeader(const QByteArray &png)
{
    if (png.size() < 24)
        return {};
    return {int(qFromBigEndian<qint32>(png.constData() + 16)), int(qFromBigEndian<qint32>(png.constData() + 20))};
}

} // namespace

bool QrPicture::isHeavy(const QrCode &code)
{
    if (code.kind != QrCode::Kind::Image)
        return false;
    const QSize size = sizeInHeader(code.png);
    return code.png.size() > HeavyBytes || qint64(size.width()) * size.height() > HeavyPixels;
}

Result<QrPicture> QrPicture::from(const QrCode &code)
{
    switch (code.kind) {
    case QrCode::Kind::None:
        return QrPicture();
    case QrCode::Kind::Payload:
        return fromPayload(code.payload);
    case QrCode::Kind::Image:
        return fromPng(code.png);
    }
    Q_UNREACHABLE();
}

Result<QrPicture> QrPicture::fromPayload(const QByteArray &payload)
{
    const auto matrix = qrMatrix(payload);
    if (!matrix)
        return failure(matrix.error().code, Words::tr("The Session Manager sent a text that no QR code can hold."));
    return QrPicture(drawn(*matrix));
}

Result<QrPicture> QrPicture::fromPng(const QByteArray &png)
{
    QByteArray bytes = png;
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer, "png"); // foreign bytes: no other decoder gets to see them
    QImage image = reader.read();
    if (image.isNull())
        return failure("BAD_QR_IMAGE", Words::tr("The Session Manager sent a picture that cannot be read."));
    if (image.hasAlphaChannel()) {
        QImage opaque(image.size(), QImage::Format_RGB32);
        opaque.fill(Qt::white);
        QPainter(&opaque).drawImage(0, 0, image);
        image = opaque;
    }
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    if (const auto matrix = findQrMatrix(grey))
        return QrPicture(drawn(*matrix));
    if (darkBounds(grey).isEmpty())
        return failure("BAD_QR_IMAGE", Words::tr("The Session Manager sent an empty picture instead of a QR code."));
    return QrPicture(framed(grey));
}

QImage QrPicture::render(int side) const
{
    if (isNull() || side < 1)
        return {};
    const int factor = side / unit();
    if (factor == 0)
        return m_source.scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
            .convertToFormat(QImage::Format_Grayscale8);
    QImage image = whiteSquare(side);
    const int offset = (side - factor * unit()) / 2;
    for (int y = 0; y < unit(); ++y) {
        uchar *first = image.scanLine(offset + y * factor);
        const uchar *from = m_source.constScanLine(y);
        for (int x = 0; x < unit(); ++x)
            std::fill_n(first + offset + x * factor, factor, from[x]);
        for (int copy = 1; copy < factor; ++copy)
            std::copy_n(first, side, image.scanLine(offset + y * factor + copy));
    }
    return image;
}

QImage QrPicture::toImage() const
{
    const int factor = isNull() ? 0 : std::max(1, (ExportPixels + unit() - 1) / unit());
    return render(factor * unit());
}

} // namespace hub::ui
