// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/clientsmodel.h"

#include "ui/clients/clientnames.h"
#include "ui/common/statetexts.h"

#include <QDateTime>

#include <algorithm>

namespace hub::ui {

namespace {

constexpr size_t MaxChangedPieces = 32; // more are told as one: a look too many is cheaper than hundreds of signals

} // namespace

ClientsModel::ClientsModel(ClientStore &store, QObject *parent)
    : QAbstractTableModel(parent), m_store(store), m_now([] { return QDateTime::currentMSecsSinceEpoch(); })
{
    for (const auto &[id, client] : store.clients())
        m_rows.emplace(id, std::make_unique<ClientRow>(client));
    rearrange();
    connect(&store, &ClientStore::updated, this, &ClientsModel::onUpdated);
}

ClientsModel::~ClientsModel() = default;

int ClientsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int ClientsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ClientColumnCount;
}

Qt::ItemFlags ClientsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    flags |= Qt::ItemNeverHasChildren;
    flags.setFlag(Qt::ItemIsEditable, ClientColumn(index.column()) == ClientColumn::Name);
    return flags;
}

bool ClientsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || !checkIndex(index) || role != Qt::EditRole ||
        ClientColumn(index.column()) != ClientColumn::Name)
        return false;
    ClientRow &row = *m_shown[size_t(index.row())];
    const Result<QString> name = checkedName(value.toString());
    if (!name || *name == (row.pendingName.isNull() ? row.client().name : row.pendingName))
        return false;
    row.pendingName = name->isNull() ? QLatin1String("") : *name;
    row.pendingTaken = false;
    Q_EMIT dataChanged(index, index);
    Q_EMIT renameRequested(row.client().client, *name);
    return true;
}

void ClientsModel::settleName(ClienteId client, bool taken)
{
    const auto found = m_rows.find(client);
    if (found == m_rows.end() || found->second->pendingName.isNull())
        return;
    if (taken) {
        found->second->pendingTaken = true;
        return;
    }
    found->second->pendingName = QString();
    tellChanged({found->second.get()});
}

std::optional<int> ClientsModel::rowOf(ClienteId client) const
{
    const auto found = m_rows.find(client);
    if (found == m_rows.end() || found->second->position < 0)
        return std::nullopt;
    return found->second->position;
}

bool ClientsModel::accepts(ClienteId client) const
{
    const auto found = m_rows.find(client);
    return found != m_rows.end() && m_filter.accepts(*found->second);
}

void ClientsModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ClientColumnCount)
        column = int(ClientColumn::Number);
    const ClientOrder wanted{ClientColumn(column), order};
    if (wanted == m_order)
        return;
    m_order = wanted;
    rearrange();
}

void ClientsModel::setFilter(const QString &text, const QSet<SessionState> &states)
{
    const ClientFilter wanted{ClientFilter::termsOf(text), states};
    if (wanted == m_filter)
        return;
    m_filter = wanted;
    rearrange();
}

void ClientsModel::setHeld(bool held)
{
    m_held = held;
    if (!held && m_untidy && !isVolatile())
        rearrange();
}

void ClientsModel::sortAgain()
{
    if (m_untidy && !m_held)
        rearrange();
}

/// Whether the column by which we sort changes with nearly every check: then rows would never rest.
bool ClientsModel::isVolatile() const
{
    return m_order.column == ClientColumn::LastCheck || m_order.column == ClientColumn::LastGoodAnswer ||
           m_order.column == ClientColumn::LastSent;
}

void ClientsModel::rearrange()
{
    Rows rows;
    rows.reserve(m_rows.size());
    for (const auto &[id, row] : m_rows) {
        if (m_filter.accepts(*row))
            rows.push_back(row.get());
    }
    std::sort(rows.begin(), rows.end(), m_order);
    m_untidy = false;
    show(rows);
}

void ClientsModel::follow(ClientRow &row, const MonitoredClient &client)
{
    row.set(client);
    if (row.pendingTaken || row.pendingName == client.name) {
        row.pendingName = QString();
        row.pendingTaken = false;
    }
}

void ClientsModel::onUpdated(const ClientStore::Delta &delta)
{
    Rows removed;
    std::vector<std::unique_ptr<ClientRow>> gone; // still shown until the views have been told
    for (const ClienteId id : delta.removed) {
        const auto found = m_rows.find(id);
        if (found == m_rows.end())
            continue;
        removed.push_back(found->second.get());
        gone.push_back(std::move(found->second));
        m_rows.erase(found);
    }
    Rows changed;
    Rows added;
    for (const std::vector<ClienteId> *ids : {&delta.changed, &delta.added}) {
        for (const ClienteId id : *ids) {
            const MonitoredClient *client = m_store.find(id);
            if (client == nullptr) // told by an update that is older than the store by now
                continue;
            std::unique_ptr<ClientRow> &row = m_rows[id];
            (row ? changed : added).push_back(row.get());
            if (row)
                follow(*row, *client);
            else
                added.back() = (row = std::make_unique<ClientRow>(*client)).get();
        }
    }
    if (m_held || isVolatile())
        m_untidy = true;
    show(updatedOrder(removed, changed, added));
    tellChanged(changed);
}

ClientsModel::Rows ClientsModel::updatedOrder(const Rows &removed, const Rows &changed, const Rows &added) const
{
    enum Mark { Stays = -1, Goes = -2, Judged = -3 };
    for (ClientRow *row : m_shown)
        row->next = Stays;
    for (ClientRow *row : removed)
        row->next = Goes;
    const bool moves = !m_held && !isVolatile();
    Rows fresh;
    for (const Rows *rows : {&changed, &added}) {
        for (ClientRow *row : *rows) {
            const bool shown = row->position >= 0;
            const bool accepted = m_held ? shown : m_filter.accepts(*row);
            row->next = !accepted ? Goes : shown && !moves ? Stays : Judged;
            if (row->next == Judged)
                fresh.push_back(row);
        }
    }
    Rows resting;
    resting.reserve(m_shown.size() + fresh.size());
    std::copy_if(m_shown.begin(), m_shown.end(), std::back_inserter(resting),
                 [](const ClientRow *row) { return row->next == Stays; });
    std::sort(fresh.begin(), fresh.end(), m_order);
    const auto middle = resting.insert(resting.end(), fresh.begin(), fresh.end());
    if (moves) // what rests is in order already
        std::inplace_merge(resting.begin(), middle, resting.end(), m_order);
    return resting;
}

void ClientsModel::tellChanged(const Rows &rows)
{
    std::vector<int> positions;
    for (const ClientRow *row : rows) {
        if (row->position >= 0)
            positions.push_back(row->position);
    }
    std::sort(positions.begin(), positions.end());
    std::vector<std::pair<int, int>> pieces;
    for (const int position : positions) {
        if (!pieces.empty() && pieces.back().second + 1 == position)
            pieces.back().second = position;
        else
            pieces.emplace_back(position, position);
    }
    if (pieces.size() > MaxChangedPieces)
        pieces = {{positions.front(), positions.back()}};
    for (const auto &[first, last] : pieces)
        Q_EMIT dataChanged(index(first, 0), index(last, ClientColumnCount - 1));
}

} // namespace hub::ui
