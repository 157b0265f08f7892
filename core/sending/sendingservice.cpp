// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/sendingservice.h"

#include "core/log/log.h"
#include "core/sending/jobrepository.h"
#include "core/sending/limitsrepository.h"
#include "core/sending/recipient.h"
#include "core/sending/sender.h"
#include "core/storage/auditrepository.h"
#include "core/storage/database.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace hub {

namespace {

template<typename T>
void deliver(const Mailbox::Address &replyTo, const SendingService::Done<T> &done, Result<T> result)
{
    replyTo.post([done, result = std::move(result)] { done(result); });
}

tl::unexpected<Error> noSuchJob()
{
    return failure(QByteArrayLiteral("NOT_FOUND"), QStringLiteral("There is no such job."));
}

std::optional<qint64> numberOf(const QByteArray &text, qint64 lowest)
{
    bool valid = false;
    const qint64 number = text.toLongLong(&valid);
    if (!valid || number < lowest || QByteArray::number(number) != text)
        return std::nullopt;
    return number;
}

constexpr int Accepted = 202;
constexpr qint64 SameJobWithin = 60LL * 60 * 1000;
constexpr qint64 LongestIntake = 10LL * 60 * 1000;

EngineProfile::Limits limitsOf(const EngineProfile *engine)
{
    return engine ? engine->limits() : EngineProfile::Limits();
}

QByteArray compactJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

JobReceipt receiptOf(qint64 job, const BulkRequest &request)
{
    JobReceipt receipt{QString::number(job), int(request.rows().size()), {}, {}};
    receipt.rejected.reserve(request.rejected().size());
    for (const BulkRequest::Rejection &rejection : request.rejected())
        receipt.rejected.push_back({rejection.index, rejection.text()});
    for (const BulkRequest::Warning &warning : request.warnings())
        receipt.warnings.push_back({warning.index, warning.text()});
    return receipt;
}

/// One bulk request on its way into the store.
struct BulkIntake
{
    /// What came of it, and the new job (none if the receipt is a former one's).
    struct Taken
    {
        JobReceipt receipt;
        std::optional<qint64> job;
    };

    idempotency::Request key; ///< the client, and the Idempotency-Key if there is one
    BulkRequest request;
    audit::Actor actor;
    QString hubId;
    bool soleHub = true;

    /// Commits the job, its messages, the answer kept for the key, and the audit row: all or nothing. On the SQL
    /// thread, inside a transaction.
    [[nodiscard]] Result<Taken> commit(const QSqlDatabase &db, qint64 now) const;
    /// Why there must be no such job now, if so.
    [[nodiscard]] Result<std::optional<Error>> refusalOf(const QSqlDatabase &db, qint64 now) const;
};

Result<std::optional<Error>> BulkIntake::refusalOf(const QSqlDatabase &db, qint64 now) const
{
    const JobOptions &options = request.options();
    if (options.expiresAt > 0 && options.expiresAt <= now)
        return invalidField("expires_at", QStringLiteral("must lie ahead")).value();
    if (options.force)
        return std::optional<Error>();
    HUB_TRY(const auto same, jobs::findSame(db, key.client, request.fingerprint(), now - SameJobWithin));
    if (!same)
        return std::optional<Error>();
    return Error{QByteArrayLiteral("DUPLICATE_JOB"),
                 u"Job " % QString::number(*same) %
                     u" of less than an hour ago has the same messages to the same people;"
                     " \"force\": true sends them once more."};
}

Result<BulkIntake::Taken> BulkIntake::commit(const QSqlDatabase &db, qint64 now) const
{
    const bool hasKey = !key.key.isEmpty();
    if (hasKey) {
        HUB_TRY(auto known, idempotency::begin(db, key, hubId, soleHub, LongestIntake, now));
        if (known)
            return Taken{receiptFromJson(QJsonDocument::fromJson(known->body).object()), std::nullopt};
    }
    HUB_TRY(auto refusal, refusalOf(db, now));
    if (refusal)
        return tl::unexpected(*std::move(refusal));
    HUB_TRY(const auto job, jobs::create(db, key.client, request, actor.name, now));
    HUB_CHECK(audit::append(db, actor, "job_create", key.client, QString::number(job),
                            u"accepted " % QString::number(request.rows().size()) % u", rejected " %
                                QString::number(request.rejected().size()),
                            now));
    Taken taken{receiptOf(job, request), job};
    if (hasKey) {
        HUB_CHECK(idempotency::finish(db, key, {Accepted, compactJson(toJson(taken.receipt))}));
    }
    return taken;
}

} // namespace

