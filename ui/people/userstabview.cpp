// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the tab of users is put together; what it does is in userstab.cpp.

#include "ui/people/userstab.h"

#include "ui/common/appearance.h"
#include "ui/common/followicon.h"
#include "ui/common/searchfield.h"
#include "ui/common/widgets.h"
#include "ui/people/approvedelegate.h"
#include "ui/people/peoplesorter.h"
#include "ui/people/usersmodel.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace hub::ui {

UsersTab::UsersTab(const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_people(context.hub.people())
    , m_clients(context.clients)
    , m_model(new UsersModel(context.hub.people(), context.clients, this))
    , m_sorter(new PeopleSorter(UsersModel::SortRole, UsersModel::FirstRole, UsersModel::FilterRole, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Gap, 0, 0);
    layout->setSpacing(Gap);
    buildActions();
    m_search = new SearchField(tr("Search users"), this);
    m_search->setObjectName(QStringLiteral("usersSearch"));
    m_search->setDelay(0);
    m_search->setMaximumWidth(fontMetrics().averageCharWidth() * 60);
    m_banner = new Banner(this);
    m_banner->setObjectName(QStringLiteral("usersBanner"));
    layout->addWidget(m_search);
    layout->addWidget(m_banner);
    buildTable(layout);
    buildFoot(layout);

    connect(m_search, &SearchField::searchChanged, this, [this](const QString &text) {
        m_sorter->setText(text);
        showHint();
    });
    connect(m_banner, &Banner::actionTriggered, this, &UsersTab::reload);
    connect(m_model, &UsersModel::loaded, this, &UsersTab::showLoaded);
    connect(m_model, &UsersModel::failed, this, &UsersTab::showFailure);
    connect(m_model, &UsersModel::dataChanged, this, &UsersTab::showActions);
    connect(m_model, &UsersModel::dataChanged, this, [this] { Q_EMIT pendingChanged(m_model->pending()); });
    // Names of clients may come later than the accounts.
    connect(&m_clients, &ClientStore::loaded, this, [this] { TableLook::refreshVisible(*m_table); });
    showHint();
    showActions();
}

UsersTab::~UsersTab() = default;

void UsersTab::buildActions()
{
    m_approve = new QAction(tr("A&pprove"), this);
    m_approve->setObjectName(QStringLiteral("userApprove"));
    m_toggle = new QAction(tr("&Disable…"), this);
    m_toggle->setObjectName(QStringLiteral("userToggle"));
    m_toggle->setShortcut(QKeySequence::Delete);
    m_toggle->setShortcutContext(Qt::WidgetShortcut);
    m_password = new QAction(tr("Reset pass&word…"), this);
    m_password->setObjectName(QStringLiteral("userPassword"));
    m_role = new QAction(tr("Make ad&ministrator…"), this);
    m_role->setObjectName(QStringLiteral("userRoleChange"));
    connect(m_approve, &QAction::triggered, this, &UsersTab::approveSelected);
    connect(m_toggle, &QAction::triggered, this, &UsersTab::toggleSelected);
    connect(m_password, &QAction::triggered, this, &UsersTab::resetPassword);
    connect(m_role, &QAction::triggered, this, &UsersTab::changeRole);
}

void UsersTab::buildTable(QVBoxLayout *layout)
{
    m_table = new QTableView(this);
    TableLook::prepare(*m_table, QStringLiteral("usersTable"));
    m_table->setAccessibleName(tr("Users"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_sorter->setSourceModel(m_model);
    m_table->setModel(m_sorter);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(UsersModel::Name, Qt::AscendingOrder);
    m_table->setMouseTracking(true);
    m_table->addAction(m_toggle);
    m_approvals = new ApproveDelegate(m_table);
    m_table->setItemDelegateForColumn(UsersModel::Action, m_approvals);
    TableLook::setColumnWidths(*m_table, {22, 14, 13, 24, 15});
    m_hint = new EmptyState(this);
    m_hint->setObjectName(QStringLiteral("usersHint"));
    m_hint->cover(m_table);
    layout->addWidget(m_table, 1);

    connect(m_approvals, &ApproveDelegate::clicked, this, [this](const QModelIndex &index) {
        if (const User *user = m_model->userAt(m_sorter->mapToSource(index).row()))
            approve({*user});
    });
    connect(m_table, &QTableView::customContextMenuRequested, this, &UsersTab::showMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &UsersTab::showActions);
    connect(m_hint, &EmptyState::actionTriggered, this, &UsersTab::addUser);
}

void UsersTab::buildFoot(QVBoxLayout *layout)
{
    auto *foot = new QHBoxLayout;
    foot->setSpacing(GapSmall);
    foot->addStretch(1);
    for (QAction *action : {m_approve, m_toggle, m_password, m_role}) {
        auto *button = new QPushButton(this);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        foot->addWidget(button);
        m_buttons.emplace_back(action, button);
    }
    layout->addLayout(foot);
}

void UsersTab::showMenu(const QPoint &at)
{
    if (!m_table->indexAt(at).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : {m_approve, m_password, m_role, m_toggle}) {
        if (action->isEnabled())
            menu->addAction(action);
    }
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

} // namespace hub::ui
