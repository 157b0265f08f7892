// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/activityapi.h"
#include "core/dashboard/alertsapi.h"
#include "core/dashboard/clientsapi.h"
#include "core/dashboard/contactsapi.h"
#include "core/dashboard/peopleapi.h"
#include "core/dashboard/sendingapi.h"
#include "core/dashboard/serverapi.h"
#include "core/dashboard/settingsapi.h"
#include "core/export.h"
#include "core/result.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace hub {

/// Everything that a dashboard needs of a hub, and the only thing that it knows of one: beside it in the same process,
/// or (one day) far away behind its API. Nothing here blocks. Lives on the dashboard's thread; outlives the window.
class HUB_CORE_EXPORT HubApi : public QObject
{
    Q_OBJECT

public:
    enum class Phase { Starting, Running, Failed, Stopping, Stopped };

    using QObject::QObject;
    ~HubApi() override;

    [[nodiscard]] virtual ClientsApi &clients() = 0;
    [[nodiscard]] virtual SendingApi &sending() = 0;
    [[nodiscard]] virtual ContactsApi &contacts() = 0;
    [[nodiscard]] virtual PeopleApi &people() = 0;
    [[nodiscard]] virtual ActivityApi &activity() = 0;
    [[nodiscard]] virtual AlertsApi &alerts() = 0;
    [[nodiscard]] virtual ServerApi &server() = 0;
    [[nodiscard]] virtual SettingsApi &settings() = 0;

    [[nodiscard]] virtual Phase phase() const = 0;
    /// Failed: why, in one line for people.
    [[nodiscard]] virtual Error error() const = 0;
    [[nodiscard]] virtual QString dataDirectory() const = 0;
    /// The program's demonstration with a simulated Session Manager.
    [[nodiscard]] virtual bool isDemo() const = 0;
    /// The account that a demonstration has made: its name and password, as text to show. Known once Running; empty if
    /// there is none.
    [[nodiscard]] virtual QString demoAccount() const;
    /// Whether this hub was never set up: no configuration and no account. For the first-run wizard. Known once
    /// Running.
    [[nodiscard]] virtual bool isNew() const = 0;

    /// Starts store, services and server; phaseChanged() tells what came of it. Once, and again when it has Failed.
    virtual void start() = 0;
    /// Lets what is in flight end, for as long as the settings say; then phaseChanged(Stopped). Asked again: at once.
    virtual void stop() = 0;
    /// What somebody who helps needs to see, as text with all secrets and numbers hidden: version, system, settings,
    /// counts, latest log lines. Made off this thread.
    virtual void diagnostics(QObject *context, Answer<QByteArray> done) = 0;

Q_SIGNALS:
    void phaseChanged(hub::HubApi::Phase phase);
    /// Somebody started the program a second time: show the window.
    void raiseRequested();
};

/// What the program hands to the dashboard module: how to get at a hub, once there is an application object. The
/// module's entry point takes it by reference; it outlives the module's event loop.
struct DashboardHost
{
    /// Makes the link to the hub of this program; call it once, on the thread of the window. An error means that
    /// another program already serves this data directory and has been asked to show its window (ALREADY_RUNNING: end
    /// quietly), or is one line for people.
    std::function<Result<std::unique_ptr<HubApi>>()> makeLink;
    QString version;
};

} // namespace hub
