// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/session/monitoredclient.h"

#include <QHash>

#include <deque>
#include <functional>
#include <map>
#include <shared_mutex>
#include <vector>

namespace hub {

/// What is known of every registered client, for readers on any thread: routes, metrics, the dashboard. The registry
/// puts clients on it, the monitor writes what it finds out, and everybody else reads copies.
///
/// Thread-safe; nothing here waits for the store or the network. An outage of the Session Manager is noted once, not
/// in every client: reading turns their states into `unreachable`.
class HUB_CORE_EXPORT ClientStatusStore
{
public:
    /// A piece of the list, ascending by client number.
    struct Page
    {
        std::vector<MonitoredClient> clients;
        bool more = false; ///< the next page starts after the last client of this one
    };
    /// What a reader that keeps a copy of everything must change in it.
    struct Changes
    {
        quint64 revision = 0;                 ///< pass it the next time
        bool complete = false;                ///< start over: `changed` is everything
        std::vector<MonitoredClient> changed; ///< new ones too
        std::vector<ClienteId> removed;
        SessionManagerHealth sessionManager;
    };

    [[nodiscard]] std::optional<MonitoredClient> find(ClienteId client) const;
    [[nodiscard]] bool contains(ClienteId client) const;
    /// Clients after `after`; at most `limit`.
    [[nodiscard]] Page page(std::optional<ClienteId> after, size_t limit) const;
    /// What changed since `revision` (0: everything). Costs a look at each client; made for a few calls a second.
    [[nodiscard]] Changes changesSince(quint64 revision) const;
    [[nodiscard]] std::vector<ClienteId> ids() const;
    /// How many clients are in each state.
    [[nodiscard]] QHash<SessionState, int> counts() const;
    [[nodiscard]] size_t size() const;
    [[nodiscard]] SessionManagerHealth sessionManager() const;
    /// Whether the registered clients have been read from the store at least once.
    [[nodiscard]] bool isLoaded() const;

    /// Adds or replaces a client.
    void put(const MonitoredClient &client);
    void remove(ClienteId client);
    /// Changes a client in place; false if it is not (or no longer) registered.
    bool update(ClienteId client, const std::function<void(MonitoredClient &)> &change);
    void setSessionManager(const SessionManagerHealth &health);
    void setLoaded();

private:
    [[nodiscard]] MonitoredClient judged(const MonitoredClient &client) const;

    mutable std::shared_mutex m_mutex;
    std::map<ClienteId, MonitoredClient> m_clients;
    std::deque<std::pair<quint64, ClienteId>> m_removed; // the latest ones, with the revision of their removal
    quint64 m_forgotten = 0;                             // removals up to this revision are no longer listed
    quint64 m_revision = 0;
    SessionManagerHealth m_sessionManager;
    bool m_loaded = false;
};

} // namespace hub
