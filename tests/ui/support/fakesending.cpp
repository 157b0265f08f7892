// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakesending.h"

#include "core/sending/recipient.h"
#include "tests/ui/support/fakepaging.h"

#include <QDateTime>

#include <algorithm>

namespace hub {

namespace {

QString sampleText(ClienteId client)
{
    return QString::fromLatin1(client.toByteArray());
}
QString sampleText(const SendingApi::Scope &scope)
{
    return scope ? sampleText(*scope) : QStringLiteral("everybody");
}

} // namespace

FakeSending::FakeSending(FakeDesk &desk, QObject *parent) : SendingApi(parent), m_desk(desk) {}

void FakeSending::send(ClienteId client, const QString &to, const QString &message, const QByteArray &key,
                       QObject *context, Answer<SendingAnswer> done)
{
    keys.push_back(key);
    if (const auto error = m_desk.ask(QStringLiteral("send"), {sampleText(client), to, message}))
        return m_desk.refuse(context, done, *error);
    m_desk.answer<SendingAnswer>(context, done, sendAnswer);
}

void FakeSending::createJob(const JobDraft &draft, QObject *context, Answer<JobReceipt> done)
{
    lastDraft = draft;
    if (const auto error = m_desk.ask(QStringLiteral("createJob"),
                                      {sampleText(draft.client), draft.name, QString::number(draft.messages.size())}))
        return m_desk.refuse(context, done, *error);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    qint64 id = 1;
    for (const JobInfo &known : jobList)
        id = std::max(id, known.id + 1);
    JobReceipt receipt;
    receipt.jobId = QString::number(id);
    std::vector<MessageInfo> accepted;
    for (size_t i = 0; i < draft.messages.size(); ++i) {
        const JobDraft::Message &message = draft.messages[i];
        if (Recipient::parse(message.to.toUtf8()))
            accepted.push_back({id, qint64(i), message.to, message.text, MessageState::Queued, {}, {}, now});
        else
            receipt.rejected.push_back({int(i), QStringLiteral("to is no phone number")});
    }
    receipt.accepted = int(accepted.size());
    JobInfo fresh;
    fresh.id = id;
    fresh.client = draft.client;
    fresh.name = draft.name;
    fresh.state = accepted.empty() ? JobState::Completed : JobState::Running;
    fresh.minDelay = draft.minDelay;
    fresh.maxDelay = draft.maxDelay;
    fresh.createdBy = QStringLiteral("desktop");
    fresh.createdAt = now;
    fresh.startedAt = now;
    fresh.perMinute = 120000.0 / std::max(1, draft.minDelay + draft.maxDelay);
    fresh.etaSeconds = qint64(double(accepted.size()) / fresh.perMinute * 60);
    set(fresh, std::move(accepted));
    m_desk.answer<JobReceipt>(context, done, receipt);
}

void FakeSending::jobs(Scope client, const PageRequest &page, QObject *context, Answer<ResultPage<JobInfo>> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("jobs"), {sampleText(client)}))
        return m_desk.refuse(context, done, *error);
    std::vector<JobInfo> matching;
    std::copy_if(jobList.begin(), jobList.end(), std::back_inserter(matching),
                 [&client](const JobInfo &job) { return !client || job.client == *client; });
    m_desk.answer<ResultPage<JobInfo>>(context, done,
                                       pageOf(matching, page, [](const JobInfo &job) { return job.id; }));
}

void FakeSending::job(qint64 id, QObject *context, Answer<JobInfo> done)
{
    change(QStringLiteral("job"), id, context, done, [](JobInfo &) -> std::optional<Error> { return {}; });
}

void FakeSending::messages(qint64 jobId, std::optional<MessageState> state, const PageRequest &page, QObject *context,
                           Answer<ResultPage<MessageInfo>> done)
{
    QStringList arguments{QString::number(jobId)};
    if (state)
        arguments.append(QString::fromLatin1(wordOf(*state)));
    if (const auto error = m_desk.ask(QStringLiteral("messages"), arguments))
        return m_desk.refuse(context, done, *error);
    std::vector<MessageInfo> matching;
    const auto &all = messageLists[jobId];
    // Like the store: those behind a number, whether or not a message of that number is (still) in the list.
    std::copy_if(all.begin(), all.end(), std::back_inserter(matching), [&](const MessageInfo &message) {
        return (!state || message.state == *state) && (!page.after || message.number > *page.after);
    });
    m_desk.answer<ResultPage<MessageInfo>>(
        context, done, pageOf(matching, {{}, page.limit}, [](const MessageInfo &row) { return row.number; }));
}

void FakeSending::pause(qint64 jobId, QObject *context, Answer<JobInfo> done)
{
    change(QStringLiteral("pause"), jobId, context, done, [](JobInfo &job) -> std::optional<Error> {
        job.state = JobState::Paused;
        job.pauseReason = PauseReason::Operator;
        job.reason = QStringLiteral("Paused by an operator.");
        job.etaSeconds.reset();
        return {};
    });
}

