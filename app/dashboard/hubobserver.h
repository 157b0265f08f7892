// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/alerts/sessionalert.h"
#include "core/dashboard/serverapi.h"
#include "core/result.h"
#include "core/sending/job.h"
#include "core/session/clientstatusstore.h"

#include <QString>
#include <QUrl>

namespace hub {
class Database;
}

namespace hub::app {

class Services;

/// A hub that runs, as the window's thread sees it. Services and database stay until that thread asks to restart or to
/// stop the hub: it must forget them before it asks.
struct RunningHub
{
    Services *services = nullptr;
    Database *database = nullptr;
    QUrl sessionManager;    ///< the true one: a demonstration has its own
    QString demoAccount;    ///< for people; empty if there is none
    bool hasAccount = true; ///< whether anybody can log in
};

/// Hears what becomes of the hub. Every function is called on the window's thread, in the order in which things
/// happened. `run` is the number of the start that it belongs to: who has asked for another one meanwhile leaves it.
class HubObserver
{
public:
    virtual ~HubObserver() = default;

    virtual void onRunning(quint64 run, const RunningHub &hub) = 0;
    virtual void onFailed(quint64 run, const Error &error) = 0;
    /// Services and store of a former start are gone: whatever they had not answered by now, nobody will.
    virtual void onGone() = 0;
    virtual void onStopped() = 0;

    virtual void onServerState(const ServerState &state) = 0;
    virtual void onSampled(const ServerSample &sample) = 0;

    virtual void onClientsChanged(quint64 run, const ClientStatusStore::Changes &changes) = 0;
    virtual void onAlert(quint64 run, const SessionAlert &alert) = 0;
    virtual void onAlertsKept(quint64 run) = 0;
    virtual void onJobChanged(quint64 run, const JobInfo &job) = 0;
    virtual void onAudited(quint64 run, const QString &action) = 0;
};

} // namespace hub::app
