// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/linking/linkingmodel.h"

#include "ui/common/statetexts.h"
#include "ui/common/tablelook.h"

#include <QFont>

namespace hub::ui {

using Outcome = LinkingQueue::Outcome;

LinkingModel::LinkingModel(const LinkingRun &run, const ClientStore &clients, QObject *parent)
    : TableModel(parent), m_run(run), m_clients(clients)
{
    describeColumns();
    const LinkingQueue *queue = &run.queue();
    connect(queue, &LinkingQueue::aboutToReset, this, &LinkingModel::beginResetModel);
    connect(queue, &LinkingQueue::wasReset, this, &LinkingModel::endResetModel);
    connect(queue, &LinkingQueue::aboutToInsert, this,
            [this](int first, int last) { beginInsertRows({}, first, last); });
    connect(queue, &LinkingQueue::inserted, this, &LinkingModel::endInsertRows);
    connect(queue, &LinkingQueue::aboutToMove, this,
            [this](int from, int to) { beginMoveRows({}, from, from, {}, to); });
    connect(queue, &LinkingQueue::moved, this, &LinkingModel::endMoveRows);
    connect(queue, &LinkingQueue::entryChanged, this, [this](int row) { tellChanged(row, row); });
    // "Waiting" becomes "not reached".
    connect(&run, &LinkingRun::phaseChanged, this, [this] { tellChanged(0, rowCount() - 1); });
    connect(&clients, &ClientStore::updated, this, &LinkingModel::onUpdated);
}

void LinkingModel::onUpdated(const ClientStore::Delta &delta)
{
    for (const ClienteId client : delta.changed) {
        if (const auto row = m_run.queue().rowOf(client))
            tellChanged(*row, *row);
    }
}

int LinkingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_run.queue().entries().size());
}

const LinkingQueue::Entry *LinkingModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &entries()[size_t(row)] : nullptr;
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

CellBadge LinkingModel::outcomeBadge(const Entry &entry) const
{
    switch (entry.outcome) {
    case Outcome::Linked:
        return entry.note.isEmpty() ? CellBadge{Tone::Good, "check-circle"} : CellBadge{Tone::Attention, "warning"};
    case Outcome::Failed:
        return {Tone::Bad, "error"};
    case Outcome::Skipped:
        return {Tone::Neutral, "skip"};
    case Outcome::Waiting:
        break;
    }
    if (isCurrent(entry))
        return {Tone::Busy, "chevron-right"};
    const MonitoredClient *client = m_clients.find(entry.client);
    return {Tone::Neutral, entry.postponed || client == nullptr ? "skip" : stateIconName(client->state)};
}

qint64 LinkingModel::urgency(const Entry &entry) const
{
    const auto rank = [&entry]() -> qint64 {
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
    };
    return rank() * qint64(entries().size()) + *m_run.queue().rowOf(entry.client);
}

void LinkingModel::describeColumns()
{
    setColumns(
        {{.header = tr("Client"),
          .text =
              [](const Entry &entry) { // not from the store: it may have been removed
                  const QString number = QString::number(entry.client.toNumber());
                  return entry.name.isEmpty() ? number : QString(number + u' ' + entry.name);
              },
          .width = 32,
          .sortKey = [](const Entry &entry) { return entry.client.toNumber(); },
          .more =
              [this](const Entry &entry, int role) {
                  QFont bold;
                  bold.setBold(true);
                  return role == Qt::FontRole && isCurrent(entry) ? QVariant(bold) : QVariant();
              }},
         {.header = tr("State"),
          .text = [this](const Entry &entry) { return outcomeText(entry); },
          .width = 18,
          .sortKey = [this](const Entry &entry) { return urgency(entry); },
          .help = [](const Entry &entry) { return entry.note; },
          .badge = [this](const Entry &entry) { return outcomeBadge(entry); }},
         {.header = tr("Phone"), .text = [](const Entry &entry) { return accountText(entry.account); }, .width = 20},
         {.header = tr("Note"),
          .text = [](const Entry &entry) { return entry.note; },
          .muted = [](const Entry &) { return true; }}});
}

QVariant LinkingModel::rowData(const Entry &entry, int role) const
{
    return role == ClientRole ? QVariant(entry.client.toNumber()) : QVariant();
}

} // namespace hub::ui
