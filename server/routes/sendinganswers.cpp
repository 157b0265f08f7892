// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/sendinganswers.h"

#include "server/routes/answers.h"

namespace hub::routes {

using http::Exchange;
using http::Response;

Response sendingErrorResponse(const Error &error)
{
    return errorResponse(error);
}

SendingActor sendingActorOf(const http::Request &request)
{
    return {.name = QString::fromUtf8(request.caller->name),
            .address = request.peer.toString(),
            .isAdmin = request.caller->isAdmin()};
}

Result<SendingService::Scope, Response> sendingScope(const http::Request &request)
{
    if (request.caller->isAdmin() && !request.queryValue("cliente_id"))
        return SendingService::Scope();
    auto client = actingClient(request);
    if (!client)
        return tl::unexpected(std::move(client.error()));
    return SendingService::Scope(*client);
}

SendingService::Done<SendingAnswer> replyWithAnswer(const Exchange::Ptr &exchange)
{
    return [exchange](const Result<SendingAnswer> &answer) {
        if (!answer || answer->error)
            exchange->reply(sendingErrorResponse(answer ? *answer->error : answer.error()));
        else
            exchange->reply(Response::raw(answer->status, answer->body));
    };
}

SendingService::Done<JobReceipt> replyWithReceipt(const Exchange::Ptr &exchange)
{
    return [exchange](const Result<JobReceipt> &receipt) {
        exchange->reply(receipt ? Response::json(202, toJson(*receipt)) : sendingErrorResponse(receipt.error()));
    };
}

SendingService::Done<JobInfo> replyWithJob(const Exchange::Ptr &exchange, int status)
{
    return [exchange, status](const Result<JobInfo> &job) {
        if (!job)
            return exchange->reply(sendingErrorResponse(job.error()));
        QJsonObject answer = toJson(*job);
        answer.insert(QStringLiteral("ok"), true);
        exchange->reply(Response::json(status, answer));
    };
}

} // namespace hub::routes
