// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakecontacts.h"

#include <algorithm>

namespace hub {

namespace {

contacts::Counts difference(const std::vector<Contact> &before, const std::vector<Contact> &now)
{
    contacts::Counts counts{.total = int(now.size())};
    for (const Contact &contact : now) {
        const auto old =
            std::find_if(before.begin(), before.end(), [&contact](const Contact &row) { return row.id == contact.id; });
        if (old == before.end())
            ++counts.added;
        else if (*old == contact)
            ++counts.unchanged;
        else
            ++counts.updated;
    }
    counts.removed = int(before.size()) - counts.unchanged - counts.updated;
    return counts;
}

} // namespace

FakeContacts::FakeContacts(FakeDesk &desk, QObject *parent) : ContactsApi(parent), m_desk(desk) {}

void FakeContacts::sync(ClienteId client, bool force, QObject *context, Answer<contacts::Counts> done)
{
    QStringList arguments{QString::fromLatin1(client.toByteArray())};
    if (force)
        arguments += QStringLiteral("force");
    if (const auto error = m_desk.ask(QStringLiteral("sync"), arguments))
        return m_desk.refuse(context, done, *error);
    if (!supported)
        return m_desk.refuse(
            context, done,
            Error{QByteArrayLiteral("NOT_SUPPORTED"), QStringLiteral("This Session Manager does not offer contacts.")});
    const auto fetched = upstream.find(client);
    const std::vector<Contact> now = fetched == upstream.end() ? stored[client] : fetched->second;
    const contacts::Counts counts = difference(stored[client], now);
    stored[client] = now;
    m_desk.answer<contacts::Counts>(context, done, counts);
}

void FakeContacts::checkNumbers(ClienteId client, const std::vector<QString> &numbers, QObject *context,
                                Answer<std::vector<CheckedNumber>> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("checkNumbers"),
                                      {QString::fromLatin1(client.toByteArray()), QString::number(numbers.size())}))
        return m_desk.refuse(context, done, *error);
    std::vector<CheckedNumber> checked;
    for (const QString &number : numbers)
        checked.push_back({.number = number, .onWhatsApp = !notOnWhatsApp.contains(number), .checkedAt = 1});
    m_desk.answer<std::vector<CheckedNumber>>(context, done, checked);
}

void FakeContacts::find(ClienteId client, const contacts::Query &query, QObject *context, Answer<contacts::Found> done)
{
    QStringList arguments{QString::fromLatin1(client.toByteArray()), query.text};
    if (!query.after.isEmpty())
        arguments.append(QStringLiteral("after=") + QString::fromLatin1(query.after));
    if (const auto error = m_desk.ask(QStringLiteral("find"), arguments))
        return m_desk.refuse(context, done, *error);

    std::vector<Contact> matching;
    for (const Contact &contact : stored[client]) {
        if (contact.name.contains(query.text, Qt::CaseInsensitive) || contact.phone.contains(query.text))
            matching.push_back(contact);
    }
    std::sort(matching.begin(), matching.end(),
              [](const Contact &a, const Contact &b) { return a.name.compare(b.name, Qt::CaseInsensitive) < 0; });

    const size_t from = std::min(size_t(query.after.toULongLong()), matching.size());
    const size_t to = std::min(from + size_t(std::max(query.limit, 1)), matching.size());
    contacts::Found found;
    found.items.assign(matching.begin() + std::ptrdiff_t(from), matching.begin() + std::ptrdiff_t(to));
    if (to < matching.size())
        found.next = QByteArray::number(qulonglong(to));
    m_desk.answer<contacts::Found>(context, done, found);
}

} // namespace hub
