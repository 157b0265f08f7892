// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qr/qrimage.h"

#include <png.h>
#include <qrcodegen.hpp>

#include <algorithm>

namespace hub {

namespace {

constexpr int MaxPixels = 4096;
constexpr int MaxModulePixels = 64;
constexpr int MaxMargin = 64;
constexpr png_uint_32 MaxReadPixels = 1500;
constexpr int QuietModules = 4; // ISO/IEC 18004, section 6.3.8
constexpr int FinderModules = 7;

qrcodegen::QrCode::Ecc toEcc(QrLevel level)
{
    switch (level) {
    case QrLevel::Low:
        return qrcodegen::QrCode::Ecc::LOW;
    case QrLevel::Medium:
        return qrcodegen::QrCode::Ecc::MEDIUM;
    case QrLevel::Quartile:
        return qrcodegen::QrCode::Ecc::QUARTILE;
    case QrLevel::High:
        return qrcodegen::QrCode::Ecc::HIGH;
    }
    return qrcodegen::QrCode::Ecc::MEDIUM;
}

/// Where the modules lie in the image.
struct Layout
{
    int side;         // pixels of the image
    int modulePixels; // pixels of a module
    int offset;       // pixels before the first module
};

Result<Layout> layout(int modules, const QrImageOptions &options)
{
    const auto bad = [](const QString &why) { return failure("QR_BAD_SIZE", why); };
    if (options.margin < 0 || options.margin > MaxMargin)
        return bad(QStringLiteral("The margin must be 0 to %1 modules").arg(MaxMargin));
    const int needed = modules + 2 * options.margin;
    if (options.modulePixels != 0) {
        if (options.modulePixels < 0 || options.modulePixels > MaxModulePixels ||
            needed * options.modulePixels > MaxPixels)
            return bad(QStringLiteral("A module must be 1 to %1 pixels, the image at most %2")
                           .arg(MaxModulePixels)
                           .arg(MaxPixels));
        return Layout{needed * options.modulePixels, options.modulePixels, options.margin * options.modulePixels};
    }
    if (options.targetPixels < needed || options.targetPixels > MaxPixels)
        return bad(QStringLiteral("This code needs an image of %1 to %2 pixels").arg(needed).arg(MaxPixels));
    const int pixels = options.targetPixels / needed;
    return Layout{options.targetPixels, pixels, (options.targetPixels - modules * pixels) / 2};
}

QByteArray greyPixels(const QrMatrix &matrix, const Layout &at)
{
    QByteArray pixels(qsizetype(at.side) * at.side, char(0xff));
    for (int y = 0; y < matrix.size(); ++y) {
        char *first = pixels.data() + qsizetype(at.offset + y * at.modulePixels) * at.side;
        for (int x = 0; x < matrix.size(); ++x) {
            if (matrix.isDark(x, y))
                std::fill_n(first + at.offset + x * at.modulePixels, at.modulePixels, char(0));
        }
        for (int copy = 1; copy < at.modulePixels; ++copy)
            std::copy_n(first, at.side, first + qsizetype(copy) * at.side);
    }
    return pixels;
}

/// Square grey pixels as a PNG. libpng's simplified API: the full one reports errors by longjmp, which skips
/// destructors.
Result<QByteArray> greyPng(const QByteArray &pixels, int side)
{
    png_image image = {};
    image.version = PNG_IMAGE_VERSION;
    image.width = png_uint_32(side);
    image.height = png_uint_32(side);
    image.format = PNG_FORMAT_GRAY;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    QByteArray png(qsizetype(size), Qt::Uninitialized);
    const bool written =
        png_image_write_to_memory(&image, png.data(), &size, 0, pixels.constData(), side, nullptr) != 0;
    if (!written)
        return failure("QR_PNG_FAILED", QString::fromLatin1(image.message));
    png.truncate(qsizetype(size));
    png.squeeze();
    return png;
}

/// A picture as 8-bit grey on white paper.
struct GreyPicture
{
    int width = 0;
    int height = 0;
    bool wasTransparent = false;
    QByteArray pixels;

