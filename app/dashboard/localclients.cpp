// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/localclients.h"

#include "app/dashboard/sessionmanagerwords.h"
#include "app/services.h"
#include "core/session/engineanswers.h"

#include <QCoreApplication>
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

struct LocalClientsText
{
    Q_DECLARE_TR_FUNCTIONS(hub::LocalClients)
};

Result<std::vector<ListedSession>> sessionsIn(const EngineProfile &profile, const SessionManagerOutcome &outcome)
{
    if (!outcome)
        return tl::unexpected<Error>(errorOfOptional(profile, EngineProfile::Operation::Sessions, outcome.error()));
    if (auto sessions = sessionsOf(outcome->body))
        return *std::move(sessions);
    return failure("SESSION_MANAGER_ERROR", LocalClientsText::tr("The engine's answer holds no list of sessions."));
}

Result<PairingCode> pairingCodeIn(const EngineProfile &profile, const SessionManagerOutcome &outcome)
{
    if (!outcome)
        return tl::unexpected<Error>(errorOfOptional(profile, EngineProfile::Operation::PairingCode, outcome.error()));
    PairingCode code{.code = pairingCodeOf(profile, outcome->body)};
    if (code.code.isEmpty())
        return failure("SESSION_MANAGER_ERROR", LocalClientsText::tr("The engine's answer holds no code."));
    if (const auto qr = readQrAnswer(outcome->body)) // its life is told like a QR code's
        code.expiresInS = qr->expiresInS;
    return code;
}

/// What somebody at this window has told a session, and what came of it.
audit::Entry auditOf(ClienteId client, const QString &action, const QString &what, const SessionManagerOutcome &outcome)
{
    audit::Entry entry;
    entry.actor = QString::fromLatin1(DashboardActor);
    entry.address = QString::fromLatin1(DashboardAddress);
    entry.action = action;
    entry.clienteId = client;
    entry.detail =
        outcome ? what : QStringLiteral("%1 failed (HTTP %2)").arg(what, QString::number(outcome.error().statusCode));
    return entry;
}

} // namespace

LocalClients::LocalClients(HubCalls &calls, QObject *parent) : ClientsApi(parent), m_calls(calls) {}

void LocalClients::edit(ClienteId client, const clients::Edit &edit, QObject *context, Answer<bool> done)
{
    m_calls.forward<ClientRegistry::PutResult>(
        context,
        [done = std::move(done)](const Result<ClientRegistry::PutResult> &result) {
            done(result.map([](const ClientRegistry::PutResult &put) { return put.created; }));
        },
        &ClientRegistry::put, client, edit, windowActor());
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
    Q_EMIT engineChanged();
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
                outcome ? Result<void>()
                        : tl::unexpected<Error>(errorOfOptional(services.sessionManager().profile(),
                                                                command == ClientRegistry::Command::Connect
                                                                    ? EngineProfile::Operation::Connect
                                                                    : EngineProfile::Operation::Disconnect,
                                                                outcome.error()));
            home.post([reply, result] { reply(result); });
        };
        services.post(
            [&services, call, client, onEnded] { (services.sessionManager().*call)(client, &services, onEnded); });
    });
}

bool LocalClients::supports(EngineProfile::Operation operation) const
{
    const RunningHub *hub = m_calls.hub();
    return hub && hub->services->sessionManager().supports(operation); // does not change while it runs
}

void LocalClients::importSessions(QObject *context, Answer<clients::Imported> done)
{
    using Imported = clients::Imported;
    m_calls.ask<Imported>(context, std::move(done), [&](const RunningHub &hub, const Reply<Imported> &reply) {
        Services &services = *hub.services;
        const auto onAnswer = [&services, home = m_calls.address(), reply](const SessionManagerOutcome &outcome) {
            const Result<std::vector<ListedSession>> sessions =
                sessionsIn(services.sessionManager().profile(), outcome);
            if (sessions)
                services.clients().importSessions(*sessions, windowActor(), home, reply);
            else
                home.post([reply, error = sessions.error()] { reply(tl::unexpected<Error>(error)); });
        };
        services.post([&services, onAnswer] { services.sessionManager().getSessions(&services, onAnswer); });
    });
}

void LocalClients::requestPairingCode(ClienteId client, const QString &phone, QObject *context,
                                      Answer<PairingCode> done)
{
    m_calls.ask<PairingCode>(context, std::move(done), [&](const RunningHub &hub, const Reply<PairingCode> &reply) {
        Services &services = *hub.services;
        const auto onAnswer = [&services, client, home = m_calls.address(),
                               reply](const SessionManagerOutcome &outcome) {
            services.audit(auditOf(client, QStringLiteral("connect"), QStringLiteral("pairing code"), outcome));
            services.monitor().checkAfterConnect(client);
            home.post([reply, code = pairingCodeIn(services.sessionManager().profile(), outcome)] { reply(code); });
        };
        services.post([&services, client, phone, onAnswer] {
            services.sessionManager().requestPairingCode(client, phone, &services, onAnswer);
        });
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
