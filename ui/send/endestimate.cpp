// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/endestimate.h"

#include <algorithm>

namespace hub::ui {

namespace {

/// Messages that the client sends before those of a new job. A job that waits for an operator lets others go ahead.
qint64 waitingIn(const JobInfo &job)
{
    const bool ended = job.state == JobState::Completed || job.state == JobState::Cancelled;
    const bool waitsForSomebody =
        job.state == JobState::Paused && (job.pauseReason == PauseReason::Operator || job.pauseReason == PauseReason::Failures);
    return ended || waitsForSomebody ? 0 : job.counts.queued + job.counts.sending;
}

} // namespace

EndEstimate::EndEstimate(SendingApi &sending, QObject *parent) : QObject(parent), m_sending(sending) {}

void EndEstimate::setClient(std::optional<ClienteId> client)
{
    if (client == m_client)
        return;
    m_client = client;
    m_limits.reset();
    m_ahead.reset();
    refresh();
    Q_EMIT changed();
}

void EndEstimate::refresh()
{
    const quint64 question = ++m_question;
    if (!m_client)
        return;
    m_sending.limits(*m_client, this, [this, question](const Result<SendingLimits> &limits) {
        if (question != m_question)
            return;
        // Without an answer it is estimated as if there were none; the hub observes them in any case.
        m_limits = limits ? *limits : SendingLimits();
        Q_EMIT changed();
    });
    m_sending.jobs(m_client, PageRequest{}, this, [this, question](const Result<hub::ResultPage<JobInfo>> &page) {
        if (question != m_question)
            return;
        m_ahead = 0;
        if (page) {
            for (const JobInfo &job : page->items)
                *m_ahead += waitingIn(job);
        }
        Q_EMIT changed();
    });
}

std::optional<qint64> EndEstimate::end(qint64 messages, int minDelay, int maxDelay, qint64 now) const
{
    const qint64 perMessage = std::max<qint64>((qint64(minDelay) + maxDelay) / 2, 1);
    return m_limits.value_or(SendingLimits()).estimateEnd(now, 0, ahead() + messages, perMessage);
}

} // namespace hub::ui
