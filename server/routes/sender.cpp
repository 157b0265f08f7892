// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/sendingservice.h"
#include "core/text/isotime.h"
#include "server/routes/answers.h"
#include "server/routes/routegroups.h"

#include <algorithm>

namespace hub::routes {

namespace {

using http::Access;
using http::Method;
using http::Request;
using http::Response;

constexpr qsizetype LongestKey = 255;

/// The Idempotency-Key header: visible ASCII, at most 255 characters; empty if there is none.
Result<QByteArray> idempotencyKey(const Request &request)
{
    QByteArray key = request.header("Idempotency-Key");
    if (key.size() > LongestKey || std::any_of(key.begin(), key.end(), [](char c) { return c < '!' || c > '~'; }))
        return invalidField("Idempotency-Key", "must be 1 to 255 visible ASCII characters");
    if (request.headerCount("Idempotency-Key") > 1)
        return invalidField("Idempotency-Key", "given more than once");
    return key;
}

/// Whose jobs a request may see or touch: an admin without `?cliente_id` everybody's.
Result<SendingService::Scope> sendingScope(const Request &request)
{
    if (request.caller->isAdmin() && !request.queryValue("cliente_id"))
        return SendingService::Scope();
    HUB_TRY(const auto client, actingClient(request));
    return SendingService::Scope(client);
}

Response answerResponse(const SendingAnswer &answer)
{
    if (answer.error)
        return Response::error(*answer.error);
    Response response = Response::raw(answer.status, answer.body);
    if (!answer.retryAfter.isEmpty())
        response.with("Retry-After", answer.retryAfter);
    return response;
}

Response receiptResponse(const JobReceipt &receipt)
{
    return Response::json(202, toJson(receipt));
}

/// Makes `{ok:true, …job}`.
auto jobResponse(int status = 200)
{
    return [status](const JobInfo &job) { return okResponse(toJson(job), status); };
}

Result<void> sendOne(const RouteContext &context, Request &request, const Completion &completion)
{
    HUB_TRY(const auto client, actingClient(request));
    HUB_TRY(const auto key, idempotencyKey(request));
    HUB_TRY(const auto to, textField(request, "to"));
    HUB_TRY(const auto message, textField(request, "message"));
    // Only the key is tied to the body: it is hashed before the message waits in line.
    context.shared.sending->send(
        {.client = client, .to = to, .message = message, .key = key, .body = std::move(request.body)}, actorOf(request),
        context.mailbox, completion.with(answerResponse));
    return {};
}

Result<void> sendBulk(const RouteContext &context, Request &request, const Completion &completion)
{
    HUB_TRY(const auto client, actingClient(request));
    HUB_TRY(const auto key, idempotencyKey(request));
    // Moved, not copied: a body of 32 MiB is held once.
    context.shared.sending->createJob(std::move(request.body), client, key, actorOf(request), context.mailbox,
                                      completion.with(receiptResponse));
    return {};
}

Result<void> listJobs(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto scope, sendingScope(request));
    HUB_TRY(const auto page, pageRequest(request));
    context.shared.sending->jobs(scope, page, context.mailbox,
                                 completion.with(pageResponse([](const JobInfo &job) { return toJson(job); })));
    return {};
}

Result<void> getJob(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto scope, sendingScope(request));
    context.shared.sending->job(request.param("id"), scope, context.mailbox, completion.with(jobResponse()));
    return {};
}

Result<void> listMessages(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto scope, sendingScope(request));
    HUB_TRY(const auto page, pageRequest(request));
    std::optional<MessageState> state;
    if (const auto word = request.queryValue("state")) {
        state = messageStateOf(*word);
        if (!state)
            return invalidField("state", "must be queued, sending, sent, failed, unknown, cancelled or skipped");
    }
    context.shared.sending->messages(
        request.param("id"), scope, state, page, context.mailbox,
        completion.with(pageResponse([](const MessageInfo &message) { return toJson(message); })));
    return {};
}

using JobChange = void (SendingService::*)(const QByteArray &, SendingService::Scope, const audit::Actor &,
                                           SendingService::Reply, SendingService::Done<JobInfo>);

/// A handler for one of the changes of a job.
auto changeJob(JobChange change, int status = 200)
{
    return [change, status](const RouteContext &context, const Request &request,
                            const Completion &completion) -> Result<void> {
        HUB_TRY(const auto scope, sendingScope(request));
        (context.shared.sending->*change)(request.param("id"), scope, actorOf(request), context.mailbox,
                                          completion.with(jobResponse(status)));
        return {};
    };
}

/// `{"state":"sent"}` or `{"state":"queued"}`.
Result<void> settle(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto scope, sendingScope(request));
    const auto state = optionalText(request, "state");
    if (state != QLatin1String("sent") && state != QLatin1String("queued"))
        return invalidField("state", "must be \"sent\", or \"queued\" to send it again");
    context.shared.sending->settle(request.param("id"), request.param("n"), *state == QLatin1String("sent"), scope,
                                   actorOf(request), context.mailbox, completion.with(jobResponse()));
    return {};
}

Response limitsResponse(const SendingLimits &limits)
{
    return okResponse(limits.toJson());
}

