// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/mainwindow.h"

#include "ui/common/widgets.h"
#include "ui/shell/mainmenu.h"
#include "ui/shell/overview.h"
#include "ui/shell/shellcommands.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/statusbar.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDialog>
#include <QDir>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QPainter>
#include <QPushButton>
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
    m_status = new StatusBar(m_hub, m_clients, this);

    auto *bannerLayout = new QVBoxLayout(m_bannerPlace);
    bannerLayout->setContentsMargins(Gap, Gap, Gap, 0);
    bannerLayout->addWidget(m_banner);
    m_bannerPlace->hide();
    m_banner->installEventFilter(this);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_bannerPlace);
    right->addWidget(m_stack, 1);
    auto *across = new QHBoxLayout(body);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(0);
    across->addWidget(m_sidebar);
    across->addWidget(line);
    across->addLayout(right, 1);
    setCentralWidget(body);
    setStatusBar(m_status);

    m_hubBanner = new HubBanner(m_hub, m_clients, *m_banner, this);
    connect(m_hubBanner, &HubBanner::settingsRequested, this, [this](const QByteArray &key) {
        showPage(PageId::Settings);
        if (!key.isEmpty())
            page(PageId::Settings)->openAt(key);
    });
    connect(m_hubBanner, &HubBanner::retryRequested, this, [this] { m_hub.start(); });
    connect(m_sidebar, &Sidebar::pageChosen, this, [this](PageId page) { showPage(page); });
    connect(m_sidebar, &Sidebar::entered, this, [this] { enterPage(Return::ToWork); });
    connect(new QShortcut(QKeySequence(Qt::Key_F6), this), &QShortcut::activated, this, &MainWindow::swapFocus);
}

