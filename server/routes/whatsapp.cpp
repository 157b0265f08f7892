// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/whatsapp.h"

#include "server/routes/proxyresponse.h"

namespace hub::routes {

namespace {

using http::Exchange;
using http::Response;

using ProxyCall = SessionManagerClient::Handle (SessionManagerClient::*)(ClienteId, QObject *,
                                                                         SessionManagerClient::Callback);

void proxy(const RouteContext &context, const Exchange::Ptr &exchange, ProxyCall call, const ProxyRules &rules)
{
    const auto client = ClienteId::parse(exchange->request().param("clienteId"));
    if (!client) {
        exchange->reply(
            Response::error(400, "INVALID_CLIENT_ID", QStringLiteral("clienteId must be a positive integer")));
        return;
    }
    // Where a token is needed, it is for one client: another one's QR would link the wrong phone.
    const auto &caller = exchange->request().caller;
    if (caller && !caller->isAdmin() && caller->clienteId != client) {
        exchange->reply(Response::error(403, "FORBIDDEN", QStringLiteral("This client is not yours")));
        return;
    }
    auto handle = (context.sessionManager.*
                   call)(*client, context.worker,
                         [exchange, rules, stats = context.shared.proxyStats](const SessionManagerOutcome &outcome) {
                             stats->count(outcome);
                             exchange->reply(proxyResponse(outcome, rules));
                         });
    exchange->onPeerLeft(context.worker, [handle]() mutable { handle.abort(); });
}

} // namespace

void addWhatsapp(http::Router &router, const RouteContext &context)
{
    // Whoever scans a QR links his phone: open on this machine, or knowingly, else only with a token.
    const bool needsToken = !context.shared.publicProxyIsOpen;
    const http::RouteOptions options{.access = needsToken ? http::Access::User : http::Access::Public};
    router.add(http::Method::Get, "/api/whatsapp/:clienteId/status", options, [=](const Exchange::Ptr &exchange) {
        proxy(context, exchange, &SessionManagerClient::getStatus, {.errorsAreOurs = true, .needsToken = needsToken});
    });
    router.add(http::Method::Get, "/api/whatsapp/:clienteId/qr", options, [=](const Exchange::Ptr &exchange) {
        proxy(context, exchange, &SessionManagerClient::getQr, {.needsToken = needsToken});
    });
}

} // namespace hub::routes
