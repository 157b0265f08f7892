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

} // namespace hub
