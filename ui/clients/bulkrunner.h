// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "ui/common/batchrun.h"

#include <QElapsedTimer>
#include <QObject>

#include <deque>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace hub::ui {

/// What is said of a BulkJob: whole sentences, since languages put their words in different places.
struct BulkWords
{
    QString doing;     ///< `Connecting %1 of %2 clients…`
    QString done;      ///< `%1 clients are being connected.`
    QString doneOne;   ///< the same of one, by name
    QString failed;    ///< `%1 of %2 clients could not be connected.`
    QString failedOne; ///< the same of one, by name: `%1 could not be connected: %2`
};

/// Something to do with many clients.
struct BulkJob
{
    /// Asks for one client; the context and the answer are the runner's.
    using Step = std::function<void(ClienteId, QObject *context, Answer<void> done)>;

    std::vector<ClienteId> clients;
    Step step;
    BulkWords words;
};

/// What became of a BulkJob.
struct BulkReport
{
    BulkWords words;
    int wanted = 0;
    int succeeded = 0;
    std::vector<std::pair<ClienteId, Error>> failed;
    bool stopped = false;  ///< by the user
    bool hopeless = false; ///< given up, because it would have failed for the rest as well

    [[nodiscard]] int untried() const { return wanted - succeeded - int(failed.size()); }
};

/// Does something with many clients, one after the other: the next is asked for when the last is answered, so that
/// neither the hub nor the Session Manager is flooded. Jobs wait for each other. Gives a job up when the hub or the
/// Session Manager can do it for nobody. On the window's thread.
class BulkRunner : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void run(BulkJob job);
    /// Ends the job under way after the answer that it waits for, and forgets those that wait.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_run != nullptr; }

Q_SIGNALS:
    /// About ten times a second at most, and at the beginning. A sentence.
    void progressed(const QString &text);
    void finished(const hub::ui::BulkReport &report);

private:
    void begin();
    void announceProgress();
    void onProgressed();
    void end();
    [[nodiscard]] bool isHopeless() const;

    std::deque<BulkJob> m_waiting;
    BulkJob m_job;
    BatchRun *m_run = nullptr; // null: no job is under way
    bool m_stopped = false;
    bool m_hopeless = false;
    int m_succeeded = 0; // as of the answer before
    int m_failedInARow = 0;
    QElapsedTimer m_told;
};

} // namespace hub::ui
