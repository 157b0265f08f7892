// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the activity page is put together; what it does is in activitypage.cpp.

#include "ui/activity/activitypage.h"

#include "ui/activity/actorpicker.h"
#include "ui/activity/auditmodel.h"
#include "ui/activity/auditwords.h"
#include "ui/activity/stickyscrolltable.h"
#include "ui/common/appearance.h"
#include "ui/common/followicon.h"
#include "ui/common/tablelook.h"
#include "ui/common/widgets.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace hub::ui {

ActivityPage::ActivityPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_hub(context.hub)
    , m_clients(context.clients)
    , m_model(new AuditModel(context.hub.activity(), context.clients, this))
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(GapLarge, GapLarge, GapLarge, GapLarge);
    page->setSpacing(Gap);
    buildHead(page);
    buildTable(page);

    m_pause.setSingleShot(true);
    m_pause.setInterval(250);
    connect(&m_pause, &QTimer::timeout, m_model, &AuditModel::refresh);
    connect(&m_hub.activity(), &ActivityApi::audited, this, &ActivityPage::refresh);
    connect(&m_hub, &HubApi::phaseChanged, this, [this](HubApi::Phase phase) {
        if (phase != HubApi::Phase::Running)
            return;
        if (m_active)
            m_actor->reload();
        refresh();
    });
    connect(m_model, &AuditModel::stateChanged, this, &ActivityPage::showState);
    connect(m_model, &AuditModel::arrived, this, &ActivityPage::onArrived);
    connect(&m_clients, &ClientStore::loaded, this, [this] { TableLook::refreshVisible(*m_table); });
    showState();
}

ActivityPage::~ActivityPage()
{
    m_table->disconnect(this); // it lays itself out once more while it is being deleted, after this
}

void ActivityPage::buildHead(QVBoxLayout *page)
{
    auto *title = new PlainLabel(tr("Activity"), this);
    title->setScale(1.5, true);
    m_export = new QPushButton(tr("&Export as CSV…"), this);
    m_export->setObjectName(QStringLiteral("activityExport"));
    m_export->setAutoDefault(false);
    FollowIcon::on(m_export, "export");
    m_newsButton = new QPushButton(this);
    m_newsButton->setObjectName(QStringLiteral("activityNews"));
    m_newsButton->setAutoDefault(false);
    FollowIcon::on(m_newsButton, "chevron-up");
    m_newsButton->hide();
    auto *head = new QHBoxLayout;
    head->setSpacing(Gap);
    head->addWidget(title, 1);
    head->addWidget(m_newsButton);
    head->addWidget(m_export);
    page->addLayout(head);

    m_actor = new ActorPicker(m_hub.people(), this);
    m_actor->setObjectName(QStringLiteral("activityWho"));
    auto *who = new QLabel(tr("&Who"), this);
    who->setBuddy(m_actor);
    m_action = new QComboBox(this);
    m_action->setObjectName(QStringLiteral("activityWhat"));
    for (const AuditChoice &choice : auditChoices())
        m_action->addItem(choice.text, choice.action);
    m_action->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_action->setMinimumContentsLength(14);
    auto *what = new QLabel(tr("Wh&at"), this);
    what->setBuddy(m_action);
    auto *choice = new QHBoxLayout;
    choice->setSpacing(GapSmall);
    choice->addWidget(who);
    choice->addWidget(m_actor, 2);
    choice->addSpacing(Gap);
    choice->addWidget(what);
    choice->addWidget(m_action, 2);
    choice->addStretch(3);
    page->addLayout(choice);

    m_banner = new Banner(this);
    m_banner->setObjectName(QStringLiteral("activityBanner"));
    page->addWidget(m_banner);

    connect(m_export, &QPushButton::clicked, this, &ActivityPage::exportCsv);
    connect(m_actor, &ActorPicker::actorChanged, this, &ActivityPage::look);
    connect(m_action, &QComboBox::currentIndexChanged, this, &ActivityPage::look);
    connect(m_banner, &Banner::actionTriggered, this, &ActivityPage::look);
}

void ActivityPage::buildTable(QVBoxLayout *page)
{
    m_table = new StickyScrollTable(this);
    TableLook::prepare(*m_table, QStringLiteral("activityTable"));
    m_table->setAccessibleName(tr("Activity"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setModel(m_model);
    TableLook::setColumnWidths(*m_table, {22, 18, 48, 26});
    auto *copy = new QAction(tr("&Copy"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copy);
    m_hint = new EmptyState(this);
    m_hint->setObjectName(QStringLiteral("activityHint"));
    m_hint->cover(m_table);
    m_count = new PlainLabel({}, this);
    m_count->setObjectName(QStringLiteral("activityCount"));
    m_count->setMuted(true);
    page->addWidget(m_table, 1);
    page->addWidget(m_count);

    connect(copy, &QAction::triggered, this, &ActivityPage::copySelected);
    connect(m_newsButton, &QPushButton::clicked, m_table, &StickyScrollTable::scrollToTop);
    connect(m_table, &StickyScrollTable::placeChanged, this, &ActivityPage::showNews);
    connect(m_table, &StickyScrollTable::customContextMenuRequested, this, [this, copy](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(copy);
        menu->popup(m_table->viewport()->mapToGlobal(at));
    });
}

} // namespace hub::ui
