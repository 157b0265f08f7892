// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/database.h"

#include "core/log/log.h"
#include "core/storage/connection.h"
#include "core/storage/migrations.h"
#include "core/storage/sql.h"

#include <QThread>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>

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
    void noteOutcome(const std::optional<Error> &error, Kind kind);
    [[nodiscard]] std::optional<Error> probeStore();
    void noteLost(const Error &error);
    void setState(State state);

    const DatabaseSettings m_settings;
    Log *const m_log;
    const Notify m_notify;

    // Of the SQL thread alone.
    Connection m_connection;
    Clock::time_point m_nextAttempt;
    std::chrono::milliseconds m_pause;
    std::optional<Clock::time_point> m_checkpointDue;
    qint64 m_logSize = 0; ///< of the write-ahead log, after the last job

    mutable std::mutex m_mutex; // guards what follows
    std::condition_variable m_wake;
    std::condition_variable m_progress; ///< something was finished
    std::deque<Job> m_queue;
    quint64 m_taken = 0;    ///< jobs ever queued
    quint64 m_finished = 0; ///< jobs of these that have run
    State m_state;
    bool m_accepting = false;
    bool m_stopping = false;

    std::unique_ptr<QThread> m_thread; // last: it uses all of the above
};

Database::Worker::Worker(const DatabaseSettings &settings, Log *log, Notify notify)
    : m_settings(settings)
    , m_log(log)
    , m_notify(std::move(notify))
    , m_connection(settings)
    , m_pause(settings.retryFirst)
    , m_state{false, QByteArrayLiteral("DATABASE_UNAVAILABLE"), QStringLiteral("the database is not open")}
{
}

Database::Worker::~Worker()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_accepting = false;
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread)
        m_thread->wait();
}

Result<void> Database::Worker::start()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_accepting)
            return {};
    }
    if (m_thread)
        m_thread->wait(); // of a first attempt that failed
    std::promise<Result<void>> promise;
    auto firstAttempt = promise.get_future();
    m_thread.reset(QThread::create([this, promise = std::move(promise)]() mutable { threadMain(std::move(promise)); }));
    m_thread->start();
    return firstAttempt.get();
}

void Database::Worker::enqueue(Job job)
{
    std::optional<Error> refusal;
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_accepting)
            refusal = Error{QByteArrayLiteral("DATABASE_UNAVAILABLE"), QStringLiteral("the database is not open")};
        else if (m_queue.size() >= size_t(m_settings.queueLimit))
            refusal = Error{QByteArrayLiteral("DATABASE_BUSY"), QStringLiteral("too much work waits for the database")};
        else {
            m_queue.push_back(std::move(job));
            ++m_taken;
        }
    }
    if (refusal)
        job.finish(std::move(refusal));
    else
        m_wake.notify_one();
}

void Database::Worker::finishPending()
{
    std::unique_lock lock(m_mutex);
    m_progress.wait(lock, [this, last = m_taken] { return m_finished >= last; });
}

Database::State Database::Worker::state() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state;
}

void Database::Worker::threadMain(std::promise<Result<void>> firstAttempt)
{
    const auto opened = connect();
    if (opened) {
        const std::scoped_lock lock(m_mutex);
        m_accepting = true;
    }
    firstAttempt.set_value(opened);
    if (opened)
        serve();
    m_connection.close(); // a connection of Qt's belongs to the thread that made it
}

void Database::Worker::serve()
{
    for (;;) {
        if (auto job = nextJob()) {
            runJob(*job);
            job.reset(); // what it holds on to is let go before it counts as finished
            noteFinished();
        } else if (const std::scoped_lock lock(m_mutex); m_stopping && m_queue.empty()) {
            break;
        }
        doChores();
    }
    if (m_checkpointDue)
        m_connection.checkpoint();
}

void Database::Worker::noteFinished()
{
    {
        const std::scoped_lock lock(m_mutex);
        ++m_finished;
    }
    m_progress.notify_all();
}

