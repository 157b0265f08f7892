// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/simulatorthread.h"

namespace hub::sim {

/// The thread and what it tells once it is up.
class SimulatorThread::Runner : public QThread
{
public:
    struct Up
    {
        Mailbox::Address mailbox;
        Simulator *simulator; // for calls through the mailbox only
        quint16 port;
        QUrl baseUrl;
    };

    Runner(SimulatorSettings settings, std::function<void(Simulator &)> prepare)
        : m_settings(std::move(settings)), m_prepare(std::move(prepare))
    {
    }

    std::future<Result<Up>> future() { return m_promise.get_future(); }
    void setUp(const Up &up) { m_up = up; }
    [[nodiscard]] const Up &up() const { return m_up; }

protected:
    void run() override
    {
        Simulator simulator(m_settings);
        Mailbox mailbox; // after the simulator: gone before it, so no call reaches a dead one
        if (m_prepare)
            m_prepare(simulator);
        if (const auto port = simulator.listen(); port) {
            m_promise.set_value(Up{mailbox.address(), &simulator, *port, simulator.baseUrl()});
            exec();
        } else {
            m_promise.set_value(tl::unexpected(port.error()));
        }
    }

private:
    SimulatorSettings m_settings;
    std::function<void(Simulator &)> m_prepare;
    std::promise<Result<Up>> m_promise;
    Up m_up{}; // used by the starting side only
};

SimulatorThread::SimulatorThread(SimulatorSettings settings) : m_settings(std::move(settings)) {}

SimulatorThread::~SimulatorThread()
{
    stop();
}

Result<quint16> SimulatorThread::start(std::function<void(Simulator &)> prepare)
{
    stop();
    auto runner = std::make_unique<Runner>(m_settings, std::move(prepare));
    auto future = runner->future();
    runner->setObjectName(QStringLiteral("session-manager"));
    runner->start();
    const auto up = future.get();
    if (!up) {
        runner->wait();
        return tl::unexpected(up.error());
    }
    runner->setUp(*up);
    m_runner = std::move(runner);
    m_port = up->port;
    m_baseUrl = up->baseUrl;
    return m_port;
}

void SimulatorThread::stop()
{
    if (!m_runner)
        return;
    // Through the mailbox, so that it comes after `exec` has begun: a quit before that is lost.
    m_runner->up().mailbox.post([] { QThread::currentThread()->quit(); });
    m_runner->wait();
    m_runner.reset();
}

void SimulatorThread::post(std::function<void(Simulator &)> work) const
{
    Q_ASSERT(m_runner);
    m_runner->up().mailbox.post([work = std::move(work), simulator = m_runner->up().simulator] { work(*simulator); });
}

} // namespace hub::sim
