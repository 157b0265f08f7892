// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/clientrow.h"

#include "ui/common/statetexts.h"

#include <algorithm>

namespace hub::ui {

ClientRow::ClientRow(const MonitoredClient &client) : m_client(client)
{
    set(client);
}

void ClientRow::set(const MonitoredClient &client)
{
    const bool same = !m_searchText.isNull() && client.name == m_client.name && client.account == m_client.account &&
                      client.state == m_client.state && client.tags == m_client.tags &&
                      client.expectedPhone == m_client.expectedPhone;
    if (client.name != m_client.name)
        m_nameKey.reset();
    m_client = client;
    if (same) // most updates only tell that nothing has changed
        return;
    m_rank = stateRank(client.state);
    m_searchText = QString::number(client.client.toNumber()) + u'\n' + folded(client.name) + u'\n' +
                   folded(accountText(client.account)) + u'\n' + folded(stateText(client.state)) + u'\n' +
                   folded(client.tags.join(u'\n')) + u'\n' + accountText(client.expectedPhone);
}

const QCollatorSortKey &ClientRow::nameKey() const
{
    if (!m_nameKey) {
        static const QCollator collator = [] {
            // Without a language the collator would know neither numbers nor case.
            const QLocale own;
            QCollator made(own.language() == QLocale::C ? QLocale(QLocale::English) : own);
            made.setNumericMode(true);
            made.setCaseSensitivity(Qt::CaseInsensitive);
            return made;
        }();
        m_nameKey = collator.sortKey(m_client.name);
    }
    return *m_nameKey;
}

QStringList ClientFilter::termsOf(const QString &text)
{
    QStringList terms = folded(text).simplified().split(u' ', Qt::SkipEmptyParts);
    terms.removeDuplicates();
    return terms;
}

bool ClientFilter::accepts(const ClientRow &row) const
{
    if (!states.isEmpty() && !states.contains(row.client().state) && !(alerted && row.hasAlert))
        return false;
    return std::all_of(terms.begin(), terms.end(),
                       [&row](const QString &term) { return row.searchText().contains(term); });
}

namespace {

/// -1, 0 or 1.
template<typename T>
int compared(const T &a, const T &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

/// What has no text comes last, whichever way one sorts: gives the answer, or 0 if both have one (or none).
int blanksLast(const QString &a, const QString &b)
{
    return compared(a.isEmpty(), b.isEmpty());
}

int byAccount(const QString &a, const QString &b)
{
    if (a.size() != b.size()) // digits: the longer number is the greater one
        return compared(a.size(), b.size());
    return a.compare(b);
}

int byColumn(ClientColumn column, const ClientRow &a, const ClientRow &b)
{
    const MonitoredClient &x = a.client();
    const MonitoredClient &y = b.client();
    switch (column) {
    case ClientColumn::Number:
        return compared(x.client, y.client);
    case ClientColumn::Name:
        return a.nameKey().compare(b.nameKey());
    case ClientColumn::Account:
        return byAccount(x.account, y.account);
    case ClientColumn::State:
        return compared(a.rank(), b.rank());
    case ClientColumn::Since:
        return compared(x.since, y.since);
    case ClientColumn::LastCheck:
        return compared(x.lastChecked, y.lastChecked);
    case ClientColumn::LastGoodAnswer:
        return compared(x.lastGoodAnswer, y.lastGoodAnswer);
    case ClientColumn::LastSent:
        return compared(x.lastMessageSent, y.lastMessageSent);
    }
    Q_UNREACHABLE();
}

} // namespace

bool ClientOrder::operator()(const ClientRow *a, const ClientRow *b) const
{
    int result = 0;
    if (column == ClientColumn::Name)
        result = blanksLast(a->client().name, b->client().name);
    else if (column == ClientColumn::Account)
        result = blanksLast(a->client().account, b->client().account);
    if (result == 0) {
        result = byColumn(column, *a, *b);
        if (order == Qt::DescendingOrder)
            result = -result;
    }
    return result != 0 ? result < 0 : a->client().client < b->client().client;
}

} // namespace hub::ui
