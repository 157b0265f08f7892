// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/connection.h"
#include "core/storage/database.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace hub {

/// The SQL thread of a Database: its queue, its connection, and the search for a store that is gone.
class Database::Worker
{
public:
    using Notify = std::function<void(State)>;

    /// `notify` is called on the SQL thread when the store goes or comes back.
    Worker(const DatabaseSettings &settings, Log *log, Notify notify);
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    /// Starts the thread and waits for its first attempt; a failed one ends the thread again.
    [[nodiscard]] Result<void> start();
    void enqueue(Job job);
    void finishPending();
    [[nodiscard]] State state() const;

private:
    using Clock = std::chrono::steady_clock;

    void threadMain(std::promise<Result<void>> firstAttempt);
    void serve();
    void noteFinished();
    [[nodiscard]] std::optional<Job> nextJob();
    [[nodiscard]] std::optional<Clock::time_point> nextChore() const;
    void doChores();

    [[nodiscard]] Result<void> connect();
    [[nodiscard]] std::optional<Error> ensureConnected();
    void runJob(const Job &job);
    [[nodiscard]] std::optional<Error> runConnected(const Job &job);
    [[nodiscard]] std::optional<Error> runTransaction(const Job &job);
    [[nodiscard]] std::optional<Error> attemptTransaction(const Job &job);
    [[nodiscard]] std::optional<Error> beginTransaction();
    void rollBack();
    void judge(const std::optional<Error> &error, Kind kind);
    [[nodiscard]] std::optional<Error> probeStore();
    void lost(const Error &error);
    void setState(State state);

    const DatabaseSettings m_settings;
    Log *const m_log;
    const Notify m_notify;

    // Of the SQL thread alone.
    Connection m_connection;
    Clock::time_point m_nextAttempt;
    std::chrono::milliseconds m_pause;
    std::optional<Clock::time_point> m_checkpointDue;

    mutable std::mutex m_mutex; // guards what follows
    std::condition_variable m_wake;
    std::condition_variable m_progress; ///< something was finished
    std::deque<Job> m_queue;
    quint64 m_taken = 0;    ///< jobs ever queued
    quint64 m_finished = 0; ///< jobs of these that have run
    State m_state;
    bool m_accepting = false;
    bool m_stopping = false;

    std::thread m_thread; // last: it uses all of the above
};

} // namespace hub
