// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/jobnotifier.h"

#include "core/log/log.h"
#include "core/sending/jobrepository.h"
#include "core/storage/database.h"

namespace hub {

JobNotifier::JobNotifier(const SenderContext *context, Database *database, QObject *parent)
    : QObject(parent), m_context(context), m_database(database)
{
}

void JobNotifier::onChanged(qint64 job)
{
    m_changed.insert(job);
    if (m_scheduled)
        return;
    m_scheduled = true;
    m_context->clock->callAfter(m_context->settings.eventInterval, this, [this] { readChanged(); });
}

void JobNotifier::readChanged()
{
    const QSet<qint64> ids = std::exchange(m_changed, {});
    m_database->run<std::vector<JobInfo>>(
        m_mailbox.address(),
        [ids, now = m_context->clock->now()](QSqlDatabase &db) -> Result<std::vector<JobInfo>> {
            std::vector<JobInfo> jobs;
            jobs.reserve(size_t(ids.size()));
            for (const qint64 id : ids) {
                auto job = jobs::get(db, id, std::nullopt, now);
                if (!job && job.error().code == "NOT_FOUND")
                    continue;
                if (!job)
                    return tl::unexpected<Error>(job.error());
                jobs.push_back(std::move(*job));
            }
            return jobs;
        },
        [this, ids](const Result<std::vector<JobInfo>> &jobs) {
            m_scheduled = false;
            if (jobs) {
                for (const JobInfo &job : *jobs)
                    announce(job);
            } else {
                m_changed.unite(ids); // told once the store is back
            }
            if (const auto next = m_changed.constBegin(); next != m_changed.constEnd())
                onChanged(*next);
        });
}

void JobNotifier::announce(const JobInfo &job)
{
    if (m_context->events)
        m_context->events->jobChanged(job);
    const std::pair now(job.state, job.pauseReason);
    const bool news = m_told.value(job.id, {JobState::Queued, PauseReason::None}) != now;
    if (job.finishedAt)
        m_told.remove(job.id);
    else
        m_told.insert(job.id, now);
    if (news && m_context->log) {
        m_context->log->info("sending", "job",
                             {{"job", job.id},
                              {"client", job.client.toNumber()},
                              {"state", wordOf(job.state)},
                              {"reason", job.reason.toUtf8()},
                              {"sent", job.counts.sent},
                              {"failed", job.counts.failed},
                              {"unknown", job.counts.unknown},
                              {"total", job.total}});
    }
}

} // namespace hub
