// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/localsending.h"

#include "app/services.h"

namespace hub::app {

namespace {

SendingActor actor()
{
    return {.name = QString::fromLatin1(DashboardActor), .address = QString::fromLatin1(DashboardAddress)};
}

QByteArray idText(qint64 id)
{
    return QByteArray::number(id);
}

} // namespace

LocalSending::LocalSending(LinkContext &context, QObject *parent) : SendingApi(parent), m_context(context) {}

void LocalSending::send(ClienteId client, const QString &to, const QString &message, const QByteArray &key,
                        QObject *context, Answer<SendingAnswer> done)
{
    m_context.ask<SendingAnswer>(
        context, std::move(done), [&](const RunningHub &hub, const Reply<SendingAnswer> &reply) {
            hub.services->sending().send({client, to, message, key, {}}, actor(), m_context.address(), reply);
        });
}

void LocalSending::createJob(const JobDraft &draft, QObject *context, Answer<JobReceipt> done)
{
    m_context.ask<JobReceipt>(context, std::move(done), [&](const RunningHub &hub, const Reply<JobReceipt> &reply) {
        hub.services->sending().createJob(draft, actor(), m_context.address(), reply);
    });
}

void LocalSending::jobs(Scope client, const PageRequest &page, QObject *context, Answer<ResultPage<JobInfo>> done)
{
    using Jobs = ResultPage<JobInfo>;
    m_context.ask<Jobs>(context, std::move(done), [&](const RunningHub &hub, const Reply<Jobs> &reply) {
        hub.services->sending().jobs(client, page, m_context.address(), reply);
    });
}

void LocalSending::job(qint64 id, QObject *context, Answer<JobInfo> done)
{
    m_context.ask<JobInfo>(context, std::move(done), [&](const RunningHub &hub, const Reply<JobInfo> &reply) {
        hub.services->sending().job(idText(id), {}, m_context.address(), reply);
    });
}

void LocalSending::messages(qint64 jobId, std::optional<MessageState> state, const PageRequest &page, QObject *context,
                            Answer<ResultPage<MessageInfo>> done)
{
    using Messages = ResultPage<MessageInfo>;
    m_context.ask<Messages>(context, std::move(done), [&](const RunningHub &hub, const Reply<Messages> &reply) {
        hub.services->sending().messages(idText(jobId), {}, state, page, m_context.address(), reply);
    });
}

void LocalSending::pause(qint64 jobId, QObject *context, Answer<JobInfo> done)
{
    m_context.ask<JobInfo>(context, std::move(done), [&](const RunningHub &hub, const Reply<JobInfo> &reply) {
        hub.services->sending().pause(idText(jobId), {}, actor(), m_context.address(), reply);
    });
}

void LocalSending::resume(qint64 jobId, QObject *context, Answer<JobInfo> done)
{
    m_context.ask<JobInfo>(context, std::move(done), [&](const RunningHub &hub, const Reply<JobInfo> &reply) {
        hub.services->sending().resume(idText(jobId), {}, actor(), m_context.address(), reply);
    });
}

void LocalSending::cancel(qint64 jobId, QObject *context, Answer<JobInfo> done)
{
    m_context.ask<JobInfo>(context, std::move(done), [&](const RunningHub &hub, const Reply<JobInfo> &reply) {
        hub.services->sending().cancel(idText(jobId), {}, actor(), m_context.address(), reply);
    });
}

void LocalSending::retryFailed(qint64 jobId, QObject *context, Answer<JobInfo> done)
{
    m_context.ask<JobInfo>(context, std::move(done), [&](const RunningHub &hub, const Reply<JobInfo> &reply) {
        hub.services->sending().retryFailed(idText(jobId), {}, actor(), m_context.address(), reply);
    });
}

void LocalSending::settle(qint64 jobId, qint64 number, bool sent, QObject *context, Answer<JobInfo> done)
{
    m_context.ask<JobInfo>(context, std::move(done), [&](const RunningHub &hub, const Reply<JobInfo> &reply) {
        hub.services->sending().settle(idText(jobId), idText(number), sent, {}, actor(), m_context.address(), reply);
    });
}

void LocalSending::limits(ClienteId client, QObject *context, Answer<SendingLimits> done)
{
    m_context.ask<SendingLimits>(context, std::move(done),
                                 [&](const RunningHub &hub, const Reply<SendingLimits> &reply) {
                                     hub.services->sending().limits(client, m_context.address(), reply);
                                 });
}

void LocalSending::setLimits(ClienteId client, const SendingLimits &limits, QObject *context,
                             Answer<SendingLimits> done)
{
    m_context.ask<SendingLimits>(
        context, std::move(done), [&](const RunningHub &hub, const Reply<SendingLimits> &reply) {
            hub.services->sending().setLimits(client, limits, actor(), m_context.address(), reply);
        });
}

void LocalSending::optOuts(ClienteId client, const QString &after, int limit, QObject *context,
                           Answer<std::vector<optouts::OptOut>> done)
{
    using OptOuts = std::vector<optouts::OptOut>;
    m_context.ask<OptOuts>(context, std::move(done), [&](const RunningHub &hub, const Reply<OptOuts> &reply) {
        hub.services->sending().optOuts(client, after, limit, m_context.address(), reply);
    });
}

void LocalSending::addOptOut(ClienteId client, const QString &to, QObject *context, Answer<bool> done)
{
    m_context.ask<bool>(context, std::move(done), [&](const RunningHub &hub, const Reply<bool> &reply) {
        hub.services->sending().addOptOut(client, to, actor(), m_context.address(), reply);
    });
}

void LocalSending::removeOptOut(ClienteId client, const QString &to, QObject *context, Answer<bool> done)
{
    m_context.ask<bool>(context, std::move(done), [&](const RunningHub &hub, const Reply<bool> &reply) {
        hub.services->sending().removeOptOut(client, to, actor(), m_context.address(), reply);
    });
}

void LocalSending::stopAll(Scope client, QObject *context, Answer<void> done)
{
    turn(true, client, context, std::move(done));
}

void LocalSending::startAll(Scope client, QObject *context, Answer<void> done)
{
    turn(false, client, context, std::move(done));
}

void LocalSending::turn(bool stop, Scope client, QObject *context, Answer<void> done)
{
    m_context.ask<void>(context, std::move(done), [&](const RunningHub &hub, const Reply<void> &reply) {
        const auto onTurned = [this, stop, client, reply](const Result<void> &result) {
            reply(result);
            if (result)
                Q_EMIT stopChanged(client, stop);
        };
        if (stop)
            hub.services->sending().stopAll(client, actor(), m_context.address(), onTurned);
        else
            hub.services->sending().startAll(client, actor(), m_context.address(), onTurned);
    });
}

void LocalSending::isStopped(Scope client, QObject *context, Answer<bool> done)
{
    m_context.ask<bool>(context, std::move(done), [&](const RunningHub &hub, const Reply<bool> &reply) {
        hub.services->sending().isStopped(client, m_context.address(), reply);
    });
}

} // namespace hub::app
