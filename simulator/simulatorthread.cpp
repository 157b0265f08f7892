// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/simulatorthread.h"

namespace hub::sim {

Result<quint16> SimulatorThread::start(const std::function<void(Simulator &)> &prepare)
{
    stop();
    auto simulator = std::make_unique<ThreadedObject<Simulator>>(
        QStringLiteral("session-manager"), [settings = m_settings] { return std::make_unique<Simulator>(settings); });
    HUB_TRY(m_port, simulator->call([&prepare](Simulator &made) {
        if (prepare)
            prepare(made);
        return made.listen();
    }));
    m_baseUrl = simulator->call([](Simulator &made) { return made.baseUrl(); });
    m_simulator = std::move(simulator);
    return m_port;
}

} // namespace hub::sim
