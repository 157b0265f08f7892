// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/answer.h"

#include <QObject>
#include <QString>

#include <functional>
#include <utility>
#include <vector>

namespace hub::ui {

/// Many questions of one kind, one or a few under way at a time: marking messages, adding numbers, connecting clients.
/// It deletes itself at the end. On the window's thread.
class BatchRun : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<void> &)>;
    /// Asks for the `index`-th; `done` is called once, later, with `context` alive.
    using Ask = std::function<void(int index, QObject *context, Done done)>;

    static constexpr int AFew = 8; ///< enough to keep the store busy, few enough to stop soon

    /// Starts once the event loop runs, or with start().
    BatchRun(int count, Ask ask, QObject *parent, int atOnce = AFew);

    void start() { more(); }
    /// What is under way ends, nothing more begins.
    void cancel();

    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] int succeeded() const { return m_succeeded; }
    [[nodiscard]] int failed() const { return int(m_failures.size()); }
    [[nodiscard]] int ended() const { return m_succeeded + failed(); }
    /// Which failed, and why, in the order of their answers; foreign text.
    [[nodiscard]] const std::vector<std::pair<int, Error>> &failures() const { return m_failures; }
    /// The first failure's message; empty without one.
    [[nodiscard]] QString firstError() const
    {
        return m_failures.empty() ? QString() : m_failures.front().second.message;
    }

Q_SIGNALS:
    void progressed(int ended, int count);
    void finished();

private:
    void more();

    const int m_count;
    const Ask m_ask;
    const int m_atOnce;
    int m_next = 0;
    int m_underWay = 0;
    int m_succeeded = 0;
    bool m_cancelled = false;
    bool m_finished = false;
    std::vector<std::pair<int, Error>> m_failures;
};

} // namespace hub::ui