    [[nodiscard]] bool isDark(int x, int y) const { return uchar(pixels[qsizetype(y) * width + x]) < 128; }
};

GreyPicture greyPicture(const QByteArray &png)
{
    png_image image = {};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, png.constData(), size_t(png.size())) == 0)
        return {};
    GreyPicture grey;
    if (image.width <= MaxReadPixels && image.height <= MaxReadPixels) {
        grey = {int(image.width), int(image.height), (image.format & PNG_FORMAT_FLAG_ALPHA) != 0, {}};
        grey.pixels.resize(qsizetype(grey.width) * grey.height);
        image.format = PNG_FORMAT_GRAY;
        const png_color white{255, 255, 255};
        if (png_image_finish_read(&image, &white, grey.pixels.data(), 0, nullptr) == 0)
            grey = {};
    }
    png_image_free(&image);
    return grey;
}

/// Where the dark part of a picture is: the first and last of its columns and rows. No columns if it has none.
struct Bounds
{
    int left;
    int top;
    int right = -1;
    int bottom = -1;
};

Bounds darkPart(const GreyPicture &grey)
{
    Bounds bounds{grey.width, grey.height};
    for (int y = 0; y < grey.height; ++y) {
        for (int x = 0; x < grey.width; ++x) {
            if (!grey.isDark(x, y))
                continue;
            bounds = {std::min(bounds.left, x), std::min(bounds.top, y), std::max(bounds.right, x), y};
        }
    }
    return bounds;
}

} // namespace

Result<QrMatrix> qrMatrix(const QByteArray &text, QrLevel level)
{
    if (text.isEmpty())
        return failure("QR_EMPTY", QStringLiteral("There is no text to encode"));
    try {
        const std::vector<std::uint8_t> bytes(text.cbegin(), text.cend());
        const auto code = qrcodegen::QrCode::encodeBinary(bytes, toEcc(level));
        const int size = code.getSize();
        std::vector<bool> modules(size_t(size) * size_t(size));
        for (int y = 0; y < size; ++y) {
            for (int x = 0; x < size; ++x)
                modules[size_t(y) * size_t(size) + size_t(x)] = code.getModule(x, y);
        }
        return QrMatrix(size, std::move(modules));
    } catch (const std::length_error &) {
        return failure("QR_TOO_LONG", QStringLiteral("%1 bytes do not fit into a QR code").arg(text.size()));
    }
}

Result<QByteArray> qrPng(const QByteArray &text, const QrImageOptions &options)
{
    HUB_TRY(const auto matrix, qrMatrix(text, options.level));
    HUB_TRY(const auto at, layout(matrix.size(), options));
    const QByteArray pixels = greyPixels(matrix, at);

    return greyPng(pixels, at.side);
}

QByteArray readableQrPng(const QByteArray &png)
{
    const GreyPicture grey = greyPicture(png);
    const Bounds dark = darkPart(grey);
    if (dark.right < 0)
        return png;
    // A code begins with a dark line of 7 modules, the edge of its first finder.
    int finder = 0;
    while (dark.left + finder <= dark.right && grey.isDark(dark.left + finder, dark.top))
        ++finder;
    const int modulePixels = std::max(1, finder / FinderModules);
    const int least = std::min({dark.left, dark.top, grey.width - 1 - dark.right, grey.height - 1 - dark.bottom});
    if (!grey.wasTransparent && least >= modulePixels)
        return png;
    const int content = std::max(dark.right - dark.left, dark.bottom - dark.top) + 1;
    const int side = content + 2 * QuietModules * modulePixels;
    QByteArray pixels(qsizetype(side) * side, char(0xff));
    const int offset = QuietModules * modulePixels;
    for (int y = dark.top; y <= dark.bottom; ++y)
        std::copy_n(grey.pixels.constData() + qsizetype(y) * grey.width + dark.left, dark.right - dark.left + 1,
                    pixels.data() + qsizetype(y - dark.top + offset) * side + offset);
    return greyPng(pixels, side).value_or(png);
}

} // namespace hub
