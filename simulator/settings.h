// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/model/client.h"

#include <QHostAddress>
#include <QString>

#include <optional>

namespace hub::sim {

struct SimulatorSettings
{
    QHostAddress host = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0; ///< 0: any free one
    /// A second port that serves only the control API and stays open through outages; 0: any free one; unset: none.
    std::optional<quint16> controlPort = {};
    Timing timing = {};
    /// Speaks another engine's dialect: `waha`, `evolution`, …; empty: the Session Manager's.
    QString engine = {};
    QByteArray engineKey = {}; ///< what that engine's callers must show; empty: nothing
    /// Repeats the same random payloads, latencies and faults; unset: different ones each time.
    std::optional<quint32> seed = {};
};

} // namespace hub::sim
