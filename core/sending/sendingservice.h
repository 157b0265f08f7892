// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/export.h"
#include "core/result.h"
#include "core/sending/job.h"
#include "core/sending/jobrepository.h"
#include "core/sending/limitsrepository.h"
#include "core/sending/sendinglimits.h"
#include "core/sending/sendoutcome.h"
#include "core/sending/singlesend.h"
#include "core/storage/resultpage.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace hub {

class Database;
class Log;
class Sender;

/// All that a route, the dashboard or a test can ask of sending: the API of route group 5.
///
/// Every function may be called from any thread, returns at once, and blocks nobody: bodies are parsed on a thread of
/// their own, SQL runs on the store's. `done` runs where `replyTo` lives, exactly once, or never if that mailbox is
/// gone; what was asked for happens all the same. Errors are turned into HTTP by the server's one table; besides
/// those named below, each function may give a DATABASE_… error (503).
///
/// `scope` is the client that the caller acts for; unset, an administrator sees all clients' jobs. A job of another
/// client is NOT_FOUND. Ids of jobs are decimal text; any other text is NOT_FOUND too.
///
/// Made on the sender's thread and destroyed there, before the sender. The work that came in is finished then.
class HUB_CORE_EXPORT SendingService : public QObject
{
    Q_OBJECT

public:
    template<typename T>
    using Done = std::function<void(Result<T>)>;
    using Scope = std::optional<ClienteId>;
    using Reply = Mailbox::Address;

    /// `intakeLimit`: bulk bodies (up to 32 MiB each) that may wait; more get TOO_BUSY.
    SendingService(Database *database, Sender *sender, Log *log = nullptr, int intakeLimit = 8,
                   QObject *parent = nullptr);
    ~SendingService() override;

    /// POST /sender/send. Errors (nothing left): INVALID_REQUEST, RECIPIENT_OPTED_OUT (403), SENDING_STOPPED,
    /// SENDING_LIMITED (409), IDEMPOTENCY_KEY_REUSED (422), IDEMPOTENCY_KEY_IN_FLIGHT and IDEMPOTENCY_OUTCOME_UNKNOWN
    /// (409), TOO_MANY_REQUESTS (429), CLIENT_BUSY and SHUTTING_DOWN (503). A key keeps every answer after which the
    /// message may have left.
    void send(const SingleRequest &request, const audit::Actor &actor, Reply replyTo, Done<SendingAnswer> done);

    /// POST /sender/send-bulk with its whole body; answered once all is committed. Nothing accepted is a job that has
    /// completed. `key` as for `send`. Errors: INVALID_JSON, INVALID_REQUEST, TOO_BUSY, DUPLICATE_JOB (409: the client
    /// has had a job of the same messages to the same people within the hour, and `force` is not set), the
    /// IDEMPOTENCY_… ones.
    void createJob(QByteArray body, ClienteId client, const QByteArray &key, const audit::Actor &actor, Reply replyTo,
                   Done<JobReceipt> done);
    /// The same from typed rows.
    void createJob(const JobDraft &draft, const audit::Actor &actor, Reply replyTo, Done<JobReceipt> done);

    /// GET /sender/jobs, newest first; `next` is a job's number.
    void jobs(Scope scope, PageRequest page, Reply replyTo, Done<ResultPage<JobInfo>> done);
    /// GET /sender/jobs/:id
    void job(const QByteArray &id, Scope scope, Reply replyTo, Done<JobInfo> done);
    /// GET /sender/jobs/:id/messages?state=, in order; `next` is a message's number.
    void messages(const QByteArray &id, Scope scope, std::optional<MessageState> state, PageRequest page, Reply replyTo,
                  Done<ResultPage<MessageInfo>> done);

