// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/mainmenu.h"

#include "ui/shell/pages.h"

#include <QActionGroup>
#include <QMenuBar>

#include <tuple>

namespace hub::ui {

namespace {

QAction *named(QAction *action, const char *name)
{
    action->setObjectName(QString::fromLatin1(name));
    return action;
}

} // namespace

MainMenu::MainMenu(QMenuBar &bar, QObject *parent) : QObject(parent)
{
    addFile(bar);
    addGo(bar);
    addView(bar);
    addHelp(bar);
    named(m_trayMenu.addAction(tr("&Show Central Hub"), this, &MainMenu::showChosen), "trayShow");
    m_trayMenu.addAction(m_stopSending);
    m_trayMenu.addSeparator();
    m_trayMenu.addAction(m_quit);
    setSendingStopped(false);
    setHubRunning(false);
    setHubFailed(false);
}

MainMenu::~MainMenu() = default;

void MainMenu::addFile(QMenuBar &bar)
{
    QMenu *menu = bar.addMenu(tr("&File"));
    m_stopSending = named(menu->addAction({}, this, &MainMenu::stopSendingChosen), "stopSending");
    m_retry = named(menu->addAction(tr("Start the &hub again"), this, &MainMenu::retryChosen), "retry");
    menu->addSeparator();
    m_quit = named(menu->addAction(tr("&Quit"), this, &MainMenu::quitChosen), "quit");
    m_quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    m_quit->setMenuRole(QAction::QuitRole);
}

void MainMenu::addGo(QMenuBar &bar)
{
    QMenu *menu = bar.addMenu(tr("&Go"));
    int key = Qt::Key_1;
    for (const PageId page : AllPages) {
        QAction *action = menu->addAction(pageTitle(page), this, [this, page] { Q_EMIT pageChosen(page); });
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(key++)));
        action->setMenuRole(QAction::NoRole); // macOS would take "Settings" for its own
    }
}

void MainMenu::addView(QMenuBar &bar)
{
    QMenu *menu = bar.addMenu(tr("&View"));
    m_appearances = new QActionGroup(this);
    for (const auto &[appearance, text, name] :
         {std::tuple(Appearance::System, tr("As the &desktop"), "appearanceSystem"),
          std::tuple(Appearance::Light, tr("&Light"), "appearanceLight"),
          std::tuple(Appearance::Dark, tr("D&ark"), "appearanceDark")}) {
        QAction *action = named(menu->addAction(text), name);
        action->setCheckable(true);
        action->setData(int(appearance));
        m_appearances->addAction(action);
    }
    connect(m_appearances, &QActionGroup::triggered, this,
            [this](QAction *action) { Q_EMIT appearanceChosen(Appearance(action->data().toInt())); });
    menu->addSeparator();
    m_autostart = named(menu->addAction(tr("&Start when I log in")), "autostart");
    m_autostart->setCheckable(true);
    connect(m_autostart, &QAction::triggered, this, &MainMenu::autostartChosen);
    connect(menu, &QMenu::aboutToShow, this, &MainMenu::viewOpened);
}

void MainMenu::addHelp(QMenuBar &bar)
{
    QMenu *menu = bar.addMenu(tr("&Help"));
    named(menu->addAction(tr("Save &diagnostics…"), this, &MainMenu::diagnosticsChosen), "saveDiagnostics");
    named(menu->addAction(tr("&Open data folder"), this, &MainMenu::dataFolderChosen), "openDataFolder");
    menu->addSeparator();
    QAction *about = named(menu->addAction(tr("&About Central Hub"), this, &MainMenu::aboutChosen), "about");
    about->setMenuRole(QAction::AboutRole);
}

void MainMenu::setSendingStopped(bool stopped)
{
    m_stopSending->setText(stopped ? tr("&Allow sending again") : tr("Stop all &sending…"));
}

void MainMenu::setHubRunning(bool running)
{
    m_stopSending->setEnabled(running);
}

void MainMenu::setHubFailed(bool failed)
{
    m_retry->setVisible(failed);
}

void MainMenu::setAppearance(Appearance appearance)
{
    const auto actions = m_appearances->actions();
    for (QAction *action : actions) {
        if (action->data().toInt() == int(appearance))
            action->setChecked(true);
    }
}

void MainMenu::setAutostart(bool enabled)
{
    m_autostart->setChecked(enabled);
}

void MainMenu::setAutostartPossible(bool possible)
{
    m_autostart->setEnabled(possible);
}

} // namespace hub::ui
