// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/qr/qrsamples.h"

#include "core/qr/qrimage.h"
#include "tests/qr/qrreader.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDateTime>
#include <QWidget>

namespace hub::ui {

namespace {

QByteArray pngOf(const QImage &image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

} // namespace

QByteArray samplePayload(const QByteArray &first)
{
    return "2@" + first + ',' + QByteArray("Zf3kQ9vTm1/aX+").repeated(15) + ',' + QByteArray("s8wKe").repeated(5) + '=';
}

QrCode payloadCode(const QByteArray &payload, int expiresInS)
{
    return {QrCode::Kind::Payload, payload, {}, expiresInS, QDateTime::currentMSecsSinceEpoch()};
}

QrCode imageCode(const QByteArray &payload, int pixels, int margin, int expiresInS)
{
    const auto png = qrPng(payload, {QrLevel::Medium, margin, 0, pixels});
    return {QrCode::Kind::Image, {}, png.value_or(QByteArray()), expiresInS, QDateTime::currentMSecsSinceEpoch()};
}

QrCode imageCode(const QImage &image)
{
    return {QrCode::Kind::Image, {}, pngOf(image), 60, QDateTime::currentMSecsSinceEpoch()};
}

QByteArray read(const QImage &image)
{
    return test::readQr(pngOf(image));
}

QImage paint(QWidget &widget, double ratio)
{
    QCoreApplication::sendPostedEvents();
    QImage image((QSizeF(widget.size()) * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::magenta);
    widget.render(&image);
    image.setDevicePixelRatio(1);
    return image;
}

} // namespace hub::ui
