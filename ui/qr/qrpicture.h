// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/clientsapi.h"
#include "core/qr/qrimage.h"
#include "core/result.h"

#include <QImage>

#include <optional>

namespace hub::ui {

/// The modules of a QR code in a clean, upright picture of one (as a Session Manager renders it), so that it can be
/// drawn anew at any size. Nothing if there is any doubt, e.g. for a code with a logo in it. `grey`: Grayscale8. Pure;
/// any thread.
[[nodiscard]] std::optional<QrMatrix> findQrMatrix(const QImage &grey);

/// Where the dark part of a picture is; empty if it has none.
[[nodiscard]] QRect darkBounds(const QImage &grey);

/// A QR code as black on white with its quiet zone of 4 modules, ready to be painted at any size. A plain value; may be
/// made and used on any thread.
class QrPicture
{
public:
    QrPicture() = default; ///< none

    /// Kind::None gives none. Errors, with a sentence for people: QR_TOO_LONG, QR_EMPTY, BAD_QR_IMAGE.
    [[nodiscard]] static Result<QrPicture> from(const QrCode &code);
    /// Whether from() takes longer than a frame of the window.
    [[nodiscard]] static bool isHeavy(const QrCode &code);

    [[nodiscard]] bool isNull() const { return m_source.isNull(); }
    /// Pixels a side of the smallest sharp rendering; render() is sharp at whole multiples, and anywhere above.
    [[nodiscard]] int unit() const { return m_source.width(); }
    /// `side` by `side` pixels: enlarged by a whole factor, so that each module is as many whole pixels, in the middle
    /// of white. Only below unit() it is shrunk, smoothly.
    [[nodiscard]] QImage render(int side) const;
    /// For files and the clipboard: large enough for every phone.
    [[nodiscard]] QImage toImage() const;

private:
    explicit QrPicture(QImage source) : m_source(std::move(source)) {}
    static Result<QrPicture> fromPayload(const QByteArray &payload);
    static Result<QrPicture> fromImage(const QByteArray &picture);

    QImage m_source; // square, quiet zone included; one pixel a module where the modules are known
};

} // namespace hub::ui
