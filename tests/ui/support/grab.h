// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QWidget;

namespace hub::ui {

/// With HUB_GRABS=DIR in the environment: writes DIR/NAME-light.png, DIR/NAME-dark.png and DIR/NAME-light@2x.png, as
/// the widget looks in each; leaves the program light. Without it: does nothing. The widget must be shown.
void grab(QWidget &widget, const QString &name);

/// The same for one more size: DIR/NAME-small@2x.png is what is left of a 1280x800 screen at 200 % beside the list of
/// pages, 580x400 device independent pixels.
void grabSmall(QWidget &widget, const QString &name);

} // namespace hub::ui
