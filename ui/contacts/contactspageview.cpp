// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the contacts page is put together; what it does is in contactspage.cpp.

#include "ui/contacts/contactspage.h"

#include "ui/common/appearance.h"
#include "ui/common/clientpicker.h"
#include "ui/common/followicon.h"
#include "ui/common/searchfield.h"
#include "ui/common/tablelook.h"
#include "ui/common/widgets.h"
#include "ui/contacts/contactsmodel.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace hub::ui {

ContactsPage::ContactsPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_contacts(context.hub.contacts())
    , m_clients(context.clients)
    , m_model(new ContactsModel(context.hub.contacts(), this))
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(GapLarge, GapLarge, GapLarge, GapLarge);
    page->setSpacing(Gap);
    buildActions();
    buildHead(page);
    buildTable(page);
    buildFoot(page);
    connect(m_model, &ContactsModel::stateChanged, this, &ContactsPage::showState);
    connect(&m_clients, &ClientStore::loaded, this, &ContactsPage::showHint);
    connect(&m_clients, &ClientStore::updated, this, [this] {
        if (m_clients.clients().empty() || m_hint->isVisible())
            showHint();
    });
    showState();
}

ContactsPage::~ContactsPage() = default;

void ContactsPage::buildActions()
{
    m_copyAction = new QAction(tr("&Copy number"), this);
    m_copyAction->setShortcut(QKeySequence::Copy);
    m_copyAction->setShortcutContext(Qt::WidgetShortcut); // of the table: fields have their own copying
    FollowIcon::on(m_copyAction, this, "copy");
    connect(m_copyAction, &QAction::triggered, this, &ContactsPage::copyNumber);
    m_writeAction = new QAction(tr("Send a &message"), this);
    FollowIcon::on(m_writeAction, this, "send");
    connect(m_writeAction, &QAction::triggered, this, &ContactsPage::write);
}

void ContactsPage::buildHead(QVBoxLayout *page)
{
    auto *title = new PlainLabel(tr("Contacts"), this);
    title->setScale(1.5, true);
    m_export = new QPushButton(tr("&Export as CSV…"), this);
    m_export->setObjectName(QStringLiteral("contactsExport"));
    m_export->setAutoDefault(false);
    FollowIcon::on(m_export, "export");
    m_sync = new QPushButton(tr("S&ync contacts"), this);
    m_sync->setObjectName(QStringLiteral("contactsSync"));
    m_sync->setDefault(true);
    FollowIcon::on(m_sync, "refresh");
    auto *head = new QHBoxLayout;
    head->setSpacing(Gap);
    head->addWidget(title, 1);
    head->addWidget(m_export);
    head->addWidget(m_sync);
    page->addLayout(head);

    auto *whose = new QLabel(tr("Cl&ient"), this);
    m_picker = new ClientPicker(m_clients, {}, this);
    m_picker->setObjectName(QStringLiteral("contactsClient"));
    m_picker->setAccessibleName(tr("Client"));
    whose->setBuddy(m_picker);
    m_search = new SearchField(tr("Search contacts"), this);
    m_search->setObjectName(QStringLiteral("contactsSearch"));
    auto *choice = new QHBoxLayout;
    choice->setSpacing(GapSmall);
    choice->addWidget(whose);
    choice->addWidget(m_picker, 2);
    choice->addSpacing(Gap);
    choice->addWidget(m_search, 3);
    page->addLayout(choice);

    m_banner = new Banner(this);
    m_banner->setObjectName(QStringLiteral("contactsBanner"));
    page->addWidget(m_banner);

    connect(m_sync, &QPushButton::clicked, this, &ContactsPage::sync);
    connect(m_export, &QPushButton::clicked, this, &ContactsPage::exportCsv);
    connect(m_picker, &ClientPicker::clientChanged, this, &ContactsPage::look);
    connect(m_search, &SearchField::searchChanged, this, &ContactsPage::look);
    connect(m_banner, &Banner::actionTriggered, this, &ContactsPage::look);
}

void ContactsPage::buildTable(QVBoxLayout *page)
{
    m_table = new QTableView(this);
    TableLook::prepare(*m_table, QStringLiteral("contactsTable"));
    m_table->setAccessibleName(tr("Contacts"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(m_model);
    m_table->addAction(m_copyAction);
    TableLook::setColumnWidths(*m_table, {30, 20});
    m_hint = new EmptyState(this);
    m_hint->setObjectName(QStringLiteral("contactsHint"));
    m_hint->cover(m_table);
    page->addWidget(m_table, 1);

    connect(m_hint, &EmptyState::actionTriggered, this, [this] {
        if (m_clients.clients().empty())
            Q_EMIT pageRequested(PageId::Clients);
        else
            sync();
    });
    connect(m_table, &QTableView::activated, this, &ContactsPage::write);
    connect(m_table, &QTableView::customContextMenuRequested, this, &ContactsPage::showMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ContactsPage::showActions);
}

void ContactsPage::buildFoot(QVBoxLayout *page)
{
    m_count = new PlainLabel({}, this);
    m_count->setObjectName(QStringLiteral("contactsCount"));
    m_count->setMuted(true);
    m_outcome = new PlainLabel({}, this);
    m_outcome->setObjectName(QStringLiteral("contactsOutcome"));
    m_outcome->setMuted(true);
    m_outcome->setWordWrap(true);
    m_copy = new QPushButton(m_copyAction->text(), this);
    m_copy->setObjectName(QStringLiteral("contactsCopy"));
    FollowIcon::on(m_copy, "copy");
    m_write = new QPushButton(m_writeAction->text(), this);
    m_write->setObjectName(QStringLiteral("contactsWrite"));
    FollowIcon::on(m_write, "send");
    auto *foot = new QHBoxLayout;
    foot->setSpacing(Gap);
    foot->addWidget(m_count);
    foot->addWidget(m_outcome, 1);
    for (QPushButton *button : {m_copy, m_write}) {
        button->setAutoDefault(false);
        foot->addWidget(button);
    }
    page->addLayout(foot);
    connect(m_copy, &QPushButton::clicked, m_copyAction, &QAction::trigger);
    connect(m_write, &QPushButton::clicked, m_writeAction, &QAction::trigger);
}

void ContactsPage::showMenu(const QPoint &at)
{
    if (!m_table->indexAt(at).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_writeAction);
    menu->addAction(m_copyAction);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

} // namespace hub::ui
