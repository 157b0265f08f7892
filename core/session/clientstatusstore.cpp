// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/clientstatusstore.h"

#include <mutex>

namespace hub {

namespace {

constexpr size_t MaxRemoved = 1024;

} // namespace

bool MonitoredClient::isConnectable() const
{
    switch (state) {
    case SessionState::Stopped:
    case SessionState::LoggedOut:
    case SessionState::AuthFailed:
    case SessionState::Banned:
    case SessionState::Error:
        return true;
    case SessionState::Unknown:
        return lastKnown.has_value();
    case SessionState::Starting:
    case SessionState::Reconnecting:
    case SessionState::QrRequired:
    case SessionState::PasskeyRequired:
    case SessionState::Ready:
    case SessionState::Unreachable:
        break;
    }
    return false;
}

QString MonitoredClient::sessionName() const
{
    return session.isEmpty() ? QString::number(client.toNumber()) : session;
}

void MonitoredClient::deriveState(const SessionManagerHealth &sessionManager)
{
    const bool missing = missedPolls >= StaleAfter;
    stale = missing || !sessionManager.up;
    state = lastKnown.value_or(SessionState::Unknown);
    since = lastKnownSince;
    if (!sessionManager.up) {
        state = SessionState::Unreachable;
        since = sessionManager.since;
    } else if (missing && unanswered) {
        state = SessionState::Unreachable;
        since = missedSince;
    }
    if (state == SessionState::Unreachable) {
        connected = false;
        canSend = false;
        needsQr = false;
    }
}

MonitoredClient ClientStatusStore::withDerivedState(const MonitoredClient &client) const
{
    MonitoredClient copy = client;
    copy.deriveState(m_sessionManager);
    return copy;
}

std::optional<MonitoredClient> ClientStatusStore::find(ClienteId client) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_clients.find(client);
    if (found == m_clients.end())
        return {};
    return withDerivedState(found->second);
}

bool ClientStatusStore::contains(ClienteId client) const
{
    const std::shared_lock lock(m_mutex);
    return m_clients.contains(client);
}

QString ClientStatusStore::sessionOf(ClienteId client) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_clients.find(client);
    return (found == m_clients.end() ? MonitoredClient{client} : found->second).sessionName();
}

ClientStatusStore::Page ClientStatusStore::page(std::optional<ClienteId> after, size_t limit) const
{
    const std::shared_lock lock(m_mutex);
    Page page;
    auto at = after ? m_clients.upper_bound(*after) : m_clients.begin();
    for (; at != m_clients.end() && page.clients.size() < limit; ++at)
        page.clients.push_back(withDerivedState(at->second));
    page.more = at != m_clients.end();
    return page;
}

ClientStatusStore::Changes ClientStatusStore::changesSince(quint64 revision) const
{
    const std::shared_lock lock(m_mutex);
    Changes changes;
    changes.revision = m_revision;
    changes.sessionManager = m_sessionManager;
    changes.complete = revision == 0 || revision < m_forgotten || revision > m_revision;
    for (const auto &[id, client] : m_clients) {
        if (changes.complete || client.revision > revision)
            changes.changed.push_back(withDerivedState(client));
    }
    for (const auto &[removedAt, id] : m_removed) {
        if (!changes.complete && removedAt > revision && !m_clients.contains(id))
            changes.removed.push_back(id);
    }
    return changes;
}

std::vector<ClienteId> ClientStatusStore::ids() const
{
    const std::shared_lock lock(m_mutex);
    std::vector<ClienteId> result;
    result.reserve(m_clients.size());
    for (const auto &[id, client] : m_clients)
        result.push_back(id);
    return result;
}

QHash<SessionState, int> ClientStatusStore::counts() const
{
    const std::shared_lock lock(m_mutex);
    QHash<SessionState, int> result;
    for (const auto &[id, client] : m_clients)
        ++result[withDerivedState(client).state];
    return result;
}

size_t ClientStatusStore::size() const
{
    const std::shared_lock lock(m_mutex);
    return m_clients.size();
}

SessionManagerHealth ClientStatusStore::sessionManager() const
{
    const std::shared_lock lock(m_mutex);
    return m_sessionManager;
}

bool ClientStatusStore::isLoaded() const
{
    const std::shared_lock lock(m_mutex);
    return m_loaded;
}

void ClientStatusStore::put(const MonitoredClient &client)
{
    const std::unique_lock lock(m_mutex);
    m_clients.insert_or_assign(client.client, client).first->second.revision = ++m_revision;
}

void ClientStatusStore::remove(ClienteId client)
{
    const std::unique_lock lock(m_mutex);
    if (m_clients.erase(client) == 0)
        return;
    m_removed.emplace_back(++m_revision, client);
    if (m_removed.size() > MaxRemoved) {
        m_forgotten = m_removed.front().first;
        m_removed.pop_front();
    }
}

bool ClientStatusStore::update(ClienteId client, const std::function<void(MonitoredClient &)> &change)
{
    const std::unique_lock lock(m_mutex);
    const auto found = m_clients.find(client);
    if (found == m_clients.end())
        return false;
    change(found->second);
    found->second.revision = ++m_revision;
    return true;
}

void ClientStatusStore::setSessionManager(const SessionManagerHealth &health)
{
    const std::unique_lock lock(m_mutex);
    m_sessionManager = health;
    ++m_revision;
}

void ClientStatusStore::setLoaded()
{
    const std::unique_lock lock(m_mutex);
    m_loaded = true;
    ++m_revision;
}

} // namespace hub