void FakeSending::resume(qint64 jobId, QObject *context, Answer<JobInfo> done)
{
    change(QStringLiteral("resume"), jobId, context, done, [](JobInfo &job) -> std::optional<Error> {
        job.state = JobState::Running;
        job.pauseReason = PauseReason::None;
        job.reason.clear();
        return {};
    });
}

void FakeSending::cancel(qint64 jobId, QObject *context, Answer<JobInfo> done)
{
    change(QStringLiteral("cancel"), jobId, context, done, [this](JobInfo &job) -> std::optional<Error> {
        for (MessageInfo &message : messageLists[job.id]) {
            if (message.state == MessageState::Queued)
                message.state = MessageState::Cancelled;
        }
        recount(job);
        job.state = JobState::Cancelled;
        job.finishedAt = QDateTime::currentMSecsSinceEpoch();
        job.etaSeconds.reset();
        return {};
    });
}

void FakeSending::retryFailed(qint64 jobId, QObject *context, Answer<JobInfo> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("retryFailed"), {QString::number(jobId)}))
        return m_desk.refuse(context, done, *error);
    const JobInfo *old = find(jobId);
    std::vector<MessageInfo> again;
    for (MessageInfo message : messageLists[jobId]) {
        if (message.state != MessageState::Failed)
            continue;
        message.state = MessageState::Queued;
        message.error.clear();
        again.push_back(message);
    }
    if (!old || again.empty())
        return m_desk.refuse(
            context, done,
            Error{QByteArrayLiteral("NOTHING_TO_RETRY"), QStringLiteral("This job has no failure to send again.")});
    JobInfo fresh = *old;
    fresh.retryOf = jobId;
    fresh.id = jobList.front().id + 1;
    fresh.state = JobState::Running;
    fresh.createdAt = QDateTime::currentMSecsSinceEpoch();
    fresh.finishedAt.reset();
    for (MessageInfo &message : again)
        message.jobId = fresh.id;
    set(fresh, again);
    m_desk.answer<JobInfo>(context, done, *find(fresh.id));
}

void FakeSending::settle(qint64 jobId, qint64 number, bool sent, QObject *context, Answer<JobInfo> done)
{
    if (const auto error =
            m_desk.ask(QStringLiteral("settle"), {QString::number(jobId), QString::number(number),
                                                  sent ? QStringLiteral("sent") : QStringLiteral("not-sent")}))
        return m_desk.refuse(context, done, *error);
    for (const MessageInfo &message : messageLists[jobId]) {
        if (message.number != number || message.state != MessageState::Unknown)
            continue;
        setMessage(jobId, number, sent ? MessageState::Sent : MessageState::Queued);
        return m_desk.answer<JobInfo>(context, done, *find(jobId));
    }
    m_desk.refuse(context, done,
                  Error{QByteArrayLiteral("MESSAGE_NOT_UNKNOWN"),
                        QStringLiteral("Only a message whose outcome is unknown can be settled.")});
}

void FakeSending::change(const QString &function, qint64 jobId, QObject *context, const Answer<JobInfo> &done,
                         const Change &change)
{
    if (const auto error = m_desk.ask(function, {QString::number(jobId)}))
        return m_desk.refuse(context, done, *error);
    JobInfo *job = own(jobId);
    if (!job)
        return m_desk.refuse(context, done,
                             Error{QByteArrayLiteral("NOT_FOUND"), QStringLiteral("There is no such job.")});
    const bool reads = function == QLatin1String("job");
    if (!reads && (job->state == JobState::Completed || job->state == JobState::Cancelled))
        return m_desk.refuse(context, done,
                             Error{QByteArrayLiteral("JOB_FINISHED"),
                                   QString(u"The job is " % QString::fromLatin1(wordOf(job->state)) % u'.')});
    if (const auto error = change(*job))
        return m_desk.refuse(context, done, *error);
    if (!reads)
        announceSoon(jobId);
    m_desk.answer<JobInfo>(context, done, *job);
}

JobInfo *FakeSending::own(qint64 id)
{
    const auto found = std::find_if(jobList.begin(), jobList.end(), [id](const JobInfo &job) { return job.id == id; });
    return found == jobList.end() ? nullptr : &*found;
}

const JobInfo *FakeSending::find(qint64 id) const
{
    return const_cast<FakeSending *>(this)->own(id);
}

void FakeSending::set(JobInfo job, std::vector<MessageInfo> messages)
{
    if (!messages.empty())
        messageLists[job.id] = std::move(messages);
    recount(job);
    if (JobInfo *known = own(job.id))
        *known = job;
    else
        jobList.insert(
            std::find_if(jobList.begin(), jobList.end(), [&job](const JobInfo &other) { return other.id < job.id; }),
            job);
    announceSoon(job.id);
}

