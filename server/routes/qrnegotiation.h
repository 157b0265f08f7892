// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/response.h"

#include <QByteArray>

namespace hub::routes {

/// Whether an Accept header (RFC 9110, section 12.5.1) prefers `image/png` to `application/json`. A wildcard prefers
/// nothing.
[[nodiscard]] bool prefersPng(const QByteArray &accept);

/// The QR in a body of the Session Manager as a PNG: decoded from a data URL, or rendered from a raw string. 404
/// QR_NOT_AVAILABLE if the body has none, 502 if what it has is none. Takes about a millisecond; any thread.
[[nodiscard]] http::Response qrPngResponse(const QByteArray &body);

} // namespace hub::routes
