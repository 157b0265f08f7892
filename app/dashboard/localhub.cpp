// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/localhub.h"

#include "app/dashboard/diagnostics.h"
#include "app/services.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <chrono>
#include <future>
#include <memory>

namespace hub::app {

namespace {

struct LocalHubText
{
    Q_DECLARE_TR_FUNCTIONS(hub::LocalHub)
};

Error none(const QString &why)
{
    return {QByteArrayLiteral("HUB_STOPPED"), why};
}

Error starting()
{
    return none(LocalHubText::tr("The hub is starting. Try again in a moment."));
}

Error stopped()
{
    return none(LocalHubText::tr("The hub is not running."));
}

} // namespace

Result<std::unique_ptr<LocalHub>> LocalHub::make(const LocalHubSettings &settings)
{
    const QString &wanted = settings.given.settings.program.dataDirectory;
    auto directory =
        wanted.isEmpty() ? DataDirectory::openThrowAway() : DataDirectory::open(wanted, DataDirectory::Use::Serve);
    if (!directory && directory.error().code == "IN_USE") {
        if (SingleInstance::raiseOther(wanted))
            return failure("ALREADY_RUNNING",
                           LocalHubText::tr("Central Hub already runs with this data directory: %1").arg(wanted));
        return failure("IN_USE",
                       LocalHubText::tr("data directory in use by a hub without a window: %1; stop that one first, or "
                                        "choose another with --data-dir")
                           .arg(wanted));
    }
    if (!directory)
        return tl::unexpected(directory.error());
    return std::unique_ptr<LocalHub>(new LocalHub(settings, std::move(*directory)));
}

LocalHub::LocalHub(const LocalHubSettings &settings, DataDirectory directory)
    : m_log(*settings.log)
    , m_history(settings.history)
    , m_path(directory.path())
    , m_thread(QStringLiteral("hub"),
               [&log = m_log, &observer = static_cast<HubObserver &>(*this), window = m_calls.address()] {
                   return std::make_unique<HubRunner>(log, observer, window);
               })
    , m_settings(m_calls, m_thread, SettingsFile(settings.sources, m_path), settings.given)
    , m_clients(m_calls)
    , m_sending(m_calls)
    , m_contacts(m_calls)
    , m_people(m_calls)
    , m_activity(m_calls, m_history)
    , m_alerts(m_calls)
    , m_server(m_thread, m_settings, m_log)
    , m_isConfigured(QFileInfo::exists(m_settings.file()))
{
    m_calls.setWhyNone(starting());
    // Shared, since a call in a mailbox is copied.
    m_thread.post([held = std::make_shared<DataDirectory>(std::move(directory))](HubRunner &runner) {
        runner.setDirectory(std::move(*held));
    });
    if (!m_instance.listen(m_path))
        m_log.warning("window", "a second start cannot show this window");
    connect(&m_instance, &SingleInstance::raiseRequested, this, &HubApi::raiseRequested);
    connect(&m_settings, &LocalSettings::adopted, this, &LocalHub::onAdopted);
    connect(&m_settings, &LocalSettings::written, this, [this] { m_isConfigured = true; });
    connect(&m_people, &LocalPeople::accountCreated, this, [this] { m_hasAccount = true; });
}

LocalHub::~LocalHub() = default;

void LocalHub::setPhase(Phase phase)
{
    if (phase == std::exchange(m_phase, phase))
        return;
    Q_EMIT phaseChanged(phase);
}

void LocalHub::start()
{
    const bool isDue = m_phase == Phase::Failed || (m_phase == Phase::Starting && !m_started);
    if (!isDue)
        return;
    m_started = true;
    launch();
}

/// Starts the hub, or has it started anew: from here on nobody holds the services of the former one.
void LocalHub::launch()
{
    const quint64 run = m_calls.detach(starting());
    m_error = {};
    setPhase(Phase::Starting);
    m_thread.post([run, settings = m_settings.inForce()](HubRunner &runner) { runner.start(run, settings); });
}

void LocalHub::stop()
{
    if (m_phase == Phase::Stopped)
        return;
    m_calls.detach(stopped());
    setPhase(Phase::Stopping);
    m_thread.post([](HubRunner &runner) { runner.stop(); });
}

void LocalHub::stopAndWait()
{
    constexpr std::chrono::seconds ForStore{2}; // closing it comes after what is in flight
    m_calls.detach(stopped());
    const auto ended = std::make_shared<std::promise<void>>();
    std::future<void> done = ended->get_future();
    m_thread.post([ended](HubRunner &runner) { runner.stopAndTell([ended] { ended->set_value(); }); });
    done.wait_for(m_settings.inForce().program.drainTime + ForStore);
}

void LocalHub::onAdopted(ApplyScope scope)
{
    const Settings &settings = m_settings.inForce();
    m_log.setLevel(settings.program.logLevel);
    if (!m_started || m_phase == Phase::Stopping || m_phase == Phase::Stopped)
        return;
    if (scope == ApplyScope::Hub || m_phase == Phase::Failed)
        launch();
    else if (scope == ApplyScope::Server)
        m_thread.post([settings](HubRunner &runner) { runner.serveBy(settings); });
    else
        m_thread.post([settings](HubRunner &runner) { runner.use(settings); });
}

void LocalHub::diagnostics(QObject *context, Answer<QByteArray> done)
{
    const Reply<QByteArray> reply = m_calls.note<QByteArray>(context, std::move(done));
    const auto data = std::make_shared<DiagnosticsData>();
    data->phase = m_phase;
    data->error = m_error;
    data->demo = isDemo();
    data->settings = m_settings.values();
    data->server = m_server.state();
    if (const auto samples = m_server.samples(); !samples.empty())
        data->sample = samples.back();
    data->history = m_history;
    const auto onCounted = [this, data, reply](const Result<ClientCounts> &counts) {
        if (counts)
            data->clients = *counts;
        countJobs(data, reply);
    };
    m_calls.ask<ClientCounts>(this, onCounted, [this](const RunningHub &hub, const Reply<ClientCounts> &counted) {
        hub.services->post([services = hub.services, home = m_calls.address(), counted] {
            const ClientCounts counts{services->board().counts(), services->board().sessionManager()};
            home.post([counted, counts] { counted(counts); });
        });
    });
}

void LocalHub::countJobs(const std::shared_ptr<DiagnosticsData> &data, const Reply<QByteArray> &reply)
{
    const auto onCounted = [this, data, reply](const Result<jobs::Backlog> &backlog) {
        if (backlog)
            data->jobs = *backlog;
        report(data, reply);
    };
    m_calls.forward<jobs::Backlog>(this, onCounted, &SendingService::backlog);
}

void LocalHub::report(const std::shared_ptr<DiagnosticsData> &data, const Reply<QByteArray> &reply)
{
    m_calls.inBackground<QByteArray>([data] { return diagnosticsReport(*data); },
                                     [reply](const QByteArray &text) { reply(text); });
}

void LocalHub::onRunning(quint64 run, const RunningHub &hub)
{
    if (run != m_calls.run())
        return;
    m_calls.attach(hub);
    m_hasAccount = hub.hasAccount;
    m_demoAccount = hub.demoAccount;
    m_settings.showSessionManager(hub.sessionManager);
    m_clients.onAttached();
    m_alerts.onKept();
    setPhase(Phase::Running);
}

void LocalHub::onFailed(quint64 run, const Error &error)
{
    if (run != m_calls.run())
        return;
    m_error = error;
    m_calls.setWhyNone(stopped());
    setPhase(Phase::Failed);
}

void LocalHub::onGone()
{
    m_calls.giveUp();
}

void LocalHub::onStopped()
{
    setPhase(Phase::Stopped);
}

void LocalHub::onServerState(const ServerState &state)
{
    m_server.onState(state);
}

void LocalHub::onSampled(const ServerSample &sample)
{
    m_server.onSampled(sample);
}

void LocalHub::onClientsChanged(quint64 run, const ClientStatusStore::Changes &changes)
{
    if (run == m_calls.run())
        Q_EMIT m_clients.changed(changes);
}

void LocalHub::onAlert(quint64 run, const SessionAlert &alert)
{
    if (run == m_calls.run())
        Q_EMIT m_clients.alertRaised(alert);
}

void LocalHub::onAlertsKept(quint64 run)
{
    if (run == m_calls.run())
        m_alerts.onKept();
}

void LocalHub::onJobChanged(quint64 run, const JobInfo &job)
{
    if (run == m_calls.run())
        Q_EMIT m_sending.jobChanged(job);
}

void LocalHub::onAudited(quint64 run, const QString &action)
{
    if (run != m_calls.run())
        return;
    m_people.onAudited(action);
    m_alerts.onAudited(action);
    m_activity.onAudited();
}

} // namespace hub::app
