// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/datadirectory.h"
#include "app/servicethread.h"
#include "core/log/log.h"
#include "core/result.h"
#include "core/settings/settings.h"
#include "core/storage/database.h"
#include "server/http/server.h"
#include "server/routes/proxystats.h"
#include "server/routes/routecontext.h"

#include <QObject>

#include <memory>
#include <optional>

namespace hub::routes {
class StaticFiles;
}

namespace hub::sim {
class SimulatorThread;
}

namespace hub::app {

/// The whole hub but for a window: store, services and HTTP server, put together in the order in which they need each
/// other and taken apart in reverse. Both composition roots use it. Lives on the main thread.
class Hub : public QObject
{
    Q_OBJECT

public:
    Hub(Settings settings, Log &log, QObject *parent = nullptr);
    ~Hub() override;

    /// Starts everything; blocks for as long as the store needs to open. An error is one line for people.
    [[nodiscard]] Result<void> start();
    /// Stops accepting, finishes what is in flight, then emits stopped(). Asked again: stops at once.
    void stop();

    /// Where the page is, once started.
    [[nodiscard]] QString pageAddress() const;

    [[nodiscard]] Services &services() { return m_services->services(); }
    [[nodiscard]] Mailbox::Address mailbox() const { return m_mailbox.address(); }

Q_SIGNALS:
    void stopped();

private:
    Result<void> startDemo();
    Result<void> openDirectory();
    Result<void> openDatabase();
    Result<void> startServices();
    Result<void> startServer();
    void fillRouteServices();
    void onPartStopped();

    Settings m_settings;
    Log &m_log;
    std::unique_ptr<sim::SimulatorThread> m_simulator;
    std::optional<DataDirectory> m_directory;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<ServiceThread> m_services;
    std::unique_ptr<routes::StaticFiles> m_frontend;
    routes::ProxyStats m_proxyStats;
    routes::SharedServices m_routeServices;
    std::unique_ptr<http::Server> m_server;
    bool m_stopping = false;
    int m_partsToStop = 0;
    Mailbox m_mailbox; // last: what comes from other threads ends first
};

} // namespace hub::app
