// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/linking/linkingmodel.h"

#include "ui/common/statetexts.h"
#include "ui/common/tablelook.h"

#include <QFont>

namespace hub::ui {

using Outcome = LinkingQueue::Outcome;

LinkingModel::LinkingModel(const LinkingRun &run, const ClientStore &clients, QObject *parent)
    : QAbstractTableModel(parent), m_run(run), m_clients(clients)
{
    const LinkingQueue *queue = &run.queue();
    connect(queue, &LinkingQueue::aboutToReset, this, &LinkingModel::beginResetModel);
    connect(queue, &LinkingQueue::wasReset, this, &LinkingModel::endResetModel);
    connect(queue, &LinkingQueue::aboutToInsert, this,
            [this](int first, int last) { beginInsertRows({}, first, last); });
    connect(queue, &LinkingQueue::inserted, this, &LinkingModel::endInsertRows);
    connect(queue, &LinkingQueue::aboutToMove, this,
            [this](int from, int to) { beginMoveRows({}, from, from, {}, to); });
    connect(queue, &LinkingQueue::moved, this, &LinkingModel::endMoveRows);
    connect(queue, &LinkingQueue::entryChanged, this, [this](int row) { refresh(row, row); });
    // "Waiting" becomes "not reached".
    connect(&run, &LinkingRun::phaseChanged, this, [this] { refresh(0, rowCount() - 1); });
    connect(&clients, &ClientStore::updated, this, &LinkingModel::onUpdated);
}

void LinkingModel::onUpdated(const ClientStore::Delta &delta)
{
    for (const ClienteId client : delta.changed) {
        if (const auto row = m_run.queue().rowOf(client))
            refresh(*row, *row);
    }
}

void LinkingModel::refresh(int first, int last)
{
    if (first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

int LinkingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_run.queue().entries().size());
}

int LinkingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

bool LinkingModel::isCurrent(const Entry &entry) const
{
    return m_run.phase() == LinkingRun::Phase::Running && m_run.queue().current() == &entry;
}

QString LinkingModel::outcomeText(const Entry &entry) const
{
    switch (entry.outcome) {
    case Outcome::Linked:
        return tr("Linked");
    case Outcome::Skipped:
        return tr("Skipped");
    case Outcome::Failed:
        return tr("Failed");
    case Outcome::Waiting:
        break;
    }
    if (m_run.phase() == LinkingRun::Phase::Finished)
        return tr("Not reached");
    if (isCurrent(entry))
        return tr("Now");
    if (entry.postponed)
        return tr("Later");
    const MonitoredClient *client = m_clients.find(entry.client);
    return client == nullptr ? tr("Waiting") : stateText(client->state);
}

Tone LinkingModel::outcomeTone(const Entry &entry) const
{
    switch (entry.outcome) {
    case Outcome::Linked:
        return entry.note.isEmpty() ? Tone::Good : Tone::Attention;
    case Outcome::Failed:
        return Tone::Bad;
    case Outcome::Skipped:
        return Tone::Neutral;
    case Outcome::Waiting:
        break;
    }
    return isCurrent(entry) ? Tone::Busy : Tone::Neutral;
}

const char *LinkingModel::outcomeIcon(const Entry &entry) const
{
    switch (entry.outcome) {
    case Outcome::Linked:
        return entry.note.isEmpty() ? "check-circle" : "warning";
    case Outcome::Failed:
        return "error";
    case Outcome::Skipped:
        return "skip";
    case Outcome::Waiting:
        break;
    }
    if (isCurrent(entry))
        return "chevron-right";
    const MonitoredClient *client = m_clients.find(entry.client);
    return entry.postponed || client == nullptr ? "skip" : stateIconName(client->state);
}

QString LinkingModel::text(const Entry &entry, int column) const
{
    const QString number = QString::number(entry.client.toNumber());
    switch (column) {
    case ClientColumn: // not from the store: it may have been removed
        return entry.name.isEmpty() ? number : QString(number + u' ' + entry.name);
    case OutcomeColumn:
        return outcomeText(entry);
    case AccountColumn:
        return accountText(entry.account);
    case NoteColumn:
        return entry.note;
    default:
        return {};
    }
}

/// What needs a person comes first.
int LinkingModel::rank(const Entry &entry) const
{
    switch (entry.outcome) {
    case Outcome::Failed:
        return 0;
    case Outcome::Waiting:
        return 2;
    case Outcome::Skipped:
        return 3;
    case Outcome::Linked:
        break;
    }
    return entry.note.isEmpty() ? 4 : 1;
}

QVariant LinkingModel::sortKey(const Entry &entry, int column) const
{
    if (column == ClientColumn)
        return entry.client.toNumber();
    if (column != OutcomeColumn)
        return text(entry, column);
    return rank(entry) * qint64(entries().size()) + *m_run.queue().rowOf(entry.client); // equals in their order
}

QVariant LinkingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Entry &entry = m_run.queue().entries()[size_t(index.row())];
    const bool outcome = index.column() == OutcomeColumn;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(entry, index.column());
    case Qt::FontRole:
        if (isCurrent(entry) && index.column() == ClientColumn) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    case BadgeDelegate::ToneRole:
        return outcome ? QVariant(int(outcomeTone(entry))) : QVariant();
    case BadgeDelegate::IconRole:
        return QByteArray(outcomeIcon(entry));
    case BadgeDelegate::MutedRole:
        return index.column() == NoteColumn;
    case BadgeDelegate::HelpRole:
        return outcome && !entry.note.isEmpty() ? entry.note : QString();
    case SortRole:
        return sortKey(entry, index.column());
    case ClientRole:
        return entry.client.toNumber();
    default:
        return {};
    }
}

QVariant LinkingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ClientColumn:
        return tr("Client");
    case OutcomeColumn:
        return tr("State");
    case AccountColumn:
        return tr("Account");
    case NoteColumn:
        return tr("Note");
    default:
        return {};
    }
}

} // namespace hub::ui
