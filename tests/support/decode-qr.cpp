// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// decode-qr FILE.png: writes the bytes of the one QR code in a picture, as a phone would read them. Exit code 1: there
// is none that can be read, 2: the file is no PNG.

#include <ZXing/ReadBarcode.h>

#include <png.h>

#include <cstdint>
#include <cstdio>
#include <vector>

namespace {

struct GreyPicture
{
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;
};

bool read(const char *path, GreyPicture &picture)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_file(&image, path))
        return false;
    image.format = PNG_FORMAT_GRAY;
    picture.width = int(image.width);
    picture.height = int(image.height);
    picture.pixels.resize(PNG_IMAGE_SIZE(image));
    // What is transparent stands on white paper.
    const png_color white{255, 255, 255};
    return png_image_finish_read(&image, &white, picture.pixels.data(), 0, nullptr) != 0;
}

} // namespace

int main(int argc, char **argv)
{
    GreyPicture picture;
    if (argc != 2 || !read(argv[1], picture)) {
        std::fputs("usage: decode-qr FILE.png\n", stderr);
        return 2;
    }
    const auto hints = ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode).setTryHarder(true);
    const ZXing::ImageView view(picture.pixels.data(), picture.width, picture.height, ZXing::ImageFormat::Lum);
    const auto result = ZXing::ReadBarcode(view, hints);
    if (!result.isValid()) {
        std::fputs("no QR code\n", stderr);
        return 1;
    }
    std::fwrite(result.bytes().data(), 1, result.bytes().size(), stdout);
    return 0;
}
