// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/hubapi.h"
#include "ui/shell/autostart.h"

#include <QObject>
#include <QWidget>

namespace hub::ui {

/// What the menus offer besides pages. Errors are told over the window. On the window's thread.
class ShellCommands : public QObject
{
    Q_OBJECT

public:
    ShellCommands(HubApi &hub, QString version, Autostart autostart, QWidget &window);
    ~ShellCommands() override;

    /// Asks first.
    void stopSending();
    void allowSending();
    void saveDiagnostics();
    void openDataFolder();
    void openAbout();
    [[nodiscard]] bool isAutostartEnabled() const { return m_autostart.isEnabled(); }
    void setAutostart(bool enabled);

Q_SIGNALS:
    /// Something was done; plain text.
    void noticed(const QString &text);
    void autostartChanged(bool enabled);

private:
    HubApi &m_hub;
    const QString m_version;
    const Autostart m_autostart;
    QWidget &m_window;
    bool m_diagnosing = false;
};

} // namespace hub::ui
