// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"

#include <QByteArray>

#include <vector>

namespace hub {

/// How much of a QR code may be dirty or torn (ISO/IEC 18004, error correction): about 7, 15, 25, 30 %.
enum class QrLevel { Low, Medium, Quartile, High };

/// The modules of a QR code without its quiet zone, for whoever draws it himself at any size. A plain value.
class HUB_CORE_EXPORT QrMatrix
{
public:
    QrMatrix(int size, std::vector<bool> modules) : m_size(size), m_modules(std::move(modules)) {}

    /// Modules per side, 21 to 177.
    [[nodiscard]] int size() const { return m_size; }
    /// Whether the module is dark; everything outside is light.
    [[nodiscard]] bool isDark(int x, int y) const
    {
        return x >= 0 && y >= 0 && x < m_size && y < m_size && m_modules[size_t(y) * size_t(m_size) + size_t(x)];
    }

private:
    int m_size;
    std::vector<bool> m_modules;
};

struct QrImageOptions
{
    QrLevel level = QrLevel::Medium; ///< at least this; more where it costs no larger code
    int margin = 4;       ///< quiet zone in modules, 0 to 64; the standard asks for 4, node-qrcode often has 2
    int modulePixels = 0; ///< pixels per module, 1 to 64; 0: as many as `targetPixels` allows
    /// Pixels per side of the image, at most 4096; used when `modulePixels` is 0. Modules stay whole pixels, so that
    /// the code is crisp, and what is left over widens the quiet zone.
    int targetPixels = 300;
};

/// The QR code of `text`, as bytes. Pure; any thread. Errors: `QR_EMPTY`, `QR_TOO_LONG`.
[[nodiscard]] HUB_CORE_EXPORT Result<QrMatrix> qrMatrix(const QByteArray &text, QrLevel level = QrLevel::Medium);

/// The QR code of `text` as a black on white PNG (8-bit grey, quiet zone included). Pure; any thread; takes about a
/// millisecond. Errors: `QR_EMPTY`, `QR_TOO_LONG`, `QR_BAD_SIZE` (options out of range, or too small for one pixel per
/// module), `QR_PNG_FAILED`.
[[nodiscard]] HUB_CORE_EXPORT Result<QByteArray> qrPng(const QByteArray &text, const QrImageOptions &options = {});

/// The same picture so that a phone reads it on any background: what is transparent becomes white, and a code that
/// begins at the edge gets its quiet zone of 4 modules. A picture that has both already, one of more than 1500 pixels a
/// side, and one that libpng cannot read come back as they are. Pure; any thread; takes some milliseconds.
[[nodiscard]] HUB_CORE_EXPORT QByteArray readableQrPng(const QByteArray &png);

} // namespace hub
