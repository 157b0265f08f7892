// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/appearance.h"
#include "ui/common/page.h"

#include <QMenu>
#include <QObject>

class QActionGroup;
class QMenuBar;

namespace hub::ui {

/// The window's menus and the tray's, which share their actions. Knows no hub: it tells what was chosen.
class MainMenu : public QObject
{
    Q_OBJECT

public:
    explicit MainMenu(QMenuBar &bar, QObject *parent = nullptr);
    ~MainMenu() override;

    [[nodiscard]] QMenu *trayMenu() { return &m_trayMenu; }
    /// What the action offers: to stop all sending, or to allow it again.
    void setSendingStopped(bool stopped);
    void setHubRunning(bool running);
    /// Offers to start the hub again.
    void setHubFailed(bool failed);
    void setAppearance(Appearance appearance);
    void setAutostart(bool enabled);
    void setAutostartPossible(bool possible);

Q_SIGNALS:
    void pageChosen(hub::ui::PageId page);
    void appearanceChosen(hub::ui::Appearance appearance);
    void autostartChosen(bool enabled);
    void stopSendingChosen();
    void retryChosen();
    void showChosen();
    void quitChosen();
    void diagnosticsChosen();
    void dataFolderChosen();
    void aboutChosen();
    /// A menu that shows the autostart switch is about to open: the files may have changed.
    void viewOpened();

private:
    void addFile(QMenuBar &bar);
    void addGo(QMenuBar &bar);
    void addView(QMenuBar &bar);
    void addHelp(QMenuBar &bar);

    QMenu m_trayMenu;
    QAction *m_stopSending = nullptr;
    QAction *m_retry = nullptr;
    QAction *m_quit = nullptr;
    QAction *m_autostart = nullptr;
    QActionGroup *m_appearances = nullptr;
};

} // namespace hub::ui
