// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/clientspage.h"

#include "ui/clients/addclientsdialog.h"
#include "ui/clients/clientcommands.h"
#include "ui/clients/clientstable.h"
#include "ui/clients/importdialog.h"
#include "ui/clients/selectionsummary.h"
#include "ui/clients/statechips.h"
#include "ui/common/csvimport.h"
#include "ui/common/followicon.h"
#include "ui/detail/clientdetail.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace hub::ui {

using namespace std::chrono_literals;

ClientsPage::ClientsPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_model(new ClientsModel(context.clients, this))
    , m_back(new QPushButton(tr("&Back to the list"), this))
    , m_title(new PlainLabel(tr("Clients"), this))
    , m_import(new QPushButton(tr("&Import…"), this))
    , m_importMenu(new QMenu(this))
    , m_add(new QPushButton(tr("&Add clients…"), this))
    , m_link(new QPushButton(this))
    , m_search(new QLineEdit(this))
    , m_chips(new StateChips(this))
    , m_banner(new Banner(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_table(new ClientsTable(*m_model, this))
    , m_commands(new ClientCommands(context, m_banner, this))
    , m_actions(new ClientActions(*m_commands, this, m_table))
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
    updateOffer();
    updateCounts();
    updateSelection();
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
    FollowIcon::on(m_back, "chevron-left");
    FollowIcon::on(m_add, "add");
    FollowIcon::on(m_import, "import");
    FollowIcon::on(m_link, "qr");
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
    connect(&m_context.clients, &ClientStore::loaded, this, &ClientsPage::updateCounts);
    connect(&m_context.clients, &ClientStore::alertsChanged, this, &ClientsPage::updateCounts);
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
    connect(&m_soon, &QTimer::timeout, this, &ClientsPage::updateInterest);

    connect(m_add, &QPushButton::clicked, m_actions->add, &QAction::trigger);
    connect(&m_context.hub.clients(), &ClientsApi::engineChanged, this, &ClientsPage::updateOffer);
    m_importMenu->addActions({m_actions->import, m_actions->importSessions});
    connect(m_import, &QPushButton::clicked, this, [this] {
        if (m_import->menu() == nullptr)
            m_actions->import->trigger();
    });
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

void ClientsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    updateLayout();
}

/// Table and detail beside each other, or one in the place of the other.
void ClientsPage::updateLayout()
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
    m_link->setVisible(!alone && m_context.clients.needScan() > 0);
    m_search->setVisible(!alone && !none);
    m_chips->setVisible(!alone && !none);
    m_foot->setVisible(!alone && !none);
    m_right->setVisible(!none && (m_narrow ? m_detailOpen : m_table->selectionModel()->hasSelection()));
}

/// The button asks for a file, or which of the two if the engine can list its sessions.
void ClientsPage::updateOffer()
{
    m_actions->updateOffer();
    m_import->setMenu(m_actions->importSessions->isVisible() ? m_importMenu : nullptr);
}

