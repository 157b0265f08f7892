// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/mainmenu.h"

#include "ui/shell/sidebar.h"

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
    show = named(m_trayMenu.addAction(tr("&Show Central Hub")), "trayShow");
    m_trayMenu.addAction(stopSending);
    m_trayMenu.addSeparator();
    m_trayMenu.addAction(quit);
    setSendingStopped(false);
    stopSending->setEnabled(false);
    retry->setVisible(false);
}

MainMenu::~MainMenu() = default;

void MainMenu::addFile(QMenuBar &bar)
{
    QMenu *menu = bar.addMenu(tr("&File"));
    stopSending = named(menu->addAction(QString()), "stopSending");
    setUp = named(menu->addAction(tr("Se&t up…")), "setUp");
    retry = named(menu->addAction(tr("Start the &hub again")), "retry");
    menu->addSeparator();
    quit = named(menu->addAction(tr("&Quit")), "quit");
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);
}

void MainMenu::addGo(QMenuBar &bar)
{
    QMenu *menu = bar.addMenu(tr("&Go"));
    for (const PageId page : AllPages) {
        QAction *action = menu->addAction(pageTitle(page), this, [this, page] { Q_EMIT pageChosen(page); });
        action->setShortcut(pageShortcut(page));
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
    autostart = named(menu->addAction(tr("&Start when I log in")), "autostart");
    autostart->setCheckable(true);
    connect(menu, &QMenu::aboutToShow, this, &MainMenu::viewOpened);
}

void MainMenu::addHelp(QMenuBar &bar)
{
    QMenu *menu = bar.addMenu(tr("&Help"));
    diagnostics = named(menu->addAction(tr("Save &diagnostics…")), "saveDiagnostics");
    dataFolder = named(menu->addAction(tr("&Open data folder")), "openDataFolder");
    menu->addSeparator();
    about = named(menu->addAction(tr("&About Central Hub")), "about");
    about->setMenuRole(QAction::AboutRole);
}

void MainMenu::setSendingStopped(bool stopped)
{
    stopSending->setText(stopped ? tr("&Allow sending again") : tr("Stop all &sending…"));
}

void MainMenu::setAppearance(Appearance appearance)
{
    const auto actions = m_appearances->actions();
    for (QAction *action : actions) {
        if (action->data().toInt() == int(appearance))
            action->setChecked(true);
    }
}

} // namespace hub::ui