/// Waits for a job; nothing when a chore is due or the end has come.
std::optional<Database::Job> Database::Worker::nextJob()
{
    const auto chore = nextChore();
    std::unique_lock lock(m_mutex);
    const auto somethingToDo = [this] { return m_stopping || !m_queue.empty(); };
    if (chore)
        m_wake.wait_until(lock, *chore, somethingToDo);
    else
        m_wake.wait(lock, somethingToDo);
    if (m_queue.empty())
        return std::nullopt;
    Job job = std::move(m_queue.front());
    m_queue.pop_front();
    return job;
}

std::optional<Database::Worker::Clock::time_point> Database::Worker::nextChore() const
{
    if (!state().up)
        return m_nextAttempt;
    return m_checkpointDue;
}

void Database::Worker::doChores()
{
    const auto now = Clock::now();
    if (!state().up && now >= m_nextAttempt) {
        noteOutcome(probeStore(), Kind::Transaction);
    } else if (m_checkpointDue && now >= *m_checkpointDue) {
        m_checkpointDue.reset();
        if (m_connection.isOpen() && !m_connection.replaced())
            m_connection.checkpoint();
    }
}

Result<void> Database::Worker::connect()
{
    const auto opened = m_connection.open().and_then([this]() -> Result<void> {
        QSqlDatabase connection = m_connection.database();
        return migrate(connection);
    });
    if (!opened) {
        m_connection.close();
        return opened;
    }
    setState({true, {}, {}});
    return {};
}

/// An error if there is no usable connection now.
std::optional<Error> Database::Worker::ensureConnected()
{
    if (m_connection.isOpen()) {
        if (!m_connection.replaced())
            return std::nullopt;
        m_connection.close();
    }
    if (const auto opened = connect(); !opened)
        return opened.error();
    return std::nullopt;
}

void Database::Worker::runJob(const Job &job)
{
    // While the store is gone, or takes no writes, work fails at once; it is tried again when the pause is over.
    const State before = state();
    const bool hopeless = !m_connection.isOpen() || job.kind == Kind::Transaction;
    if (!before.up && hopeless && Clock::now() < m_nextAttempt) {
        job.finish(Error{before.code, before.why});
        return;
    }
    auto error = ensureConnected();
    if (!error)
        error = runConnected(job);
    noteOutcome(error, job.kind);
    // Reading (the accounts are asked twice a second) does not put the checkpoint off, only writing does.
    if (const qint64 logged = m_connection.logSize(); logged != std::exchange(m_logSize, logged) && logged > 0)
        m_checkpointDue = Clock::now() + m_settings.checkpointAfter;
    job.finish(std::move(error));
}

std::optional<Error> Database::Worker::runConnected(const Job &job)
{
    if (job.kind == Kind::Transaction)
        return runTransaction(job);
    if (job.kind == Kind::Probe) {
        const auto alive = m_connection.ping();
        return alive ? std::nullopt : std::optional(alive.error());
    }
    QSqlDatabase connection = m_connection.database();
    return job.execute(connection);
}

std::optional<Error> Database::Worker::runTransaction(const Job &job)
{
    auto error = attemptTransaction(job);
    if (error && error->code == "DATABASE_SERIALIZATION")
        error = attemptTransaction(job);
    if (error && error->code == "DATABASE_SERIALIZATION")
        error->code = QByteArrayLiteral("DATABASE_BUSY");
    return error;
}

std::optional<Error> Database::Worker::attemptTransaction(const Job &job)
{
    if (auto error = beginTransaction())
        return error;
    QSqlDatabase connection = m_connection.database();
    auto error = job.execute(connection);
    if (!error) {
        if (const auto committed = sql::change(connection, QStringLiteral("COMMIT")); !committed)
            error = committed.error();
    }
    if (error)
        rollBack();
    return error;
}

std::optional<Error> Database::Worker::beginTransaction()
{
    const QString statement = sql::begin(sql::dialectOf(m_connection.database()));
    auto begun = sql::change(m_connection.database(), statement);
    if (!begun && begun.error().code == "DATABASE_UNAVAILABLE") {
        // The connection died while nobody used it. Nothing has happened yet, so a new one may serve this very job.
        m_connection.close();
        if (const auto opened = connect(); !opened)
            return opened.error();
        begun = sql::change(m_connection.database(), statement);
    }
    if (!begun)
        return begun.error();
    return std::nullopt;
}

