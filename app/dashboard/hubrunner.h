// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dashboard/hubfeed.h"
#include "app/dashboard/hubobserver.h"
#include "app/datadirectory.h"
#include "core/async/threadedobject.h"
#include "core/session/enginetest.h"
#include "core/settings/settings.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace hub {
class Log;
}

namespace hub::app {

class Hub;

/// Runs a hub for a window, on a thread of the hub's own, where opening the store may take its time: starts it, starts
/// it anew in place, and its server apart from the rest; tells the observer what becomes of it. Services are destroyed
/// only here and only because the window's thread has asked for it (`start` again, `stop`, the end of the thread).
class HubRunner : public QObject
{
    Q_OBJECT

public:
    /// `window` is the mailbox in which the observer is called.
    HubRunner(Log &log, HubObserver &observer, Mailbox::Address window);
    ~HubRunner() override;

    /// The directory, open already. Once, before start().
    void setDirectory(DataDirectory directory);
    /// Starts the hub with these settings, or, if it runs, ends it in peace and starts it again. `run` counts up.
    void start(quint64 run, const Settings &settings);
    /// Ends in peace; asked again at once.
    void stop();
    /// The same, and calls `ended` when all has ended, or has already.
    void stopAndTell(std::function<void()> ended);

    void startServer();
    void stopServer();
    /// The server, if it is wanted, listens by these settings from now on; nothing else in them has changed.
    void serveBy(const Settings &settings);
    /// Values that are only looked at when they are needed have changed, and nothing else.
    void use(const Settings &settings);
    /// See SettingsApi::testEngine().
    void testEngine(const SessionManagerSettings &settings, EngineTest::Done done);

private:
    enum class Goal { Run, Restart, Stop };

    void launch();
    void makeHub();
    void greet();
    void greetDemo(RunningHub running);
    void tellRunning(const RunningHub &running);
    void halt();
    void onHubStopped();
    void end();
    void listen();
    void onServerStopped();
    void sample();
    void setServerState(ServerState::Phase phase, const Error &error = {});
    template<typename Call>
    void tell(Call call);

    Log &m_log;
    HubObserver &m_observer; // called in the window's mailbox only
    const Mailbox::Address m_window;
    std::unique_ptr<Hub> m_hub; // once there is one, until the end
    std::optional<DataDirectory> m_directory;
    std::function<void()> m_onEnd;
    Settings m_settings;
    quint64 m_run = 0;
    Goal m_goal = Goal::Run;
    bool m_up = false; ///< services stand
    bool m_stopping = false;
    bool m_serverWanted = true;
    ServerState m_server;
    QString m_demoAccount;
    std::unique_ptr<HubFeed> m_feed;
    ServerSampler m_sampler;
    QTimer m_sampleTimer;
    QElapsedTimer m_sampled;
};

/// The runner on its thread, for the window. Deleted before the hub was stopped, it ends the hub as if it had died.
using HubThread = ThreadedObject<HubRunner>;

} // namespace hub::app
