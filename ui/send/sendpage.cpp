// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/sendpage.h"

#include "ui/common/widgets.h"
#include "ui/send/bulkpanel.h"
#include "ui/send/jobsmodel.h"
#include "ui/send/jobspanel.h"
#include "ui/send/limitspanel.h"
#include "ui/send/singlepanel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace hub::ui {

SendPage::SendPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_hub(context.hub)
    , m_attention(new JobAttention(context.hub, this))
    , m_tabs(new QTabBar(this))
    , m_stopAll(new QPushButton(tr("Stop &all sending…"), this))
    , m_stopped(new Banner(this))
    , m_stack(new QStackedWidget(this))
    , m_jobs(new JobsPanel(context, this))
    , m_bulk(new BulkPanel(context, this))
    , m_single(new SinglePanel(context, this))
    , m_limits(new LimitsPanel(context, this))
{
    build();
    connectParts();
    connectSwitch();
    restyle();
}

SendPage::~SendPage() = default;

void SendPage::build()
{
    auto *title = new PlainLabel(tr("Send"), this);
    title->setScale(1.5, true);
    m_stopAll->setObjectName(QStringLiteral("stopAll"));
    m_stopAll->setAutoDefault(false);
    m_stopped->setObjectName(QStringLiteral("allStopped"));
    m_tabs->setObjectName(QStringLiteral("sendTabs"));
    m_tabs->setAccessibleName(tr("Send"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->addTab(tr("Jobs"));
    m_tabs->addTab(tr("New bulk job"));
    m_tabs->addTab(tr("One message"));
    m_tabs->addTab(tr("Limits and opt-outs"));
    for (QWidget *panel : {static_cast<QWidget *>(m_jobs), static_cast<QWidget *>(m_bulk),
                           static_cast<QWidget *>(m_single), static_cast<QWidget *>(m_limits)})
        m_stack->addWidget(panel);

    auto *head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(m_stopAll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(GapLarge, GapLarge, GapLarge, Gap);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addSpacing(GapSmall);
    layout->addWidget(m_stopped);
    layout->addSpacing(GapSmall);
    layout->addWidget(m_tabs);
    layout->addWidget(m_stack, 1);
}

void SendPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

void SendPage::restyle()
{
    const QColor color = toneColor(Tone::Bad, palette());
    m_stopAll->setIcon(icon("stop", color));
    QPalette own = m_stopAll->palette();
    if (own.color(QPalette::Active, QPalette::ButtonText) == color)
        return;
    own.setColor(QPalette::Active, QPalette::ButtonText, color);
    own.setColor(QPalette::Inactive, QPalette::ButtonText, color);
    m_stopAll->setPalette(own);
}

void SendPage::connectParts()
{
    connect(m_tabs, &QTabBar::currentChanged, this, &SendPage::onTabChanged);
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this] { m_chosen = true; });
    connect(m_attention, &JobAttention::waitingChanged, this, &Page::badgeChanged);
    connect(m_attention, &JobAttention::loaded, this, &SendPage::onJobsLoaded);
    connect(m_jobs, &JobsPanel::newJobRequested, this, [this] { showTab(NewJob); });
    connect(m_bulk, &BulkPanel::jobCreated, this, &SendPage::showJob);
    connect(m_bulk, &BulkPanel::jobRequested, this, &SendPage::showJob);
    connect(m_jobs, &JobsPanel::noticed, this, &Page::noticed);
    connect(m_bulk, &BulkPanel::noticed, this, &Page::noticed);
    connect(m_limits, &LimitsPanel::noticed, this, &Page::noticed);
}

void SendPage::connectSwitch()
{
    connect(m_stopAll, &QPushButton::clicked, this, &SendPage::askToStopAll);
    connect(m_stopped, &Banner::actionTriggered, this, [this] { turnAll(false); });
    connect(&m_hub.sending(), &SendingApi::stopChanged, this,
            [this](const std::optional<ClienteId> &client, bool stopped) {
                if (!client)
                    showStopped(stopped);
            });
    connect(&m_hub, &HubApi::phaseChanged, this, &SendPage::askWhetherStopped);
    askWhetherStopped();
}

void SendPage::activate()
{
    m_active = true;
    askWhetherStopped(); // somebody may have turned the switch through the API
    onTabChanged(m_tabs->currentIndex());
}

void SendPage::deactivate()
{
    m_active = false;
    onTabChanged(m_tabs->currentIndex());
}

void SendPage::openFor(const std::vector<ClienteId> &clients)
{
    if (clients.size() != 1)
        return;
    m_single->setClient(clients.front());
    m_bulk->setClient(clients.front());
    m_limits->setClient(clients.front());
    showTab(OneMessage);
    m_single->focusFirst();
}

void SendPage::showTab(Tab tab)
{
    m_chosen = true;
    m_tabs->setCurrentIndex(tab);
}

void SendPage::onTabChanged(int tab)
{
    m_stack->setCurrentIndex(tab);
    m_jobs->setActive(m_active && tab == Jobs);
    m_bulk->setActive(m_active && tab == NewJob);
    m_limits->setActive(m_active && tab == Limits);
}

/// Who has no jobs yet begins with one message.
void SendPage::onJobsLoaded(bool any)
{
    if (!m_chosen && m_tabs->currentIndex() == (any ? OneMessage : Jobs))
        m_tabs->setCurrentIndex(any ? Jobs : OneMessage);
}

void SendPage::showJob(qint64 job)
{
    showTab(Jobs);
    m_jobs->select(job);
}

void SendPage::askWhetherStopped()
{
    if (m_hub.phase() != HubApi::Phase::Running)
        return;
    m_hub.sending().isStopped({}, this, [this](const Result<bool> &stopped) {
        if (stopped)
            showStopped(*stopped);
    });
}

void SendPage::showStopped(bool stopped)
{
    m_allStopped = stopped;
    m_stopAll->setVisible(!stopped);
    m_stopAll->setEnabled(!m_turning);
    if (stopped)
        m_stopped->present(Tone::Bad, tr("All sending is stopped. Nothing leaves until you start it again."),
                           tr("&Start again"));
    else
        m_stopped->dismiss();
}

void SendPage::askToStopAll()
{
    confirm(this, tr("Stop all sending?"),
            tr("All jobs of all clients wait, and single messages are refused, until you start again; a restart of the "
               "program does not change that. Messages that are under way still go out."),
            tr("&Stop all sending"), Tone::Bad, this, [this] { turnAll(true); });
}

void SendPage::turnAll(bool stop)
{
    if (m_turning)
        return;
    m_turning = true;
    m_stopAll->setEnabled(false);
    const auto done = [this, stop](const Result<void> &turned) {
        m_turning = false;
        if (turned)
            Q_EMIT noticed(stop ? tr("All sending is stopped") : tr("Sending goes on"));
        else
            tellError(this, stop ? tr("Sending was not stopped") : tr("Sending was not started"),
                      turned.error().message);
        showStopped(turned ? stop : m_allStopped);
    };
    if (stop)
        m_hub.sending().stopAll({}, this, done);
    else
        m_hub.sending().startAll({}, this, done);
}

} // namespace hub::ui
