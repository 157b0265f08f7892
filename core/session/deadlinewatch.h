// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <vector>

namespace hub {

/// Many deadlines, one QTimer. Moving a deadline back, which a call does at every byte, is a store of a number; the
/// timer only ever looks after the earliest one and checks when it fires. (Three QTimers a call would cost more than
/// its parsing.)
///
/// Lives on one thread; deadlines are reached within a few per cent, as with Qt::CoarseTimer, and never early.
class DeadlineWatch : public QObject
{
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;
    static constexpr Clock::time_point Never = Clock::time_point::max();

    class Watched
    {
    public:
        virtual ~Watched() = default;
        /// The deadline is Never again. May unwatch anything, itself too.
        virtual void deadlineReached() = 0;

    private:
        friend class DeadlineWatch;
        Clock::time_point m_deadline = Never;
        std::size_t m_index = 0;
    };

    explicit DeadlineWatch(QObject *parent = nullptr);

    void watch(Watched *watched);
    void unwatch(Watched *watched);
    void setDeadline(Watched *watched, Clock::time_point deadline);

    /// All that are watched now.
    [[nodiscard]] const std::vector<Watched *> &all() const { return m_all; }

private:
    void check();
    void arm(Clock::time_point deadline, Clock::time_point now);

    std::vector<Watched *> m_all; // each knows its index
    QTimer m_timer;
    Clock::time_point m_armedFor = Never;
};

} // namespace hub
