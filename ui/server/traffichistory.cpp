// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/server/traffichistory.h"

#include <algorithm>
#include <cmath>

namespace hub::ui {

namespace {

constexpr qint64 HoleMs = 3000; ///< samples come each second: after three without one, there is a hole

} // namespace

void TrafficHistory::add(const ServerSample &sample)
{
    if (!m_samples.empty() && sample.at <= m_samples.back().at)
        m_samples.clear();
    m_samples.push_back(sample);
    while (m_samples.front().at < sample.at - Window)
        m_samples.pop_front();
}

void TrafficHistory::setAll(const std::vector<ServerSample> &samples)
{
    m_samples.clear();
    for (const ServerSample &sample : samples)
        add(sample);
}

bool TrafficHistory::hasTraffic() const
{
    return std::any_of(m_samples.begin(), m_samples.end(),
                       [](const ServerSample &sample) { return sample.requestsPerSecond > 0; });
}

std::optional<size_t> TrafficHistory::nearest(qint64 at) const
{
    const auto after = std::lower_bound(m_samples.begin(), m_samples.end(), at,
                                        [](const ServerSample &sample, qint64 time) { return sample.at < time; });
    auto best = after;
    if (after == m_samples.end() || (after != m_samples.begin() && at - std::prev(after)->at < after->at - at)) {
        if (after == m_samples.begin())
            return std::nullopt;
        best = std::prev(after);
    }
    if (std::abs(best->at - at) > HoleMs)
        return std::nullopt;
    return size_t(best - m_samples.begin());
}

bool TrafficHistory::breaksBefore(size_t index) const
{
    return index == 0 || m_samples[index].at - m_samples[index - 1].at > HoleMs;
}

double TrafficHistory::peak() const
{
    double peak = 0;
    for (const ServerSample &sample : m_samples)
        peak = std::max({peak, sample.requestsPerSecond, sample.clientErrorsPerSecond, sample.serverErrorsPerSecond});
    return peak;
}

Axis Axis::upTo(double peak)
{
    const double wanted = std::isfinite(peak) ? std::max(peak, 1.0) : 1.0;
    const double power = std::pow(10.0, std::floor(std::log10(wanted)) - 1);
    for (const double factor : {2.0, 5.0, 10.0, 20.0, 50.0}) {
        const double step = factor * power;
        const double top = std::ceil(wanted / step - 1e-9) * step;
        if (top / step <= 5)
            return {top, step};
    }
    return {wanted, wanted / 2};
}

} // namespace hub::ui
