// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

namespace hub::sim {

/// A range from which each send draws how long it takes; equal ends: fixed.
struct Latency
{
    std::chrono::milliseconds min{0};
    std::chrono::milliseconds max{0};
};

/// How long things take at the simulated Session Manager.
struct Timing
{
    std::chrono::milliseconds qrRotation{20000}; ///< a QR code lives this long
    std::chrono::milliseconds initDelay{300};    ///< from connect to the QR code, or to ready where a phone is linked
    std::chrono::milliseconds linkDelay{600};    ///< from the scan to ready: half AUTHENTICATED, half INITIALIZING
    Latency sendLatency;
};

} // namespace hub::sim
