// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPalette>

class QAbstractButton;
class QAction;
class QLabel;
class QWidget;

namespace hub::ui {

class IconLabel;

/// Icons that follow the palette from dark to light and back, until the widget goes.
struct FollowIcon
{
    static void on(QAbstractButton *button, const char *name);
    /// In the colour of a role: on a filled button its text has the colour of Base.
    static void on(QAbstractButton *button, const char *name, QPalette::ColorRole role);
    /// The palette is that of `where`, a widget that shows the action.
    static void on(QAction *action, QWidget *where, const char *name);
    /// A muted picture, as high as the text.
    static void on(QLabel *label, const char *name);
    /// As high as so many lines of text; `color` gives its colour.
    static void on(IconLabel *label, const char *name, int lines, QColor (*color)(const QPalette &palette));
};

} // namespace hub::ui
