// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/pollschedule.h"

#include "core/session/clientstatusstore.h"

#include <algorithm>
#include <cmath>

namespace hub {

PollSchedule::PollSchedule(PollSettings settings, Uniform uniform) : m_settings(settings), m_uniform(std::move(uniform))
{
}

void PollSchedule::add(const std::vector<ClienteId> &clients, Time now)
{
    const Time window = spread(clients.size());
    for (const ClienteId client : clients) {
        if (m_entries.contains(client))
            continue;
        Entry &entry = m_entries[client];
        entry.interesting = m_interest.contains(client);
        count(entry, 1);
        plan(client, entry, now + Time(m_uniform() * double(window)));
    }
}

void PollSchedule::remove(ClienteId client)
{
    const auto found = m_entries.find(client);
    if (found == m_entries.end())
        return;
    count(*found, -1);
    unplan(client, *found);
    m_entries.erase(found);
}

void PollSchedule::setInterest(const std::set<ClienteId> &clients, Time now)
{
    const std::set<ClienteId> before = std::exchange(m_interest, clients);
    std::set<ClienteId> touched = before;
    touched.insert(clients.begin(), clients.end());
    for (const ClienteId client : touched) {
        const auto found = m_entries.find(client);
        if (found == m_entries.end() || found->interesting == clients.contains(client))
            continue;
        count(*found, -1);
        found->interesting = !found->interesting;
        count(*found, 1);
        if (found->interesting && found->due) {
            const Time soon = now + jittered(pause(Pace::Interest, found->missed));
            if (soon < *found->due)
                plan(client, *found, soon);
        }
    }
}

void PollSchedule::hasten(ClienteId client, Time now)
{
    const auto found = m_entries.find(client);
    if (found == m_entries.end())
        return;
    if (found->due)
        plan(client, *found, std::min(now, *found->due));
    else
        found->again = true;
}

void PollSchedule::postpone(ClienteId client, std::chrono::milliseconds wait, Time now)
{
    const auto found = m_entries.find(client);
    if (found == m_entries.end())
        return;
    found->notBefore = now + wait.count();
    if (found->due)
        plan(client, *found, found->notBefore);
    else
        found->again = true;
}

void PollSchedule::spreadAll(Time now)
{
    const Time window = spread(m_waiting[0].size() + m_waiting[1].size());
    for (const auto &line : std::exchange(m_waiting, {})) {
        for (const auto &[due, client] : line) {
            Entry &entry = m_entries[client];
            entry.due.reset();
            plan(client, entry, now + Time(m_uniform() * double(window)));
        }
    }
}

std::optional<PollSchedule::Time> PollSchedule::nextDue(Line line) const
{
    const auto &waiting = m_waiting[size_t(line)];
    if (waiting.empty())
        return {};
    return waiting.begin()->first;
}

std::optional<ClienteId> PollSchedule::takeDue(Time now, Line line)
{
    const auto first = waiting(line).begin();
    if (first == waiting(line).end() || first->first > now)
        return {};
    const ClienteId client = first->second;
    unplan(client, m_entries[client]);
    return client;
}

void PollSchedule::finished(ClienteId client, Pace pace, int missed, Time now, Line line)
{
    const auto found = m_entries.find(client);
    if (found == m_entries.end() || found->due)
        return; // removed meanwhile (and perhaps added again)
    count(*found, -1);
    found->pace = pace;
    found->missed = missed;
    found->line = line;
    count(*found, 1);
    const bool again = std::exchange(found->again, false);
    plan(client, *found, again ? now : now + jittered(this->pause(effective(*found), missed)));
}

std::chrono::milliseconds PollSchedule::pause(Pace pace, int missed) const
{
    double pause = base(pace) * stretch(pace);
    if (missed > 0) // a miss is looked into soon: is it a hiccup, or is nobody there?
        pause = std::min(pause, base(Pace::Unlinked) * stretch(Pace::Unlinked));
    if (missed >= MonitoredClient::StaleAfter) {
        const auto most =
            pace == Pace::Interest ? std::min(m_settings.ready, m_settings.backoffMost) : m_settings.backoffMost;
        const double longer = std::ldexp(pause, std::min(missed - MonitoredClient::StaleAfter + 1, 30));
        pause = std::max(pause, std::min(longer, double(most.count())));
    }
    return std::chrono::milliseconds(std::llround(pause));
}

void PollSchedule::plan(ClienteId client, Entry &entry, Time due)
{
    unplan(client, entry);
    entry.due = std::max(due, entry.notBefore);
    waiting(entry.line).emplace(*entry.due, client);
}

void PollSchedule::unplan(ClienteId client, Entry &entry)
{
    if (entry.due)
        waiting(entry.line).erase({*entry.due, client});
    entry.due.reset();
}

double PollSchedule::base(Pace pace) const
{
    switch (pace) {
    case Pace::Ready:
        return double(m_settings.ready.count());
    case Pace::Unlinked:
        return double(m_settings.unlinked.count());
    case Pace::Off:
        return double(m_settings.off.count());
    case Pace::Interest:
        return double(m_settings.interest.count());
    }
    Q_UNREACHABLE();
}

double PollSchedule::demand(Pace pace) const
{
    return m_counts[size_t(pace)] * 1000.0 / base(pace);
}

double PollSchedule::stretch(Pace pace) const
{
    // What somebody looks at comes first, but it may not take more than half: the others must not starve.
    const double half = m_settings.maxPerSecond / 2;
    const double interest = demand(Pace::Interest);
    if (pace == Pace::Interest)
        return std::max(1.0, interest / half);
    const double room = m_settings.maxPerSecond - std::min(interest, half);
    return std::max(1.0, (demand(Pace::Ready) + demand(Pace::Unlinked) + demand(Pace::Off)) / room);
}

PollSchedule::Time PollSchedule::jittered(std::chrono::milliseconds pause) const
{
    return Time(double(pause.count()) * (1.0 + m_settings.jitter * (2.0 * m_uniform() - 1.0)));
}

PollSchedule::Time PollSchedule::spread(size_t clients) const
{
    return Time(double(clients) * 1000.0 / m_settings.maxPerSecond);
}

} // namespace hub
