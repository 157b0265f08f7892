// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/linking/linkingpage.h"

#include "ui/common/widgets.h"
#include "ui/linking/linkingpanel.h"
#include "ui/linking/linkingstage.h"
#include "ui/linking/linkingstart.h"
#include "ui/linking/linkingsummary.h"
#include "ui/qr/qrview.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace hub::ui {

namespace {

constexpr int RoomyLines = 30;

} // namespace

LinkingPage::LinkingPage(const PageContext &context, QWidget *parent) : LinkingPage(context, LinkingSettings(), parent)
{
}

LinkingPage::LinkingPage(const PageContext &context, LinkingSettings settings, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_run(context, settings)
    , m_model(m_run, context.clients)
    , m_end(new QPushButton(tr("&End linking"), this))
    , m_stack(new QStackedWidget(this))
    , m_start(new LinkingStart(context.clients))
    , m_panel(new LinkingPanel(context, m_run, m_model))
    , m_summary(new LinkingSummary(m_run, m_model))
{
    m_end->setObjectName(QStringLiteral("linkingEnd"));
    m_end->setAutoDefault(false);
    m_end->setToolTip(tr("To the summary (Esc)"));
    layOut();
    connect(m_end, &QPushButton::clicked, &m_run, &LinkingRun::end);
    connect(m_start, &LinkingStart::startWanted, this,
            [this](const std::vector<ClienteId> &clients, bool connectToo) { m_run.start(clients, connectToo, true); });
    connect(m_start, &LinkingStart::clientsWanted, this, &LinkingPage::requestClients);
    connect(&m_run, &LinkingRun::phaseChanged, this, &LinkingPage::onPhaseChanged);
    connect(&m_run, &LinkingRun::noticed, this, &LinkingPage::noticed);
    connect(m_panel->stage(), &LinkingStage::noticed, this, &LinkingPage::noticed);
    connect(m_summary, &LinkingSummary::noticed, this, &LinkingPage::noticed);
    connect(&context.clients, &ClientStore::updated, this, &LinkingPage::onUpdated);
    connect(&context.clients, &ClientStore::loaded, this, &LinkingPage::onUpdated);
    connect(&context.clients, &ClientStore::sessionManagerChanged, this, &LinkingPage::onUpdated);
    addAction(m_panel->stage()->view()->fullScreenAction()); // F11 anywhere on the page
    onPhaseChanged();
}

LinkingPage::~LinkingPage() = default;

void LinkingPage::layOut()
{
    auto *title = new PlainLabel(tr("Linking"), this);
    title->setScale(1.5, true);
    auto *heading = new QHBoxLayout;
    heading->addWidget(title, 1);
    heading->addWidget(m_end);
    // As high as with its button, so that the title stands where other pages have theirs.
    QSizePolicy kept = m_end->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_end->setSizePolicy(kept);
    for (QWidget *part : std::initializer_list<QWidget *>{m_start, m_panel, m_summary})
        m_stack->addWidget(part);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(GapLarge, GapLarge, GapLarge, GapLarge);
    layout->setSpacing(Gap);
    layout->addLayout(heading);
    layout->addWidget(m_stack, 1);
}

void LinkingPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const int margin = height() > fontMetrics().lineSpacing() * RoomyLines ? GapLarge : Gap;
    layout()->setContentsMargins(margin, margin, margin, margin);
    layout()->setSpacing(margin / 2);
}

void LinkingPage::requestClients()
{
    Q_EMIT pageRequested(PageId::Clients);
}

void LinkingPage::onPhaseChanged()
{
    const LinkingRun::Phase phase = m_run.phase();
    m_end->setVisible(phase == LinkingRun::Phase::Running);
    m_panel->stage()->view()->fullScreenAction()->setEnabled(phase == LinkingRun::Phase::Running);
    switch (phase) {
    case LinkingRun::Phase::Idle:
        m_start->refresh();
        m_stack->setCurrentWidget(m_start);
        break;
    case LinkingRun::Phase::Running:
        m_stack->setCurrentWidget(m_panel);
        m_panel->stage()->view()->setFocus();
        break;
    case LinkingRun::Phase::Finished:
        m_stack->setCurrentWidget(m_summary);
        m_summary->refresh();
        break;
    }
}

void LinkingPage::onUpdated()
{
    Q_EMIT badgeChanged(m_context.clients.count(SessionState::QrRequired));
    if (m_run.phase() == LinkingRun::Phase::Idle)
        m_start->refresh();
    if (m_context.clients.isLoaded() && !m_wished.empty())
        openFor(std::exchange(m_wished, {}));
}

void LinkingPage::activate()
{
    m_run.setActive(true);
    if (m_run.phase() == LinkingRun::Phase::Running)
        m_panel->stage()->view()->setFocus();
}

void LinkingPage::deactivate()
{
    m_run.setActive(false);
}

std::vector<ClienteId> LinkingPage::unlinked(const std::vector<ClienteId> &clients) const
{
    std::vector<ClienteId> result;
    std::copy_if(clients.begin(), clients.end(), std::back_inserter(result), [this](ClienteId id) {
        const MonitoredClient *client = m_context.clients.find(id);
        return client != nullptr && client->state != SessionState::Ready;
    });
    return result;
}

void LinkingPage::openFor(const std::vector<ClienteId> &clients)
{
    if (clients.empty())
        return;
    if (!m_context.clients.isLoaded()) {
        m_wished = clients;
        return;
    }
    const std::vector<ClienteId> chosen = unlinked(clients);
    const int linked = int(clients.size() - chosen.size());
    if (chosen.empty())
        Q_EMIT noticed(linked == 1 ? tr("%1 is linked already.").arg(m_context.clients.label(clients.front()))
                                   : tr("All of them are linked already."));
    else if (linked > 0)
        Q_EMIT noticed(linked == 1 ? tr("1 of them is linked already.")
                                   : tr("%1 of them are linked already.").arg(linked));
    if (chosen.empty())
        return;
    if (m_run.phase() == LinkingRun::Phase::Running)
        m_run.addNext(chosen);
    else
        m_run.start(chosen, true, false);
}

void LinkingPage::keyPressEvent(QKeyEvent *event)
{
    if (m_run.phase() != LinkingRun::Phase::Running || event->modifiers() != Qt::NoModifier)
        return Page::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Right:
        m_run.skip();
        break;
    case Qt::Key_Left:
        m_run.goBack();
        break;
    case Qt::Key_Escape:
        m_run.end();
        break;
    default:
        Page::keyPressEvent(event);
    }
}

} // namespace hub::ui
