// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/clientsmodel.h"

#include "ui/clients/clientnames.h"
#include "ui/common/messagesender.h"
#include "ui/common/statetexts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTextDocument>

#include <algorithm>

namespace hub::ui {

namespace {

constexpr size_t MaxChangedPieces = 32; // more are told as one: a look too many is cheaper than hundreds of signals

} // namespace

ClientsModel::ClientsModel(ClientStore &store, QObject *parent)
    : TableModel(parent), m_store(store), m_now([] { return QDateTime::currentMSecsSinceEpoch(); })
{
    describeColumns();
    for (const auto &[id, client] : store.clients())
        m_rows.emplace(id, std::make_unique<ClientRow>(client)).first->second->hasAlert = store.hasAlert(id);
    sortAndFilter();
    connect(&store, &ClientStore::updated, this, &ClientsModel::onUpdated);
}

ClientsModel::~ClientsModel() = default;

int ClientsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

const ClientRow *ClientsModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? m_shown[size_t(row)] : nullptr;
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
    emitChanged({found->second.get()});
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
    sortAndFilter();
}

void ClientsModel::setFilter(const QString &text, const QSet<SessionState> &states, bool alerted)
{
    const ClientFilter wanted{ClientFilter::termsOf(text), states, alerted};
    if (wanted == m_filter)
        return;
    m_filter = wanted;
    sortAndFilter();
}

void ClientsModel::setHeld(bool held)
{
    m_held = held;
    if (!held && m_untidy && !isVolatile())
        sortAndFilter();
}

void ClientsModel::sortAgain()
{
    if (m_untidy && !m_held)
        sortAndFilter();
}

/// Whether the column by which we sort changes with nearly every check: then rows would never rest.
bool ClientsModel::isVolatile() const
{
    return m_order.column == ClientColumn::LastCheck || m_order.column == ClientColumn::LastGoodAnswer ||
           m_order.column == ClientColumn::LastSent;
}

void ClientsModel::sortAndFilter()
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

void ClientsModel::updateRow(ClientRow &row, const MonitoredClient &client)
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
                updateRow(*row, *client);
            else
                added.back() = (row = std::make_unique<ClientRow>(*client)).get();
            row->hasAlert = m_store.hasAlert(id);
        }
    }
    if (m_held || isVolatile())
        m_untidy = true;
    show(updatedOrder(removed, changed, added));
    emitChanged(changed);
}

ClientsModel::Rows ClientsModel::updatedOrder(const Rows &removed, const Rows &changed, const Rows &added) const
{
    enum Mark { Stays = -1, Goes = -2, Placed = -3 };
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
            row->next = !accepted ? Goes : shown && !moves ? Stays : Placed;
            if (row->next == Placed)
                fresh.push_back(row);
        }
    }
    Rows unmoved;
    unmoved.reserve(m_shown.size() + fresh.size());
    std::copy_if(m_shown.begin(), m_shown.end(), std::back_inserter(unmoved),
                 [](const ClientRow *row) { return row->next == Stays; });
    std::sort(fresh.begin(), fresh.end(), m_order);
    const auto middle = unmoved.insert(unmoved.end(), fresh.begin(), fresh.end());
    if (moves) // what has not moved is in order already
        std::inplace_merge(unmoved.begin(), middle, unmoved.end(), m_order);
    return unmoved;
}

void ClientsModel::emitChanged(const Rows &rows)
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

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::ClientsModel)
};

QString timeAndAge(qint64 at, qint64 now)
{
    return at == 0 ? agoText(at, now) : Texts::tr("%1 (%2)").arg(timeText(at), agoText(at, now));
}

} // namespace

