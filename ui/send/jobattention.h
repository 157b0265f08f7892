// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/hubapi.h"

#include <QObject>

#include <map>

namespace hub::ui {

/// How many things of all clients' jobs wait for a person: jobs that stopped over their failures, and messages of which
/// nobody knows whether they were sent. A job that an operator has paused waits too, but he knows. Looks at the newest
/// thousand jobs and follows every change.
class JobAttention : public QObject
{
    Q_OBJECT

public:
    explicit JobAttention(HubApi &hub, QObject *parent = nullptr);

    [[nodiscard]] int waiting() const { return m_waiting; }

Q_SIGNALS:
    void waitingChanged(int waiting);
    /// The jobs are known now; whether there are any.
    void loaded(bool any);

private:
    void ask();
    void take(const JobInfo &job);
    void tell();

    HubApi &m_hub;
    std::map<qint64, int> m_waitingIn; // only jobs with something that waits
    std::map<qint64, int> m_news;      // changes since the question: newer than its answer
    bool m_asking = false;
    int m_waiting = 0;
};

} // namespace hub::ui
