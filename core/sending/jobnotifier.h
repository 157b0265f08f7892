// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/sending/sendercontext.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace hub {

class Database;

/// Tells how jobs get on, however fast they go: collects which jobs changed, reads them once an interval, and logs what
/// an operator would want to know (paused, why; ended).
///
/// Lives on the sender's thread.
class JobNotifier : public QObject
{
    Q_OBJECT

public:
    JobNotifier(const SenderContext *context, Database *database, QObject *parent = nullptr);

    void onChanged(qint64 job);

private:
    void readChanged();
    void announce(const JobInfo &job);

    const SenderContext *m_context;
    Database *m_database;
    Mailbox m_mailbox;
    QSet<qint64> m_changed;
    QHash<qint64, std::pair<JobState, PauseReason>> m_told; // of open jobs: what the log has heard
    bool m_scheduled = false;
};

} // namespace hub