QString evidenceText(const MonitoredClient &client, qint64 now)
{
    QStringList lines;
    if (client.lastChecked == 0)
        lines += Texts::tr("Not checked yet");
    else
        lines += Texts::tr("Checked: %1").arg(timeAndAge(client.lastChecked, now));
    lines += Texts::tr("Last good answer: %1").arg(timeAndAge(client.lastGoodAnswer, now));
    if (client.missedPolls == 1)
        lines += Texts::tr("The last check failed");
    else if (client.missedPolls > 1)
        lines += Texts::tr("The last %1 checks failed").arg(client.missedPolls);
    if (!client.lastError.isEmpty())
        lines += Texts::tr("Last error: %1").arg(reasonWithoutCode(client.lastError));
    if (client.lastKnown && *client.lastKnown != client.state) {
        lines += Texts::tr("Last known state: %1, since %2")
                     .arg(stateText(*client.lastKnown), timeText(client.lastKnownSince));
    }
    if (!client.tags.isEmpty())
        lines += Texts::tr("Tags: %1").arg(client.tags.join(QStringLiteral(", ")));
    if (!client.expectedPhone.isEmpty())
        lines += Texts::tr("Expected phone: %1").arg(accountText(client.expectedPhone));
    if (!client.wanted)
        lines += Texts::tr("It is meant to be off.");
    return lines.join(u'\n');
}

QString ClientsModel::evidence(const ClientRow &row) const
{
    return evidenceText(row.client(), now());
}

/// A time as its age. `isEvidence`: when the Session Manager was asked or answered; its tool tip says all about that.
TableColumn<ClientRow> ClientsModel::timeColumn(const QString &header, const QString &headerHelp,
                                                qint64 MonitoredClient::*time, bool isEvidence)
{
    return {.header = header,
            .text =
                [this, time, isEvidence](const ClientRow &row) {
                    const qint64 at = row.client().*time;
                    return at == 0 && !isEvidence ? QStringLiteral("–") : agoText(at, now());
                },
            .help =
                [this, time, isEvidence](const ClientRow &row) {
                    return isEvidence || row.client().stale ? evidence(row) : timeText(row.client().*time);
                },
            .headerHelp = headerHelp};
}

void ClientsModel::describeColumns()
{
    const auto number = [](const ClientRow &row) { return QString::number(row.client().client.toNumber()); };
    const auto name = [](const ClientRow &row) {
        return row.pendingName.isNull() ? row.client().name : row.pendingName;
    };
    const auto account = [](const ClientRow &row) { return accountText(row.client().account); };
    const auto state = [this](const ClientRow &row) { return clientStateLook(row.client(), now()).text; };
    const auto evidenceOr = [this](auto text) {
        return [this, text](const ClientRow &row) { return row.client().stale ? evidence(row) : text(row); };
    };
    setColumns(
        {{.header = tr("Client ID"),
          .text = number,
          .alignment = Qt::AlignRight,
          .help = evidenceOr([](const ClientRow &) { return QString(); }),
          .headerHelp = tr("The client's number (cliente_id)")},
         {.header = tr("Name"),
          .text = name,
          .help = evidenceOr(name),
          .more = [name](const ClientRow &row,
                         int role) { return role == Qt::EditRole ? QVariant(name(row)) : QVariant(); },
          .headerHelp = tr("The name that you gave it")},
         {.header = tr("Phone"),
          .text = account,
          .help = evidenceOr(account),
          .headerHelp = tr("The WhatsApp number that was linked last")},
         {.header = tr("State"),
          .text = state,
          .help =
              [this](const ClientRow &row) {
                  return QString(clientStateLook(row.client(), now()).help + u'\n' + evidence(row));
              },
          .more =
              [this, state](const ClientRow &row, int role) {
                  return role == Qt::AccessibleTextRole && row.client().stale
                             ? QVariant(tr("%1, out of date, checked %2")
                                            .arg(state(row), agoText(row.client().lastChecked, now())))
                             : QVariant();
              },
          .headerHelp = tr("The state of its session; sorted by urgency")},
         timeColumn(tr("Since"), tr("Since when it is in this state"), &MonitoredClient::since, false),
         timeColumn(tr("Last check"), tr("When the Session Manager was asked last"), &MonitoredClient::lastChecked,
                    true),
         timeColumn(tr("Last answer"), tr("When the Session Manager gave an answer last"),
                    &MonitoredClient::lastGoodAnswer, true),
         timeColumn(tr("Last sent"), tr("When it sent a message last"), &MonitoredClient::lastMessageSent, false)});
}

