// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/qr/qrimage.h"

#include <QByteArray>
#include <QSize>

namespace hub::test {

/// A PNG as 8-bit grey pixels; empty if it is none.
struct GreyImage
{
    QSize size;
    QByteArray pixels;
};
[[nodiscard]] GreyImage readPng(const QByteArray &png);

[[nodiscard]] bool hasAlpha(const QByteArray &png);
/// Black modules on nothing, as some engines send them; `margin` in modules.
[[nodiscard]] QByteArray transparentQr(const QrMatrix &matrix, int modulePixels, int margin);

/// What the QR code in the PNG says, read by ZXing; empty if there is none.
[[nodiscard]] QByteArray readQr(const QByteArray &png);

} // namespace hub::test
