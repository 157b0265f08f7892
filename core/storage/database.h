// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/export.h"
#include "core/result.h"
#include "core/storage/databasesettings.h"

#include <QObject>
#include <QString>

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <utility>

class QSqlDatabase;

namespace hub {

class Log;

/// The store: one connection on a thread of its own, to which work is handed.
///
/// `run` and `transaction` may be called from any thread. The work runs on the SQL thread, one at a time and in the
/// order in which it came; `done` runs where `replyTo` lives, exactly once (never, if that mailbox is gone; the work
/// still runs). Work must not keep a query or the connection beyond its return. At most `DatabaseSettings::queueLimit`
/// pieces of work wait; more are refused with DATABASE_BUSY, so memory is bounded.
///
/// Errors: DATABASE_BUSY (locked too long, or the queue is full), DATABASE_FULL (disk), DATABASE_UNAVAILABLE (no
/// connection), DATABASE_CORRUPT, DATABASE_TOO_NEW (schema), DATABASE_ERROR (a wrong statement), CONFLICT (unique), and
/// whatever the work itself returns. A store that is gone is sought again with growing pauses; until it is back, work
/// fails at once instead of waiting.
class HUB_CORE_EXPORT Database : public QObject
{
    Q_OBJECT

public:
    template<typename T>
    using Work = std::function<Result<T>(QSqlDatabase &)>;
    template<typename T>
    using Done = std::function<void(Result<T>)>;

    /// What /health/ready tells.
    struct State
    {
        bool up = false;
        QByteArray code; ///< as in Error; empty while up
        QString why;     ///< one sentence without a password; empty while up
    };

    /// `log` may be null and must outlive the database.
    explicit Database(DatabaseSettings settings, Log *log = nullptr, QObject *parent = nullptr);
    /// Finishes the work that waits, then closes.
    ~Database() override;

    /// Opens the store and brings its schema up to date. Waits for it, so call it before anything serves. Once it has
    /// failed, it may be called again.
    [[nodiscard]] Result<void> open();

    /// Thread-safe: whether the last access worked.
    [[nodiscard]] State state() const;
    /// Asks the store now; `done` gets the state after that.
    void probe(const Mailbox::Address &replyTo, std::function<void(State)> done);

    [[nodiscard]] const DatabaseSettings &settings() const { return m_settings; }

    /// Runs `work` without a transaction around it: for a single statement.
    template<typename T>
    void run(const Mailbox::Address &replyTo, Work<T> work, Done<T> done)
    {
        submit<T>(Kind::Plain, replyTo, std::move(work), std::move(done));
    }

    /// Runs `work` between BEGIN and COMMIT; an error of the work, or of the commit, rolls back. PostgreSQL may refuse
    /// a transaction as deadlocked or not serialisable: it is then run once more from the start, so `work` must have no
    /// effect outside the database. A connection lost during COMMIT is DATABASE_UNAVAILABLE, and the outcome is
    /// unknown.
    template<typename T>
    void transaction(const Mailbox::Address &replyTo, Work<T> work, Done<T> done)
    {
        submit<T>(Kind::Transaction, replyTo, std::move(work), std::move(done));
    }

    /// The same two for who has no event loop yet: the start and the subcommands. They block the calling thread, so no
    /// thread that serves may use them.
    template<typename T>
    [[nodiscard]] Result<T> runAndWait(Work<T> work)
    {
        return submitAndWait<T>(Kind::Plain, std::move(work));
    }
    template<typename T>
    [[nodiscard]] Result<T> transactionAndWait(Work<T> work)
    {
        return submitAndWait<T>(Kind::Transaction, std::move(work));
    }

    /// Blocks until everything that was handed over before has run: for the destructors of those whose work refers to
    /// them.
    void finishPending();

Q_SIGNALS:
    /// Emitted on the thread of this object.
    void stateChanged(bool up, const QString &why);

private:
    class Worker;
    enum class Kind { Plain, Transaction, Probe };
    struct Job
    {
        Kind kind = Kind::Plain;
        std::function<std::optional<Error>(QSqlDatabase &)> execute; ///< the error, if any
        std::function<void(std::optional<Error>)> finish;            ///< an error here replaces the work's own result
    };

    template<typename T>
    void submit(Kind kind, const Mailbox::Address &replyTo, Work<T> work, Done<T> done)
    {
        const auto result = std::make_shared<Result<T>>(failure({}, {}));
        enqueue(makeJob<T>(kind, result, std::move(work), [result, replyTo, done = std::move(done)] {
            replyTo.post([result, done] { done(std::move(*result)); });
        }));
    }

    template<typename T>
    Result<T> submitAndWait(Kind kind, Work<T> work)
    {
        const auto result = std::make_shared<Result<T>>(failure({}, {}));
        const auto finished = std::make_shared<std::promise<void>>();
        auto future = finished->get_future();
        enqueue(makeJob<T>(kind, result, std::move(work), [finished] { finished->set_value(); }));
        future.wait();
        return std::move(*result);
    }

    template<typename T>
    static Job makeJob(Kind kind, std::shared_ptr<Result<T>> result, Work<T> work, std::function<void()> deliver)
    {
        return {kind,
                [result, work = std::move(work)](QSqlDatabase &connection) -> std::optional<Error> {
                    *result = work(connection);
                    if (result->has_value())
                        return std::nullopt;
                    return result->error();
                },
                [result, deliver = std::move(deliver)](std::optional<Error> error) {
                    if (error)
                        *result = tl::unexpected<Error>(std::move(*error));
                    deliver();
                }};
    }

    void enqueue(Job job);

    const DatabaseSettings m_settings;
    Mailbox m_mailbox; // brings news from the SQL thread
    std::unique_ptr<Worker> m_worker;
};

} // namespace hub
