// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/sessionmanager.h"

#include "core/session/sessionmonitor.h"
#include "core/session/sessionstate.h"
#include "core/text/isotime.h"
#include "server/routes/actingclient.h"
#include "server/routes/proxyresponse.h"
#include "server/routes/qrnegotiation.h"

#include <QDateTime>
#include <QJsonValue>

namespace hub::routes {

namespace {

using http::Exchange;
using http::Method;
using http::Response;

using Call = SessionManagerClient::Handle (SessionManagerClient::*)(ClienteId, QObject *,
                                                                    SessionManagerClient::Callback);
using Answer = std::function<void(const Exchange::Ptr &, ClienteId, const SessionManagerOutcome &)>;

/// Asks the Session Manager about the caller's client. A GET is given up when the caller leaves, a POST runs to its
/// end.
void ask(const RouteContext &context, const Exchange::Ptr &exchange, Call call, Answer answer)
{
    const auto client = actingClient(exchange->request());
    if (!client) {
        exchange->reply(client.error());
        return;
    }
    auto handle =
        (context.sessionManager.*call)(*client, context.worker,
                                       [exchange, client = *client, answer = std::move(answer),
                                        stats = context.shared.proxyStats](const SessionManagerOutcome &outcome) {
                                           stats->count(outcome);
                                           answer(exchange, client, outcome);
                                       });
    if (exchange->request().method != Method::Post)
        exchange->onPeerLeft(context.worker, [handle]() mutable { handle.abort(); });
}

void replyWith(const Exchange::Ptr &exchange, ClienteId, const SessionManagerOutcome &outcome)
{
    exchange->reply(proxyResponse(outcome, {.needsToken = true}));
}

void replyWithQr(const Exchange::Ptr &exchange, ClienteId client, const SessionManagerOutcome &outcome)
{
    if (!outcome || !prefersPng(exchange->request().header("Accept")))
        replyWith(exchange, client, outcome);
    else
        exchange->reply(qrPngResponse(outcome->body).with("Vary", "Accept"));
}

/// No answer at all is a state too; an answer that is an error is handed on.
bool isSilence(const SessionManagerError &error)
{
    return error.kind == SessionManagerError::Kind::Unreachable ||
           error.kind == SessionManagerError::Kind::ConnectTimeout ||
           error.kind == SessionManagerError::Kind::ReadTimeout;
}

void replyWithState(const RouteContext &context, const Exchange::Ptr &exchange, ClienteId client,
                    const SessionManagerOutcome &outcome)
{
    if (!outcome && !isSilence(outcome.error())) {
        replyWith(exchange, client, outcome);
        return;
    }
    SessionView view;
    if (outcome)
        view = SessionView::parse(outcome->body);
    else
        view.state = SessionState::Unreachable;
    // Since when is what the monitor remembers; it learns from this answer too.
    context.shared.monitor->noteStatus(client, outcome);
    const auto known = context.shared.board->find(client);
    const bool sameAsKnown = known && known->state == view.state;
    const QString account = !view.account.isEmpty() || !known ? view.account : known->account;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    exchange->reply(Response::json(200, {{QStringLiteral("ok"), true},
                                         {QStringLiteral("cliente_id"), client.toNumber()},
                                         {QStringLiteral("state"), QLatin1String(sessionStateWord(view.state))},
                                         {QStringLiteral("raw_state"), textOrNull(view.rawState)},
                                         {QStringLiteral("connected"), view.connected},
                                         {QStringLiteral("needs_qr"), view.needsQr},
                                         {QStringLiteral("can_send"), view.canSend},
                                         {QStringLiteral("recoverable"), view.recoverable},
                                         {QStringLiteral("account"), textOrNull(account)},
                                         {QStringLiteral("since"), isoTime(sameAsKnown ? known->since : now)},
                                         {QStringLiteral("checked_at"), isoTime(outcome ? now
                                                                                : known ? known->lastGoodAnswer
                                                                                        : 0)}}));
}

/// Connecting and disconnecting change the session: they are audited, and the monitor looks soon.
Answer auditedAs(const RouteContext &context, const char *action)
{
    return [context, action](const Exchange::Ptr &exchange, ClienteId client, const SessionManagerOutcome &outcome) {
        const QString detail =
            outcome ? QStringLiteral("ok") : QStringLiteral("failed (HTTP %1)").arg(outcome.error().statusCode);
        context.shared.audit({.actor = QString::fromUtf8(exchange->request().caller->name),
                              .address = exchange->request().peer.toString(),
                              .action = QLatin1String(action),
                              .clienteId = client,
                              .detail = detail});
        context.shared.monitor->checkAfterConnect(client);
        exchange->reply(proxyResponse(outcome, {.needsToken = true, .optionalEndpoint = true}));
    };
}

} // namespace

void addSessionManager(http::Router &router, const RouteContext &context)
{
    const http::RouteOptions user{.access = http::Access::User};
    router.add(Method::Get, "/session-manager/status", user, [context](const Exchange::Ptr &exchange) {
        ask(context, exchange, &SessionManagerClient::getStatus, replyWith);
    });
    router.add(Method::Get, "/session-manager/state", user, [context](const Exchange::Ptr &exchange) {
        ask(context, exchange, &SessionManagerClient::getStatus,
            [context](const Exchange::Ptr &asked, ClienteId client, const SessionManagerOutcome &outcome) {
                replyWithState(context, asked, client, outcome);
            });
    });
    router.add(Method::Get, "/session-manager/qr", user, [context](const Exchange::Ptr &exchange) {
        ask(context, exchange, &SessionManagerClient::getQr, replyWithQr);
    });
    router.add(Method::Post, "/session-manager/login", user, [context](const Exchange::Ptr &exchange) {
        ask(context, exchange, &SessionManagerClient::connectSession, auditedAs(context, "connect"));
    });
    router.add(Method::Post, "/session-manager/logout", user, [context](const Exchange::Ptr &exchange) {
        ask(context, exchange, &SessionManagerClient::disconnectSession, auditedAs(context, "disconnect"));
    });
}

} // namespace hub::routes
