// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/threadedobject.h"
#include "simulator/simulator.h"

#include <QUrl>

#include <memory>
#include <type_traits>

namespace hub::sim {

/// A simulator on a thread of its own. Made, started and stopped on one thread; `post` and `call` may be used from any
/// thread between start and stop.
class SimulatorThread
{
public:
    explicit SimulatorThread(SimulatorSettings settings = {}) : m_settings(std::move(settings)) {}

    /// Waits (some milliseconds) until the simulator listens. `prepare` runs on its thread before the first request.
    /// Error: `LISTEN_FAILED`.
    Result<quint16> start(const std::function<void(Simulator &)> &prepare = {});
    /// Waits until the thread has ended. Harmless when it is not running.
    void stop() { m_simulator.reset(); }

    [[nodiscard]] bool isRunning() const { return m_simulator != nullptr; }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QUrl baseUrl() const { return m_baseUrl; }

    /// Has the simulator's thread do something; does not wait.
    void post(std::function<void(Simulator &)> work) const { m_simulator->post(std::move(work)); }
    /// Has it done and waits for the result: for tests, never on an event loop that serves. Not from inside `post`.
    template<typename Work>
    auto call(Work work) const -> std::invoke_result_t<Work, Simulator &>
    {
        return m_simulator->call(std::move(work));
    }

private:
    SimulatorSettings m_settings;
    std::unique_ptr<ThreadedObject<Simulator>> m_simulator;
    quint16 m_port = 0;
    QUrl m_baseUrl;
};

} // namespace hub::sim
