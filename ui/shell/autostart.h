// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>

namespace hub::ui {

/// Whether the program starts when its user logs in: an XDG autostart entry, a macOS launch agent, or a value of the
/// Run key of Windows. Small files of the user's own; fine on the window's thread.
class Autostart
{
public:
    /// What is started: a program's path, and its arguments.
    Autostart(QString program, QStringList arguments);

    [[nodiscard]] bool isEnabled() const;
    /// FILE_FAILED with a sentence for people.
    [[nodiscard]] Result<void> setEnabled(bool enabled) const;

    /// This program: the AppImage if it runs from one.
    [[nodiscard]] static QString thisProgram();

    /// What the files contain.
    [[nodiscard]] QByteArray desktopEntry() const;
    [[nodiscard]] QByteArray launchAgent() const;

private:
    [[nodiscard]] static QString file();

    QString m_program;
    QStringList m_arguments;
};

} // namespace hub::ui
