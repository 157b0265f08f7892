// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/answer.h"
#include "core/export.h"
#include "core/sending/job.h"
#include "core/sending/limitsrepository.h"
#include "core/sending/sendinglimits.h"
#include "core/sending/sendoutcome.h"
#include "core/storage/resultpage.h"

#include <QObject>

#include <optional>
#include <vector>

namespace hub {

/// Single messages, bulk jobs, limits and opt-outs. `client` unset means all clients. Errors as SendingService tells
/// them. Lives on the dashboard's thread.
class HUB_CORE_EXPORT SendingApi : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~SendingApi() override;

    using Scope = std::optional<ClienteId>;

    /// One message, now. The answer is the Session Manager's, or says why there was none. Never
    /// sent twice for one `key`: make a new key for each press of the button.
    virtual void send(ClienteId client, const QString &to, const QString &message, const QByteArray &key,
                      QObject *context, Answer<SendingAnswer> done) = 0;
    /// INVALID_REQUEST, TOO_BUSY, DUPLICATE_JOB.
    virtual void createJob(const JobDraft &draft, QObject *context, Answer<JobReceipt> done) = 0;

    /// Newest first.
    virtual void jobs(Scope client, const PageRequest &page, QObject *context, Answer<ResultPage<JobInfo>> done) = 0;
    virtual void job(qint64 id, QObject *context, Answer<JobInfo> done) = 0;
    /// In order; `state` unset: all.
    virtual void messages(qint64 jobId, std::optional<MessageState> state, const PageRequest &page, QObject *context,
                          Answer<ResultPage<MessageInfo>> done) = 0;
    virtual void pause(qint64 jobId, QObject *context, Answer<JobInfo> done) = 0;
    virtual void resume(qint64 jobId, QObject *context, Answer<JobInfo> done) = 0;
    virtual void cancel(qint64 jobId, QObject *context, Answer<JobInfo> done) = 0;
    /// Gives the new job. NOTHING_TO_RETRY.
    virtual void retryFailed(qint64 jobId, QObject *context, Answer<JobInfo> done) = 0;
    /// An `unknown` message was sent, or (`sent` false) is queued again. MESSAGE_NOT_UNKNOWN, JOB_FINISHED.
    virtual void settle(qint64 jobId, qint64 number, bool sent, QObject *context, Answer<JobInfo> done) = 0;

    virtual void limits(ClienteId client, QObject *context, Answer<SendingLimits> done) = 0;
    virtual void setLimits(ClienteId client, const SendingLimits &limits, QObject *context,
                           Answer<SendingLimits> done) = 0;
    /// In order of `to`, those after `after`; one row more than `limit` means that there are more.
    virtual void optOuts(ClienteId client, const QString &after, int limit, QObject *context,
                         Answer<std::vector<optouts::OptOut>> done) = 0;
    virtual void addOptOut(ClienteId client, const QString &to, QObject *context, Answer<bool> done) = 0;
    virtual void removeOptOut(ClienteId client, const QString &to, QObject *context, Answer<bool> done) = 0;

    /// Nothing new is sent, for one client or for all, until it is started again; survives a restart.
    virtual void stopAll(Scope client, QObject *context, Answer<void> done) = 0;
    virtual void startAll(Scope client, QObject *context, Answer<void> done) = 0;
    virtual void isStopped(Scope client, QObject *context, Answer<bool> done) = 0;

Q_SIGNALS:
    /// A job is new, or its state, reason or counts have changed; at most twice a second per job.
    void jobChanged(const hub::JobInfo &job);
    /// Sending was stopped or started for a client, or (unset) for all, by this dashboard.
    void stopChanged(const std::optional<hub::ClienteId> &client, bool stopped);
};

} // namespace hub
