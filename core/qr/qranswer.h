// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/result.h"
#include "core/session/sessionmanagerclient.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace hub {

/// A picture as an engine sends it: what the bytes are is told by themselves, not by their label.
struct QrImage
{
    QByteArray bytes;
    QByteArray mediaType; ///< `image/png`, `image/jpeg` or `image/webp`

    friend bool operator==(const QrImage &, const QrImage &) = default;
};

/// The picture in a data URL (RFC 2397; in any case, with parameters) or in bare base64, with white space, without
/// padding or in the URL-safe alphabet (RFC 4648, section 5). The bytes go to image decoders: no stray character, the
/// signature of a PNG, JPEG or WebP, a PNG of at most 4096 pixels a side, and `maxBytes` decoded bytes. Pure; any
/// thread. Error: `BAD_QR_IMAGE`, also for a drawing (SVG), which could hold anything.
[[nodiscard]] HUB_CORE_EXPORT Result<QrImage> qrImageFromText(QByteArrayView text, qsizetype maxBytes = 1048576);

/// The data URL of a PNG.
[[nodiscard]] HUB_CORE_EXPORT QByteArray pngToDataUrl(const QByteArray &png);

/// The QR code in an answer of the Session Manager to `GET /qr`.
struct QrAnswer
{
    enum class Kind { None, Payload, Image };

    Kind kind = Kind::None;
    QByteArray payload; ///< Payload: the text of the code
    QrImage image;      ///< Image
    int expiresInS = 0; ///< seconds, at most a day; 0: not told
    QString words;      ///< None: what the engine says instead, at most 100 characters; foreign text, may be empty
};

/// Whether a text is what WhatsApp puts into its codes: `2@…` or `1@…`, or a URL with such a fragment, and at least two
/// commas. `undefined` and sentences are not. Pure.
[[nodiscard]] HUB_CORE_EXPORT bool isQrPayload(QByteArrayView text);

/// Reads an answer's body leniently: the code is in `qr`, `qrcode`, `qr_code_base64`, `qrDataUrl`, `base64`, `code`,
/// `value`, `urlcode` or `data` in any spelling, in the body or one envelope down, as text or as a picture; or the body
/// is the text or the picture itself. A text beats a picture, since it can be drawn sharply. A body without any is
/// Kind::None. Pure; any thread. Error: BAD_QR_IMAGE, a picture that is none.
[[nodiscard]] HUB_CORE_EXPORT Result<QrAnswer> readQrAnswer(const QByteArray &body);

/// The body to be read for a code: that of a 2xx answer, also one that is no JSON but a picture. Nothing for any other
/// outcome.
[[nodiscard]] HUB_CORE_EXPORT const QByteArray *qrBody(const SessionManagerOutcome &outcome);

} // namespace hub
