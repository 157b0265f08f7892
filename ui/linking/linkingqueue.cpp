// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/linking/linkingqueue.h"

#include <algorithm>

namespace hub::ui {

void LinkingQueue::reset(const std::vector<Entry> &entries)
{
    Q_EMIT aboutToReset();
    m_entries = entries;
    m_trail.clear();
    m_current.reset();
    reindex();
    Q_EMIT wasReset();
    Q_EMIT currentChanged();
}

void LinkingQueue::append(const std::vector<Entry> &entries)
{
    insert(m_entries.size(), entries);
}

void LinkingQueue::insertNext(const std::vector<Entry> &entries)
{
    // Before all that wait: those that are done stand above.
    const auto first = std::find_if(m_entries.begin(), m_entries.end(), [this](const Entry &entry) {
        return entry.outcome == Outcome::Waiting && entry.client != m_current;
    });
    insert(size_t(first - m_entries.begin()), entries);
}

void LinkingQueue::insert(size_t at, const std::vector<Entry> &entries)
{
    std::vector<Entry> fresh;
    for (const Entry &entry : entries) {
        if (const auto row = rowOf(entry.client)) {
            m_entries[size_t(*row)].connect |= entry.connect;
            wait(*row);
        } else {
            fresh.push_back(entry);
        }
    }
    if (fresh.empty())
        return;
    Q_EMIT aboutToInsert(int(at), int(at + fresh.size()) - 1);
    m_entries.insert(m_entries.begin() + qsizetype(at), fresh.begin(), fresh.end());
    reindex();
    Q_EMIT inserted();
}

const LinkingQueue::Entry *LinkingQueue::find(ClienteId client) const
{
    const auto row = rowOf(client);
    return row ? &m_entries[size_t(*row)] : nullptr;
}

std::optional<int> LinkingQueue::rowOf(ClienteId client) const
{
    const auto found = m_rows.find(client);
    return found == m_rows.end() ? std::nullopt : std::optional(*found);
}

const LinkingQueue::Entry *LinkingQueue::current() const
{
    return m_current ? find(*m_current) : nullptr;
}

std::vector<ClienteId> LinkingQueue::upcoming(int count) const
{
    std::vector<ClienteId> clients;
    if (m_current)
        clients.push_back(*m_current);
    for (const Entry &entry : m_entries) {
        if (int(clients.size()) >= count)
            break;
        if (entry.outcome == Outcome::Waiting && entry.client != m_current)
            clients.push_back(entry.client);
    }
    return clients;
}

LinkingQueue::Counts LinkingQueue::counts() const
{
    Counts counts;
    for (const Entry &entry : m_entries) {
        ++counts.total;
        counts.waiting += entry.outcome == Outcome::Waiting;
        counts.linked += entry.outcome == Outcome::Linked;
        counts.skipped += entry.outcome == Outcome::Skipped;
        counts.failed += entry.outcome == Outcome::Failed;
    }
    return counts;
}

void LinkingQueue::advance()
{
    const auto next = std::find_if(m_entries.begin(), m_entries.end(), [this](const Entry &entry) {
        return entry.outcome == Outcome::Waiting && entry.client != m_current;
    });
    if (next != m_entries.end())
        setCurrent(next->client, true);
    else if (const Entry *now = current(); now == nullptr || now->outcome != Outcome::Waiting)
        setCurrent(std::nullopt, true);
}

void LinkingQueue::skip()
{
    const Entry *now = current();
    if (now == nullptr)
        return;
    const int row = *rowOf(now->client);
    if (now->outcome == Outcome::Waiting) {
        Entry &entry = m_entries[size_t(row)];
        if (entry.postponed || counts().waiting == 1) {
            entry.outcome = Outcome::Skipped;
            Q_EMIT entryChanged(row);
        } else {
            entry.postponed = true;
            moveToEnd(row);
        }
    }
    advance();
}

void LinkingQueue::goBack()
{
    if (m_trail.empty())
        return;
    const ClienteId client = m_trail.back();
    m_trail.pop_back();
    wait(*rowOf(client));
    setCurrent(client, false);
}

void LinkingQueue::jumpTo(ClienteId client)
{
    const auto row = rowOf(client);
    if (!row || client == m_current)
        return;
    wait(*row);
    setCurrent(client, true);
}

void LinkingQueue::setLinked(ClienteId client, const QString &account, const QString &note)
{
    const auto row = rowOf(client);
    if (!row)
        return;
    Entry &entry = m_entries[size_t(*row)];
    entry.outcome = Outcome::Linked;
    entry.account = account;
    entry.note = note;
    Q_EMIT entryChanged(*row);
}

void LinkingQueue::setFailed(ClienteId client, const QString &reason)
{
    const auto row = rowOf(client);
    if (!row)
        return;
    Entry &entry = m_entries[size_t(*row)];
    entry.outcome = Outcome::Failed;
    entry.account.clear();
    entry.note = reason;
    Q_EMIT entryChanged(*row);
}

void LinkingQueue::reopen(ClienteId client)
{
    const auto row = rowOf(client);
    if (!row)
        return;
    Entry &entry = m_entries[size_t(*row)];
    entry.outcome = Outcome::Waiting;
    entry.formerAccount = entry.account.isEmpty() ? entry.formerAccount : entry.account;
    entry.account.clear();
    entry.note.clear();
    entry.postponed = false;
    if (client == m_current)
        Q_EMIT entryChanged(*row);
    else
        moveToEnd(*row);
}

void LinkingQueue::setName(ClienteId client, const QString &name)
{
    const auto row = rowOf(client);
    if (!row || m_entries[size_t(*row)].name == name)
        return;
    m_entries[size_t(*row)].name = name;
    Q_EMIT entryChanged(*row);
}

/// Who was passed over waits again; who is linked stays so.
void LinkingQueue::wait(int row)
{
    Entry &entry = m_entries[size_t(row)];
    if (entry.outcome != Outcome::Skipped && entry.outcome != Outcome::Failed)
        return;
    entry.outcome = Outcome::Waiting;
    entry.note.clear();
    entry.postponed = false;
    Q_EMIT entryChanged(row);
}

void LinkingQueue::setCurrent(std::optional<ClienteId> client, bool remember)
{
    if (m_current == client)
        return;
    const auto former = m_current;
    if (former && remember)
        m_trail.push_back(*former);
    m_current = client;
    for (const auto &touched : {former, m_current}) {
        if (touched)
            Q_EMIT entryChanged(*rowOf(*touched));
    }
    Q_EMIT currentChanged();
}

void LinkingQueue::moveToEnd(int row)
{
    if (row == int(m_entries.size()) - 1) {
        Q_EMIT entryChanged(row);
        return;
    }
    Q_EMIT aboutToMove(row, int(m_entries.size()));
    std::rotate(m_entries.begin() + row, m_entries.begin() + row + 1, m_entries.end());
    reindex();
    Q_EMIT moved();
    Q_EMIT entryChanged(int(m_entries.size()) - 1);
}

void LinkingQueue::reindex()
{
    m_rows.clear();
    m_rows.reserve(qsizetype(m_entries.size()));
    for (size_t row = 0; row < m_entries.size(); ++row)
        m_rows.insert(m_entries[row].client, int(row));
}

} // namespace hub::ui
