// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/server/serverpage.h"

#include "ui/common/appearance.h"
#include "ui/common/tablepanel.h"
#include "ui/common/widgets.h"
#include "ui/server/serverwidgets.h"
#include "ui/server/serverwords.h"
#include "ui/server/trafficplot.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QUrl>
#include <QVBoxLayout>

#include <cmath>

namespace hub::ui {

ServerPage::ServerPage(const PageContext &context, QWidget *parent) : Page(parent), m_server(context.hub.server())
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("serverScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    outer->addWidget(scroll);
    auto *content = new QWidget;
    scroll->setWidget(content);
    content->setAutoFillBackground(false);

    auto *page = new QVBoxLayout(content);
    page->setContentsMargins(GapLarge, GapLarge, GapLarge, GapLarge);
    page->setSpacing(Gap);
    buildHead(page);
    buildState(page);
    buildTraffic(page);
    buildForPrograms(page);
    page->addStretch(1);
    restyle();

    connect(&m_server, &ServerApi::stateChanged, this, &ServerPage::showState);
    connect(&m_server, &ServerApi::sampled, this, &ServerPage::onSampled);
    m_history.setAll(m_server.samples());
    showState(m_server.state());
    showTraffic();
}

ServerPage::~ServerPage() = default;

void ServerPage::buildHead(QVBoxLayout *page)
{
    m_startStop = new QPushButton(this);
    m_startStop->setObjectName(QStringLiteral("startStop"));
    page->addLayout(pageHead(tr("Server"), {m_startStop}, this));
    connect(m_startStop, &QPushButton::clicked, this, &ServerPage::startOrStop);

    m_problem = new Banner(this);
    m_problem->setObjectName(QStringLiteral("serverProblem"));
    page->addWidget(m_problem);
    connect(m_problem, &Banner::actionTriggered, this, &ServerPage::openSettings);
    m_ports = new PortChooser(this);
    page->addWidget(m_ports);
    connect(m_ports, &PortChooser::chosen, this, [this](quint16 port) { m_server.listenOn(port); });
    m_warning = new Banner(this);
    m_warning->setObjectName(QStringLiteral("serverWarning"));
    page->addWidget(m_warning);
    connect(m_warning, &Banner::actionTriggered, this, &ServerPage::openSettings);
}

void ServerPage::buildState(QVBoxLayout *page)
{
    m_headline = new PlainLabel({}, this);
    m_headline->setObjectName(QStringLiteral("serverHeadline"));
    m_headline->setScale(1.3);
    m_headline->setWordWrap(true);
    m_badge = new Badge(this);
    auto *state = new QHBoxLayout;
    state->setSpacing(Gap);
    state->addWidget(m_badge, 0, Qt::AlignVCenter);
    state->addWidget(m_headline, 1);
    page->addLayout(state);

    // Rich text for the link alone: the address is the hub's own, and escaped.
    m_link = new QLabel(this);
    m_link->setObjectName(QStringLiteral("serverLink"));
    m_link->setTextFormat(Qt::RichText);
    m_link->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    m_link->setFocusPolicy(Qt::StrongFocus);
    connect(m_link, &QLabel::linkActivated, this, [this] { QDesktopServices::openUrl(m_state.page); });
    m_copyLink = makeCopyButton(tr("Copy the web page's address"), this);
    m_copyLink->setObjectName(QStringLiteral("copyLink"));
    connect(m_copyLink, &QPushButton::clicked, this,
            [this] { copy(m_state.page.toString(QUrl::FullyEncoded), tr("Address copied")); });
    auto *link = new QHBoxLayout;
    link->setSpacing(GapSmall);
    link->addWidget(m_link);
    link->addWidget(m_copyLink);
    link->addStretch(1);
    page->addLayout(link);

    m_reach = new PlainLabel({}, this);
    m_reach->setObjectName(QStringLiteral("serverReach"));
    m_reach->setMuted(true);
    m_reach->setWordWrap(true);
    page->addWidget(m_reach);
}

void ServerPage::buildTraffic(QVBoxLayout *page)
{
    auto *heading = new PlainLabel(tr("Last five minutes"), this);
    heading->setScale(1.15, true);
    m_figures = new FigureRow({tr("requests/s"), tr("mean answer time"), tr("open connections"), tr("event listeners"),
                               tr("requests in all")},
                              this);
    m_plot = new TrafficPlot(this);
    page->addSpacing(Gap);
    page->addWidget(heading);
    page->addWidget(m_figures);
    page->addWidget(m_plot);
}

void ServerPage::buildForPrograms(QVBoxLayout *page)
{
    auto *heading = new PlainLabel(tr("For programs"), this);
    heading->setScale(1.15, true);
    auto *text = new PlainLabel(tr("Ask from a terminal whether the hub is well:"), this);
    text->setTextInteractionFlags(Qt::NoTextInteraction);
    text->setWordWrap(true);
    m_command = new QLineEdit(this);
    m_command->setObjectName(QStringLiteral("healthCommand"));
    m_command->setReadOnly(true);
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setBuddy(m_command);
    m_copyCommand = makeCopyButton(tr("Copy the command"), this);
    m_copyCommand->setObjectName(QStringLiteral("copyCommand"));
    connect(m_copyCommand, &QPushButton::clicked, this, [this] { copy(m_command->text(), tr("Command copied")); });
    auto *row = new QHBoxLayout;
    row->setSpacing(GapSmall);
    row->addWidget(m_command, 1);
    row->addWidget(m_copyCommand);
    page->addSpacing(Gap);
    page->addWidget(heading);
    page->addWidget(text);
    page->addLayout(row);
}

QPushButton *ServerPage::makeCopyButton(const QString &what, QWidget *parent)
{
    QPushButton *button = plainButton(tr("Copy"), "", parent, "copy");
    button->setAccessibleName(what);
    button->setToolTip(what);
    return button;
}

void ServerPage::restyle()
{
    // A label keeps the colour of a link from when its text was set.
    const QString address = m_link->text();
    m_link->clear();
    m_link->setText(address);
}

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
