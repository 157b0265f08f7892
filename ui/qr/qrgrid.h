// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/qr/qrimage.h"

#include <QImage>

#include <optional>

namespace hub::ui {

/// The modules of a QR code in a clean, upright picture of one (as a Session Manager renders it), so that it can be
/// drawn anew at any size. Nothing if there is any doubt, e.g. for a code with a logo in it. `grey`: Grayscale8. Pure;
/// any thread.
[[nodiscard]] std::optional<QrMatrix> findQrMatrix(const QImage &grey);

/// Where the dark part of a picture is; empty if it has none.
[[nodiscard]] QRect darkBounds(const QImage &grey);

} // namespace hub::ui
