// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/jobwatch.h"

#include <utility>

namespace hub::ui {

JobWatch::JobWatch(SendingApi &sending, QObject *parent) : QObject(parent), m_sending(sending)
{
    connect(&sending, &SendingApi::jobChanged, this, [this](const JobInfo &job) {
        m_heard.insert(job.id);
        take(job);
    });
    connect(&sending, &SendingApi::stopChanged, this, [this](const std::optional<ClienteId> &client, bool stopped) {
        if (!client)
            setStopped(stopped);
    });
}

JobWatch::~JobWatch() = default;

void JobWatch::begin()
{
    m_active.clear();
    m_heard.clear();
    // The newest are enough: an older one that is really at work is told by jobChanged() with its next message.
    m_sending.jobs({}, PageRequest{}, this, [this](const Result<hub::ResultPage<JobInfo>> &answer) {
        if (!answer)
            return;
        for (const JobInfo &job : answer->items) {
            if (!m_heard.contains(job.id))
                take(job);
        }
    });
    m_sending.isStopped({}, this, [this](const Result<bool> &answer) {
        if (answer)
            setStopped(*answer);
    });
}

void JobWatch::take(const JobInfo &job)
{
    if (job.state == JobState::Running || job.state == JobState::Queued)
        m_active.insert(job.id);
    else
        m_active.remove(job.id);
}

void JobWatch::setStopped(bool stopped)
{
    if (std::exchange(m_stopped, stopped) != stopped)
        Q_EMIT stoppedChanged(stopped);
}

} // namespace hub::ui
