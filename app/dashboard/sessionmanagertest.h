// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/pooledaccessmanager.h"
#include "core/result.h"
#include "core/session/sessionmanagerclient.h"

#include <QElapsedTimer>
#include <QObject>

#include <functional>

namespace hub::app {

/// Asks a Session Manager once for its health, over connections of its own, and then deletes itself. Lives on any
/// thread with an event loop.
class SessionManagerTest : public QObject
{
    Q_OBJECT

public:
    /// `done` is called on this thread, once: the round trip in ms, or SESSION_MANAGER_… or GATEWAY_TIMEOUT and why not
    /// in words. Any answer below 500 is one, as for /health/ready, but a web server that is something else is told
    /// from a Session Manager by its answer being no JSON.
    SessionManagerTest(const SessionManagerSettings &settings, std::function<void(const Result<int> &)> done,
                       QObject *parent = nullptr);

private:
    void onAnswered(const SessionManagerOutcome &outcome);

    PooledAccessManager m_network;
    SessionManagerClient m_client;
    std::function<void(const Result<int> &)> m_done;
    QElapsedTimer m_time;
};

} // namespace hub::app
