// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/linking/linkingpage.h"

#include "ui/common/followicon.h"
#include "ui/common/iconlabel.h"
#include "ui/common/tablepanel.h"
#include "ui/common/widgets.h"
#include "ui/linking/linkingpanel.h"
#include "ui/linking/linkingsummary.h"
#include "ui/qr/qrview.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace hub::ui {

LinkingStart::LinkingStart(const ClientStore &clients, QWidget *parent)
    : QWidget(parent)
    , m_clients(clients)
    , m_headline(new PlainLabel({}, this))
    , m_sentence(new PlainLabel({}, this))
    , m_connect(new QCheckBox(this))
    , m_start(new QPushButton(this))
{
    m_headline->setObjectName(QStringLiteral("linkingHeadline"));
    m_sentence->setObjectName(QStringLiteral("linkingSentence"));
    m_connect->setObjectName(QStringLiteral("linkingConnectToo"));
    m_start->setObjectName(QStringLiteral("linkingStart"));
    m_start->setDefault(true);
    m_start->setAutoDefault(false);
    layOut();
    setTabOrder(m_start, m_connect); // the first that can have the focus gets it when the page is shown
    connect(m_connect, &QCheckBox::clicked, this, [this] {
        m_touched = true;
        refreshButton();
    });
    connect(m_start, &QPushButton::clicked, this, &LinkingStart::onClicked);
    refresh();
}

void LinkingStart::layOut()
{
    m_headline->setScale(1.3, true);
    m_sentence->setMuted(true);
    for (PlainLabel *label : {m_headline, m_sentence}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setWordWrap(true);
    }
    m_sentence->setMaximumWidth(fontMetrics().averageCharWidth() * 64);
    auto *sentence = new QHBoxLayout; // centred, and yet as wide as it may be
    sentence->addStretch();
    sentence->addWidget(m_sentence, 100);
    sentence->addStretch();
    auto *mark = new IconLabel(this);
    FollowIcon::on(mark, "qr", 3, mutedText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap);
    layout->addStretch(2);
    layout->addWidget(mark, 0, Qt::AlignHCenter);
    layout->addWidget(m_headline);
    layout->addLayout(sentence);
    layout->addWidget(m_connect, 0, Qt::AlignHCenter);
    layout->addSpacing(GapSmall);
    layout->addWidget(m_start, 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

void LinkingStart::setTexts(const QString &headline, const QString &sentence)
{
    m_headline->setText(headline);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

void LinkingStart::refresh()
{
    m_waiting.clear();
    m_unconnected.clear();
    for (const auto &[id, client] : m_clients.clients()) {
        if (client.needsQr)
            m_waiting.push_back(id);
        else if (LinkingRun::isConnectedFirst(client))
            m_unconnected.push_back(id);
    }
    const int waiting = int(m_waiting.size());
    const int unconnected = int(m_unconnected.size());
    if (!m_clients.isLoaded()) {
        setTexts(tr("Loading…"), {});
    } else if (m_clients.clients().empty()) {
        setTexts(tr("No clients yet"), tr("Add the clients first; then their phones can be linked here one by one."));
    } else if (!m_clients.sessionManager().up) {
        setTexts(tr("The Session Manager does not answer"),
                 tr("Which clients need a scan will be known when it is back."));
    } else if (waiting > 0) {
        setTexts(
            waiting == 1 ? tr("1 client needs a scan") : tr("%1 clients need a scan").arg(waiting),
            tr("Their codes are shown one after the other. Scan each with its phone; the next one comes by itself."));
    } else if (unconnected > 0) {
        setTexts(unconnected == 1 ? tr("1 client has no session yet")
                                  : tr("%1 clients have no session yet").arg(unconnected),
                 tr("Connect them to get their codes, and scan each with its phone; the next one comes by itself."));
    } else {
        setTexts(tr("Nothing to link"), tr("No client needs a scan just now."));
    }
    m_connect->setText(unconnected == 1 ? tr("Connect 1 client without a session, too")
                                        : tr("Connect %1 clients without a session, too").arg(unconnected));
    m_connect->setVisible(unconnected > 0);
    if (!m_touched)
        m_connect->setChecked(waiting == 0);
    refreshButton();
}

void LinkingStart::refreshButton()
{
    const bool empty = m_clients.isLoaded() && m_clients.clients().empty();
    const bool some = !m_waiting.empty() || !m_unconnected.empty();
    m_start->setVisible(empty || some);
    m_start->setText(empty ? tr("Go to clients") : tr("&Start linking"));
    m_start->setEnabled(empty || !m_waiting.empty() || (m_connect->isChecked() && !m_unconnected.empty()));
}

void LinkingStart::onClicked()
{
    std::vector<ClienteId> clients = m_waiting;
    const bool connectToo = m_connect->isChecked() && !m_unconnected.empty();
    if (connectToo)
        clients.insert(clients.end(), m_unconnected.begin(), m_unconnected.end());
    if (clients.empty())
        Q_EMIT clientsWanted();
    else
        Q_EMIT startWanted(clients, connectToo);
}

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
    , m_end(plainButton(tr("&End linking"), "linkingEnd", this))
    , m_stack(new QStackedWidget(this))
    , m_start(new LinkingStart(context.clients))
    , m_panel(new LinkingPanel(context, m_run, m_model))
    , m_summary(new LinkingSummary(m_run, m_model))
{
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
    // As high as with its button, so that the title stands where other pages have theirs.
    QSizePolicy kept = m_end->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_end->setSizePolicy(kept);
    for (QWidget *part : std::initializer_list<QWidget *>{m_start, m_panel, m_summary})
        m_stack->addWidget(part);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(GapLarge, GapLarge, GapLarge, GapLarge);
    layout->setSpacing(Gap);
    layout->addLayout(pageHead(tr("Linking"), {m_end}, this));
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
    Q_EMIT badgeChanged(m_context.clients.needScan());
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
        m_panel->stage()->skipByKey();
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
