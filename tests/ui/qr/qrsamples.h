// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/clientsapi.h"

#include <QImage>

class QWidget;

namespace hub::ui {

/// As long as WhatsApp's.
[[nodiscard]] QByteArray samplePayload(const QByteArray &first = "one");
[[nodiscard]] QrCode payloadCode(const QByteArray &payload, int expiresInS = 60);
/// The same as a Session Manager's picture.
[[nodiscard]] QrCode imageCode(const QByteArray &payload, int pixels = 300, int margin = 2, int expiresInS = 60);
[[nodiscard]] QrCode imageCode(const QImage &image);

/// What a phone reads there; empty: no code.
[[nodiscard]] QByteArray read(const QImage &image);
/// The widget as a screen with that many pixels a point shows it.
[[nodiscard]] QImage paint(QWidget &widget, double ratio = 1);

} // namespace hub::ui
