// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/datadirectory.h"
#include "core/async/threadedobject.h"
#include "core/log/log.h"
#include "core/result.h"
#include "core/settings/settings.h"
#include "core/storage/database.h"
#include "server/http/server.h"
#include "server/routes/routes.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace hub::routes {
class StaticFiles;
}

namespace hub::sim {
class SimulatorThread;
}

namespace hub::app {

class Services;

/// The whole hub but for a window: store, services and HTTP server, put together in the order in which they need each
/// other and taken apart in reverse. Both composition roots use it. Lives on the thread that made it: the main thread
/// without a window, one of its own beside a window, which may stop and start the server apart from the rest and change
/// the settings of a running hub.
class Hub : public QObject
{
    Q_OBJECT

public:
    Hub(Settings settings, Log &log, QObject *parent = nullptr);
    ~Hub() override;

    /// A data directory that is open already: it is used instead of the one that the settings name. Before the start.
    void setDirectory(DataDirectory directory);

    /// Starts everything; blocks for as long as the store needs to open. An error is one line for people.
    [[nodiscard]] Result<void> start();
    /// Starts everything but the server; after takeApart() again.
    [[nodiscard]] Result<void> startBackground();
    /// Starts the server on what startBackground() has started, when there is none. After an error it may be asked
    /// again.
    [[nodiscard]] Result<void> startServer();

    /// Reads certificate and key again, for connections to come; the former ones stay when these cannot be used.
    /// Happens by itself within seconds after the files have changed.
    void reloadTls();

    /// Stops accepting, lets what is in flight end for as long as the settings say, then emits serverStopped(). Only
    /// while there is a server.
    void stopServer();
    /// Ends and forgets the server.
    void endServer();
    /// Stops accepting, finishes what is in flight, then emits stopped(). Asked again: stops at once.
    void stop();
    /// The same, but what is being sent just now may take its time: nobody has asked the program to end.
    void stopPatiently();
    /// Ends and forgets server, services and store, in peace only after stopped(). Data directory and simulated Session
    /// Manager stay for the next startBackground().
    void takeApart();
    /// For what is started from now on.
    void setSettings(Settings settings);

    /// Where the page is, while the server listens.
    [[nodiscard]] QString pageAddress() const;
    [[nodiscard]] const Settings &settings() const { return m_settings; }
    /// Null while there is no server.
    [[nodiscard]] const http::Server *server() const { return m_server.get(); }

    [[nodiscard]] Services &services() { return m_services->object(); }
    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] Mailbox::Address mailbox() const { return m_mailbox.address(); }

Q_SIGNALS:
    void stopped();
    /// Nothing is in flight in the server any more; endServer() may be called.
    void serverStopped();

private:
    Result<void> startDemo();
    Result<void> loadEngine();
    Result<void> openDirectory();
    Result<void> openDatabase();
    Result<void> startServices();
    void fillRouteServices();
    void checkTlsFiles();
    [[nodiscard]] QByteArray tlsFilesVersion() const;
    void stopWithin(std::chrono::milliseconds sendingTime);
    void drainServer();
    void onServerDrained();
    void onPartStopped();

    Settings m_settings;
    Log &m_log;
    std::unique_ptr<sim::SimulatorThread> m_simulator;
    std::optional<DataDirectory> m_directory;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Database> m_contactDatabase; // PostgreSQL: a long list must not keep the sender's heartbeat waiting
    std::unique_ptr<ThreadedObject<Services>> m_services; // on a thread that neither window nor listener shares
    std::unique_ptr<routes::StaticFiles> m_frontend;
    routes::ProxyStats m_proxyStats;
    routes::SharedServices m_routeServices;
    std::unique_ptr<http::Server> m_server;
    QTimer m_tlsTimer;
    QByteArray m_tlsUsed; // the version of the files that the server has
    QByteArray m_tlsSeen; // … and that was seen last: used once it is the same twice, so when both are written
    bool m_serverDraining = false;
    bool m_stopping = false;
    int m_partsToStop = 0;
    Mailbox m_mailbox; // last: what comes from other threads ends first
};

} // namespace hub::app
