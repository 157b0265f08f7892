// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "simulator/simulator.h"

#include <QThread>

#include <future>
#include <memory>
#include <type_traits>

namespace hub::sim {

/// A simulator on a thread of its own. Made, started and stopped on one thread; `post` and `call` may be used from any
/// thread between start and stop.
class SimulatorThread
{
public:
    explicit SimulatorThread(SimulatorSettings settings = {});
    /// Stops.
    ~SimulatorThread();
    SimulatorThread(const SimulatorThread &) = delete;
    SimulatorThread &operator=(const SimulatorThread &) = delete;

    /// Waits (some milliseconds) until the simulator listens. `prepare` runs on its thread before the first request.
    /// Error: `LISTEN_FAILED`.
    Result<quint16> start(std::function<void(Simulator &)> prepare = {});
    /// Waits until the thread has ended. Harmless when it is not running.
    void stop();

    [[nodiscard]] bool isRunning() const { return m_runner != nullptr; }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QUrl baseUrl() const { return m_baseUrl; }

    /// Has the simulator's thread do something; does not wait.
    void post(std::function<void(Simulator &)> work) const;
    /// Has it done and waits for the result: for tests, never on an event loop that serves. Not from inside `post`.
    template<typename Work>
    auto call(Work work) const -> std::invoke_result_t<Work, Simulator &>
    {
        using Value = std::invoke_result_t<Work, Simulator &>;
        // Shared, since std::function wants to be copyable.
        const auto task = std::make_shared<std::packaged_task<Value(Simulator &)>>(std::move(work));
        auto result = task->get_future();
        post([task](Simulator &simulator) { (*task)(simulator); });
        return result.get();
    }

private:
    class Runner;

    SimulatorSettings m_settings;
    std::unique_ptr<Runner> m_runner;
    quint16 m_port = 0;
    QUrl m_baseUrl;
};

} // namespace hub::sim
