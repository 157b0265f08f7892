// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the window comes, hides and ends, and what it does as the hub's phases go by.

#include "ui/shell/mainwindow.h"

#include "ui/common/widgets.h"
#include "ui/shell/hubbanner.h"
#include "ui/shell/mainmenu.h"
#include "ui/shell/overview.h"
#include "ui/shell/quitoverlay.h"

#include <QCloseEvent>
#include <QDialog>
#include <QMenuBar>

#include <utility>

namespace hub::ui {

void MainWindow::onPhase()
{
    const HubApi::Phase phase = m_hub.phase();
    m_menu->setHubRunning(phase == HubApi::Phase::Running);
    m_menu->setHubFailed(phase == HubApi::Phase::Failed);
    switch (phase) {
    case HubApi::Phase::Running:
        m_jobs.begin();
        m_notifications->begin();
        if (m_hub.isNew() && m_parts.makeWizard && !std::exchange(m_wizardShown, true))
            m_parts.makeWizard(PageContext{m_hub, m_clients}, this)->open();
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

void MainWindow::askToQuit()
{
    if (m_quitting)
        return;
    const int jobs = m_jobs.active();
    if (jobs == 0) {
        requestQuit();
        return;
    }
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
    m_parts.tray->tell(
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

} // namespace hub::ui
