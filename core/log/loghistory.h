// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/log/log.h"

#include <QString>

#include <deque>
#include <mutex>
#include <vector>

namespace hub {

/// One line of the program's log, for people who read it in a window.
struct LogLine
{
    quint64 number = 0; ///< rises by one with every line
    qint64 at = 0;      ///< ms since 1970
    Log::Level level = Log::Level::Info;
    QString area;
    QString text; ///< event and fields, as in the text format; one line
};

/// The latest lines of a log, kept in memory: a ring. Thread-safe; never waits for anybody but another caller of its
/// own two functions.
class HUB_CORE_EXPORT LogHistory
{
public:
    explicit LogHistory(std::size_t capacity = 5000);

    void append(Log::Level level, qint64 at, QString area, QString text);
    /// Lines with a number above `number`, the oldest first.
    [[nodiscard]] std::vector<LogLine> since(quint64 number) const;

private:
    const std::size_t m_capacity;
    mutable std::mutex m_mutex;
    std::deque<LogLine> m_lines;
    quint64 m_last = 0;
};

} // namespace hub
