// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/clientstore.h"

#include <algorithm>

namespace hub::ui {

ClientStore::ClientStore(ClientsApi &link, QObject *parent) : QObject(parent)
{
    connect(&link, &ClientsApi::changed, this, &ClientStore::take);
}

ClientStore::~ClientStore() = default;

const MonitoredClient *ClientStore::find(ClienteId client) const
{
    const auto it = m_clients.find(client);
    return it == m_clients.end() ? nullptr : &it->second;
}

QString ClientStore::label(ClienteId client) const
{
    const QString number = QString::number(client.toNumber());
    const MonitoredClient *known = find(client);
    return known == nullptr || known->name.isEmpty() ? number : QString(number + u' ' + known->name);
}

void ClientStore::take(const ClientStatusStore::Changes &changes)
{
    Delta delta;
    auto drop = [this, &delta](std::map<ClienteId, MonitoredClient>::iterator it) {
        count(it->second, -1);
        delta.removed.push_back(it->first);
        return m_clients.erase(it);
    };

    // Somebody may be removed and registered again between two looks: then he is in both lists, and has changed.
    std::map<ClienteId, const MonitoredClient *> incoming;
    for (const MonitoredClient &client : changes.changed)
        incoming[client.client] = &client;

    if (changes.complete) {
        for (auto it = m_clients.begin(); it != m_clients.end();)
            it = incoming.contains(it->first) ? std::next(it) : drop(it);
    } else {
        for (const ClienteId client : changes.removed) {
            const auto it = m_clients.find(client);
            if (it != m_clients.end() && !incoming.contains(client))
                drop(it);
        }
        std::sort(delta.removed.begin(), delta.removed.end());
    }
    for (const auto &[client, now] : incoming) {
        const auto [it, isNew] = m_clients.try_emplace(client, *now);
        if (!isNew) {
            count(it->second, -1);
            it->second = *now;
        }
        count(it->second, 1);
        (isNew ? delta.added : delta.changed).push_back(client);
    }

    const SessionManagerHealth &health = changes.sessionManager;
    const bool otherHealth = health.up != m_sessionManager.up || health.reason != m_sessionManager.reason ||
                             health.since != m_sessionManager.since;
    m_sessionManager = health;
    const bool first = changes.complete && !m_loaded;
    m_loaded = m_loaded || changes.complete;

    if (otherHealth)
        Q_EMIT sessionManagerChanged(m_sessionManager);
    if (!delta.added.empty() || !delta.changed.empty() || !delta.removed.empty())
        Q_EMIT updated(delta);
    if (first)
        Q_EMIT loaded();
}

void ClientStore::count(const MonitoredClient &client, int difference)
{
    m_counts[client.state] += difference;
}

} // namespace hub::ui