void Database::Worker::rollBack()
{
    // SQLite rolls back by itself when the disk is full, and then knows of no transaction: not an error. On PostgreSQL
    // a failed ROLLBACK means that the connection is gone, and with it the transaction.
    const auto done = sql::change(m_connection.database(), QStringLiteral("ROLLBACK"));
    if (!done && m_settings.isPostgres())
        m_connection.close();
}

/// What one piece of work tells of the store.
void Database::Worker::noteOutcome(const std::optional<Error> &error, Kind kind)
{
    if (error && (error->code == "DATABASE_UNAVAILABLE" || error->code == "DATABASE_CORRUPT" ||
                  error->code == "DATABASE_TOO_NEW")) {
        m_connection.close();
        noteLost(*error);
    } else if (error &&
               (error->code == "DATABASE_FULL" || (error->code == "DATABASE_BUSY" && !m_settings.isPostgres()))) {
        noteLost(*error); // a wait for one row of PostgreSQL says nothing of the store
    } else if (!m_connection.isOpen()) {
        noteLost(
            {QByteArrayLiteral("DATABASE_UNAVAILABLE"), QStringLiteral("the connection to the database was lost")});
    } else if (!error && kind == Kind::Transaction) {
        // Only a write proves that the disk has room and that the lock is free.
        m_pause = m_settings.retryFirst;
        setState({true, {}, {}});
    }
}

/// Looks for a store that is gone or takes no writes.
std::optional<Error> Database::Worker::probeStore()
{
    if (auto error = ensureConnected())
        return error;
    if (const auto alive = m_connection.ping(); !alive)
        return alive.error();
    Job write;
    write.kind = Kind::Transaction;
    write.execute = [](QSqlDatabase &connection) -> std::optional<Error> {
        const auto written =
            sql::change(connection, QStringLiteral("UPDATE revisions SET value = value WHERE name = 'accounts'"));
        if (!written)
            return written.error();
        return std::nullopt;
    };
    return runTransaction(write);
}

void Database::Worker::noteLost(const Error &error)
{
    m_nextAttempt = Clock::now() + m_pause;
    m_pause = std::min(m_pause * 2, m_settings.retryMost);
    setState({false, error.code, error.message});
}

void Database::Worker::setState(State state)
{
    {
        const std::scoped_lock lock(m_mutex);
        const bool news = m_state.up != state.up || m_state.code != state.code;
        m_state = state;
        if (!news)
            return;
    }
    if (m_log && state.up)
        m_log->info("storage", "database is up");
    else if (m_log)
        m_log->error("storage", "database is down", {{"code", state.code}, {"reason", state.why.toUtf8()}});
    m_notify(std::move(state));
}

Database::Database(DatabaseSettings settings, Log *log, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_worker(std::make_unique<Worker>(m_settings, log, [this, news = m_mailbox.address()](State state) {
        news.post([this, state = std::move(state)] { Q_EMIT stateChanged(state.up, state.why); });
    }))
{
}

Database::~Database() = default;

Result<void> Database::open()
{
    return m_worker->start();
}

Database::State Database::state() const
{
    return m_worker->state();
}

void Database::probe(const Mailbox::Address &replyTo, std::function<void(State)> done)
{
    Job job;
    job.kind = Kind::Probe;
    job.finish = [worker = m_worker.get(), replyTo, done = std::move(done)](std::optional<Error> error) {
        State state = error ? State{false, error->code, error->message} : worker->state();
        replyTo.post([done, state = std::move(state)] { done(state); });
    };
    m_worker->enqueue(std::move(job));
}

void Database::finishPending()
{
    m_worker->finishPending();
}

void Database::enqueue(Job job)
{
    m_worker->enqueue(std::move(job));
}

} // namespace hub
