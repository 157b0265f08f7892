// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <array>
#include <atomic>

namespace hub::http {

/// What the server has done since its start, for /metrics and the dashboard. Written by all workers, read by anyone.
struct ServerStats
{
    std::array<std::atomic<quint64>, 600> answers{}; ///< by HTTP status
    std::atomic<quint64> connections{0};             ///< accepted
    std::atomic<quint64> refusedConnections{0};      ///< over a limit
    std::atomic<quint64> leftEarly{0};               ///< clients that left before their answer
    std::atomic<quint64> microseconds{0};            ///< from a whole head to the answer, summed
    std::array<std::atomic<quint64>, 8>
        latency{};                  ///< answers within latencyBounds[i] (cumulative is the reader's work)
    std::atomic<qint64> streams{0}; ///< open now

    static constexpr std::array<qint64, 7> latencyBounds{1000, 5000, 25000, 100000, 500000, 5000000, 30000000}; // µs

    void answered(int status, qint64 us)
    {
        answers[std::size_t(status >= 0 && status < 600 ? status : 0)].fetch_add(1, std::memory_order_relaxed);
        microseconds.fetch_add(quint64(us), std::memory_order_relaxed);
        std::size_t i = 0;
        while (i < latencyBounds.size() && us > latencyBounds[i])
            ++i;
        latency[i].fetch_add(1, std::memory_order_relaxed);
    }
};

} // namespace hub::http
