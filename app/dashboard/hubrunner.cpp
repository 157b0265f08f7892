// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/hubrunner.h"

#include "app/demo.h"
#include "app/hub.h"
#include "app/services.h"

#include <QCoreApplication>
#include <QDateTime>

namespace hub::app {

namespace {

struct HubRunnerText
{
    Q_DECLARE_TR_FUNCTIONS(hub::HubRunner)
};

constexpr std::chrono::milliseconds SamplePeriod{1000};

} // namespace

HubRunner::HubRunner(Log &log, HubObserver &observer, Mailbox::Address window)
    : m_log(log), m_observer(observer), m_window(std::move(window)), m_sampleTimer(this)
{
    connect(&m_sampleTimer, &QTimer::timeout, this, &HubRunner::sample);
}

HubRunner::~HubRunner()
{
    m_feed.reset(); // before what it follows
}

template<typename Call>
void HubRunner::tell(Call call)
{
    m_window.post([observer = &m_observer, call = std::move(call)] { call(*observer); });
}

void HubRunner::setDirectory(DataDirectory directory)
{
    m_directory = std::move(directory);
}

void HubRunner::start(quint64 run, const Settings &settings)
{
    m_run = run;
    m_settings = settings;
    if (m_goal == Goal::Stop)
        return;
    if (m_up) {
        m_goal = Goal::Restart;
        halt();
    } else {
        launch();
    }
}

void HubRunner::makeHub()
{
    m_hub = std::make_unique<Hub>(m_settings, m_log);
    if (m_directory)
        m_hub->setDirectory(std::move(*std::exchange(m_directory, std::nullopt)));
    // Queued: what hears of the end takes the hub apart.
    connect(m_hub.get(), &Hub::stopped, this, &HubRunner::onHubStopped, Qt::QueuedConnection);
    connect(m_hub.get(), &Hub::serverStopped, this, &HubRunner::onServerStopped);
    m_sampled.start();
    m_sampleTimer.start(SamplePeriod);
}

void HubRunner::launch()
{
    m_goal = Goal::Run;
    if (m_hub)
        m_hub->setSettings(m_settings);
    else
        makeHub();
    if (const auto started = m_hub->startBackground(); !started) {
        m_hub->takeApart();
        setServerState(ServerState::Phase::Stopped);
        m_log.error("hub", "not started", {{"reason", started.error().message.toUtf8()}});
        tell([run = m_run, error = started.error()](HubObserver &observer) { observer.onFailed(run, error); });
        return;
    }
    m_up = true;
    m_feed = std::make_unique<HubFeed>(m_hub->services(), m_run, m_observer, m_window);
    if (m_serverWanted)
        listen();
    greet();
}

/// Finds out what the window must know at once of a hub that runs, and tells it.
void HubRunner::greet()
{
    RunningHub running{.services = &m_hub->services(),
                       .database = &m_hub->database(),
                       .sessionManager = m_hub->settings().sessionManager.baseUrl,
                       .demoAccount = m_demoAccount};
    if (m_settings.program.demo && m_demoAccount.isEmpty()) {
        greetDemo(running);
        return;
    }
    m_hub->services().accounts().users().count(m_feed->mailbox(), [this, running](const Result<int> &count) mutable {
        running.hasAccount = !count || *count > 0;
        tellRunning(running);
    });
}

void HubRunner::greetDemo(RunningHub running)
{
    prepareDemo(m_hub->services(), m_feed->mailbox(), [this, running](const Result<QString> &password) mutable {
        if (password)
            m_demoAccount = HubRunnerText::tr("%1, password %2").arg(QLatin1String(DemoUser), *password);
        else
            m_log.error("demo", "no account", {{"reason", password.error().code}});
        running.demoAccount = m_demoAccount;
        tellRunning(running);
    });
}

void HubRunner::tellRunning(const RunningHub &running)
{
    tell([run = m_run, running](HubObserver &observer) { observer.onRunning(run, running); });
}

/// Ends the services in peace; onHubStopped() goes on to the goal.
void HubRunner::halt()
{
    m_feed.reset();
    if (std::exchange(m_stopping, true))
        return;
    if (m_hub->server())
        setServerState(ServerState::Phase::Stopping);
    if (m_goal == Goal::Restart)
        m_hub->stopPatiently();
    else
        m_hub->stop();
}

void HubRunner::stop()
{
    const bool again = m_goal == Goal::Stop;
    m_goal = Goal::Stop;
    if (!m_up) {
        if (!again)
            end();
    } else if (again) {
        m_hub->stop(); // at once
    } else if (m_stopping) {
        // A restart waits as long as a message needs; a stop only as long as the settings say.
        QTimer::singleShot(m_settings.program.drainTime, this, [this] {
            if (m_stopping)
                m_hub->stop();
        });
    } else {
        halt();
    }
}

void HubRunner::stopAndTell(std::function<void()> ended)
{
    if (m_goal == Goal::Stop && !m_hub) {
        ended();
        return;
    }
    m_onEnd = std::move(ended);
    if (m_goal != Goal::Stop)
        stop();
}

void HubRunner::onHubStopped()
{
    if (!std::exchange(m_stopping, false))
        return;
    m_up = false;
    if (m_hub->server())
        m_sampler.noteEnd(*m_hub->server());
    m_hub->takeApart();
    setServerState(ServerState::Phase::Stopped);
    tell([](HubObserver &observer) { observer.onGone(); });
    if (m_goal == Goal::Stop)
        end();
    else
        launch();
}

void HubRunner::end()
{
    m_sampleTimer.stop();
    m_hub.reset(); // and with it the lock of its directory
    m_directory.reset();
    tell([](HubObserver &observer) { observer.onStopped(); });
    if (m_onEnd)
        m_onEnd();
}

void HubRunner::startServer()
{
    m_serverWanted = true;
    listen();
}

void HubRunner::stopServer()
{
    m_serverWanted = false;
    if (!m_up || m_stopping)
        return;
    if (m_hub->server()) {
        setServerState(ServerState::Phase::Stopping);
        m_hub->stopServer();
    } else {
        setServerState(ServerState::Phase::Stopped);
    }
}

void HubRunner::use(const Settings &settings)
{
    m_settings = settings;
    if (m_up && !m_stopping) // else the next launch will
        m_hub->setSettings(m_settings);
}

void HubRunner::serveBy(const Settings &settings)
{
    use(settings);
    if (!m_up || m_stopping)
        return;
    if (m_hub->server()) {
        setServerState(ServerState::Phase::Stopping);
        m_hub->stopServer();
    } else if (m_serverWanted) {
        listen();
    } else {
        setServerState(m_server.phase);
    }
}

void HubRunner::listen()
{
    if (!m_up || m_stopping || m_hub->server())
        return;
    setServerState(ServerState::Phase::Starting);
    if (const auto started = m_hub->startServer(); !started) {
        m_log.error("server", "not listening", {{"reason", started.error().message.toUtf8()}});
        setServerState(ServerState::Phase::Failed, started.error());
    } else {
        setServerState(ServerState::Phase::Listening);
    }
}

void HubRunner::onServerStopped()
{
    m_sampler.noteEnd(*m_hub->server());
    m_hub->endServer();
    setServerState(ServerState::Phase::Stopped);
    if (m_serverWanted)
        listen();
}

void HubRunner::setServerState(ServerState::Phase phase, const Error &error)
{
    const Settings::Listening &listening = m_settings.listening;
    const bool isListening = phase == ServerState::Phase::Listening;
    m_server.phase = phase;
    m_server.address = listening.host.toString();
    m_server.port = isListening ? m_hub->server()->port() : listening.port;
    m_server.tls = !listening.tlsCertificate.isEmpty();
    m_server.page = isListening ? QUrl(m_hub->pageAddress()) : QUrl();
    m_server.error = error;
    tell([state = m_server](HubObserver &observer) { observer.onServerState(state); });
}

void HubRunner::sample()
{
    const ServerSample sample = m_sampler.takeSample(m_hub ? m_hub->server() : nullptr,
                                                     QDateTime::currentMSecsSinceEpoch(), m_sampled.restart());
    tell([sample](HubObserver &observer) { observer.onSampled(sample); });
}

void HubRunner::testEngine(const SessionManagerSettings &settings, EngineTest::Done done)
{
    new EngineTest(settings, std::move(done), this); // deletes itself
}

} // namespace hub::app
