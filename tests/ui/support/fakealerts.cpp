// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakealerts.h"

#include "tests/ui/support/fakepaging.h"

#include <QDateTime>

namespace hub {

FakeAlerts::FakeAlerts(FakeDesk &desk, QObject *parent) : AlertsApi(parent), m_desk(desk) {}

void FakeAlerts::list(const alerts::Filter &filter, const PageRequest &page, QObject *context,
                      Answer<ResultPage<alerts::Entry>> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("alerts"), {filter.openOnly ? QStringLiteral("open") : QString()}))
        return m_desk.refuse(context, done, *error);
    std::vector<alerts::Entry> matching;
    for (const alerts::Entry &entry : entries) {
        if ((!filter.openOnly || entry.isOpen()) && (!filter.client || filter.client == entry.client))
            matching.push_back(entry);
    }
    m_desk.answer<ResultPage<alerts::Entry>>(context, done,
                                             pageOf(matching, page, [](const auto &row) { return row.id; }));
}

void FakeAlerts::acknowledge(const std::vector<qint64> &ids, QObject *context, Answer<int> done)
{
    QStringList arguments;
    for (const qint64 id : ids)
        arguments.append(QString::number(id));
    if (const auto error = m_desk.ask(QStringLiteral("acknowledge"), arguments))
        return m_desk.refuse(context, done, *error);
    int seen = 0;
    for (alerts::Entry &entry : entries) {
        if (std::find(ids.begin(), ids.end(), entry.id) == ids.end())
            continue;
        ++seen;
        if (entry.acknowledgedAt == 0) {
            entry.acknowledgedBy = QStringLiteral("dashboard");
            entry.acknowledgedAt = QDateTime::currentMSecsSinceEpoch();
        }
    }
    m_desk.answer<int>(context, done, seen);
    Q_EMIT changed();
}

void FakeAlerts::add(alerts::Entry entry)
{
    entry.id = entries.empty() ? 1 : entries.front().id + 1;
    if (entry.since == 0)
        entry.since = QDateTime::currentMSecsSinceEpoch();
    entries.insert(entries.begin(), entry);
    Q_EMIT changed();
}

void FakeAlerts::end(ClienteId client)
{
    for (alerts::Entry &entry : entries) {
        if (entry.client == client && entry.endedAt == 0)
            entry.endedAt = QDateTime::currentMSecsSinceEpoch();
    }
    Q_EMIT changed();
}

} // namespace hub
