// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// decode-qr FILE.png: writes the bytes of the one QR code in a picture, as a phone would read them. Exit code 1: there
// is none that can be read, 2: the file cannot be read.

#include "tests/qr/qrreader.h"

#include <QFile>

#include <cstdio>

int main(int argc, char **argv)
{
    QFile file(argc == 2 ? QFile::decodeName(argv[1]) : QString());
    if (!file.open(QIODevice::ReadOnly)) {
        std::fputs("usage: decode-qr FILE.png\n", stderr);
        return 2;
    }
    const QByteArray text = hub::test::readQr(file.readAll());
    if (text.isEmpty()) {
        std::fputs("no QR code\n", stderr);
        return 1;
    }
    std::fwrite(text.constData(), 1, std::size_t(text.size()), stdout);
    return 0;
}