void ClientsPage::setDetailOpen(bool open)
{
    if (open == m_detailOpen)
        return;
    m_detailOpen = open;
    updateLayout();
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

namespace {

const QByteArray InterestSource = QByteArrayLiteral("clients-page");
constexpr size_t MostInterest = 100; // polled more often: all of ten thousand would be no more often
constexpr int SortAgainEvery = 5;    // s, for columns that change with every check

QString number(qint64 value)
{
    return QLocale().toString(value);
}

} // namespace

ClientsPage::~ClientsPage() = default;

void ClientsPage::activate()
{
    m_active = true;
    m_chips->dropUnusedChips();
    m_second.start();
    m_table->refreshAges();
    m_soon.start();
}

void ClientsPage::deactivate()
{
    m_active = false;
    m_second.stop();
    m_soon.stop();
    m_interest.clear();
    m_context.hub.clients().setInterest(InterestSource, {});
}

void ClientsPage::openFor(const std::vector<ClienteId> &clients)
{
    if (clients.empty())
        return;
    const bool hidden = std::any_of(clients.begin(), clients.end(), [this](ClienteId client) {
        return m_context.clients.find(client) != nullptr && !m_model->accepts(client);
    });
    if (hidden)
        clearFilter();
    m_table->selectClients(clients);
    m_table->setFocus();
    setDetailOpen(clients.size() == 1);
}

void ClientsPage::onUpdated(const ClientStore::Delta &delta)
{
    updateCounts();
    updateSelection();
    if (m_expected && m_model->rowOf(*m_expected))
        m_table->selectClients({*std::exchange(m_expected, std::nullopt)});
    if (m_active && !(delta.added.empty() && delta.changed.empty() && delta.removed.empty()) && !m_soon.isActive())
        m_soon.start();
}

void ClientsPage::onSelected()
{
    updateSelection();
    updateLayout();
    if (m_active)
        m_soon.start();
}

void ClientsPage::updateSelection()
{
    const std::vector<ClienteId> clients = m_table->selectedClients();
    m_actions->setSelection(clients);
    if (clients.size() > 1) {
        m_summary->setClients(clients);
        m_side->setCurrentIndex(1);
        m_detail->setClient(std::nullopt);
    } else {
        m_side->setCurrentIndex(0);
        m_detail->setClient(clients.empty() ? std::nullopt : std::optional(clients.front()));
    }
    if (clients.empty())
        setDetailOpen(false);
    const QString shown = m_model->isFiltered()
                              ? tr("%1 of %2 clients").arg(number(m_model->rowCount()), number(m_model->total()))
                          : m_model->total() == 1 ? tr("1 client")
                                                  : tr("%1 clients").arg(number(m_model->total()));
    m_foot->setText(clients.size() < 2 ? shown : tr("%1 · %2 selected").arg(shown, number(qint64(clients.size()))));
}

void ClientsPage::updateCounts()
{
    m_chips->setCounts(m_context.clients);
    const int scans = m_context.clients.needScan();
    m_link->setText(scans == 1 ? tr("Lin&k 1 client…") : tr("Lin&k %1 clients…").arg(number(scans)));
    Q_EMIT badgeChanged(m_context.clients.problems());
    updateHint();
    updateLayout();
}

void ClientsPage::updateHint()
{
    const bool none = m_context.clients.isLoaded() && m_model->total() == 0;
    m_hintImport->setVisible(none);
    if (!m_context.clients.isLoaded())
        m_hint->setTexts("clock", tr("Loading…"), tr("The list of clients is on its way."));
    else if (none)
        m_hint->setTexts("clients", tr("No clients yet"),
                         tr("A client is one WhatsApp account at the Session Manager, known by its number. Add one or "
                            "a whole range, or import a list."),
                         tr("Add clients…"));
    else
        m_hint->setTexts("search", tr("No client matches"), tr("There are clients, but the filter hides them all."),
                         tr("Show all clients"));
}

void ClientsPage::onHintAction()
{
    if (m_model->total() == 0)
        askForClients();
    else
        clearFilter();
}

void ClientsPage::applyFilter()
{
    m_model->setFilter(m_search->text(), m_chips->states(), m_chips->wantsAlerted());
    updateSelection();
    if (m_table->currentIndex().isValid() && m_table->selectionModel()->hasSelection())
        m_table->scrollTo(m_table->currentIndex());
    else
        m_table->scrollToTop();
    if (m_active)
        m_soon.start();
}

void ClientsPage::clearFilter()
{
    m_search->clear();
    m_chips->clear();
}

void ClientsPage::openCurrent()
{
    setDetailOpen(true);
    m_detail->setFocus();
}

void ClientsPage::askForClients()
{
    auto *dialog = new AddClientsDialog(m_context.clients, this);
    connect(dialog, &AddClientsDialog::chosen, this, [this](const ClientCommands::Edits &clients) {
        if (clients.size() == 1)
            m_expected = clients.front().first;
        m_commands->put(clients);
    });
    dialog->open();
}

void ClientsPage::askForFile()
{
    CsvImport::chooseFile(this, tr("Import clients"), "importFileDialog", this,
                          [this](const QString &path) { importFile(path); });
}

void ClientsPage::importFile(const QString &file)
{
    auto *dialog = new ImportDialog(m_context.clients, file, this);
    connect(dialog, &ImportDialog::chosen, m_commands, &ClientCommands::put);
    dialog->open();
}

void ClientsPage::tick()
{
    m_table->refreshAges();
    if (++m_seconds % SortAgainEvery == 0)
        m_model->sortAgain();
}

void ClientsPage::updateInterest()
{
    if (!m_active)
        return;
    // Those that somebody looks at: the selected ones, and of those in view the ones that are not linked.
    std::vector<ClienteId> interest = m_table->selectedClients();
    if (interest.size() > MostInterest)
        interest.erase(interest.begin() + MostInterest, interest.end());
    const auto [first, last] = m_table->visibleRows();
    for (int row = first; row <= last; ++row) {
        const MonitoredClient &client = m_model->clientAt(row);
        if (client.state != SessionState::Ready)
            interest.push_back(client.client);
    }
    std::sort(interest.begin(), interest.end());
    interest.erase(std::unique(interest.begin(), interest.end()), interest.end());
    if (interest == m_interest)
        return;
    m_interest = interest;
    m_context.hub.clients().setInterest(InterestSource, interest);
}

} // namespace hub::ui
