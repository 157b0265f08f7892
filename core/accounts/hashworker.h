// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/async/workerthread.h"
#include "core/export.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace hub {

/// How much work one Argon2id hash is. The defaults are libsodium's "interactive" ones: 64 MiB and 50 to 100 ms.
struct HUB_CORE_EXPORT PasswordWork
{
    quint64 operations = 2;
    size_t memory = size_t(64) << 20; ///< bytes

    /// The least that libsodium takes, for tests.
    [[nodiscard]] static PasswordWork least();
};

/// Argon2id by libsodium. Slow by design: call these on a HashWorker only.
namespace passwordhash {

/// In the usual text form, with its own salt; nothing if there is not memory enough.
[[nodiscard]] HUB_CORE_EXPORT std::optional<QString> make(const QByteArray &password, const PasswordWork &work);
[[nodiscard]] HUB_CORE_EXPORT bool verify(const QString &hash, const QByteArray &password);
/// True if it was made with other work than `work`.
[[nodiscard]] HUB_CORE_EXPORT bool isOutdated(const QString &hash, const PasswordWork &work);
/// A hash of nothing: verifying against it does all the work of `work`, and always fails. Costs nothing to make.
[[nodiscard]] HUB_CORE_EXPORT QString unmatchable(const PasswordWork &work);

} // namespace passwordhash

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