namespace {

/// More pieces than this are brought together first: each signal costs every view a look at all its rows.
constexpr int MaxPieces = 16;

struct Piece
{
    int first;
    int last;
};

/// The runs of rows for which `matches`, in ascending order.
template<typename Matches>
std::vector<Piece> pieces(const std::vector<ClientRow *> &rows, Matches matches)
{
    std::vector<Piece> result;
    for (int i = 0; i < int(rows.size()); ++i) {
        if (!matches(rows[size_t(i)]))
            continue;
        if (!result.empty() && result.back().last == i - 1)
            result.back().last = i;
        else
            result.push_back({i, i});
    }
    return result;
}

bool byNext(const ClientRow *a, const ClientRow *b)
{
    return a->next < b->next;
}

} // namespace

void ClientsModel::show(const Rows &next)
{
    if (next == m_shown)
        return;
    for (ClientRow *row : m_shown)
        row->next = -1;
    for (size_t i = 0; i < next.size(); ++i)
        next[i]->next = int(i);
    removeMissing();
    if (!std::is_sorted(m_shown.begin(), m_shown.end(), byNext)) {
        Rows order = m_shown;
        std::sort(order.begin(), order.end(), byNext);
        setOrder(std::move(order));
    }
    insertMissing(next);
}

void ClientsModel::removeMissing()
{
    const auto isMissing = [](const ClientRow *row) { return row->next < 0; };
    std::vector<Piece> missing = pieces(m_shown, isMissing);
    if (missing.size() > MaxPieces) {
        Rows order = m_shown;
        std::stable_partition(order.begin(), order.end(), [](const ClientRow *row) { return row->next >= 0; });
        setOrder(std::move(order));
        missing = pieces(m_shown, isMissing);
    }
    for (auto piece = missing.rbegin(); piece != missing.rend(); ++piece) {
        beginRemoveRows({}, piece->first, piece->last);
        const auto first = m_shown.begin() + piece->first;
        const auto end = m_shown.begin() + piece->last + 1;
        std::for_each(first, end, [](ClientRow *row) { row->position = -1; });
        m_shown.erase(first, end);
        renumber();
        endRemoveRows();
    }
}

void ClientsModel::insertMissing(const Rows &next)
{
    const auto isMissing = [](const ClientRow *row) { return row->position < 0; };
    const std::vector<Piece> missing = pieces(next, isMissing);
    if (missing.empty())
        return;
    if (missing.size() > MaxPieces) {
        Rows added;
        std::copy_if(next.begin(), next.end(), std::back_inserter(added), isMissing);
        const int first = int(m_shown.size());
        beginInsertRows({}, first, first + int(added.size()) - 1);
        m_shown.insert(m_shown.end(), added.begin(), added.end());
        renumber();
        endInsertRows();
        setOrder(next);
        return;
    }
    for (const Piece &piece : missing) {
        beginInsertRows({}, piece.first, piece.last);
        m_shown.insert(m_shown.begin() + piece.first, next.begin() + piece.first, next.begin() + piece.last + 1);
        renumber();
        endInsertRows();
    }
}

void ClientsModel::setOrder(Rows order)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    const Rows former = std::exchange(m_shown, std::move(order));
    renumber();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &index : before)
        after.append(createIndex(former[size_t(index.row())]->position, index.column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void ClientsModel::renumber()
{
    for (size_t i = 0; i < m_shown.size(); ++i)
        m_shown[i]->position = int(i);
}

} // namespace hub::ui
