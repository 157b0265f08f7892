// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/sendingapi.h"

#include <QSet>

namespace hub::ui {

/// Knows how many bulk jobs are at work, and whether all sending is stopped: what the shell must know before it stops
/// the hub. On the window's thread.
class JobWatch : public QObject
{
    Q_OBJECT

public:
    explicit JobWatch(SendingApi &sending, QObject *parent = nullptr);
    ~JobWatch() override;

    /// The hub is running: asks for what began before.
    void begin();
    /// Jobs that run or wait for their turn.
    [[nodiscard]] int active() const { return int(m_active.size()); }
    [[nodiscard]] bool isStopped() const { return m_stopped; }

Q_SIGNALS:
    void stoppedChanged(bool stopped);

private:
    void take(const JobInfo &job);
    void setStopped(bool stopped);

    SendingApi &m_sending;
    QSet<qint64> m_active;
    QSet<qint64> m_heard; // what was told of a job is newer than the list
    bool m_stopped = false;
};

} // namespace hub::ui
