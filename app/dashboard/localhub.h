// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dashboard/hubrunner.h"
#include "app/dashboard/localapis.h"
#include "app/dashboard/localclients.h"
#include "app/dashboard/localserver.h"
#include "app/dashboard/localsettings.h"
#include "app/dashboard/singleinstance.h"
#include "app/datadirectory.h"
#include "core/dashboard/hubapi.h"
#include "core/log/loghistory.h"

#include <memory>

namespace hub::app {

struct DiagnosticsData;

/// What a link in this process is made of. The log must outlive the link.
struct LocalHubSettings
{
    SettingSources sources;    ///< what the program was started with: settings changed later are read with them again
    SettingsWithOrigins given; ///< as parsed from these
    Log *log = nullptr;
    std::shared_ptr<LogHistory> history; ///< that the log fills
};

/// HubApi to a hub in this process. The hub lives on a thread of its own, its services on others; this one and its
/// parts live on the window's thread, never wait for them, and hear from them by mailbox. They hold the services only
/// while nobody may destroy them: before this asks the hub's thread to do so, it lets go of them.
class LocalHub final : public HubApi, private HubObserver
{
    Q_OBJECT

public:
    /// Takes the data directory of the settings. Errors: ALREADY_RUNNING (another window serves from it and comes to
    /// the front), IN_USE (something else does) and UNUSABLE, each one line for people.
    [[nodiscard]] static Result<std::unique_ptr<LocalHub>> make(const LocalHubSettings &settings);
    ~LocalHub() override;

    [[nodiscard]] ClientsApi &clients() override { return m_clients; }
    [[nodiscard]] SendingApi &sending() override { return m_sending; }
    [[nodiscard]] ContactsApi &contacts() override { return m_contacts; }
    [[nodiscard]] PeopleApi &people() override { return m_people; }
    [[nodiscard]] ActivityApi &activity() override { return m_activity; }
    [[nodiscard]] AlertsApi &alerts() override { return m_alerts; }
    [[nodiscard]] ServerApi &server() override { return m_server; }
    [[nodiscard]] SettingsApi &settings() override { return m_settings; }

    [[nodiscard]] Phase phase() const override { return m_phase; }
    [[nodiscard]] Error error() const override { return m_error; }
    [[nodiscard]] QString dataDirectory() const override { return m_path; }
    [[nodiscard]] bool isDemo() const override { return m_settings.inForce().program.demo; }
    [[nodiscard]] QString demoAccount() const override { return m_demoAccount; }
    [[nodiscard]] bool isNew() const override { return !m_isConfigured && !m_hasAccount; }

    void start() override;
    void stop() override;
    void diagnostics(QObject *context, Answer<QByteArray> done) override;
    /// Ends the hub in peace and waits for that, for a program that is ended from outside of its event loop. Nobody is
    /// told.
    void stopAndWait();

private:
    LocalHub(const LocalHubSettings &settings, DataDirectory directory);

    void countJobs(const std::shared_ptr<DiagnosticsData> &data, const Reply<QByteArray> &reply);
    void report(const std::shared_ptr<DiagnosticsData> &data, const Reply<QByteArray> &reply);
    void launch();
    void onAdopted(ApplyScope scope);
    void setPhase(Phase phase);

    void onRunning(quint64 run, const RunningHub &hub) override;
    void onFailed(quint64 run, const Error &error) override;
    void onGone() override;
    void onStopped() override;
    void onServerState(const ServerState &state) override;
    void onSampled(const ServerSample &sample) override;
    void onClientsChanged(quint64 run, const ClientStatusStore::Changes &changes) override;
    void onAlert(quint64 run, const SessionAlert &alert) override;
    void onAlertsKept(quint64 run) override;
    void onJobChanged(quint64 run, const JobInfo &job) override;
    void onAudited(quint64 run, const QString &action) override;

    Log &m_log;
    const std::shared_ptr<const LogHistory> m_history;
    const QString m_path;
    HubCalls m_calls;
    HubThread m_thread;
    LocalSettings m_settings;
    LocalClients m_clients;
    LocalSending m_sending;
    LocalContacts m_contacts;
    LocalPeople m_people;
    LocalActivity m_activity;
    LocalAlerts m_alerts;
    LocalServer m_server;
    SingleInstance m_instance;
    Phase m_phase = Phase::Starting;
    Error m_error;
    bool m_started = false;
    bool m_isConfigured = false;
    bool m_hasAccount = true;
    QString m_demoAccount;
};

} // namespace hub::app
