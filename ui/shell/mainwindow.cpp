// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/mainwindow.h"

#include "ui/common/widgets.h"
#include "ui/shell/foot.h"
#include "ui/shell/hubbanner.h"
#include "ui/shell/mainmenu.h"
#include "ui/shell/overview.h"
#include "ui/shell/quitoverlay.h"
#include "ui/shell/shellcommands.h"
#include "ui/shell/sidebar.h"

#include <QApplication>
#include <QDir>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QScreen>
#include <QScrollArea>
#include <QSessionManager>
#include <QShortcut>
#include <QStackedWidget>
#include <QStyleHints>

#include <algorithm>
#include <utility>

namespace hub::ui {

namespace {

constexpr QSize WishedSize(1200, 780);
constexpr int NarrowWidth = 860; // below, the list of pages shows icons only

const QString AppearanceKey = QStringLiteral("appearance");

} // namespace

MainWindow::MainWindow(HubApi &hub, ShellParts parts)
    : m_hub(hub)
    , m_parts(std::move(parts))
    , m_clients(hub.clients())
    , m_memory(QDir(hub.dataDirectory()).filePath(QStringLiteral("window.ini")))
    , m_jobs(hub.sending())
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(m_hub.isDemo() ? tr("Demonstration") : tr("Central Hub")); // Qt adds the program's name
    setWindowIcon(programIcon());
    resize(WishedSize.boundedTo(screen()->availableSize()));
    buildBody();
    m_overlay = new QuitOverlay(this);
    m_menu = new MainMenu(*menuBar(), this);
    m_commands = new ShellCommands(m_hub, m_parts.version, m_parts.autostart, *this);
    m_notifications = new Notifications(m_hub.clients(), m_clients, *m_parts.tray, m_parts.notifications, this);
    m_notifications->setWatched(
        [this] { return isVisible() && QGuiApplication::applicationState() == Qt::ApplicationActive; });
    connectMenu();
    connectHub();

    m_memory.restoreGeometry(*this);
    setAppearance(Appearance(std::clamp(m_memory.value(AppearanceKey).toInt(), 0, int(Appearance::Dark))));
    m_parts.tray->setMenu(m_menu->trayMenu());
    m_parts.tray->show();
    showPage(AllPages.front());
    onPhase();
}

MainWindow::~MainWindow()
{
    m_memory.save();
}

void MainWindow::buildBody()
{
    auto *body = new QWidget(this);
    m_sidebar = new Sidebar(body);
    auto *line = new QFrame(body);
    line->setFrameShape(QFrame::VLine);
    m_bannerPlace = new QWidget(body);
    m_banner = new Banner(m_bannerPlace);
    m_stack = new QStackedWidget(body);
    m_stack->setObjectName(QStringLiteral("pages"));
    m_foot = new Foot(m_hub, m_clients, body);

    auto *bannerLayout = new QVBoxLayout(m_bannerPlace);
    bannerLayout->setContentsMargins(Gap, Gap, Gap, 0);
    bannerLayout->addWidget(m_banner);
    m_bannerPlace->hide();
    m_banner->installEventFilter(this);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_bannerPlace);
    right->addWidget(m_stack, 1);
    auto *across = new QHBoxLayout;
    across->setSpacing(0);
    across->addWidget(m_sidebar);
    across->addWidget(line);
    across->addLayout(right, 1);
    auto *down = new QVBoxLayout(body);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(0);
    down->addLayout(across, 1);
    down->addWidget(m_foot);
    setCentralWidget(body);

    m_hubBanner = new HubBanner(m_hub, m_clients, *m_banner, this);
    connect(m_hubBanner, &HubBanner::settingsRequested, this, [this] { showPage(PageId::Settings); });
    connect(m_hubBanner, &HubBanner::retryRequested, this, [this] { m_hub.start(); });
    connect(m_sidebar, &Sidebar::pageChosen, this, [this](PageId page) { showPage(page); });
    connect(m_sidebar, &Sidebar::entered, this, &MainWindow::enterPage);
    connect(new QShortcut(QKeySequence(Qt::Key_F6), this), &QShortcut::activated, this, &MainWindow::swapFocus);
}

void MainWindow::connectMenu()
{
    connect(m_menu, &MainMenu::pageChosen, this, [this](PageId page) {
        showPage(page);
        enterPage();
    });
    connect(m_menu, &MainMenu::appearanceChosen, this, [this](Appearance appearance) {
        setAppearance(appearance);
        m_memory.setValue(AppearanceKey, int(appearance));
    });
    connect(m_menu, &MainMenu::stopSendingChosen, this, [this] {
        if (m_jobs.isStopped()) {
            m_commands->allowSending();
        } else {
            present();
            m_commands->stopSending();
        }
    });
    connect(m_menu, &MainMenu::retryChosen, this, [this] { m_hub.start(); });
    connect(m_menu, &MainMenu::showChosen, this, &MainWindow::present);
    connect(m_menu, &MainMenu::quitChosen, this, &MainWindow::askToQuit);
    connect(m_menu, &MainMenu::diagnosticsChosen, m_commands, &ShellCommands::saveDiagnostics);
    connect(m_menu, &MainMenu::dataFolderChosen, m_commands, &ShellCommands::openDataFolder);
    connect(m_menu, &MainMenu::aboutChosen, m_commands, &ShellCommands::openAbout);
    connect(m_menu, &MainMenu::autostartChosen, m_commands, &ShellCommands::setAutostart);
    connect(m_menu, &MainMenu::viewOpened, this, [this] { m_menu->setAutostart(m_commands->isAutostartEnabled()); });
    connect(m_commands, &ShellCommands::autostartChanged, m_menu, &MainMenu::setAutostart);
    connect(m_commands, &ShellCommands::noticed, m_foot, &Foot::notice);
    connect(&m_jobs, &JobWatch::stoppedChanged, m_menu, &MainMenu::setSendingStopped);
    m_menu->setAutostart(m_commands->isAutostartEnabled());
    m_menu->setAutostartPossible(!m_hub.isDemo()); // a demonstration's data is thrown away
}

