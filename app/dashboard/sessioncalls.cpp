// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/sessioncalls.h"

#include "app/dashboard/linkcontext.h"
#include "app/dashboard/sessionmanagerwords.h"
#include "app/services.h"
#include "core/qr/qranswer.h"

#include <QDateTime>

namespace hub::app::sessioncalls {

namespace {

using Call = SessionManagerClient::Handle (SessionManagerClient::*)(ClienteId, QObject *,
                                                                    SessionManagerClient::Callback);

void change(Services &services, Call call, const char *action, ClienteId client, const Mailbox::Address &home,
            const Reply<void> &reply)
{
    const auto onEnded = [&services, action, client, home, reply](const SessionManagerOutcome &outcome) {
        services.audit({.actor = QString::fromLatin1(DashboardActor),
                        .address = QString::fromLatin1(DashboardAddress),
                        .action = QString::fromLatin1(action),
                        .clienteId = client,
                        .detail = outcome ? QStringLiteral("ok")
                                          : QStringLiteral("failed (HTTP %1)").arg(outcome.error().statusCode)});
        services.monitor().checkSoon(client);
        const Result<void> result = outcome ? Result<void>() : tl::unexpected<Error>(errorOfOptional(outcome.error()));
        home.post([reply, result] { reply(result); });
    };
    services.post(
        [&services, call, client, onEnded] { (services.sessionManager().*call)(client, &services, onEnded); });
}

/// 404 and 409 are how a Session Manager says that there is nothing to scan.
bool saysNoCode(const SessionManagerError &error)
{
    return error.kind == SessionManagerError::Kind::Status && (error.statusCode == 404 || error.statusCode == 409);
}

Result<QrCode> callCode(const SessionManagerOutcome &outcome)
{
    QrCode code;
    code.fetchedAt = QDateTime::currentMSecsSinceEpoch();
    if (!outcome)
        return saysNoCode(outcome.error()) ? Result<QrCode>(code)
                                           : tl::unexpected<Error>(dashboardErrorOf(outcome.error()));
    return readQrAnswer(outcome->body).map([&code](const QrAnswer &answer) {
        code.kind = answer.kind == QrAnswer::Kind::Image     ? QrCode::Kind::Image
                    : answer.kind == QrAnswer::Kind::Payload ? QrCode::Kind::Payload
                                                             : QrCode::Kind::None;
        code.payload = answer.payload;
        code.png = answer.png;
        code.expiresInS = answer.expiresInS;
        return code;
    });
}

} // namespace

void connect(Services &services, ClienteId client, const Mailbox::Address &home, const Reply<void> &reply)
{
    change(services, &SessionManagerClient::connectSession, "connect", client, home, reply);
}

void disconnect(Services &services, ClienteId client, const Mailbox::Address &home, const Reply<void> &reply)
{
    change(services, &SessionManagerClient::disconnectSession, "disconnect", client, home, reply);
}

void fetchQr(Services &services, ClienteId client, const Mailbox::Address &home, const Reply<QrCode> &reply)
{
    services.post([&services, client, home, reply] {
        services.sessionManager().getQr(client, &services, [home, reply](const SessionManagerOutcome &outcome) {
            home.post([reply, result = callCode(outcome)] { reply(result); });
        });
    });
}

} // namespace hub::app::sessioncalls
