// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/jobattention.h"

#include <algorithm>
#include <limits>

namespace hub::ui {

namespace {

int attentionWaitingIn(const JobInfo &job)
{
    const bool held = job.state == JobState::Paused && job.pauseReason == PauseReason::Failures;
    return int(std::min<qint64>(job.counts.unknown, 1'000'000)) + (held ? 1 : 0);
}

} // namespace

JobAttention::JobAttention(HubApi &hub, QObject *parent) : QObject(parent), m_hub(hub)
{
    connect(&hub.sending(), &SendingApi::jobChanged, this, &JobAttention::take);
    connect(&hub, &HubApi::phaseChanged, this, [this](HubApi::Phase phase) {
        if (phase == HubApi::Phase::Running)
            ask();
    });
    if (hub.phase() == HubApi::Phase::Running)
        ask();
}

void JobAttention::ask()
{
    if (m_asking)
        return;
    m_asking = true;
    m_news.clear();
    m_hub.sending().jobs({}, PageRequest{{}, PageRequest::MaxLimit}, this,
                         [this](const Result<hub::ResultPage<JobInfo>> &page) {
                             m_asking = false;
                             if (!page)
                                 return; // the list of jobs asks too, and tells
                             m_waitingIn.clear();
                             for (const JobInfo &job : page->items)
                                 m_waitingIn[job.id] = attentionWaitingIn(job);
                             for (const auto &[id, count] : m_news)
                                 m_waitingIn[id] = count;
                             tell();
                             Q_EMIT loaded(!page->items.empty());
                         });
}

void JobAttention::take(const JobInfo &job)
{
    m_waitingIn[job.id] = attentionWaitingIn(job);
    if (m_asking)
        m_news[job.id] = m_waitingIn[job.id];
    tell();
}

void JobAttention::tell()
{
    std::erase_if(m_waitingIn, [](const auto &entry) { return entry.second == 0; });
    qint64 sum = 0;
    for (const auto &[id, count] : m_waitingIn)
        sum += count;
    const int waiting = int(std::min<qint64>(sum, std::numeric_limits<int>::max()));
    if (waiting == m_waiting)
        return;
    m_waiting = waiting;
    Q_EMIT waitingChanged(waiting);
}

} // namespace hub::ui
