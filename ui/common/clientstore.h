// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/clientsapi.h"

#include <QHash>
#include <QObject>

#include <map>
#include <optional>
#include <vector>

namespace hub::ui {

/// The dashboard's own copy of all clients, which every page shares. Follows ClientsApi::changed; on the window's
/// thread.
class ClientStore : public QObject
{
    Q_OBJECT

public:
    explicit ClientStore(ClientsApi &link, QObject *parent = nullptr);
    ~ClientStore() override;

    /// Whether the list has arrived; before, "no clients" is not known.
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const std::map<ClienteId, MonitoredClient> &clients() const { return m_clients; }
    [[nodiscard]] const MonitoredClient *find(ClienteId client) const;
    [[nodiscard]] int count(SessionState state) const { return m_counts.value(state); }
    [[nodiscard]] const SessionManagerHealth &sessionManager() const { return m_sessionManager; }
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
    /// Everything is there for the first time.
    void loaded();

private:
    void take(const ClientStatusStore::Changes &changes);
    void count(const MonitoredClient &client, int difference);

    std::map<ClienteId, MonitoredClient> m_clients;
    QHash<SessionState, int> m_counts;
    SessionManagerHealth m_sessionManager;
    bool m_loaded = false;
};

} // namespace hub::ui
