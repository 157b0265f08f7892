// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/sender.h"

#include "server/routes/answers.h"
#include "server/routes/sendinganswers.h"

#include <algorithm>

namespace hub::routes {

namespace {

using http::Access;
using http::Exchange;
using http::Method;
using http::Response;

constexpr qsizetype LongestKey = 255;

/// The Idempotency-Key header: visible ASCII, at most 255 characters; empty if there is none.
Result<QByteArray, Response> idempotencyKey(const http::Request &request)
{
    QByteArray key = request.header("Idempotency-Key");
    if (key.size() > LongestKey || std::any_of(key.begin(), key.end(), [](char c) { return c < '!' || c > '~'; }))
        return tl::unexpected(invalidField("Idempotency-Key", "must be 1 to 255 visible ASCII characters"));
    return key;
}

void sendOne(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const http::Request &request = exchange->request();
    const auto client = actingClient(request);
    const auto key = idempotencyKey(request);
    const auto to = textField(request, "to");
    const auto message = textField(request, "message");
    if (!client)
        return exchange->reply(client.error());
    if (!key)
        return exchange->reply(key.error());
    if (!to)
        return exchange->reply(invalidField("to", "must be a string"));
    if (!message)
        return exchange->reply(invalidField("message", "must be a string"));
    context.shared.sending->send({.client = *client, .to = *to, .message = *message, .key = *key, .body = request.body},
                                 sendingActorOf(request), context.mailbox, replyWithAnswer(exchange));
}

void sendBulk(const RouteContext &context, const Exchange::Ptr &exchange)
{
    http::Request &request = exchange->request();
    const auto client = actingClient(request);
    const auto key = idempotencyKey(request);
    if (!client)
        return exchange->reply(client.error());
    if (!key)
        return exchange->reply(key.error());
    // Moved, not copied: a body of 32 MiB is held once.
    context.shared.sending->createJob(std::move(request.body), *client, *key, sendingActorOf(request), context.mailbox,
                                      replyWithReceipt(exchange));
}

void listJobs(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const auto scope = sendingScope(exchange->request());
    const auto page = pageRequest(exchange->request());
    if (!scope)
        return exchange->reply(scope.error());
    if (!page)
        return exchange->reply(page.error());
    context.shared.sending->jobs(*scope, *page, context.mailbox, [exchange](const Result<ResultPage<JobInfo>> &jobs) {
        exchange->reply(jobs ? pageResponse(*jobs, [](const JobInfo &job) { return toJson(job); })
                             : sendingErrorResponse(jobs.error()));
    });
}

void getJob(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const auto scope = sendingScope(exchange->request());
    if (!scope)
        return exchange->reply(scope.error());
    context.shared.sending->job(exchange->request().param("id"), *scope, context.mailbox, replyWithJob(exchange));
}

void listMessages(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const http::Request &request = exchange->request();
    const auto scope = sendingScope(request);
    const auto page = pageRequest(request);
    if (!scope)
        return exchange->reply(scope.error());
    if (!page)
        return exchange->reply(page.error());
    std::optional<MessageState> state;
    if (const auto word = request.queryValue("state")) {
        state = messageStateOf(*word);
        if (!state)
            return exchange->reply(
                invalidField("state", "must be queued, sending, sent, failed, unknown, cancelled or skipped"));
    }
    context.shared.sending->messages(
        request.param("id"), *scope, state, *page, context.mailbox,
        [exchange](const Result<ResultPage<MessageInfo>> &messages) {
            exchange->reply(messages
                                ? pageResponse(*messages, [](const MessageInfo &message) { return toJson(message); })
                                : sendingErrorResponse(messages.error()));
        });
}

using JobChange = void (SendingService::*)(const QByteArray &, SendingService::Scope, const SendingActor &,
                                           SendingService::Reply, SendingService::Done<JobInfo>);

void changeJob(const RouteContext &context, const Exchange::Ptr &exchange, JobChange change, int status)
{
    const http::Request &request = exchange->request();
    const auto scope = sendingScope(request);
    if (!scope)
        return exchange->reply(scope.error());
    (context.shared.sending->*change)(request.param("id"), *scope, sendingActorOf(request), context.mailbox,
                                      replyWithJob(exchange, status));
}

/// `{"state":"sent"}` or `{"state":"queued"}`.
void settle(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const http::Request &request = exchange->request();
    const auto scope = sendingScope(request);
    if (!scope)
        return exchange->reply(scope.error());
    const auto state = textField(request, "state");
    if (state != QLatin1String("sent") && state != QLatin1String("queued"))
        return exchange->reply(invalidField("state", "must be \"sent\", or \"queued\" to send it again"));
    context.shared.sending->settle(request.param("id"), request.param("n"), *state == QLatin1String("sent"), *scope,
                                   sendingActorOf(request), context.mailbox, replyWithJob(exchange));
}

} // namespace

void addSender(http::Router &router, const RouteContext &context)
{
    const http::RouteOptions user{.access = Access::User};
    const http::RouteOptions userWithBody{.access = Access::User, .readsJson = true};
    const auto with = [&context](void (*handler)(const RouteContext &, const Exchange::Ptr &)) {
        return [context, handler](const Exchange::Ptr &exchange) { handler(context, exchange); };
    };
    const auto change = [&context](JobChange function, int status = 200) {
        return [context, function, status](const Exchange::Ptr &exchange) {
            changeJob(context, exchange, function, status);
        };
    };
    router.add(Method::Post, "/sender/send", userWithBody, with(sendOne));
    router.add(
        Method::Post, "/sender/send-bulk",
        {.access = Access::User, .readsJson = true, .bodyLimit = context.shared.bulkBodyBytes, .streamsJson = true},
        with(sendBulk));
    router.add(Method::Get, "/sender/jobs", user, with(listJobs));
    router.add(Method::Get, "/sender/jobs/:id", user, with(getJob));
    router.add(Method::Get, "/sender/jobs/:id/messages", user, with(listMessages));
    router.add(Method::Post, "/sender/jobs/:id/pause", user, change(&SendingService::pause));
    router.add(Method::Post, "/sender/jobs/:id/resume", user, change(&SendingService::resume));
    router.add(Method::Post, "/sender/jobs/:id/cancel", user, change(&SendingService::cancel));
    router.add(Method::Post, "/sender/jobs/:id/retry-failed", user, change(&SendingService::retryFailed, 201));
    router.add(Method::Post, "/sender/jobs/:id/messages/:n/settle", userWithBody, with(settle));
}

} // namespace hub::routes
