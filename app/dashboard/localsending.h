// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dashboard/linkcontext.h"
#include "core/dashboard/sendingapi.h"

namespace hub::app {

/// SendingApi on the hub in this process.
class LocalSending final : public SendingApi
{
    Q_OBJECT

public:
    explicit LocalSending(LinkContext &context, QObject *parent = nullptr);

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

private:
    void turn(bool stop, Scope client, QObject *context, Answer<void> done);

    LinkContext &m_context;
};

} // namespace hub::app