void MainWindow::connectMenu()
{
    connect(m_menu, &MainMenu::pageChosen, this, [this](PageId page) {
        showPage(page);
        enterPage(Return::ToWork);
    });
    connect(m_menu, &MainMenu::appearanceChosen, this, [this](Appearance appearance) {
        setAppearance(appearance);
        m_memory.setValue(AppearanceKey, int(appearance));
    });
    connect(m_menu->stopSending, &QAction::triggered, this, [this] {
        if (m_jobs.isStopped()) {
            m_commands->allowSending();
        } else {
            present();
            m_commands->stopSending();
        }
    });
    connect(m_menu->setUp, &QAction::triggered, this, &MainWindow::openWizard);
    connect(m_menu->retry, &QAction::triggered, this, [this] { m_hub.start(); });
    connect(m_menu->show, &QAction::triggered, this, &MainWindow::present);
    connect(m_menu->quit, &QAction::triggered, this, &MainWindow::askToQuit);
    connect(m_menu->diagnostics, &QAction::triggered, m_commands, &ShellCommands::saveDiagnostics);
    connect(m_menu->dataFolder, &QAction::triggered, m_commands, &ShellCommands::openDataFolder);
    connect(m_menu->about, &QAction::triggered, m_commands, &ShellCommands::openAbout);
    connect(m_menu->autostart, &QAction::triggered, m_commands, &ShellCommands::setAutostart);
    connect(m_menu, &MainMenu::viewOpened, this,
            [this] { m_menu->autostart->setChecked(m_commands->isAutostartEnabled()); });
    connect(m_commands, &ShellCommands::autostartChanged, m_menu->autostart, &QAction::setChecked);
    connect(m_commands, &ShellCommands::noticed, m_status, &StatusBar::notice);
    connect(&m_jobs, &JobWatch::stoppedChanged, m_menu, &MainMenu::setSendingStopped);
    m_menu->autostart->setChecked(m_commands->isAutostartEnabled());
    m_menu->setUp->setVisible(bool(m_parts.makeWizard));
    m_menu->autostart->setEnabled(!m_hub.isDemo()); // a demonstration's data is thrown away
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
    connect(&m_clients, &ClientStore::alertsChanged, this, soon);
    m_clients.followAlerts(m_hub.alerts());
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
    connect(page, &Page::noticed, m_status, &StatusBar::notice);
    connect(page, &Page::badgeChanged, this, [this, id](int waiting) { m_sidebar->setBadge(id, waiting); });
    m_memory.track(*page);
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

/// What comes after it is on the page of clients: to add or import some, and then to link them.
void MainWindow::openWizard()
{
    QDialog *wizard = m_parts.makeWizard(PageContext{m_hub, m_clients}, this);
    connect(wizard, &QDialog::accepted, this, [this] {
        showPage(PageId::Clients);
        if (m_clients.clients().empty())
            m_status->notice(tr("Set up. Add or import your clients next, then link their phones."));
    });
    wizard->open();
}

/// The pages whose numbers stand in the list of pages are made while nobody waits for them, one at a time.
void MainWindow::makeWaitingPages(size_t next)
{
    static constexpr std::array Waiting{PageId::Alerts, PageId::Linking, PageId::Send, PageId::People};
    if (next == Waiting.size() || m_quitting)
        return;
    QTimer::singleShot(0, this, [this, next] {
        (void)page(Waiting[next]);
        makeWaitingPages(next + 1);
    });
}

/// From the list of pages into the page: where the user was last, or to its list or first field. Not to a
/// button, whose turn it is only in a page of nothing else: then to its main one.
void MainWindow::enterPage(Return to)
{
    Page *shown = page(currentPage());
    QWidget *target = shown->focusWidget();
    if (to == Return::ToWork && qobject_cast<QAbstractButton *>(target) != nullptr)
        target = nullptr; // the stack of pages gives the focus to the first widget, which may be any button
    QPushButton *button = nullptr;
    for (QWidget *next = shown->nextInFocusChain(); target == nullptr && next != shown;
         next = next->nextInFocusChain()) {
        if (!shown->isAncestorOf(next) || !next->isVisible() || !next->isEnabled() ||
            (next->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        auto *push = qobject_cast<QPushButton *>(next);
        if (push != nullptr && (button == nullptr || push->isDefault()))
            button = push;
        else if (qobject_cast<QAbstractButton *>(next) == nullptr)
            target = next;
    }
    if (target == nullptr)
        target = button;
    if (target != nullptr)
        target->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::swapFocus()
{
    if (m_sidebar->hasFocus())
        enterPage(Return::ToWhereItWas);
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

void MainWindow::onPhase()
{
    const HubApi::Phase phase = m_hub.phase();
    m_menu->stopSending->setEnabled(phase == HubApi::Phase::Running);
    m_menu->setUp->setEnabled(phase == HubApi::Phase::Running);
    m_menu->retry->setVisible(phase == HubApi::Phase::Failed);
    switch (phase) {
    case HubApi::Phase::Running:
        m_jobs.loadJobs();
        m_notifications->startQuietTime();
        if (m_hub.isNew() && m_parts.makeWizard && !std::exchange(m_wizardShown, true))
            openWizard();
        break;
    case HubApi::Phase::Stopping:
        // Also when somebody else has asked for it, as a signal of the system.
        m_quitting = true;
        centralWidget()->setEnabled(false);
        menuBar()->setEnabled(false);
        m_overlay->cover();
        break;
    case HubApi::Phase::Stopped:
        finish();
        break;
    case HubApi::Phase::Starting:
    case HubApi::Phase::Failed:
        break;
    }
}

/// Nobody is asked about a job that has just ended.
void MainWindow::askToQuit()
{
    if (m_quitting || m_countingJobs)
        return;
    if (m_jobs.active() == 0 || m_hub.phase() != HubApi::Phase::Running) {
        requestQuit();
        return;
    }
    m_countingJobs = true;
    m_jobs.readActive([this](int jobs) {
        m_countingJobs = false;
        if (jobs == 0)
            requestQuit();
        else if (!m_quitting)
            askToPauseJobs(jobs);
    });
}

void MainWindow::askToPauseJobs(int jobs)
{
    present();
    confirm(this, tr("Quit Central Hub?"),
            jobs == 1
                ? tr("A bulk job is at work. It pauses now and goes on when Central Hub is started again.")
                : tr("%1 bulk jobs are at work. They pause now and go on when Central Hub is started again.").arg(jobs),
            tr("Quit"), Tone::Attention, this, [this] { requestQuit(); });
}

void MainWindow::requestQuit()
{
    if (std::exchange(m_quitting, true))
        return;
    m_memory.save();
    if (m_hub.phase() == HubApi::Phase::Stopped)
        finish();
    else
        m_hub.stop();
}

void MainWindow::finish()
{
    m_quitting = true;
    m_memory.save();
    if (!std::exchange(m_finished, true))
        Q_EMIT finished();
}

void MainWindow::present()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::hideToTray()
{
    if (!m_parts.tray->isAvailable())
        return;
    hide();
    const QString toldKey = QStringLiteral("toldOfTray");
    if (m_memory.value(toldKey).toBool())
        return;
    m_memory.setValue(toldKey, true);
    m_parts.tray->showMessage(
        tr("Central Hub goes on"),
        tr("The hub keeps working while its window is closed. To end it, choose Quit in the menu of this "
           "icon."),
        Tone::Neutral);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_finished) {
        event->accept();
        return;
    }
    event->ignore();
    if (m_quitting)
        return;
    m_memory.save();
    if (m_parts.tray->isAvailable())
        hideToTray();
    else
        askToQuit();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        updateActivePage();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    updateActivePage();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    updateActivePage();
}

void MainWindow::updateTray()
{
    const Overview overview = Overview::of(m_clients);
    const SessionManagerHealth &health = m_clients.sessionManager();
    QString summary = overview.text();
    if (m_hub.phase() == HubApi::Phase::Failed)
        summary = tr("The hub did not start");
    else if (m_hub.phase() != HubApi::Phase::Running)
        summary = m_hub.phase() == HubApi::Phase::Starting ? tr("Starting…") : tr("Stopping…");
    else if (!health.up)
        summary = tr("The Session Manager does not answer");
    m_parts.tray->setState(overallTone(m_hub.phase(), overview, health), tr("Central Hub: %1").arg(summary));
}

QuitOverlay::QuitOverlay(QWidget *window) : QWidget(window), m_hurry(new QPushButton(tr("Quit &now"), this))
{
    setObjectName(QStringLiteral("quitOverlay"));
    auto *title = new PlainLabel(tr("Finishing what is in flight…"), this);
    title->setScale(1.3, true);
    title->setAlignment(Qt::AlignCenter);
    auto *text =
        new PlainLabel(tr("Messages that are being sent get their answer. Jobs go on at the next start."), this);
    text->setMuted(true);
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    setAccessibleName(title->text());
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(Gap);
    layout->addStretch(2);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addSpacing(GapSmall);
    layout->addWidget(m_hurry, 0, Qt::AlignCenter);
    layout->addStretch(3);
    hide();
    window->installEventFilter(this);
    connect(m_hurry, &QPushButton::clicked, this, [this] {
        m_hurry->setEnabled(false);
        Q_EMIT hurried();
    });
}

void QuitOverlay::cover()
{
    setGeometry(parentWidget()->rect());
    show();
    raise();
    m_hurry->setFocus();
}

bool QuitOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void QuitOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor veil = palette().color(QPalette::Window);
    veil.setAlpha(235);
    painter.fillRect(rect(), veil);
}

} // namespace hub::ui
