// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/clientsapi.h"
#include "ui/common/clientstore.h"
#include "ui/shell/tray.h"

#include <QTimer>

#include <chrono>
#include <functional>
#include <map>
#include <set>

namespace hub::ui {

struct NotificationSettings
{
    std::chrono::milliseconds quiet{10000}; ///< after the start nothing is told: everything is new then
    std::chrono::milliseconds gather{2000}; ///< what happens within this time is one message
};

/// Tells the desktop when a session drops or needs a scan, and when the Session Manager goes down: one message for many
/// clients, one for an outage, none just after the start. On the window's thread.
class Notifications : public QObject
{
    Q_OBJECT

public:
    Notifications(ClientsApi &link, ClientStore &clients, Tray &tray, NotificationSettings settings = {},
                  QObject *parent = nullptr);
    ~Notifications() override;

    /// The hub is running from now on: the quiet time begins.
    void startQuietTime();
    /// Whether nothing is told: the hub does not run yet, or has only just begun.
    [[nodiscard]] bool isQuiet() const;
    /// Whether the user looks at the window: then he sees himself who needs a scan. (Drops are told all the same.)
    void setWatched(std::function<bool()> watched) { m_watched = std::move(watched); }

Q_SIGNALS:
    /// A message was clicked: show these clients; none: just the window.
    void opened(const std::vector<hub::ClienteId> &clients);

private:
    void onUpdated(const ClientStore::Delta &delta);
    void onAlert(const SessionAlert &alert);
    void onSessionManager(const SessionManagerHealth &health);
    void gather(ClienteId client, const QString &text, Tone tone);
    void showGathered();

    struct Item
    {
        QString text;
        Tone tone;
    };

    ClientStore &m_clients;
    Tray &m_tray;
    const NotificationSettings m_settings;
    std::function<bool()> m_watched;
    std::set<ClienteId> m_needScan; // as known last
    std::map<ClienteId, Item> m_gathered;
    std::vector<ClienteId> m_messageClients; // whom the last message was about
    QTimer m_gathering;
    QTimer m_quiet;
    bool m_begun = false;
    bool m_down = false;
};

} // namespace hub::ui
