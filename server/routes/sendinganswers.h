// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sending/sendingservice.h"
#include "server/http/exchange.h"
#include "server/routes/actingclient.h"

namespace hub::routes {

[[nodiscard]] http::Response sendingErrorResponse(const Error &error);
[[nodiscard]] SendingActor sendingActorOf(const http::Request &request);

/// Whose jobs a request may see or touch: an admin without `?cliente_id` everybody's.
[[nodiscard]] Result<SendingService::Scope, http::Response> sendingScope(const http::Request &request);

/// Replies with the SendingAnswer byte for byte, or with the error.
[[nodiscard]] SendingService::Done<SendingAnswer> replyWithAnswer(const http::Exchange::Ptr &exchange);
/// Replies with `{ok:true, job_id, …}`.
[[nodiscard]] SendingService::Done<JobReceipt> replyWithReceipt(const http::Exchange::Ptr &exchange);
/// Replies with `{ok:true, …job}`.
[[nodiscard]] SendingService::Done<JobInfo> replyWithJob(const http::Exchange::Ptr &exchange, int status = 200);

} // namespace hub::routes
