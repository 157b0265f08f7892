// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace hub {

/// The PNG inside a `data:image/png;base64,…` URL (RFC 2397), as a Session Manager sends it. Strict, since the bytes go
/// to image decoders: no other media type, no stray character, the PNG signature, a sane first chunk, at most 4096
/// pixels a side and `maxBytes` decoded bytes. Pure; any thread. Error: `BAD_QR_IMAGE`.
[[nodiscard]] HUB_CORE_EXPORT Result<QByteArray> pngFromDataUrl(QByteArrayView url, qsizetype maxBytes = 1048576);

/// The data URL of a PNG.
[[nodiscard]] HUB_CORE_EXPORT QByteArray pngToDataUrl(const QByteArray &png);

/// The QR code in an answer of the Session Manager to `GET /qr`.
struct QrAnswer
{
    enum class Kind { None, Payload, Image };

    Kind kind = Kind::None;
    QByteArray payload; ///< Payload: the text of the code
    QByteArray png;     ///< Image: as pngFromDataUrl() gives it
    int expiresInS = 0; ///< seconds, at most a day; 0: not told
};

/// Reads an answer's body leniently: the code is in `qr`, `qr_code_base64`, `qrCode` or `qr_code`, as a data URL, as a
/// bare PNG in base64, or as the raw text; `expires_in` is a number or a text of digits. A body without any (also
/// `{"status":"NO_QR"}`, an empty one, or one that is no JSON object) is Kind::None. Pure; any thread. Error:
/// BAD_QR_IMAGE, an image that is none.
[[nodiscard]] HUB_CORE_EXPORT Result<QrAnswer> readQrAnswer(const QByteArray &body);

} // namespace hub