    /// POST /sender/jobs/:id/pause|resume|cancel: the job as it is then. Again is no error; JOB_FINISHED (409). What is
    /// in flight ends as it ends.
    void pause(const QByteArray &id, Scope scope, const audit::Actor &actor, Reply replyTo, Done<JobInfo> done);
    void resume(const QByteArray &id, Scope scope, const audit::Actor &actor, Reply replyTo, Done<JobInfo> done);
    void cancel(const QByteArray &id, Scope scope, const audit::Actor &actor, Reply replyTo, Done<JobInfo> done);
    /// POST /sender/jobs/:id/retry-failed: the new job. A failure is tried again once: NOTHING_TO_RETRY (409).
    void retryFailed(const QByteArray &id, Scope scope, const audit::Actor &actor, Reply replyTo, Done<JobInfo> done);
    /// POST /sender/jobs/:id/messages/:n/settle: an `unknown` message was sent, or (`sent` false) goes back to the
    /// queue; the job as it is then. MESSAGE_NOT_UNKNOWN and JOB_FINISHED (409), NOT_FOUND.
    void settle(const QByteArray &id, const QByteArray &number, bool sent, Scope scope, const audit::Actor &actor,
                Reply replyTo, Done<JobInfo> done);

    /// GET|PUT /sender/limits
    void limits(ClienteId client, Reply replyTo, Done<SendingLimits> done);
    void setLimits(ClienteId client, const SendingLimits &limits, const audit::Actor &actor, Reply replyTo,
                   Done<SendingLimits> done);

    /// GET|POST|DELETE /sender/opt-outs. Listed in order of `to`, those after `after` (empty: from the start); one row
    /// more than `limit` means that there are more. Adding and removing tell whether anything changed; INVALID_REQUEST
    /// for `to`.
    void optOuts(ClienteId client, const QString &after, int limit, Reply replyTo,
                 Done<std::vector<optouts::OptOut>> done);
    void addOptOut(ClienteId client, const QString &to, const audit::Actor &actor, Reply replyTo, Done<bool> done);
    void removeOptOut(ClienteId client, const QString &to, const audit::Actor &actor, Reply replyTo, Done<bool> done);

    /// POST /sender/stop-all|start-all: for one client, or (an administrator's, no scope) for everybody. Holds over
    /// restarts and on every hub of the store: nothing new is sent, single messages are refused. Starting everybody
    /// leaves a client stopped that has stopped itself. What an administrator has stopped, only an administrator starts
    /// (FORBIDDEN); the same holds for loosening his limits.
    void stopAll(Scope scope, const audit::Actor &actor, Reply replyTo, Done<void> done);
    void startAll(Scope scope, const audit::Actor &actor, Reply replyTo, Done<void> done);
    void isStopped(Scope scope, Reply replyTo, Done<bool> done);

    /// For metrics: what is open now.
    void backlog(Reply replyTo, Done<jobs::Backlog> done);

private:
    using Change = std::function<Result<ClienteId>(const QSqlDatabase &, qint64 id, qint64 now)>;

    void change(const QByteArray &id, Scope scope, const audit::Actor &actor, const char *action, Change change,
                Reply replyTo, Done<JobInfo> done);
    /// Reads a request on the thread for that, and tells the hash to which its key is tied.
    using ReadRequest = std::function<Result<BulkRequest>(QByteArray *hash)>;

    void intake(ClienteId client, const QByteArray &key, ReadRequest read, const audit::Actor &actor,
                const Reply &replyTo, const Done<JobReceipt> &done);
    void turnSwitch(bool stop, Scope scope, const audit::Actor &actor, Reply replyTo, Done<void> done);
    void changeOptOut(bool add, ClienteId client, const QString &to, const audit::Actor &actor, Reply replyTo,
                      Done<bool> done);
    template<typename T, typename Work>
    void read(Reply replyTo, Work work, Done<T> done);

    Database *m_database;
    Sender *m_sender;
    Mailbox::Address m_senderMailbox;
    std::unique_ptr<SingleSend> m_single;
    Mailbox m_mailbox; // brings callers' wishes to the sender's thread
    std::atomic<int> m_waitingBodies = 0;
    const int m_intakeLimit;
    QThreadPool m_intake; // last: ends first
};

} // namespace hub
