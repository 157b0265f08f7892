// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/sessionmanagerclient.h"

#include <array>
#include <atomic>

namespace hub::routes {

/// How the calls to the Session Manager ended, for /metrics. Thread-safe.
class ProxyStats
{
public:
    static constexpr std::size_t Outcomes = 9;
    /// Label of outcome i: `ok`, then the error kinds in their order.
    static const char *label(std::size_t outcome);

    void count(const SessionManagerOutcome &outcome)
    {
        const std::size_t i = outcome ? 0 : 1 + std::size_t(outcome.error().kind);
        m_counts[i].fetch_add(1, std::memory_order_relaxed);
    }
    [[nodiscard]] quint64 value(std::size_t outcome) const { return m_counts[outcome].load(std::memory_order_relaxed); }

private:
    std::array<std::atomic<quint64>, Outcomes> m_counts{};
};

} // namespace hub::routes
