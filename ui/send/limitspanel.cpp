// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/limitspanel.h"

#include "ui/common/clientpicker.h"
#include "ui/common/widgets.h"
#include "ui/send/limitsform.h"
#include "ui/send/optoutpanel.h"
#include "ui/send/sendwidgets.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace hub::ui {

namespace {

constexpr int TwoColumnsWidth = 96; // average characters that side by side needs

QWidget *titled(const QString &title, const QString &help, QWidget *content, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *heading = new PlainLabel(title, box);
    heading->setScale(1.0, true);
    auto *words = new PlainLabel(help, box);
    words->setMuted(true);
    words->setWordWrap(true);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(heading);
    layout->addWidget(words);
    layout->addWidget(content, 1);
    return box;
}

} // namespace

LimitsPanel::LimitsPanel(const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_hub(context.hub)
    , m_clients(context.clients)
    , m_client(new ClientPicker(context.clients, {}, this))
    , m_stop(new QPushButton(tr("St&op this client…"), this))
    , m_banner(new Banner(this))
    , m_limits(new LimitsForm(context.hub.sending(), this))
    , m_optOuts(new OptOutPanel(context.hub.sending(), this))
{
    build();
    connectParts();
    showStopped(false);
}

void LimitsPanel::build()
{
    m_client->setObjectName(QStringLiteral("limitsClient"));
    m_stop->setObjectName(QStringLiteral("stopClient"));
    m_stop->setAutoDefault(false);
    m_banner->setObjectName(QStringLiteral("clientStopped"));
    auto *label = new QLabel(tr("&Client"), this);
    label->setBuddy(m_client);
    auto *head = new QHBoxLayout;
    head->addWidget(label);
    head->addWidget(m_client, 2);
    head->addStretch(1);
    head->addWidget(m_stop);

    auto *scroll = new QScrollArea(this);
    auto *content = new QWidget(scroll);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(GapLarge);
    m_columns->addWidget(
        titled(tr("Limits"), tr("For jobs. A single message goes out at any time."), m_limits, content), 5);
    m_columns->addWidget(
        titled(tr("Opt-outs"), tr("No job and no single message reaches these people."), m_optOuts, content), 6);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Gap, 0, 0);
    layout->setSpacing(Gap);
    layout->addLayout(head);
    layout->addWidget(m_banner);
    layout->addWidget(scroll, 1);
}

void LimitsPanel::connectParts()
{
    connect(m_client, &ClientPicker::clientChanged, this, &LimitsPanel::onClientChanged);
    connect(m_stop, &QPushButton::clicked, this, &LimitsPanel::askToStop);
    connect(m_banner, &Banner::actionTriggered, this, [this] { turn(false); });
    connect(m_limits, &LimitsForm::noticed, this, &LimitsPanel::noticed);
    connect(m_optOuts, &OptOutPanel::noticed, this, &LimitsPanel::noticed);
    connect(&m_hub.sending(), &SendingApi::stopChanged, this, [this] { askWhetherStopped(); });
}

void LimitsPanel::setClient(ClienteId client)
{
    m_client->setClient(client);
}

void LimitsPanel::setActive(bool active)
{
    m_active = active;
    if (!active)
        return;
    askWhetherStopped();
    m_limits->refresh();
}

void LimitsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool wide = width() >= TwoColumnsWidth * fontMetrics().averageCharWidth();
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void LimitsPanel::onClientChanged()
{
    showStopped(false);
    m_limits->setClient(m_client->client());
    m_optOuts->setClient(m_client->client());
    askWhetherStopped();
}

void LimitsPanel::askWhetherStopped()
{
    const auto client = m_client->client();
    if (!client || !m_active)
        return;
    m_hub.sending().isStopped(client, this, [this, client](const Result<bool> &stopped) {
        if (stopped && client == m_client->client())
            showStopped(*stopped);
    });
}

void LimitsPanel::showStopped(bool stopped)
{
    m_stopped = stopped;
    m_stop->setEnabled(m_client->client() && !stopped && !m_turning);
    if (stopped)
        m_banner->present(Tone::Attention, tr("Sending is stopped for this client: nothing new leaves."),
                          tr("Start &again"));
    else
        m_banner->dismiss();
}

void LimitsPanel::askToStop()
{
    const auto client = m_client->client();
    if (!client)
        return;
    confirm(this, tr("Stop sending for %1?").arg(m_clients.label(*client)),
            tr("Its jobs wait and single messages are refused until you start it again. The message under way still "
               "goes out."),
            tr("&Stop this client"), Tone::Bad, this, [this] { turn(true); });
}

void LimitsPanel::turn(bool stop)
{
    const auto client = m_client->client();
    if (!client || m_turning)
        return;
    m_turning = true;
    const auto done = [this, client, stop](const Result<void> &turned) {
        m_turning = false;
        if (!turned) {
            tellError(this, stop ? tr("Sending was not stopped") : tr("Sending was not started"),
                      turned.error().message);
        } else {
            Q_EMIT noticed(
                (stop ? tr("Sending is stopped for %1") : tr("Sending goes on for %1")).arg(m_clients.label(*client)));
        }
        showStopped(m_stopped);
        askWhetherStopped();
    };
    if (stop)
        m_hub.sending().stopAll(client, this, done);
    else
        m_hub.sending().startAll(client, this, done);
}

} // namespace hub::ui
