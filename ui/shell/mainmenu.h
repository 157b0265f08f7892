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

/// The window's menus and the tray's, which share their actions. Whoever owns it connects the actions.
class MainMenu : public QObject
{
    Q_OBJECT

public:
    explicit MainMenu(QMenuBar &bar, QObject *parent = nullptr);
    ~MainMenu() override;

    [[nodiscard]] QMenu *trayMenu() { return &m_trayMenu; }
    /// What stopSending offers: to stop all sending, or to allow it again.
    void setSendingStopped(bool stopped);
    void setAppearance(Appearance appearance);

    QAction *stopSending = nullptr;
    QAction *setUp = nullptr; ///< the assistant of the first start, once more
    QAction *retry = nullptr; ///< start the hub again
    QAction *quit = nullptr;
    QAction *autostart = nullptr;
    QAction *diagnostics = nullptr;
    QAction *dataFolder = nullptr;
    QAction *about = nullptr;
    QAction *show = nullptr;

Q_SIGNALS:
    void pageChosen(hub::ui::PageId page);
    void appearanceChosen(hub::ui::Appearance appearance);
    /// A menu that shows the autostart switch is about to open: the files may have changed.
    void viewOpened();

private:
    void addFile(QMenuBar &bar);
    void addGo(QMenuBar &bar);
    void addView(QMenuBar &bar);
    void addHelp(QMenuBar &bar);

    QMenu m_trayMenu;
    QActionGroup *m_appearances = nullptr;
};

} // namespace hub::ui
