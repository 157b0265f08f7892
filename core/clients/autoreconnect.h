// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/export.h"
#include "core/session/clientstatusstore.h"
#include "core/session/sessionmanagerclient.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <map>

namespace hub {

class Database;
class Log;
class SessionMonitor;

struct AutoReconnectSettings
{
    std::chrono::milliseconds interval{10000};   ///< how often the clients are looked through
    std::chrono::milliseconds after{120000};     ///< so long a session must have been away
    std::chrono::milliseconds pause{20 * 60000}; ///< between two tries for one client: three an hour, over all hubs
    int atOnce = 5;                              ///< clients a look; the others have to wait for the next one
};

/// Connects clients again that are meant to be on, and whose session has been `stopped`, `error` or `reconnecting` for
/// a while. Only such: one that waits for a scan, is logged out or banned needs a person. While the Session Manager is
/// down nothing is tried.
///
/// Lives on the thread of the client that it is given; what it is given must outlive it. Log may be null.
class HUB_CORE_EXPORT AutoReconnect : public QObject
{
    Q_OBJECT

public:
    AutoReconnect(SessionManagerClient *sessionManager, ClientStatusStore *statusStore, SessionMonitor *monitor,
                  Database *database, Log *log, AutoReconnectSettings settings = {}, QObject *parent = nullptr);

    void start();

    /// Whether this client should be connected again at `now` (ms since 1970). Pure.
    [[nodiscard]] static bool isAway(const MonitoredClient &client, qint64 now, std::chrono::milliseconds after);

private:
    void connectAway();
    void claim(ClienteId client, qint64 now);
    void connectClient(ClienteId client);

    SessionManagerClient *m_sessionManager;
    ClientStatusStore *m_statusStore;
    SessionMonitor *m_monitor;
    Database *m_database;
    Log *m_log;
    const AutoReconnectSettings m_settings;
    std::map<ClienteId, qint64> m_claimed; ///< when this hub last asked the store for it
    QTimer m_timer;
    Mailbox m_mailbox;
};

} // namespace hub
