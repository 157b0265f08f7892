// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clients/clientregistry.h"
#include "core/qr/qranswer.h"
#include "core/qr/qrimage.h"
#include "core/session/engineanswers.h"
#include "core/session/sessionmonitor.h"
#include "core/session/sessionstate.h"
#include "core/text/isotime.h"
#include "server/routes/answers.h"
#include "server/routes/routegroups.h"

#include <QDateTime>

namespace hub::routes {

namespace {

// So that the many modules of a long code are more than a pixel or two each.
constexpr qsizetype LongPayload = 400; // bytes
constexpr int LargePixels = 740;

using http::Access;
using http::Method;
using http::Request;
using http::Response;

using Call = SessionManagerClient::Handle (SessionManagerClient::*)(ClienteId, QObject *,
                                                                    SessionManagerClient::Callback);
using ToResponse =
    std::function<Response(const RouteContext &, const Request &, ClienteId, const SessionManagerOutcome &)>;

/// A handler that asks the Session Manager about the client that `clientOf` finds. A GET is given up when the caller
/// leaves, a POST runs to its end.
auto ask(Result<ClienteId> (*clientOf)(const Request &), Call call, ToResponse toResponse)
{
    return [clientOf, call, toResponse = std::move(toResponse)](const RouteContext &context, const Request &request,
                                                                const Completion &completion) -> Result<void> {
        HUB_TRY(const auto client, clientOf(request));
        auto handle = (context.sessionManager.*call)(
            client, context.worker, [context, client, toResponse, completion](const SessionManagerOutcome &outcome) {
                context.shared.proxyStats->count(outcome);
                completion.give(toResponse(context, completion.request(), client, outcome));
            });
        if (request.method != Method::Post)
            completion.exchange()->onPeerLeft(context.worker, [handle]() mutable { handle.abort(); });
        return {};
    };
}

/// Hands on what the Session Manager has said.
ToResponse proxied(ProxyRules rules = {})
{
    return [rules](const RouteContext &, const Request &request, ClienteId, const SessionManagerOutcome &outcome) {
        return proxyResponse(outcome, {.errorsAreOurs = rules.errorsAreOurs, .needsToken = request.caller.has_value()});
    };
}

/// The quality that an Accept header gives to exactly this type; 0 if it does not name it.
double quality(const QByteArray &accept, QByteArrayView type)
{
    for (const QByteArray &range : accept.split(',')) {
        const QByteArrayList parts = range.split(';');
        if (parts.front().trimmed().compare(type, Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &parameter : parts.mid(1)) {
            const QByteArray text = parameter.trimmed();
            if (text.startsWith("q=") || text.startsWith("Q="))
                return text.mid(2).toDouble();
        }
        return 1.0;
    }
    return 0.0;
}

/// Whether an Accept header (RFC 9110, section 12.5.1) prefers `image/png` to `application/json`. A wildcard prefers
/// nothing.
bool prefersPng(const QByteArray &accept)
{
    const double png = quality(accept, "image/png");
    return png > 0 && png >= quality(accept, "application/json");
}

/// The QR in a body of the Session Manager as a PNG: rendered from a raw string, or its own picture, made readable.
/// There is no decoder here for a JPEG or a WebP: those go on as what they are. Takes some milliseconds.
Response qrPngResponse(const Result<QrAnswer> &qr)
{
    if (qr && qr->kind == QrAnswer::Kind::None)
        return Response::error("QR_NOT_AVAILABLE",
                               qr->words.isEmpty()
                                   ? QStringLiteral("There is no QR code to scan now")
                                   : QString(QStringLiteral("There is no QR code to scan now: ") % qr->words));
    auto picture = qr.and_then([](const QrAnswer &answer) {
        if (answer.kind == QrAnswer::Kind::Payload)
            return qrPng(answer.payload,
                         {.targetPixels =
                              answer.payload.size() > LongPayload ? LargePixels : QrImageOptions().targetPixels})
                .map([](const QByteArray &png) {
                    return QrImage{png, "image/png"};
                });
        const bool isPng = answer.image.mediaType == "image/png";
        return Result<QrImage>(isPng ? QrImage{readableQrPng(answer.image.bytes), "image/png"} : answer.image);
    });
    if (!picture)
        return Response::error(
            "SESSION_MANAGER_ERROR",
            QString(QStringLiteral("SESSION_MANAGER_ERROR: The QR code is unusable: ") % picture.error().message));
    return {.body = std::move(picture->bytes), .contentType = std::move(picture->mediaType)};
}

Response qrResponse(const RouteContext &context, const Request &request, ClienteId,
                    const SessionManagerOutcome &outcome)
{
    const bool isRead = prefersPng(request.header("Accept")) && qrBody(outcome) != nullptr;
    const auto qr = isRead ? qrOfAnswer(context.sessionManager.profile(), outcome) : std::nullopt;
    if (!qr)
        return proxyResponse(outcome, {.needsToken = true});
    return qrPngResponse(*qr).with("Vary", "Accept");
}

/// Who wants a picture gets the one behind a link, too.
Result<void> getQr(const RouteContext &context, const Request &request, const Completion &completion)
{
    const auto call =
        prefersPng(request.header("Accept")) ? &SessionManagerClient::getQrPicture : &SessionManagerClient::getQr;
    return ask(actingClient, call, qrResponse)(context, request, completion);
}

/// No answer at all is a state too; an answer that is an error is handed on.
bool isSilence(const SessionManagerError &error)
{
    return error.kind == SessionManagerError::Kind::Unreachable ||
           error.kind == SessionManagerError::Kind::ConnectTimeout ||
           error.kind == SessionManagerError::Kind::ReadTimeout;
}

Response stateResponse(const RouteContext &context, const Request &, ClienteId client,
                       const SessionManagerOutcome &outcome)
{
    const auto told = viewOfStatus(context.sessionManager.profile(), outcome);
    if (!outcome && !isSilence(outcome.error()) && !told)
        return proxyResponse(outcome, {.needsToken = true});
    SessionView view = told.value_or(SessionView());
    if (!outcome && isSilence(outcome.error()))
        view.state = SessionState::Unreachable;
    // Since when is what the monitor remembers; it learns from this answer too.
    context.shared.monitor->noteStatus(client, outcome);
    const auto known = context.shared.board->find(client);
    const bool sameAsKnown = known && known->state == view.state;
    const QString account = !view.account.isEmpty() || !known ? view.account : known->account;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    return okResponse({{QStringLiteral("cliente_id"), client.toNumber()},
                       {QStringLiteral("state"), QLatin1String(sessionStateWord(view.state))},
                       {QStringLiteral("raw_state"), textOrNull(view.rawState)},
                       {QStringLiteral("connected"), view.connected},
                       {QStringLiteral("needs_qr"), view.needsQr},
                       {QStringLiteral("can_send"), view.canSend},
                       {QStringLiteral("recoverable"), view.recoverable},
                       {QStringLiteral("account"), textOrNull(account)},
                       {QStringLiteral("since"), isoTime(sameAsKnown ? known->since : now)},
                       {QStringLiteral("checked_at"), isoTime(view.state != SessionState::Unreachable ? now
                                                              : known ? known->lastGoodAnswer
                                                                      : 0)}});
}

/// Connecting and disconnecting change the session: they are audited, the wish follows, and the monitor looks soon.
ToResponse noted(ClientRegistry::Command command)
{
    return [command](const RouteContext &context, const Request &request, ClienteId client,
                     const SessionManagerOutcome &outcome) {
        const bool connects = command == ClientRegistry::Command::Connect;
        const audit::Actor origin = actorOf(request);
        context.shared.audit({.actor = origin.name,
                              .address = origin.address,
                              .action = connects ? QStringLiteral("connect") : QStringLiteral("disconnect"),
                              .clienteId = client,
                              .detail = outcome ? QStringLiteral("ok")
                                                : QStringLiteral("failed (HTTP %1)").arg(outcome.error().statusCode)});
        context.shared.clients->noteCommand(client, command, outcome);
        context.shared.monitor->checkAfterConnect(client);
        const auto operation = connects ? EngineProfile::Operation::Connect : EngineProfile::Operation::Disconnect;
        return proxyResponse(
            outcome, {.needsToken = true, .optionalEndpoint = mayLack(context.sessionManager.profile(), operation)});
    };
}

} // namespace

void addSessionManager(RouteGroup &group)
{
    // Whoever scans a QR links his phone: open on this machine, or knowingly, else only with a token.
    const http::RouteOptions open{.access = group.context().shared.publicProxy, .direct = true};
    group.add(Method::Get, "/api/whatsapp/:clienteId/status", open,
              ask(pathClient, &SessionManagerClient::getStatus, proxied({.errorsAreOurs = true})));
    group.add(Method::Get, "/api/whatsapp/:clienteId/qr", open,
              ask(pathClient, &SessionManagerClient::getQr, proxied()));

    constexpr http::RouteOptions user{.access = Access::User};
    group.add(Method::Get, "/session-manager/status", user,
              ask(actingClient, &SessionManagerClient::getStatus, proxied()));
    group.add(Method::Get, "/session-manager/state", user,
              ask(actingClient, &SessionManagerClient::getStatus, stateResponse));
    group.add(Method::Get, "/session-manager/qr", user, getQr);
    group.add(Method::Post, "/session-manager/login", user,
              ask(actingClient, &SessionManagerClient::connectSession, noted(ClientRegistry::Command::Connect)));
    group.add(Method::Post, "/session-manager/logout", user,
              ask(actingClient, &SessionManagerClient::disconnectSession, noted(ClientRegistry::Command::Disconnect)));
}

} // namespace hub::routes
