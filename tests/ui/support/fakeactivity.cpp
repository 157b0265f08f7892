// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakeactivity.h"

#include "tests/ui/support/fakepaging.h"

#include <QDateTime>

namespace hub {

namespace {

bool matches(const audit::Entry &entry, const audit::Filter &filter)
{
    if (!filter.user.isEmpty() && entry.actor != filter.user)
        return false;
    if (filter.action.isEmpty())
        return true;
    if (filter.action.endsWith(u'*'))
        return entry.action.startsWith(filter.action.chopped(1));
    return entry.action == filter.action;
}

} // namespace

FakeActivity::FakeActivity(FakeDesk &desk, QObject *parent) : ActivityApi(parent), m_desk(desk) {}

void FakeActivity::audit(const audit::Filter &filter, const PageRequest &page, QObject *context,
                         Answer<ResultPage<audit::Entry>> done)
{
    QStringList arguments;
    if (!filter.user.isEmpty())
        arguments.append(QStringLiteral("user=") + filter.user);
    if (!filter.action.isEmpty())
        arguments.append(QStringLiteral("action=") + filter.action);
    if (page.after)
        arguments.append(QStringLiteral("after=") + QString::number(*page.after));
    if (const auto error = m_desk.ask(QStringLiteral("audit"), arguments))
        return m_desk.refuse(context, done, *error);
    std::vector<audit::Entry> matching;
    for (const audit::Entry &entry : entries) {
        if (matches(entry, filter))
            matching.push_back(entry);
    }
    m_desk.answer<ResultPage<audit::Entry>>(context, done,
                                            pageOf(matching, page, [](const auto &row) { return row.id; }));
}

void FakeActivity::add(audit::Entry entry)
{
    entry.id = entries.empty() ? 1 : entries.front().id + 1;
    if (entry.at == 0)
        entry.at = QDateTime::currentMSecsSinceEpoch();
    entries.insert(entries.begin(), entry);
    Q_EMIT audited();
}

void FakeActivity::log(Log::Level level, const QString &area, const QString &text)
{
    log({LogLine{.at = QDateTime::currentMSecsSinceEpoch(), .level = level, .area = area, .text = text}});
}

void FakeActivity::log(std::vector<LogLine> fresh)
{
    for (LogLine &line : fresh) {
        line.number = lines.empty() ? 1 : lines.back().number + 1;
        lines.push_back(line);
    }
    Q_EMIT logged(fresh);
}

} // namespace hub
