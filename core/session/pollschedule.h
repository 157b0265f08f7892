// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/export.h"

#include <QHash>

#include <array>
#include <chrono>
#include <functional>
#include <optional>
#include <set>
#include <vector>

namespace hub {

/// How often clients are polled.
struct PollSettings
{
    std::chrono::milliseconds ready{30000};        ///< a client that works, or lies still
    std::chrono::milliseconds unlinked{5000};      ///< one that waits for its QR or is on its way to be ready
    std::chrono::milliseconds off{300000};         ///< one that is meant to be off
    std::chrono::milliseconds interest{2000};      ///< one that somebody looks at
    std::chrono::milliseconds backoffMost{300000}; ///< the longest pause for one that gives no usable answer
    double jitter = 0.2;                           ///< of an interval, up and down
    double maxPerSecond = 200;                     ///< with more clients than that allows, all intervals are stretched
};

/// When to poll which client. Pure: time and chance are given to it, so that it can be tested without either.
///
/// Times are ms of one steady clock. A tree by due time, so that 10,000 clients need one timer. Not thread-safe.
class HUB_CORE_EXPORT PollSchedule
{
public:
    using Time = qint64;
    using Uniform = std::function<double()>; ///< a random number in [0, 1)

    enum class Pace { Ready, Unlinked, Off, Interest };

    PollSchedule(PollSettings settings, Uniform uniform);

    /// Adds clients that are not there yet; their first polls are spread so that `maxPerSecond` is kept.
    void add(const std::vector<ClienteId> &clients, Time now);
    void remove(ClienteId client);
    [[nodiscard]] bool contains(ClienteId client) const { return m_entries.contains(client); }
    [[nodiscard]] size_t size() const { return size_t(m_entries.size()); }

    /// The clients that somebody looks at now; replaces the former ones.
    void setInterest(const std::set<ClienteId> &clients, Time now);
    /// Polls a client as soon as possible; once more if it is being polled right now.
    void hasten(ClienteId client, Time now);
    /// Polls a client next after `wait`, neither earlier nor later; once more if it is being polled right now.
    void postpone(ClienteId client, std::chrono::milliseconds wait, Time now);
    /// Gives all waiting clients a new first poll, spread as by `add`: after an outage they would all be due at once.
    void spreadAll(Time now);

    /// Whether a client's last poll had an answer, be it an error, or was silent: those that hang wait in a line of
    /// their own, so that the monitor can bound how much of its room they take.
    enum class Line { Answering, Silent };

    /// When the next one of a line is due, if any is waiting.
    [[nodiscard]] std::optional<Time> nextDue(Line line = Line::Answering) const;
    /// Takes the first client of a line that is due; it waits no more until `finished`.
    [[nodiscard]] std::optional<ClienteId> takeDue(Time now, Line line = Line::Answering);
    /// A poll has ended: plans the next. The first misses are looked into soon; from the third in a row on, each
    /// doubles the pause.
    void finished(ClienteId client, Pace pace, int missed, Time now, Line line = Line::Answering);

    /// The pause that a client of that kind gets at the moment, without jitter.
    [[nodiscard]] std::chrono::milliseconds pause(Pace pace, int missed) const;

private:
    struct Entry
    {
        std::optional<Time> due; ///< none: it is being polled
        Time notBefore = 0;      ///< postponed until then
        Line line = Line::Answering;
        Pace pace = Pace::Ready; // before the first answer: else ten thousand new ones would stretch everybody's pauses
        int missed = 0;
        bool interesting = false;
        bool again = false; ///< hastened while being polled
    };

    void plan(ClienteId client, Entry &entry, Time due);
    void unplan(ClienteId client, Entry &entry);
    [[nodiscard]] auto &waiting(Line line) { return m_waiting[size_t(line)]; }
    [[nodiscard]] Pace effective(const Entry &entry) const { return entry.interesting ? Pace::Interest : entry.pace; }
    void count(const Entry &entry, int difference) { m_counts[size_t(effective(entry))] += difference; }
    [[nodiscard]] double base(Pace pace) const;
    /// Polls a second, if every client of that kind got its interval.
    [[nodiscard]] double demand(Pace pace) const;
    [[nodiscard]] double stretch(Pace pace) const;
    [[nodiscard]] Time jittered(std::chrono::milliseconds pause) const;
    [[nodiscard]] Time spread(size_t clients) const;

    const PollSettings m_settings;
    const Uniform m_uniform;
    QHash<ClienteId, Entry> m_entries;
    std::array<std::set<std::pair<Time, ClienteId>>, 2> m_waiting; // by line
    std::set<ClienteId> m_interest;
    std::array<int, 4> m_counts = {}; // entries by effective pace
};

} // namespace hub
