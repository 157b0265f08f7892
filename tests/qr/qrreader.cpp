// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qr/qrreader.h"

#include <ZXing/ReadBarcode.h>
#include <png.h>

#if __has_include(<ZXing/ReaderOptions.h>)
using QrReaderOptions = ZXing::ReaderOptions;
#else
using QrReaderOptions = ZXing::DecodeHints; // until ZXing 2.2
#endif

namespace hub::test {

GreyImage readPng(const QByteArray &png)
{
    png_image image = {};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, png.constData(), size_t(png.size())) == 0)
        return {};
    image.format = PNG_FORMAT_GRAY;
    GreyImage grey;
    grey.size = QSize(int(image.width), int(image.height));
    grey.pixels.resize(qsizetype(PNG_IMAGE_SIZE(image)));
    const png_color white{255, 255, 255}; // what is transparent stands on white paper
    if (png_image_finish_read(&image, &white, grey.pixels.data(), 0, nullptr) == 0)
        return {};
    return grey;
}

bool hasAlpha(const QByteArray &png)
{
    png_image image = {};
    image.version = PNG_IMAGE_VERSION;
    const bool read = png_image_begin_read_from_memory(&image, png.constData(), size_t(png.size())) != 0;
    png_image_free(&image);
    return read && (image.format & PNG_FORMAT_FLAG_ALPHA) != 0;
}

QByteArray transparentQr(const QrMatrix &matrix, int modulePixels, int margin)
{
    const int side = (matrix.size() + 2 * margin) * modulePixels;
    QByteArray pixels(qsizetype(side) * side * 2, '\0'); // grey, alpha
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            if (matrix.isDark(x / modulePixels - margin, y / modulePixels - margin))
                pixels[(qsizetype(y) * side + x) * 2 + 1] = '\xff';
        }
    }
    png_image image = {};
    image.version = PNG_IMAGE_VERSION;
    image.width = image.height = png_uint_32(side);
    image.format = PNG_FORMAT_GA;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    QByteArray png(qsizetype(size), Qt::Uninitialized);
    if (png_image_write_to_memory(&image, png.data(), &size, 0, pixels.constData(), side * 2, nullptr) == 0)
        return {};
    png.truncate(qsizetype(size));
    return png;
}

QByteArray readQr(const QByteArray &png)
{
    const GreyImage grey = readPng(png);
    if (grey.pixels.isEmpty())
        return {};
    const ZXing::ImageView view(reinterpret_cast<const uint8_t *>(grey.pixels.constData()), grey.size.width(),
                                grey.size.height(), ZXing::ImageFormat::Lum);
    const auto result = ZXing::ReadBarcode(view, QrReaderOptions().setFormats(ZXing::BarcodeFormat::QRCode));
    if (!result.isValid())
        return {};
    const auto &bytes = result.bytes();
    return QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()));
}

} // namespace hub::test
