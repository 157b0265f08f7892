// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is where on the page of clients.

#include "ui/clients/clientactions.h"
#include "ui/clients/clientspage.h"
#include "ui/clients/clientstable.h"
#include "ui/clients/selectionsummary.h"
#include "ui/clients/statechips.h"
#include "ui/detail/clientdetail.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <chrono>

namespace hub::ui {

using namespace std::chrono_literals;

ClientsPage::ClientsPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_model(new ClientsModel(context.clients, this))
    , m_back(new QPushButton(tr("&Back to the list"), this))
    , m_title(new PlainLabel(tr("Clients"), this))
    , m_import(new QPushButton(tr("&Import…"), this))
    , m_add(new QPushButton(tr("&Add clients…"), this))
    , m_link(new QPushButton(this))
    , m_search(new QLineEdit(this))
    , m_chips(new StateChips(this))
    , m_banner(new Banner(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_table(new ClientsTable(*m_model, this))
    , m_commands(new ClientCommands(context, m_banner, this))
    , m_actions(new ClientActions(*m_commands, context.clients, this, m_table))
    , m_hint(new EmptyState(this))
    , m_hintImport(new QPushButton(tr("Import…"), this))
    , m_side(new QStackedWidget(this))
    , m_detail(new ClientDetail(context, this))
    , m_summary(new SelectionSummary(context.clients, *m_actions, this))
    , m_foot(new PlainLabel({}, this))
{
    setObjectName(QStringLiteral("clientsPage"));
    m_second.setInterval(1s);
    m_soon.setInterval(250ms);
    m_soon.setSingleShot(true);
    build();
    connectAll();
    restyle();
    tellCounts();
    tellSelection();
}

void ClientsPage::build()
{
    m_left = buildTable();
    m_right = buildSide();
    m_splitter->setObjectName(QStringLiteral("clientsSplitter"));
    m_splitter->addWidget(m_left);
    m_splitter->addWidget(m_right);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setCollapsible(0, false);
    m_splitter->setCollapsible(1, false);
    m_foot->setObjectName(QStringLiteral("foot"));
    m_foot->setMuted(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(GapLarge, GapLarge, GapLarge, Gap);
    layout->setSpacing(Gap);
    layout->addLayout(buildHeading());
    layout->addLayout(buildFilters());
    layout->addWidget(m_banner);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_foot);
}

QLayout *ClientsPage::buildHeading()
{
    m_title->setScale(1.5, true);
    m_back->setObjectName(QStringLiteral("backButton"));
    m_link->setObjectName(QStringLiteral("linkButton"));
    m_link->setDefault(true);
    m_link->setToolTip(tr("Scan the codes of all clients that wait for it, one after the other"));
    m_add->setObjectName(QStringLiteral("addButton"));
    m_import->setObjectName(QStringLiteral("importButton"));
    auto *row = new QHBoxLayout;
    row->setSpacing(GapSmall);
    row->addWidget(m_back);
    row->addWidget(m_title);
    row->addStretch();
    row->addWidget(m_import);
    row->addWidget(m_add);
    row->addWidget(m_link);
    return row;
}

QLayout *ClientsPage::buildFilters()
{
    m_search->setObjectName(QStringLiteral("searchField"));
    m_search->setPlaceholderText(tr("Search number, name, account, state"));
    m_search->setAccessibleName(tr("Search clients"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(fontMetrics().averageCharWidth() * 42);
    m_search->addAction(m_actions->find, QLineEdit::LeadingPosition);
    m_chips->setObjectName(QStringLiteral("stateChips"));
    m_filters = new QHBoxLayout;
    m_filters->setSpacing(Gap);
    m_filters->addWidget(m_search);
    m_filters->addWidget(m_chips);
    return m_filters;
}

QWidget *ClientsPage::buildTable()
{
    m_hint->setObjectName(QStringLiteral("clientsHint"));
    m_hint->cover(m_table);
    m_hintImport->setObjectName(QStringLiteral("hintImport"));
    auto *column = static_cast<QVBoxLayout *>(m_hint->layout());
    column->insertWidget(column->count() - 1, m_hintImport, 0, Qt::AlignHCenter);
    return m_table;
}

QWidget *ClientsPage::buildSide()
{
    // Taller than the page may be.
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("summaryScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_summary);
    m_side->addWidget(m_detail);
    m_side->addWidget(scroll);
    return m_side;
}

void ClientsPage::connectAll()
{
    connect(&m_context.clients, &ClientStore::updated, this, &ClientsPage::onUpdated);
    connect(&m_context.clients, &ClientStore::loaded, this, &ClientsPage::tellCounts);
    connect(m_model, &ClientsModel::renameRequested, m_commands, &ClientCommands::rename);
    connect(m_commands, &ClientCommands::renamed, m_model, &ClientsModel::settleName);
    connect(m_commands, &ClientCommands::noticed, this, &Page::noticed);
    connect(m_actions, &ClientActions::noticed, this, &Page::noticed);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ClientsPage::onSelected);
    connect(m_table, &ClientsTable::viewMoved, this, [this] {
        if (m_active)
            m_soon.start();
    });
    connect(m_table, &ClientsTable::activated, this, &ClientsPage::openCurrent);
    connect(m_table, &ClientsTable::menuRequested, this, [this](const QPoint &position) {
        if (!m_actions->selection().empty())
            m_table->popup(m_actions->menu(), position);
    });
    connect(m_search, &QLineEdit::textChanged, this, &ClientsPage::applyFilter);
    connect(m_chips, &StateChips::changed, this, &ClientsPage::applyFilter);
    connect(m_hint, &EmptyState::actionTriggered, this, &ClientsPage::onHintAction);
    connect(m_hintImport, &QPushButton::clicked, this, &ClientsPage::askForFile);
    connect(m_back, &QPushButton::clicked, this, [this] { setDetailOpen(false); });
    connect(&m_second, &QTimer::timeout, this, &ClientsPage::tick);
    connect(&m_soon, &QTimer::timeout, this, &ClientsPage::tellInterest);

    connect(m_add, &QPushButton::clicked, m_actions->add, &QAction::trigger);
    connect(m_import, &QPushButton::clicked, m_actions->import, &QAction::trigger);
    connect(m_link, &QPushButton::clicked, this, [this] { Q_EMIT pageRequested(PageId::Linking); });
    connect(m_actions->add, &QAction::triggered, this, &ClientsPage::askForClients);
    connect(m_actions->import, &QAction::triggered, this, &ClientsPage::askForFile);
    connect(m_actions->find, &QAction::triggered, this, [this] {
        setDetailOpen(false);
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    connect(m_actions->open, &QAction::triggered, this, &ClientsPage::openCurrent);
    connect(m_actions->rename, &QAction::triggered, m_table, &ClientsTable::editName);
    const auto sendTo = [this](QAction *action, PageId page) {
        connect(action, &QAction::triggered, this,
                [this, page] { Q_EMIT pageRequested(page, m_actions->selection()); });
    };
    connect(m_actions->link, &QAction::triggered, this,
            [this] { Q_EMIT pageRequested(PageId::Linking, m_actions->waiting()); });
    sendTo(m_actions->send, PageId::Send);
    sendTo(m_actions->contacts, PageId::Contacts);
    connect(m_detail, &ClientDetail::pageRequested, this, &Page::pageRequested);
    connect(m_detail, &ClientDetail::noticed, this, &Page::noticed);
}

void ClientsPage::restyle()
{
    m_actions->restyle(palette());
    m_add->setIcon(icon("add", palette()));
    m_import->setIcon(icon("import", palette()));
    m_link->setIcon(icon("qr", palette()));
    m_back->setIcon(icon("chevron-left", palette()));
}

void ClientsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

void ClientsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fit();
}

/// Table and detail beside each other, or one in the place of the other.
void ClientsPage::fit()
{
    const int chars = fontMetrics().averageCharWidth();
    m_narrow = width() < chars * 100;
    const bool stacked = width() < chars * 125;
    m_filters->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_filters->setSpacing(stacked ? GapSmall : Gap);
    m_filters->setStretch(0, stacked ? 0 : 2);
    m_filters->setStretch(1, stacked ? 0 : 5);
    m_right->setMinimumWidth(m_narrow ? 0 : chars * 46);
    const bool none = m_model->total() == 0; // then there is nothing to look for, and nothing to show beside
    const bool alone = m_narrow && m_detailOpen;
    m_back->setVisible(alone);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_import, m_add, m_left})
        widget->setVisible(!alone);
    m_link->setVisible(!alone && waiting() > 0);
    m_search->setVisible(!alone && !none);
    m_chips->setVisible(!alone && !none);
    m_foot->setVisible(!alone && !none);
    m_right->setVisible(!none && (!m_narrow || m_detailOpen));
}

void ClientsPage::setDetailOpen(bool open)
{
    if (open == m_detailOpen)
        return;
    m_detailOpen = open;
    fit();
    if (m_narrow && !open)
        m_table->setFocus();
}

void ClientsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (m_search->hasFocus() && !m_search->text().isEmpty())
            m_search->clear();
        else if (m_narrow && m_detailOpen)
            setDetailOpen(false);
        else
            m_table->setFocus();
        return;
    }
    if ((event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
        m_search->hasFocus() && m_model->rowCount() > 0) {
        m_table->setFocus();
        if (!m_table->selectionModel()->hasSelection())
            m_table->selectRow(0);
        return;
    }
    Page::keyPressEvent(event);
}

} // namespace hub::ui
