// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/clientspage.h"

#include "ui/clients/addclientsdialog.h"
#include "ui/clients/clientactions.h"
#include "ui/clients/clientstable.h"
#include "ui/clients/importdialog.h"
#include "ui/clients/selectionsummary.h"
#include "ui/clients/statechips.h"
#include "ui/detail/clientdetail.h"

#include <QAction>
#include <QFileDialog>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>
#include <numeric>
#include <utility>

namespace hub::ui {

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
    m_chips->calm();
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
    tellCounts();
    tellSelection();
    if (m_expected && m_model->rowOf(*m_expected))
        m_table->selectClients({*std::exchange(m_expected, std::nullopt)});
    if (m_active && !(delta.added.empty() && delta.changed.empty() && delta.removed.empty()) && !m_soon.isActive())
        m_soon.start();
}

void ClientsPage::onSelected()
{
    tellSelection();
    if (m_active)
        m_soon.start();
}

void ClientsPage::tellSelection()
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

int ClientsPage::waiting() const
{
    const auto &clients = m_context.clients.clients();
    return int(std::count_if(clients.begin(), clients.end(), [](const auto &entry) { return entry.second.needsQr; }));
}

void ClientsPage::tellCounts()
{
    m_chips->count(m_context.clients);
    const int scans = waiting();
    m_link->setText(scans == 1 ? tr("Lin&k 1 client…") : tr("Lin&k %1 clients…").arg(number(scans)));
    const auto &problems = StateChips::problems();
    const int sum = std::accumulate(problems.begin(), problems.end(), 0, [this](int count, SessionState state) {
        return count + m_context.clients.count(state);
    });
    Q_EMIT badgeChanged(sum);
    tellEmpty();
    fit();
}

void ClientsPage::tellEmpty()
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
    m_model->setFilter(m_search->text(), m_chips->states());
    tellSelection();
    if (m_table->currentIndex().isValid() && m_table->selectionModel()->hasSelection())
        m_table->scrollTo(m_table->currentIndex());
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
    connect(dialog, &AddClientsDialog::chosen, this, [this](const ClientCommands::Named &clients) {
        if (clients.size() == 1)
            m_expected = clients.front().first;
        m_commands->put(clients);
    });
    dialog->open();
}

void ClientsPage::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Import clients"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("importFileDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Tables (*.csv *.txt *.tsv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ClientsPage::importFile);
    dialog->open();
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

void ClientsPage::tellInterest()
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
