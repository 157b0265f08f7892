// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/passwordhash.h"
#include "core/async/mailbox.h"
#include "core/async/workerthread.h"
#include "core/export.h"
#include "core/result.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace hub {

/// The only place where passwords are hashed: its own threads, at lower priority where the system lets us, so that a
/// storm of logins does not slow what serves. At most `queueLimit` wait; more are refused with TOO_BUSY, at once.
///
/// Thread-safe. `done` runs where `replyTo` lives. Errors: TOO_BUSY; also when there is no memory for the hash.
class HUB_CORE_EXPORT HashWorker
{
public:
    struct Settings
    {
        PasswordWork work = {};
        int threads = 1;
        bool lowPriority = true; ///< below what serves; a subcommand, which serves nobody, need not stand back
        int queueLimit = 32;     ///< with one thread the last one waits about 3 s
    };
    struct Verdict
    {
        bool matches = false;
        QString newHash; ///< set if the password matches a hash made with other work than today's
    };

    explicit HashWorker(Settings settings);
    /// Finishes the hash under way; what still waits is dropped, unanswered.
    ~HashWorker();
    HashWorker(const HashWorker &) = delete;
    HashWorker &operator=(const HashWorker &) = delete;

    void hash(QByteArray password, const Mailbox::Address &replyTo, std::function<void(Result<QString>)> done);
    /// Without a hash (there is no such user) it does the same work and says no.
    void verify(std::optional<QString> hash, QByteArray password, const Mailbox::Address &replyTo,
                std::function<void(Result<Verdict>)> done);

    /// How many Argon2id computations have been done.
    [[nodiscard]] quint64 computations() const { return m_computations; }

private:
    struct Job
    {
        std::function<void()> run;
        std::function<void()> refuse;
    };

    void enqueue(Job job);
    void threadMain();
    [[nodiscard]] Result<QString> compute(const QByteArray &password);
    [[nodiscard]] Result<Verdict> check(const std::optional<QString> &hash, const QByteArray &password);

    const Settings m_settings;
    const QString m_unmatchable;
    std::atomic<quint64> m_computations = 0;

    std::mutex m_mutex; // guards what follows
    std::condition_variable m_wake;
    std::deque<Job> m_queue;
    bool m_stopping = false;

    std::deque<WorkerThread> m_threads; // last: they use all of the above
};

} // namespace hub
