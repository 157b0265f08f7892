// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QAbstractButton;
class QAction;
class QLabel;
class QWidget;

namespace hub::ui {

/// Icons that follow the palette from dark to light and back, until the widget goes.
struct FollowIcon
{
    static void on(QAbstractButton *button, const char *name);
    /// The palette is that of `where`, a widget that shows the action.
    static void on(QAction *action, QWidget *where, const char *name);
    /// A muted picture, as high as the text.
    static void on(QLabel *label, const char *name);
};

} // namespace hub::ui
