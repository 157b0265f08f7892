// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/export.h"
#include "core/session/sessionstate.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <shared_mutex>
#include <vector>

namespace hub {

/// Whether the Session Manager answers at all: one state for the whole hub, however many clients it has.
struct SessionManagerHealth
{
    bool up = true;      ///< true until the contrary is known
    QString reason = {}; ///< why it is down, in the client's words; empty while up
    qint64 since = 0;    ///< ms since 1970; 0: never changed
};

/// What the hub knows of a registered client, and how old that is: evidence, not a label. Times are ms since 1970, 0
/// for never.
struct MonitoredClient
{
    static constexpr int StaleAfter = 3;      ///< missed polls in a row
    static constexpr int MaxNameLength = 100; ///< characters (UTF-16 units)

    ClienteId client;
    QString name = {};
    QStringList tags = {};      ///< the operators' own marks
    QString expectedPhone = {}; ///< digits of the number that is to be linked; empty: any
    QString session = {};       ///< its name at the engine; empty: its number
    bool wanted = true;         ///< false: it is meant to be off, so that nothing about it is an alert

    /// What to show: the last answer's state, `unreachable` when there is no answer any more, `unknown` before the
    /// first.
    SessionState state = SessionState::Unknown;
    qint64 since = 0;   ///< since when that is the state
    bool stale = false; ///< three polls missed, or the Session Manager is down: do not trust the rest

    std::optional<SessionState> lastKnown = {}; ///< what the Session Manager said last; none before its first answer
    QString rawState = {};                      ///< its own word for that
    qint64 lastKnownSince = 0;
    QString account = {}; ///< the number linked last; kept when it is unlinked
    QString recommendedAction = {};
    bool connected = false;
    bool needsQr = false;
    bool canSend = false;
    bool recoverable = false;

    qint64 lastChecked = 0; ///< the end of the last poll, whatever came of it
    qint64 lastGoodAnswer = 0;
    qint64 lastMessageSent = 0;
    qint64 restrictedAt = 0;    ///< since when WhatsApp has restricted the account, as answers to sends tell
    qint64 restrictedUntil = 0; ///< its end, if that was told
    int missedPolls = 0;        ///< in a row
    qint64 missedSince = 0;     ///< the first of them
    bool unanswered = false;    ///< the last miss was silence, not an error that the Session Manager told
    QString lastError = {};     ///< of the last missed poll; empty after a good answer
    quint64 revision = 0;       ///< rises with every change of any client

    /// Its name at the engine.
    [[nodiscard]] HUB_CORE_EXPORT QString sessionName() const;

    /// Fills `state`, `since`, `stale` and the flags from the rest.
    HUB_CORE_EXPORT void deriveState(const SessionManagerHealth &sessionManager);

    /// Whether its session can be begun: it has none, or one that has ended or failed. One that is under way or linked
    /// can only be ended; before the first answer nobody knows.
    [[nodiscard]] HUB_CORE_EXPORT bool isConnectable() const;
};

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
    /// A client's name at the engine: its own, else its number, also if it is not registered.
    [[nodiscard]] QString sessionOf(ClienteId client) const;
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
    [[nodiscard]] MonitoredClient withDerivedState(const MonitoredClient &client) const;

    mutable std::shared_mutex m_mutex;
    std::map<ClienteId, MonitoredClient> m_clients;
    std::deque<std::pair<quint64, ClienteId>> m_removed; // the latest ones, with the revision of their removal
    quint64 m_forgotten = 0;                             // removals up to this revision are no longer listed
    quint64 m_revision = 0;
    SessionManagerHealth m_sessionManager;
    bool m_loaded = false;
};

} // namespace hub