Result<void> getLimits(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto client, actingClient(request));
    context.shared.sending->limits(client, context.mailbox, completion.with(limitsResponse));
    return {};
}

Result<void> putLimits(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto client, actingClient(request));
    HUB_TRY(const auto limits, SendingLimits::fromJson(request.json));
    context.shared.sending->setLimits(client, limits, actorOf(request), context.mailbox,
                                      completion.with(limitsResponse));
    return {};
}

Response optOutsResponse(const std::vector<optouts::OptOut> &found, int limit)
{
    QJsonArray items;
    for (const optouts::OptOut &optOut : found) {
        if (items.size() < limit)
            items.append(QJsonObject{{QStringLiteral("to"), optOut.to},
                                     {QStringLiteral("created_at"), isoTime(optOut.createdAt)}});
    }
    // One more than asked for came back: the list goes on.
    const bool more = found.size() > std::size_t(limit);
    return listResponse(items, more ? items.last().toObject().value(QLatin1String("to")) : QJsonValue());
}

Result<void> listOptOuts(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto client, actingClient(request));
    HUB_TRY(const auto query, listQuery(request));
    context.shared.sending->optOuts(client, QString::fromUtf8(query.after.value_or(QByteArray())), query.limit,
                                    context.mailbox,
                                    completion.with([limit = query.limit](const std::vector<optouts::OptOut> &found) {
                                        return optOutsResponse(found, limit);
                                    }));
    return {};
}

Response changedResponse(bool changed)
{
    return okResponse({{QStringLiteral("changed"), changed}});
}

Result<void> addOptOut(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto client, actingClient(request));
    HUB_TRY(const auto to, textField(request, "to"));
    context.shared.sending->addOptOut(client, to, actorOf(request), context.mailbox, completion.with(changedResponse));
    return {};
}

/// `?to=`, or a JSON body like the one that added it: not every HTTP client sends a body with DELETE.
Result<void> removeOptOut(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto client, actingClient(request));
    QString to = QString::fromUtf8(request.queryValue("to").value_or(QByteArray()));
    if (to.isEmpty() && !request.body.isEmpty()) {
        if (!http::hasJsonType(request))
            return failure("UNSUPPORTED_MEDIA_TYPE", QStringLiteral("Content-Type must be application/json"));
        HUB_TRY(const auto object, http::jsonObject(request.body));
        to = object.value(QLatin1String("to")).toString();
    }
    if (to.isEmpty())
        return invalidField("to", "name the number in ?to= or in the body");
    context.shared.sending->removeOptOut(client, to, actorOf(request), context.mailbox,
                                         completion.with(changedResponse));
    return {};
}

using Switch = void (SendingService::*)(SendingService::Scope, const audit::Actor &, SendingService::Reply,
                                        SendingService::Done<void>);

/// A handler that turns the big switch.
auto turnSwitch(Switch turn)
{
    return [turn](const RouteContext &context, const Request &request, const Completion &completion) -> Result<void> {
        HUB_TRY(const auto scope, sendingScope(request));
        (context.shared.sending->*turn)(scope, actorOf(request), context.mailbox,
                                        completion.with([] { return okResponse(); }));
        return {};
    };
}

} // namespace

void addSender(RouteGroup &group)
{
    constexpr http::RouteOptions user{.access = Access::User};
    constexpr http::RouteOptions userWithBody{.access = Access::User, .readsJson = true};
    group.add(Method::Post, "/sender/send", userWithBody, sendOne);
    group.add(Method::Post, "/sender/send-bulk",
              {.access = Access::User,
               .readsJson = true,
               .bodyLimit = group.context().shared.bulkBodyBytes,
               .streamsJson = true},
              sendBulk);
    group.add(Method::Get, "/sender/jobs", user, listJobs);
    group.add(Method::Get, "/sender/jobs/:id", user, getJob);
    group.add(Method::Get, "/sender/jobs/:id/messages", user, listMessages);
    group.add(Method::Post, "/sender/jobs/:id/pause", user, changeJob(&SendingService::pause));
    group.add(Method::Post, "/sender/jobs/:id/resume", user, changeJob(&SendingService::resume));
    group.add(Method::Post, "/sender/jobs/:id/cancel", user, changeJob(&SendingService::cancel));
    group.add(Method::Post, "/sender/jobs/:id/retry-failed", user, changeJob(&SendingService::retryFailed, 201));
    group.add(Method::Post, "/sender/jobs/:id/messages/:n/settle", userWithBody, settle);
    group.add(Method::Get, "/sender/limits", user, getLimits);
    group.add(Method::Put, "/sender/limits", userWithBody, putLimits);
    group.add(Method::Get, "/sender/opt-outs", user, listOptOuts);
    group.add(Method::Post, "/sender/opt-outs", userWithBody, addOptOut);
    group.add(Method::Delete, "/sender/opt-outs", {.access = Access::User, .readsBody = true}, removeOptOut);
    group.add(Method::Post, "/sender/stop-all", user, turnSwitch(&SendingService::stopAll));
    group.add(Method::Post, "/sender/start-all", user, turnSwitch(&SendingService::startAll));
}

} // namespace hub::routes
