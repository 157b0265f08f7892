// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/server/serverpage.h"

#include "ui/common/appearance.h"
#include "ui/common/widgets.h"
#include "ui/server/figurerow.h"
#include "ui/server/portchooser.h"
#include "ui/server/serverwords.h"
#include "ui/server/trafficplot.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

#include <cmath>

namespace hub::ui {

namespace {

enum Figure { RequestRate, AnswerTime, Connections, Listeners, Total };

QString decimalText(double value)
{
    return QLocale().toString(value, 'f', value >= 10 || value == std::floor(value) ? 0 : 1);
}

} // namespace

void ServerPage::activate()
{
    m_active = true;
    m_history.setAll(m_server.samples());
    showState(m_server.state());
    showTraffic();
}

void ServerPage::deactivate()
{
    m_active = false;
}

void ServerPage::showState(const ServerState &state)
{
    m_state = state;
    const ServerState::Phase phase = state.phase;
    m_headline->setText(serverHeadline(state));
    m_badge->show(serverTone(phase), serverIcon(phase), serverWord(phase));
    const bool isUp = phase == ServerState::Phase::Listening || phase == ServerState::Phase::Stopping;
    m_startStop->setText(isUp ? tr("&Stop server") : tr("&Start server"));
    m_startStop->setEnabled(phase != ServerState::Phase::Starting && phase != ServerState::Phase::Stopping);
    // Beside an outage that offers another port, that one is the main action.
    m_startStop->setDefault(phase == ServerState::Phase::Stopped);
    showProblem(state);
    showAddress(state);
}

void ServerPage::showProblem(const ServerState &state)
{
    if (state.phase != ServerState::Phase::Failed) {
        m_problem->dismiss();
        m_ports->hide();
        return;
    }
    const bool isTaken = state.error.code == "LISTEN_FAILED";
    const QString reason = state.error.message;
    m_problem->present(Tone::Bad, tr("The API and the web page do not answer. %1").arg(reason),
                       isTaken ? QString() : tr("Open settings"));
    if (isTaken)
        m_ports->offer(state.port);
    else
        m_ports->hide();
}

void ServerPage::showAddress(const ServerState &state)
{
    const QString page = state.page.toString(QUrl::FullyEncoded).toHtmlEscaped();
    m_link->setText(page.isEmpty() ? QString()
                                   : QString(QLatin1String("<a href=\"") % page % QLatin1String("\">") % page %
                                             QLatin1String("</a>")));
    m_link->setAccessibleName(tr("Open the web page %1").arg(state.page.toString()));
    m_link->setVisible(!page.isEmpty());
    m_copyLink->setVisible(!page.isEmpty());
    m_reach->setText(state.phase == ServerState::Phase::Listening
                         ? reachText(state)
                         : tr("Monitoring and sending do not need the server; they go on without it."));
    if (isOpenToEavesdroppers(state))
        m_warning->present(Tone::Attention,
                           tr("Whoever listens in the network can read passwords, tokens and messages. Set a TLS "
                              "certificate and its key in Settings, or put a reverse proxy with TLS in front."),
                           tr("Open settings"));
    else
        m_warning->dismiss();
    const QString command = healthCommand(state);
    m_command->setText(command.isEmpty() ? tr("Start the server first") : command);
    m_command->setCursorPosition(0);
    m_command->setEnabled(!command.isEmpty());
    m_copyCommand->setEnabled(!command.isEmpty());
}

void ServerPage::onSampled(const ServerSample &sample)
{
    m_history.add(sample);
    if (m_active)
        showTraffic();
}

void ServerPage::showTraffic()
{
    m_plot->setHistory(m_history);
    if (m_history.isEmpty())
        return;
    const ServerSample &now = m_history.samples().back();
    m_figures->setValue(RequestRate, decimalText(now.requestsPerSecond));
    m_figures->setValue(AnswerTime, now.requestsPerSecond > 0 ? tr("%1 ms").arg(decimalText(now.meanMilliseconds))
                                                              : QStringLiteral("–"));
    m_figures->setValue(Connections, QLocale().toString(now.connections));
    m_figures->setValue(Listeners, QLocale().toString(now.streams));
    m_figures->setValue(Total, QLocale().toString(now.requests));
}

void ServerPage::startOrStop()
{
    if (m_state.phase != ServerState::Phase::Listening) {
        m_server.start();
        return;
    }
    confirm(this, tr("Stop the server"),
            tr("The API and the web page stop answering until the server is started again. Monitoring and sending go "
               "on."),
            tr("Stop server"), Tone::Attention, this, [this] { m_server.stop(); });
}

void ServerPage::openSettings()
{
    Q_EMIT pageRequested(PageId::Settings);
}

void ServerPage::copy(const QString &text, const QString &done)
{
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT noticed(done);
}

void ServerPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_copyLink)
        restyle();
}

} // namespace hub::ui
