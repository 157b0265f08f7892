// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/log/loghistory.h"

#include <algorithm>
#include <utility>

namespace hub {

LogHistory::LogHistory(std::size_t capacity) : m_capacity(std::max<std::size_t>(1, capacity)) {}

void LogHistory::append(Log::Level level, qint64 at, QString area, QString text)
{
    const std::lock_guard lock(m_mutex);
    if (m_lines.size() == m_capacity)
        m_lines.pop_front();
    m_lines.push_back({++m_last, at, level, std::move(area), std::move(text)});
}

std::vector<LogLine> LogHistory::since(quint64 number) const
{
    const std::lock_guard lock(m_mutex);
    const quint64 news = m_last - std::min(m_last, number);
    const auto count = std::min<std::size_t>(m_lines.size(), std::size_t(news));
    return {m_lines.end() - std::ptrdiff_t(count), m_lines.end()};
}

} // namespace hub
