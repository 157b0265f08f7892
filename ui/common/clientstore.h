// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/alertsapi.h"
#include "core/dashboard/clientsapi.h"

#include <QHash>
#include <QObject>

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace hub::ui {

/// The dashboard's own copy of all clients and of the open alerts, which every page shares. Follows ClientsApi::changed
/// and, if it is told to, AlertsApi::changed; on the window's thread.
class ClientStore : public QObject
{
    Q_OBJECT

public:
    explicit ClientStore(ClientsApi &link, QObject *parent = nullptr);
    ~ClientStore() override;

    /// Reads the open alerts, now and whenever they change.
    void followAlerts(AlertsApi &alerts);

    /// Whether the list has arrived; before, "no clients" is not known.
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const std::map<ClienteId, MonitoredClient> &clients() const { return m_clients; }
    [[nodiscard]] const MonitoredClient *find(ClienteId client) const;
    [[nodiscard]] int count(SessionState state) const { return m_counts.value(state); }
    [[nodiscard]] const SessionManagerHealth &sessionManager() const { return m_sessionManager; }
    /// The newest first.
    [[nodiscard]] const std::vector<alerts::Entry> &openAlerts() const { return m_alerts; }
    [[nodiscard]] bool hasAlert(ClienteId client) const { return m_alerted.contains(client); }
    /// Clients whose phone is to be linked: as many as linking takes.
    [[nodiscard]] int needScan() const { return m_needScan; }
    /// Clients that need somebody: banned, logged out, login failed, error, or with an open alert.
    [[nodiscard]] int problems() const;
    [[nodiscard]] bool isProblem(ClienteId client) const;
    /// The states among them.
    [[nodiscard]] static const std::vector<SessionState> &problemStates();
    /// `51 Bakery`, or `51` if it has no name or is not known. Plain text.
    [[nodiscard]] QString label(ClienteId client) const;

    /// What happened to the copy; each client is in at most one of the three lists. Ascending.
    struct Delta
    {
        std::vector<ClienteId> added;
        std::vector<ClienteId> changed;
        std::vector<ClienteId> removed;
    };

Q_SIGNALS:
    /// The copy is already the new one.
    void updated(const hub::ui::ClientStore::Delta &delta);
    /// The Session Manager went down or came up.
    void sessionManagerChanged(const hub::SessionManagerHealth &health);
    /// The open alerts are others now; a client that has got one, or lost it, was told as updated.
    void alertsChanged();
    /// Everything is there for the first time.
    void loaded();

private:
    void applyChanges(const ClientStatusStore::Changes &changes);
    void count(const MonitoredClient &client, int difference);
    void readAlerts();
    void readAlertsAfter(std::optional<qint64> after);
    void takeAlerts(std::vector<alerts::Entry> open);

    std::map<ClienteId, MonitoredClient> m_clients;
    QHash<SessionState, int> m_counts;
    int m_needScan = 0;
    AlertsApi *m_alertsLink = nullptr;
    std::vector<alerts::Entry> m_alerts;
    std::vector<alerts::Entry> m_incomingAlerts; // read so far
    std::set<ClienteId> m_alerted;
    bool m_readingAlerts = false;
    bool m_readAlertsAgain = false;
    SessionManagerHealth m_sessionManager;
    bool m_loaded = false;
};

} // namespace hub::ui