SendingService::SendingService(Database *database, Sender *sender, Log *log, int intakeLimit, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_sender(sender)
    , m_senderMailbox(sender->mailbox())
    , m_single(std::make_unique<SingleSend>(database, sender, log))
    , m_intakeLimit(intakeLimit)
{
    m_intake.setMaxThreadCount(1); // parsing 32 MiB takes a tenth of a second: one after the other is soon enough
}

SendingService::~SendingService() = default;

template<typename T, typename Work>
void SendingService::read(Reply replyTo, Work work, Done<T> done)
{
    m_database->run<T>(
        replyTo, [work = std::move(work)](QSqlDatabase &db) { return work(db); }, std::move(done));
}

void SendingService::send(const SingleRequest &request, const audit::Actor &actor, Reply replyTo,
                          Done<SendingAnswer> done)
{
    m_mailbox.post([this, request, actor, replyTo, done] {
        m_single->send(request, actor, [replyTo, done](const Result<SendingAnswer> &answer) {
            deliver<SendingAnswer>(replyTo, done, answer);
        });
    });
}

void SendingService::createJob(QByteArray body, ClienteId client, const QByteArray &key, const audit::Actor &actor,
                               Reply replyTo, Done<JobReceipt> done)
{
    if (!key.isEmpty() && !idempotency::isKey(key)) {
        deliver<JobReceipt>(
            replyTo, done,
            invalidField("Idempotency-Key", QStringLiteral("must be 1 to 255 printable ASCII characters")));
        return;
    }
    intake(
        client, key,
        [body = std::move(body), hasKey = !key.isEmpty(), limits = limitsOf(m_sender->engine())](QByteArray *hash) {
            if (hasKey)
                *hash = idempotency::hashOf("send-bulk", body);
            return BulkRequest::parse(body, limits);
        },
        actor, replyTo, done);
}

void SendingService::createJob(const JobDraft &draft, const audit::Actor &actor, Reply replyTo, Done<JobReceipt> done)
{
    intake(
        draft.client, {},
        [draft, limits = limitsOf(m_sender->engine())](QByteArray *) { return BulkRequest::of(draft, limits); }, actor,
        replyTo, done);
}

void SendingService::intake(ClienteId client, const QByteArray &key, ReadRequest read, const audit::Actor &actor,
                            const Reply &replyTo, const Done<JobReceipt> &done)
{
    if (m_waitingBodies.fetch_add(1) >= m_intakeLimit) {
        --m_waitingBodies;
        deliver<JobReceipt>(replyTo, done,
                            failure(QByteArrayLiteral("TOO_BUSY"),
                                    QStringLiteral("Too many bulk requests are waiting; try again later.")));
        return;
    }
    const auto readAndCommit = [this, client, key, read = std::move(read), actor, replyTo, done] {
        QByteArray hash;
        auto request = read(&hash);
        if (!request) {
            --m_waitingBodies;
            deliver<JobReceipt>(replyTo, done, tl::unexpected<Error>(request.error()));
            return;
        }
        const auto bulk = std::make_shared<const BulkIntake>(BulkIntake{
            {client, key, hash}, std::move(*request), actor, m_sender->settings().hubId, m_sender->settings().soleHub});
        m_database->transaction<BulkIntake::Taken>(
            m_mailbox.address(),
            [bulk, now = m_sender->clock()->now()](QSqlDatabase &db) { return bulk->commit(db, now); },
            [this, client, replyTo, done](const Result<BulkIntake::Taken> &taken) {
                --m_waitingBodies;
                if (taken && taken->job) {
                    m_sender->noteJobChanged(*taken->job);
                    m_sender->wake(client);
                }
                deliver<JobReceipt>(replyTo, done, taken.map([](const BulkIntake::Taken &t) { return t.receipt; }));
            });
    };
    m_intake.start(readAndCommit);
}

void SendingService::jobs(Scope scope, PageRequest page, Reply replyTo, Done<ResultPage<JobInfo>> done)
{
    read<ResultPage<JobInfo>>(
        replyTo,
        [scope, page, now = m_sender->clock()->now()](const QSqlDatabase &db) {
            const int limit = page.boundedLimit();
            return jobs::list(db, scope, page.after.value_or(0), limit + 1, now)
                .map([limit](std::vector<JobInfo> items) {
                    return makePage(std::move(items), limit, [](const JobInfo &job) { return job.id; });
                });
        },
        std::move(done));
}

void SendingService::job(const QByteArray &id, Scope scope, Reply replyTo, Done<JobInfo> done)
{
    const auto number = numberOf(id, 1);
    if (!number) {
        deliver<JobInfo>(replyTo, done, noSuchJob());
        return;
    }
    read<JobInfo>(
        replyTo,
        [number, scope, now = m_sender->clock()->now()](const QSqlDatabase &db) {
            return jobs::get(db, *number, scope, now);
        },
        std::move(done));
}

void SendingService::messages(const QByteArray &id, Scope scope, std::optional<MessageState> state, PageRequest page,
                              Reply replyTo, Done<ResultPage<MessageInfo>> done)
{
    const auto number = numberOf(id, 1);
    if (!number) {
        deliver<ResultPage<MessageInfo>>(replyTo, done, noSuchJob());
        return;
    }
    read<ResultPage<MessageInfo>>(
        replyTo,
        [number, scope, state, page](const QSqlDatabase &db) {
            const int limit = page.boundedLimit();
            return jobs::messages(db, *number, scope, state, page.after.value_or(-1), limit + 1)
                .map([limit](std::vector<MessageInfo> items) {
                    return makePage(std::move(items), limit, [](const MessageInfo &message) { return message.number; });
                });
        },
        std::move(done));
}

void SendingService::change(const QByteArray &id, Scope scope, const audit::Actor &actor, const char *action,
                            Change change, Reply replyTo, Done<JobInfo> done)
{
    const auto number = numberOf(id, 1);
    if (!number) {
        deliver<JobInfo>(replyTo, done, noSuchJob());
        return;
    }
    m_database->transaction<JobInfo>(
        m_mailbox.address(),
        [number, scope, actor, action, change = std::move(change),
         now = m_sender->clock()->now()](QSqlDatabase &db) -> Result<JobInfo> {
            HUB_TRY(const auto client, change(db, *number, now));
            HUB_CHECK(audit::append(db, actor, action, client, QString::number(*number), QStringLiteral(""), now));
            return jobs::get(db, *number, scope, now);
        },
        [this, replyTo, done](const Result<JobInfo> &job) {
            if (job) {
                m_sender->noteJobChanged(job->id);
                m_sender->wake(job->client);
            }
            deliver<JobInfo>(replyTo, done, job);
        });
}

void SendingService::pause(const QByteArray &id, Scope scope, const audit::Actor &actor, Reply replyTo,
                           Done<JobInfo> done)
{
    change(
        id, scope, actor, "job_pause",
        [scope, by = actor.name](const QSqlDatabase &db, qint64 job, qint64) {
            return jobs::pause(db, job, scope, by);
        },
        replyTo, std::move(done));
}

void SendingService::resume(const QByteArray &id, Scope scope, const audit::Actor &actor, Reply replyTo,
                            Done<JobInfo> done)
{
    change(
        id, scope, actor, "job_resume",
        [scope](const QSqlDatabase &db, qint64 job, qint64 now) { return jobs::resume(db, job, scope, now); }, replyTo,
        std::move(done));
}

void SendingService::cancel(const QByteArray &id, Scope scope, const audit::Actor &actor, Reply replyTo,
                            Done<JobInfo> done)
{
    change(
        id, scope, actor, "job_cancel",
        [scope](const QSqlDatabase &db, qint64 job, qint64 now) { return jobs::cancel(db, job, scope, now); }, replyTo,
        std::move(done));
}

void SendingService::settle(const QByteArray &id, const QByteArray &number, bool sent, Scope scope,
                            const audit::Actor &actor, Reply replyTo, Done<JobInfo> done)
{
    const auto message = numberOf(number, 0);
    if (!message) {
        deliver<JobInfo>(replyTo, done,
                         failure(QByteArrayLiteral("NOT_FOUND"), QStringLiteral("There is no such message.")));
        return;
    }
    change(
        id, scope, actor, sent ? "job_settle_sent" : "job_settle_queued",
        [scope, message, sent](const QSqlDatabase &db, qint64 job, qint64 now) {
            return jobs::settle(db, job, *message, scope, sent, now);
        },
        replyTo, std::move(done));
}

void SendingService::retryFailed(const QByteArray &id, Scope scope, const audit::Actor &actor, Reply replyTo,
                                 Done<JobInfo> done)
{
    const auto number = numberOf(id, 1);
    if (!number) {
        deliver<JobInfo>(replyTo, done, noSuchJob());
        return;
    }
    m_database->transaction<JobInfo>(
        m_mailbox.address(),
        [number, scope, actor, now = m_sender->clock()->now()](QSqlDatabase &db) -> Result<JobInfo> {
            HUB_TRY(const auto fresh, jobs::retryFailed(db, *number, scope, actor.name, now));
            HUB_TRY(const auto job, jobs::get(db, fresh, scope, now));
            HUB_CHECK(audit::append(db, actor, "job_retry", job.client, QString::number(*number),
                                    u"as job " % QString::number(fresh), now));
            return job;
        },
        [this, replyTo, done](const Result<JobInfo> &job) {
            if (job) {
                m_sender->noteJobChanged(job->id);
                m_sender->wake(job->client);
            }
            deliver<JobInfo>(replyTo, done, job);
        });
}

} // namespace hub

