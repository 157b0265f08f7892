// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/clientstore.h"

#include <algorithm>

namespace hub::ui {

ClientStore::ClientStore(ClientsApi &link, QObject *parent) : QObject(parent)
{
    connect(&link, &ClientsApi::changed, this, &ClientStore::applyChanges);
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

void ClientStore::applyChanges(const ClientStatusStore::Changes &changes)
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
    m_needScan += client.needsQr ? difference : 0;
}

const std::vector<SessionState> &ClientStore::problemStates()
{
    static const std::vector<SessionState> states{SessionState::Banned, SessionState::AuthFailed,
                                                  SessionState::LoggedOut, SessionState::Error};
    return states;
}

int ClientStore::problems() const
{
    const auto &states = problemStates();
    int sum = 0;
    for (const SessionState state : states)
        sum += count(state);
    for (const ClienteId client : m_alerted) {
        const MonitoredClient *known = find(client);
        sum += known != nullptr && std::find(states.begin(), states.end(), known->state) == states.end();
    }
    return sum;
}

bool ClientStore::isProblem(ClienteId client) const
{
    const MonitoredClient *known = find(client);
    const auto &states = problemStates();
    return known != nullptr &&
           (hasAlert(client) || std::find(states.begin(), states.end(), known->state) != states.end());
}

void ClientStore::followAlerts(AlertsApi &alerts)
{
    m_alertsLink = &alerts;
    connect(&alerts, &AlertsApi::changed, this, &ClientStore::readAlerts);
    readAlerts();
}

void ClientStore::readAlerts()
{
    m_readAlertsAgain = m_readingAlerts;
    if (std::exchange(m_readingAlerts, true))
        return;
    m_incomingAlerts.clear();
    readAlertsAfter({});
}

void ClientStore::readAlertsAfter(std::optional<qint64> after)
{
    m_alertsLink->list({.openOnly = true}, {.after = after, .limit = PageRequest::MaxLimit}, this,
                       [this](const Result<hub::ResultPage<alerts::Entry>> &page) {
                           if (page)
                               m_incomingAlerts.insert(m_incomingAlerts.end(), page->items.begin(), page->items.end());
                           if (page && page->next)
                               return readAlertsAfter(page->next);
                           m_readingAlerts = false;
                           if (page) // else they stay as they were known
                               takeAlerts(std::exchange(m_incomingAlerts, {}));
                           if (std::exchange(m_readAlertsAgain, false))
                               readAlerts();
                       });
}

void ClientStore::takeAlerts(std::vector<alerts::Entry> open)
{
    std::set<ClienteId> alerted;
    for (const alerts::Entry &entry : open) {
        if (entry.client)
            alerted.insert(*entry.client);
    }
    const std::set<ClienteId> before = std::exchange(m_alerted, std::move(alerted));
    m_alerts = std::move(open);
    Delta delta;
    std::set_symmetric_difference(before.begin(), before.end(), m_alerted.begin(), m_alerted.end(),
                                  std::back_inserter(delta.changed));
    delta.changed.erase(std::remove_if(delta.changed.begin(), delta.changed.end(),
                                       [this](ClienteId client) { return find(client) == nullptr; }),
                        delta.changed.end());
    if (!delta.changed.empty())
        Q_EMIT updated(delta);
    Q_EMIT alertsChanged();
}

} // namespace hub::ui
