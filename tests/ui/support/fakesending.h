// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/sendingapi.h"
#include "tests/ui/support/fakedesk.h"

#include <map>
#include <set>
#include <vector>

namespace hub {

/// Jobs in memory that go on only when a test says so.
class FakeSending : public SendingApi
{
    Q_OBJECT

public:
    explicit FakeSending(FakeDesk &desk, QObject *parent = nullptr);

    void send(ClienteId client, const QString &to, const QString &message, const QByteArray &key, QObject *context,
              Answer<SendingAnswer> done) override;
    void createJob(const JobDraft &draft, QObject *context, Answer<JobReceipt> done) override;
    void jobs(Scope client, const PageRequest &page, QObject *context, Answer<ResultPage<JobInfo>> done) override;
    void job(qint64 id, QObject *context, Answer<JobInfo> done) override;
    void messages(qint64 jobId, std::optional<MessageState> state, const PageRequest &page, QObject *context,
                  Answer<ResultPage<MessageInfo>> done) override;
    void pause(qint64 jobId, QObject *context, Answer<JobInfo> done) override;
    void resume(qint64 jobId, QObject *context, Answer<JobInfo> done) override;
    void cancel(qint64 jobId, QObject *context, Answer<JobInfo> done) override;
    void retryFailed(qint64 jobId, QObject *context, Answer<JobInfo> done) override;
    void settle(qint64 jobId, qint64 number, bool sent, QObject *context, Answer<JobInfo> done) override;
    void limits(ClienteId client, QObject *context, Answer<SendingLimits> done) override;
    void setLimits(ClienteId client, const SendingLimits &limits, QObject *context,
                   Answer<SendingLimits> done) override;
    void optOuts(ClienteId client, const QString &after, int limit, QObject *context,
                 Answer<std::vector<optouts::OptOut>> done) override;
    void addOptOut(ClienteId client, const QString &to, QObject *context, Answer<bool> done) override;
    void removeOptOut(ClienteId client, const QString &to, QObject *context, Answer<bool> done) override;
    void stopAll(Scope client, QObject *context, Answer<void> done) override;
    void startAll(Scope client, QObject *context, Answer<void> done) override;
    void isStopped(Scope client, QObject *context, Answer<bool> done) override;

    /// Adds or replaces a job; its counts are those of its messages, if it has any. jobChanged() follows.
    void set(JobInfo job, std::vector<MessageInfo> messages = {});
    /// One message's state changes; the job's counts follow, and its end with the last message.
    void setMessage(qint64 jobId, qint64 number, MessageState state, const QString &error = {});
    /// The next `count` queued messages are sent.
    void advance(qint64 jobId, int count);
    [[nodiscard]] const JobInfo *find(qint64 id) const;

    std::vector<JobInfo> jobList; ///< the newest first
    std::map<qint64, std::vector<MessageInfo>> messageLists;
    std::map<ClienteId, SendingLimits> limitsOf;
    std::map<ClienteId, std::map<QString, qint64>> optOutsOf; ///< `to` and when
    std::set<Scope> stopped;
    SendingAnswer sendAnswer = SendingAnswer::answered(200, R"({"ok":true,"messageId":"3EB0C431D2A4"})"); ///< to send()
    std::vector<QByteArray> keys; ///< that send() was given
    std::optional<JobDraft> lastDraft;

private:
    using Change = std::function<std::optional<Error>(JobInfo &)>;

    void change(const QString &function, qint64 jobId, QObject *context, const Answer<JobInfo> &done,
                const Change &change);
    [[nodiscard]] JobInfo *own(qint64 id);
    void recount(JobInfo &job);
    void announceSoon(qint64 jobId);

    FakeDesk &m_desk;
};

} // namespace hub
