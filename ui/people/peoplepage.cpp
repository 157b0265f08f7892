// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/peoplepage.h"

#include "ui/common/appearance.h"
#include "ui/common/followicon.h"
#include "ui/common/widgets.h"
#include "ui/people/keystab.h"
#include "ui/people/userstab.h"

#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

namespace hub::ui {

PeoplePage::PeoplePage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_hub(context.hub)
    , m_tabs(new QTabWidget(this))
    , m_users(new UsersTab(context, m_tabs))
    , m_keys(new KeysTab(context, m_tabs))
    , m_add(new QPushButton(this))
{
    auto *title = new PlainLabel(tr("Users and keys"), this);
    title->setScale(1.5, true);
    m_add->setObjectName(QStringLiteral("peopleAdd"));
    m_add->setDefault(true);
    FollowIcon::on(m_add, "add");
    m_tabs->setObjectName(QStringLiteral("peopleTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_users, tr("&Users"));
    m_tabs->addTab(m_keys, tr("API &keys"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(GapLarge, GapLarge, GapLarge, GapLarge);
    layout->setSpacing(Gap);
    auto *head = new QHBoxLayout;
    head->setSpacing(Gap);
    head->addWidget(title, 1);
    head->addWidget(m_add);
    layout->addLayout(head);
    layout->addWidget(m_tabs, 1);
    setTabOrder(m_add, m_tabs);

    m_ages.setInterval(1000);
    connect(&m_ages, &QTimer::timeout, m_users, &UsersTab::tick);
    connect(&m_ages, &QTimer::timeout, m_keys, &KeysTab::tick);
    connect(m_add, &QPushButton::clicked, this, [this] {
        if (m_tabs->currentWidget() == m_users)
            m_users->addUser();
        else
            m_keys->createKey();
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, &PeoplePage::showAction);
    connect(m_users, &UsersTab::noticed, this, &Page::noticed);
    connect(m_keys, &KeysTab::noticed, this, &Page::noticed);
    connect(m_users, &UsersTab::pendingChanged, this, [this](int pending) {
        if (std::exchange(m_pending, pending) != pending)
            Q_EMIT badgeChanged(pending);
    });
    // Also while the page is not in view: its badge is.
    connect(&m_hub.people(), &PeopleApi::changed, this, &PeoplePage::reload);
    connect(&m_hub, &HubApi::phaseChanged, this, [this](HubApi::Phase phase) {
        if (phase == HubApi::Phase::Running)
            reload();
    });
    showAction();
    if (m_hub.phase() == HubApi::Phase::Running)
        reload();
}

PeoplePage::~PeoplePage() = default;

void PeoplePage::activate()
{
    m_ages.start();
    if (m_hub.phase() == HubApi::Phase::Running)
        reload(); // logins and uses of keys are not announced
}

void PeoplePage::deactivate()
{
    m_ages.stop();
}

void PeoplePage::reload()
{
    m_users->reload();
    m_keys->reload();
}

void PeoplePage::showAction()
{
    m_add->setText(m_tabs->currentWidget() == m_users ? tr("&Add user…") : tr("&Create key…"));
}

} // namespace hub::ui
