// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/localclients.h"

#include "app/dashboard/sessionmanagerwords.h"
#include "app/services.h"
#include "core/session/engineanswers.h"

#include <QDateTime>

namespace hub::app {

namespace {

/// A code's time runs from when it was asked for: one that was long on its way has less left than it tells.
Result<QrCode> readCode(const EngineProfile &profile, const SessionManagerOutcome &outcome, qint64 askedAt)
{
    QrCode code;
    code.fetchedAt = askedAt;
    const auto read = qrOfAnswer(profile, outcome);
    if (!read)
        return tl::unexpected<Error>(dashboardErrorOf(outcome.error()));
    return read->map([&code](const QrAnswer &answer) {
        code.kind = answer.kind == QrAnswer::Kind::Image     ? QrCode::Kind::Image
                    : answer.kind == QrAnswer::Kind::Payload ? QrCode::Kind::Payload
                                                             : QrCode::Kind::None;
        code.payload = answer.payload;
        code.image = answer.image.bytes;
        code.words = answer.words;
        code.expiresInS = answer.expiresInS;
        return code;
    });
}

} // namespace

LocalClients::LocalClients(HubCalls &calls, QObject *parent) : ClientsApi(parent), m_calls(calls) {}

void LocalClients::put(ClienteId client, const QString &name, QObject *context, Answer<bool> done)
{
    m_calls.forward<ClientRegistry::PutResult>(
        context,
        [done = std::move(done)](const Result<ClientRegistry::PutResult> &result) {
            done(result.map([](const ClientRegistry::PutResult &put) { return put.created; }));
        },
        &ClientRegistry::put, client, clients::Edit{.name = name}, windowActor());
}

void LocalClients::remove(ClienteId client, QObject *context, Answer<void> done)
{
    m_calls.forward(context, std::move(done), &ClientRegistry::remove, client, windowActor());
}

void LocalClients::history(ClienteId client, const PageRequest &page, QObject *context,
                           Answer<ResultPage<clients::HistoryEntry>> done)
{
    m_calls.forward(context, std::move(done), &ClientRegistry::history, client, page);
}

void LocalClients::setInterest(const QByteArray &source, const std::vector<ClienteId> &clients)
{
    m_interest[source] = clients;
    if (const RunningHub *hub = m_calls.hub())
        hub->services->monitor().setInterest(source, clients);
}

void LocalClients::onAttached()
{
    for (const auto &[source, clients] : m_interest)
        m_calls.hub()->services->monitor().setInterest(source, clients);
}

void LocalClients::checkSoon(ClienteId client)
{
    const RunningHub *hub = m_calls.hub();
    if (!hub)
        return;
    Services &services = *hub->services;
    if (services.board().sessionManager().up)
        return services.monitor().checkSoon(client);
    // During an outage nobody is polled: ask, and let the monitor hear.
    services.post([&services, client] {
        services.sessionManager().getStatus(client, &services,
                                            [&services, client](const SessionManagerOutcome &outcome) {
                                                services.monitor().noteStatus(client, outcome);
                                            });
    });
}

void LocalClients::connectSession(ClienteId client, QObject *context, Answer<void> done)
{
    changeSession(&SessionManagerClient::connectSession, ClientRegistry::Command::Connect, client, context,
                  std::move(done));
}

void LocalClients::disconnectSession(ClienteId client, QObject *context, Answer<void> done)
{
    changeSession(&SessionManagerClient::disconnectSession, ClientRegistry::Command::Disconnect, client, context,
                  std::move(done));
}

/// Audited, the wish follows, and the monitor looks soon, as with the routes that do the same.
void LocalClients::changeSession(SessionCall call, ClientRegistry::Command command, ClienteId client, QObject *context,
                                 Answer<void> done)
{
    m_calls.ask<void>(context, std::move(done), [&](const RunningHub &hub, const Reply<void> &reply) {
        Services &services = *hub.services;
        const auto onEnded = [&services, command, client, home = m_calls.address(),
                              reply](const SessionManagerOutcome &outcome) {
            services.audit({.actor = QString::fromLatin1(DashboardActor),
                            .address = QString::fromLatin1(DashboardAddress),
                            .action = command == ClientRegistry::Command::Connect ? QStringLiteral("connect")
                                                                                  : QStringLiteral("disconnect"),
                            .clienteId = client,
                            .detail = outcome ? QStringLiteral("ok")
                                              : QStringLiteral("failed (HTTP %1)").arg(outcome.error().statusCode)});
            services.clients().noteCommand(client, command, outcome);
            services.monitor().checkAfterConnect(client);
            const Result<void> result =
                outcome ? Result<void>() : tl::unexpected<Error>(errorOfOptional(outcome.error()));
            home.post([reply, result] { reply(result); });
        };
        services.post(
            [&services, call, client, onEnded] { (services.sessionManager().*call)(client, &services, onEnded); });
    });
}

void LocalClients::fetchQr(ClienteId client, QObject *context, Answer<QrCode> done)
{
    m_calls.ask<QrCode>(context, std::move(done), [&](const RunningHub &hub, const Reply<QrCode> &reply) {
        hub.services->post([&services = *hub.services, client, home = m_calls.address(), reply] {
            services.sessionManager().getQrPicture(
                client, &services,
                [&services, home, reply,
                 askedAt = QDateTime::currentMSecsSinceEpoch()](const SessionManagerOutcome &outcome) {
                    home.post([reply, result = readCode(services.sessionManager().profile(), outcome, askedAt)] {
                        reply(result);
                    });
                });
        });
    });
}

} // namespace hub::app
