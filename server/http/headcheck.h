// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/requestframing.h"
#include "server/http/router.h"

namespace hub::http {

class Worker;

/// What is known of a request once its head is whole, before a byte of its body is read: who asks what, which route
/// answers, or the refusal that it will get. An unwelcome body is never held.
struct CheckedHead
{
    Request request = {};
    const Router::Route *route = nullptr;
    std::optional<Response> refusal = {};
    bool closes = false;        ///< the refusal is the connection's last answer
    bool callerRefused = false; ///< the refusal is the authenticator's: a recheck may find the caller after all
    bool expectsContinue = false;
    bool hasLargeBody = false;
    qint64 bodyLimit = 0;
};

/// Runs the checks of the contract in its order: target, Host, route, method, auth, media type.
[[nodiscard]] CheckedHead checkHead(Worker &worker, RequestFraming::Head head, const QHostAddress &peer);

/// Goes on with the checks where the authenticator had refused the caller, with what asking again has come to.
void resumeChecks(CheckedHead &checked, Result<Caller> caller);

/// The checks that need the body: a `readsJson` route gets a JSON object or the caller an answer.
[[nodiscard]] std::optional<Response> checkBody(const Router::Route &route, Request &request);

} // namespace hub::http
