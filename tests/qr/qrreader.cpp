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
