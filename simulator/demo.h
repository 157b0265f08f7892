// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/simulator.h"

#include <QString>

#include <vector>

namespace hub::sim {

/// One of the sample clients.
struct DemoClient
{
    ClienteId id;
    QString name;
    State state;
};

/// Clients 51 to 59, one in each of the real one's nine states, and 60 to 62, which wait for a phone. Nobody scans for
/// them.
[[nodiscard]] std::vector<DemoClient> demoClients();

/// Puts the sample clients into a simulator: QR codes that rotate every 20 s (one as a raw string), sends that take a
/// while.
void addDemoClients(Simulator &simulator);

} // namespace hub::sim
