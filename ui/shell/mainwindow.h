// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/hubapi.h"
#include "ui/common/clientstore.h"
#include "ui/shell/autostart.h"
#include "ui/shell/notifications.h"
#include "ui/shell/shellcommands.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/tray.h"
#include "ui/shell/windowstate.h"

#include <QMainWindow>

#include <memory>
#include <optional>

class QDialog;
class QPushButton;
class QStackedWidget;

namespace hub::ui {

class Banner;
class HubBanner;
class MainMenu;
class ShellCommands;
class Sidebar;
class StatusBar;

/// Lies over the whole window while the hub ends what is in flight.
class QuitOverlay : public QWidget
{
    Q_OBJECT

public:
    explicit QuitOverlay(QWidget *window);
    void cover();

Q_SIGNALS:
    /// The user does not want to wait.
    void hurried();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *m_hurry;
};

/// What the window is made of besides its hub.
struct ShellParts
{
    QString version;
    Autostart autostart;
    std::unique_ptr<Tray> tray;
    PageFactory makePage;
    std::function<QDialog *(const PageContext &, QWidget *)> makeWizard = {}; ///< for a hub that was never set up
    NotificationSettings notifications = {};
};

/// The window: the list of pages, the pages, a banner and a status bar; and what a desktop expects of a program that
/// runs all day. It does not start the hub, and ends the program only by finished(). On the GUI thread.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(HubApi &hub, ShellParts parts);
    ~MainWindow() override;

    void showPage(PageId page, const std::vector<ClienteId> &clients = {});
    [[nodiscard]] PageId currentPage() const;
    /// Stops the hub and then the program, without asking.
    void requestQuit();
    /// The same, but asks first if bulk jobs are at work.
    void askToQuit();
    void askToPauseJobs(int jobs);
    /// To the front, from wherever it is.
    void present();

Q_SIGNALS:
    /// The hub has stopped: end the program.
    void finished();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildBody();
    void connectMenu();
    void connectHub();
    void setAppearance(Appearance appearance);
    void onPhase();
    void onFirstData();
    void openWizard();
    void makeWaitingPages(size_t next);
    Page *page(PageId id);
    void updateActivePage();
    void updateTray();
    void hideToTray();
    void finish();
    enum class Return { ToWork, ToWhereItWas };
    void enterPage(Return to);
    void swapFocus();

    HubApi &m_hub;
    const ShellParts m_parts;
    ClientStore m_clients;
    WindowState m_memory;
    JobWatch m_jobs;
    std::map<PageId, Page *> m_pages;
    Page *m_active = nullptr; ///< the page that was told that it is seen
    QTimer m_trayRefresh;
    Appearance m_appearance = Appearance::System;
    bool m_quitting = false;
    bool m_countingJobs = false; // before it is asked whether to quit
    bool m_finished = false;
    bool m_wizardShown = false;

    Sidebar *m_sidebar = nullptr;
    QWidget *m_bannerPlace = nullptr;
    Banner *m_banner = nullptr;
    QStackedWidget *m_stack = nullptr;
    StatusBar *m_status = nullptr;
    QuitOverlay *m_overlay = nullptr;
    HubBanner *m_hubBanner = nullptr;
    MainMenu *m_menu = nullptr;
    ShellCommands *m_commands = nullptr;
    Notifications *m_notifications = nullptr;
};

} // namespace hub::ui