void FakeSending::recount(JobInfo &job)
{
    const auto found = messageLists.find(job.id);
    if (found == messageLists.end())
        return;
    job.counts = {};
    job.total = qint64(found->second.size());
    for (const MessageInfo &message : found->second)
        ++job.counts.of(message.state);
}

void FakeSending::setMessage(qint64 jobId, qint64 number, MessageState state, const QString &error)
{
    JobInfo *job = own(jobId);
    Q_ASSERT(job);
    for (MessageInfo &message : messageLists[jobId]) {
        if (message.number != number)
            continue;
        message.state = state;
        message.error = error;
        message.updatedAt = QDateTime::currentMSecsSinceEpoch();
    }
    recount(*job);
    if (job->state == JobState::Running && job->total > 0 && job->counts.queued + job->counts.sending == 0) {
        job->state = JobState::Completed;
        job->finishedAt = QDateTime::currentMSecsSinceEpoch();
        job->etaSeconds.reset();
    }
    announceSoon(jobId);
}

void FakeSending::advance(qint64 jobId, int count)
{
    for (const MessageInfo &message : std::vector<MessageInfo>(messageLists[jobId])) {
        if (message.state == MessageState::Queued && count-- > 0)
            setMessage(jobId, message.number, MessageState::Sent);
    }
}

void FakeSending::announceSoon(qint64 jobId)
{
    QTimer::singleShot(0, this, [this, jobId] {
        if (const JobInfo *job = find(jobId))
            Q_EMIT jobChanged(*job);
    });
}

void FakeSending::limits(ClienteId client, QObject *context, Answer<SendingLimits> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("limits"), {sampleText(client)}))
        return m_desk.refuse(context, done, *error);
    m_desk.answer<SendingLimits>(context, done, limitsOf[client]);
}

void FakeSending::setLimits(ClienteId client, const SendingLimits &limits, QObject *context, Answer<SendingLimits> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("setLimits"), {sampleText(client)}))
        return m_desk.refuse(context, done, *error);
    limitsOf[client] = limits;
    m_desk.answer<SendingLimits>(context, done, limits);
}

void FakeSending::optOuts(ClienteId client, const QString &after, int limit, QObject *context,
                          Answer<std::vector<optouts::OptOut>> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("optOuts"), {sampleText(client)}))
        return m_desk.refuse(context, done, *error);
    std::vector<optouts::OptOut> found;
    const auto &all = optOutsOf[client];
    for (auto at = after.isEmpty() ? all.begin() : all.upper_bound(after);
         at != all.end() && found.size() <= size_t(limit); ++at)
        found.push_back({at->first, at->second});
    m_desk.answer<std::vector<optouts::OptOut>>(context, done, found);
}

void FakeSending::addOptOut(ClienteId client, const QString &to, QObject *context, Answer<bool> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("addOptOut"), {sampleText(client), to}))
        return m_desk.refuse(context, done, *error);
    const auto recipient = Recipient::parse(to.toUtf8());
    if (!recipient)
        return m_desk.refuse(context, done,
                             Error{QByteArrayLiteral("INVALID_REQUEST"), QStringLiteral("to must be a phone number")});
    const QString key = QString::fromUtf8(recipient->canonical());
    m_desk.answer<bool>(context, done, optOutsOf[client].emplace(key, QDateTime::currentMSecsSinceEpoch()).second);
}

void FakeSending::removeOptOut(ClienteId client, const QString &to, QObject *context, Answer<bool> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("removeOptOut"), {sampleText(client), to}))
        return m_desk.refuse(context, done, *error);
    const auto recipient = Recipient::parse(to.toUtf8());
    const QString key = recipient ? QString::fromUtf8(recipient->canonical()) : to;
    m_desk.answer<bool>(context, done, optOutsOf[client].erase(key) > 0);
}

void FakeSending::stopAll(Scope client, QObject *context, Answer<void> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("stopAll"), {sampleText(client)}))
        return m_desk.refuse(context, done, *error);
    stopped.insert(client);
    QTimer::singleShot(0, this, [this, client] { Q_EMIT stopChanged(client, true); });
    m_desk.answer<void>(context, done, {});
}

void FakeSending::startAll(Scope client, QObject *context, Answer<void> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("startAll"), {sampleText(client)}))
        return m_desk.refuse(context, done, *error);
    stopped.erase(client);
    QTimer::singleShot(0, this, [this, client] { Q_EMIT stopChanged(client, false); });
    m_desk.answer<void>(context, done, {});
}

void FakeSending::isStopped(Scope client, QObject *context, Answer<bool> done)
{
    if (const auto error = m_desk.ask(QStringLiteral("isStopped"), {sampleText(client)}))
        return m_desk.refuse(context, done, *error);
    m_desk.answer<bool>(context, done, stopped.contains(client));
}

} // namespace hub