void MainWindow::connectHub()
{
    connect(&m_hub, &HubApi::phaseChanged, this, &MainWindow::onPhase);
    connect(&m_hub, &HubApi::raiseRequested, this, &MainWindow::present);
    connect(&m_clients, &ClientStore::loaded, this, &MainWindow::onFirstData);
    connect(m_parts.tray.get(), &Tray::activated, this, [this] {
        if (isVisible() && isActiveWindow())
            hideToTray();
        else
            present();
    });
    connect(m_notifications, &Notifications::opened, this, [this](const std::vector<ClienteId> &clients) {
        present();
        if (!clients.empty())
            showPage(PageId::Clients, clients);
    });
    connect(m_overlay, &QuitOverlay::hurried, this, [this] { m_hub.stop(); });
    connect(qApp, &QGuiApplication::commitDataRequest, this, [this] { m_memory.save(); });
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_appearance == Appearance::System)
            setAppearance(Appearance::System);
    });
#endif

    m_trayRefresh.setSingleShot(true);
    m_trayRefresh.setInterval(0);
    connect(&m_trayRefresh, &QTimer::timeout, this, &MainWindow::updateTray);
    const auto soon = [this] { m_trayRefresh.start(); };
    connect(&m_hub, &HubApi::phaseChanged, this, soon);
    connect(&m_clients, &ClientStore::updated, this, soon);
    connect(&m_clients, &ClientStore::loaded, this, soon);
    connect(&m_clients, &ClientStore::sessionManagerChanged, this, soon);
    updateTray();
}

void MainWindow::setAppearance(Appearance appearance)
{
    m_appearance = appearance;
    applyAppearance(*qApp, appearance);
    m_menu->setAppearance(appearance);
}

Page *MainWindow::page(PageId id)
{
    Page *&page = m_pages[id];
    if (page != nullptr)
        return page;
    // A page that needs more room than there is can be scrolled.
    auto *area = new QScrollArea(m_stack);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    page = m_parts.makePage(id, PageContext{m_hub, m_clients}, area);
    page->setAccessibleName(pageTitle(id));
    area->setWidget(page);
    m_stack->addWidget(area);
    connect(page, &Page::pageRequested, this, &MainWindow::showPage);
    connect(page, &Page::noticed, m_foot, &Foot::notice);
    connect(page, &Page::badgeChanged, this, [this, id](int waiting) { m_sidebar->setBadge(id, waiting); });
    m_memory.follow(*page);
    return page;
}

void MainWindow::showPage(PageId id, const std::vector<ClienteId> &clients)
{
    Page *shown = page(id);
    m_stack->setCurrentWidget(shown->parentWidget()->parentWidget()); // page, viewport, area
    m_sidebar->setPage(id);
    m_hubBanner->setPage(id);
    updateActivePage();
    if (!clients.empty())
        shown->openFor(clients);
}

PageId MainWindow::currentPage() const
{
    return m_sidebar->page();
}

/// Tells the pages which of them is seen.
void MainWindow::updateActivePage()
{
    const bool seen = isVisible() && !isMinimized();
    const auto current = m_pages.find(m_sidebar->page());
    Page *active = seen && current != m_pages.end() ? current->second : nullptr;
    if (active == m_active)
        return;
    if (m_active != nullptr)
        m_active->deactivate();
    m_active = active;
    if (m_active != nullptr)
        m_active->activate();
}

void MainWindow::onFirstData()
{
    makeWaitingPages(0);
}

/// The pages whose numbers stand in the list of pages are made while nobody waits for them, one at a time.
void MainWindow::makeWaitingPages(size_t next)
{
    static constexpr std::array Waiting{PageId::Linking, PageId::Send, PageId::People};
    if (next == Waiting.size() || m_quitting)
        return;
    QTimer::singleShot(0, this, [this, next] {
        (void)page(Waiting[next]);
        makeWaitingPages(next + 1);
    });
}

/// From the list of pages into the page: where the user was last, or to its first control.
void MainWindow::enterPage()
{
    Page *shown = page(currentPage());
    QWidget *target = shown->focusWidget();
    for (QWidget *next = shown->nextInFocusChain(); target == nullptr && next != shown;
         next = next->nextInFocusChain()) {
        if (shown->isAncestorOf(next) && next->isVisible() && next->isEnabled() &&
            (next->focusPolicy() & Qt::TabFocus) != 0)
            target = next;
    }
    if (target != nullptr)
        target->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::swapFocus()
{
    if (m_sidebar->hasFocus())
        enterPage();
    else
        m_sidebar->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_sidebar->setCompact(width() < NarrowWidth);
    m_memory.geometryChanged();
}

void MainWindow::moveEvent(QMoveEvent *event)
{
    QMainWindow::moveEvent(event);
    m_memory.geometryChanged();
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    // An empty place would keep its margins.
    if (watched == m_banner && (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent))
        m_bannerPlace->setVisible(event->type() == QEvent::ShowToParent);
    return QMainWindow::eventFilter(watched, event);
}

} // namespace hub::ui
