// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/retention.h"

#include "core/log/log.h"
#include "core/storage/database.h"

#include <QDateTime>

#include <algorithm>

namespace hub {

Retention::Retention(Database &database, Settings settings, Log *log, QObject *parent)
    : QObject(parent), m_database(database), m_settings(settings), m_log(log)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Retention::begin);
}

void Retention::addRule(QByteArray name, Rule rule, int times)
{
    m_rules.push_back({std::move(name), std::move(rule), times});
}

void Retention::start()
{
    if (m_settings.keepFor.count() > 0)
        m_timer.start(std::min(m_settings.firstDelay, m_settings.interval));
}

void Retention::begin()
{
    m_startedAt = QDateTime::currentMSecsSinceEpoch();
    m_removed = 0;
    runRule(0);
}

void Retention::runRule(size_t index)
{
    if (index >= m_rules.size()) {
        m_timer.start(m_settings.interval);
        Q_EMIT finished(m_removed);
        return;
    }
    const std::chrono::milliseconds keepFor = m_settings.keepFor * m_rules[index].times;
    m_database.transaction<int>(
        m_mailbox.address(),
        [rule = m_rules[index].rule, before = m_startedAt - keepFor.count(),
         batch = m_settings.batch](QSqlDatabase &connection) { return rule(connection, before, batch); },
        [this, index](const Result<int> &removed) {
            m_removed += removed.value_or(0);
            if (!removed && m_log)
                m_log->warning("storage", "old rows not removed",
                               {{"rule", m_rules[index].name}, {"code", removed.error().code}});
            const bool more = removed && *removed >= m_settings.batch;
            runRule(more ? index : index + 1);
        });
}

} // namespace hub
