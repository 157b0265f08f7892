// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/auditmodel.h"

#include "ui/activity/auditwords.h"
#include "ui/common/statetexts.h"
#include "ui/common/tablelook.h"

#include <algorithm>

namespace hub::ui {

namespace {

constexpr int RowsPerPage = 200;

} // namespace

AuditModel::AuditModel(ActivityApi &activity, const ClientStore &clients, QObject *parent)
    : QAbstractTableModel(parent), m_activity(activity), m_clients(clients)
{
}

AuditModel::~AuditModel() = default;

void AuditModel::look(const audit::Filter &filter)
{
    ++m_question;
    m_filter = filter;
    m_readingOlder = m_readingNewer = m_again = false;
    m_next.reset();
    m_state = State::Loading;
    ask({}, RowsPerPage, &AuditModel::takeFirst);
    Q_EMIT stateChanged();
}

void AuditModel::refresh()
{
    if (m_state == State::Idle || m_state == State::Failed) {
        look(m_filter);
        return;
    }
    if (m_readingNewer || m_state == State::Loading) {
        m_again = true;
        return;
    }
    m_readingNewer = true;
    ask({}, RowsPerPage, &AuditModel::takeNewer);
}

void AuditModel::ask(std::optional<qint64> after, int limit, void (AuditModel::*take)(const Entries &))
{
    m_activity.audit(m_filter, {.after = after, .limit = limit}, this,
                     [this, take, question = m_question](const Entries &page) {
                         if (question == m_question)
                             (this->*take)(page);
                     });
}

void AuditModel::takeFirst(const Entries &page)
{
    if (!page) {
        fail(page.error());
        return;
    }
    replace(*page);
    m_state = State::Ready;
    Q_EMIT stateChanged();
    if (std::exchange(m_again, false))
        refresh();
}

void AuditModel::takeOlder(const Entries &page)
{
    m_readingOlder = false;
    if (!page) {
        fail(page.error());
        return;
    }
    m_next = page->next;
    if (!page->items.empty()) {
        beginInsertRows({}, int(m_entries.size()), int(m_entries.size() + page->items.size()) - 1);
        m_entries.insert(m_entries.end(), page->items.begin(), page->items.end());
        endInsertRows();
    }
    Q_EMIT stateChanged();
}

void AuditModel::takeNewer(const Entries &page)
{
    m_readingNewer = false;
    if (!page) {
        fail(page.error());
        return;
    }
    const qint64 newest = m_entries.empty() ? 0 : m_entries.front().id;
    const auto known = std::find_if(page->items.begin(), page->items.end(),
                                    [newest](const audit::Entry &entry) { return entry.id <= newest; });
    const int fresh = int(known - page->items.begin());
    if (known == page->items.end() && page->next && !m_entries.empty()) {
        replace(*page); // so much has happened that there would be a gap
    } else if (fresh > 0) {
        beginInsertRows({}, 0, fresh - 1);
        m_entries.insert(m_entries.begin(), page->items.begin(), known);
        endInsertRows();
    }
    if (m_entries.size() == size_t(fresh))
        m_next = page->next; // the list was empty before
    Q_EMIT stateChanged();
    if (fresh > 0)
        Q_EMIT arrived(fresh);
    if (std::exchange(m_again, false))
        refresh();
}

void AuditModel::fail(const Error &error)
{
    m_state = State::Failed;
    m_error = error;
    m_again = false;
    m_next.reset();
    Q_EMIT stateChanged();
}

void AuditModel::replace(const hub::ResultPage<audit::Entry> &page)
{
    beginResetModel();
    m_entries.assign(page.items.begin(), page.items.end());
    m_next = page.next;
    endResetModel();
}

const audit::Entry *AuditModel::entryAt(int row) const
{
    return row >= 0 && size_t(row) < m_entries.size() ? &m_entries[size_t(row)] : nullptr;
}

int AuditModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int AuditModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString AuditModel::text(const audit::Entry &entry, int column) const
{
    switch (column) {
    case Time:
        return timeText(entry.at);
    case Who:
        return actorText(entry.actor);
    case What:
        return auditSentence(entry);
    case Client:
        return entry.clienteId ? m_clients.label(*entry.clienteId) : QString();
    case From:
        return entry.address;
    default:
        return {};
    }
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    const audit::Entry *entry = index.isValid() ? entryAt(index.row()) : nullptr;
    if (!entry)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*entry, index.column());
    case BadgeDelegate::MutedRole:
        return index.column() == Time || index.column() == From;
    case BadgeDelegate::HelpRole:
        if (index.column() == Who)
            return entry->actor;
        if (index.column() == What) {
            QStringList words{text(*entry, What), QString(), entry->action};
            for (const QString &more : {entry->target, entry->detail}) {
                if (!more.isEmpty())
                    words.append(more);
            }
            return words.join(u'\n');
        }
        return {};
    default:
        return {};
    }
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Who:
        return tr("Who");
    case What:
        return tr("What");
    case Client:
        return tr("Client");
    case From:
        return tr("From");
    default:
        return {};
    }
}

bool AuditModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_readingOlder && m_state == State::Ready && m_next;
}

void AuditModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_readingOlder = true;
    ask(m_next, RowsPerPage, &AuditModel::takeOlder);
}

} // namespace hub::ui
