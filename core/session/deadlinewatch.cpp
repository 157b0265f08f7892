// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/deadlinewatch.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace hub {

DeadlineWatch::DeadlineWatch(QObject *parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DeadlineWatch::check);
}

void DeadlineWatch::watch(Watched *watched)
{
    watched->m_index = m_all.size();
    m_all.push_back(watched);
}

void DeadlineWatch::unwatch(Watched *watched)
{
    Watched *last = m_all.back();
    m_all[watched->m_index] = last;
    last->m_index = watched->m_index;
    m_all.pop_back();
}

void DeadlineWatch::setDeadline(Watched *watched, Clock::time_point deadline)
{
    watched->m_deadline = deadline;
    if (deadline < m_armedFor)
        arm(deadline, Clock::now());
}

void DeadlineWatch::arm(Clock::time_point deadline, Clock::time_point now)
{
    m_armedFor = deadline;
    m_timer.start(std::max(std::chrono::ceil<std::chrono::milliseconds>(deadline - now), std::chrono::milliseconds(0)));
}

void DeadlineWatch::check()
{
    const Clock::time_point now = Clock::now();
    m_armedFor = now; // nobody re-arms before we know the earliest of all
    const QPointer<DeadlineWatch> self(this);
    for (std::size_t i = 0; i < m_all.size();) {
        Watched *watched = m_all[i];
        if (watched->m_deadline > now) {
            ++i;
            continue;
        }
        watched->m_deadline = Never;
        watched
            ->deadlineReached(); // whoever takes a freed place, also at `i`, is looked at or found by the search below
        if (!self)
            return;
    }
    Clock::time_point earliest = Never;
    for (const Watched *watched : m_all)
        earliest = std::min(earliest, watched->m_deadline);
    m_armedFor = Never;
    if (earliest != Never)
        arm(earliest, now);
}

} // namespace hub