namespace hub {

void SendingService::limits(ClienteId client, Reply replyTo, Done<SendingLimits> done)
{
    m_database->run<SendingLimits>(
        replyTo, [client](QSqlDatabase &db) { return limits::get(db, client); }, std::move(done));
}

void SendingService::setLimits(ClienteId client, const SendingLimits &limits, const audit::Actor &actor, Reply replyTo,
                               Done<SendingLimits> done)
{
    m_database->transaction<SendingLimits>(
        m_mailbox.address(),
        [client, limits, actor, now = m_sender->clock()->now()](QSqlDatabase &db) -> Result<SendingLimits> {
            const QString told = QString::fromUtf8(QJsonDocument(limits.toJson()).toJson(QJsonDocument::Compact));
            return limits::put(db, client, limits, actor.isAdmin)
                .and_then([&] {
                    return audit::append(db, actor, "setting", client, QStringLiteral("sending limits"), told, now);
                })
                .map([&] { return limits; });
        },
        [this, client, replyTo, done](const Result<SendingLimits> &set) {
            if (set)
                m_sender->wake(client);
            replyTo.post([done, set] { done(set); });
        });
}

void SendingService::optOuts(ClienteId client, const QString &after, int limit, Reply replyTo,
                             Done<std::vector<optouts::OptOut>> done)
{
    m_database->run<std::vector<optouts::OptOut>>(
        replyTo,
        [client, after, limit](QSqlDatabase &db) {
            return optouts::list(db, client, after, PageRequest{{}, limit}.boundedLimit() + 1);
        },
        std::move(done));
}

void SendingService::changeOptOut(bool add, ClienteId client, const QString &to, const audit::Actor &actor,
                                  Reply replyTo, Done<bool> done)
{
    const auto recipient = Recipient::parse(to.toUtf8());
    if (!recipient) {
        replyTo.post([done] {
            done(failure(QByteArrayLiteral("INVALID_REQUEST"),
                         QStringLiteral("to: must be 7 to 15 digits, or an id ending in @c.us or @g.us")));
        });
        return;
    }
    m_database->transaction<bool>(
        replyTo,
        [add, client, recipient, actor, now = m_sender->clock()->now()](QSqlDatabase &db) -> Result<bool> {
            const auto changed =
                add ? optouts::add(db, client, *recipient, now) : optouts::remove(db, client, *recipient);
            if (!changed || !*changed)
                return changed;
            return audit::append(db, actor, "setting", client,
                                 add ? QStringLiteral("opt-out added") : QStringLiteral("opt-out removed"),
                                 QString::fromLatin1(Log::shortened(recipient->canonical())), now)
                .map([] { return true; });
        },
        std::move(done));
}

void SendingService::addOptOut(ClienteId client, const QString &to, const audit::Actor &actor, Reply replyTo,
                               Done<bool> done)
{
    changeOptOut(true, client, to, actor, replyTo, std::move(done));
}

void SendingService::removeOptOut(ClienteId client, const QString &to, const audit::Actor &actor, Reply replyTo,
                                  Done<bool> done)
{
    changeOptOut(false, client, to, actor, replyTo, std::move(done));
}

void SendingService::turnSwitch(bool stop, Scope scope, const audit::Actor &actor, Reply replyTo, Done<void> done)
{
    m_database->transaction<void>(
        m_mailbox.address(),
        [stop, scope, actor, now = m_sender->clock()->now()](QSqlDatabase &db) {
            return (stop ? limits::stop(db, scope, actor.name, actor.isAdmin, now)
                         : limits::start(db, scope, actor.isAdmin))
                .and_then([&] {
                    return audit::append(db, actor, stop ? "job_stop_all" : "job_start_all", scope,
                                         scope ? QString::number(scope->toNumber()) : QStringLiteral("everybody"),
                                         QStringLiteral(""), now);
                });
        },
        [this, replyTo, done](const Result<void> &turned) {
            if (turned)
                m_sender->wakeAll();
            replyTo.post([done, turned] { done(turned); });
        });
}

void SendingService::stopAll(Scope scope, const audit::Actor &actor, Reply replyTo, Done<void> done)
{
    turnSwitch(true, scope, actor, replyTo, std::move(done));
}

void SendingService::startAll(Scope scope, const audit::Actor &actor, Reply replyTo, Done<void> done)
{
    turnSwitch(false, scope, actor, replyTo, std::move(done));
}

void SendingService::isStopped(Scope scope, Reply replyTo, Done<bool> done)
{
    m_database->run<bool>(
        replyTo, [scope](QSqlDatabase &db) { return limits::isStopped(db, scope); }, std::move(done));
}

void SendingService::backlog(Reply replyTo, Done<jobs::Backlog> done)
{
    m_database->run<jobs::Backlog>(
        replyTo, [](QSqlDatabase &db) { return jobs::backlog(db); }, std::move(done));
}

} // namespace hub
