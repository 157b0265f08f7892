// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/localclients.h"

#include "app/dashboard/sessioncalls.h"
#include "app/services.h"

namespace hub::app {

namespace {

ClientRegistry::Actor clientActor()
{
    return {.name = QString::fromLatin1(DashboardActor), .address = QString::fromLatin1(DashboardAddress)};
}

} // namespace

LocalClients::LocalClients(LinkContext &context, QObject *parent) : ClientsApi(parent), m_context(context) {}

void LocalClients::put(ClienteId client, const QString &name, QObject *context, Answer<bool> done)
{
    m_context.ask<bool>(context, std::move(done), [&](const RunningHub &hub, const Reply<bool> &reply) {
        hub.services->clients().put(
            client, name, clientActor(), m_context.address(), [reply](const Result<ClientRegistry::PutResult> &result) {
                reply(result.map([](const ClientRegistry::PutResult &put) { return put.created; }));
            });
    });
}

void LocalClients::remove(ClienteId client, QObject *context, Answer<void> done)
{
    m_context.ask<void>(context, std::move(done), [&](const RunningHub &hub, const Reply<void> &reply) {
        hub.services->clients().remove(client, clientActor(), m_context.address(), reply);
    });
}

void LocalClients::history(ClienteId client, const PageRequest &page, QObject *context,
                           Answer<ResultPage<clients::HistoryEntry>> done)
{
    using Entries = ResultPage<clients::HistoryEntry>;
    m_context.ask<Entries>(context, std::move(done), [&](const RunningHub &hub, const Reply<Entries> &reply) {
        hub.services->clients().history(client, page, m_context.address(), reply);
    });
}

void LocalClients::setInterest(const QByteArray &source, const std::vector<ClienteId> &clients)
{
    m_interest[source] = clients;
    if (const RunningHub *hub = m_context.hub())
        hub->services->monitor().setInterest(source, clients);
}

void LocalClients::onAttached()
{
    for (const auto &[source, clients] : m_interest)
        m_context.hub()->services->monitor().setInterest(source, clients);
}

void LocalClients::checkSoon(ClienteId client)
{
    if (const RunningHub *hub = m_context.hub())
        hub->services->monitor().checkSoon(client);
}

void LocalClients::connectSession(ClienteId client, QObject *context, Answer<void> done)
{
    m_context.ask<void>(context, std::move(done), [&](const RunningHub &hub, const Reply<void> &reply) {
        sessioncalls::connect(*hub.services, client, m_context.address(), reply);
    });
}

void LocalClients::disconnectSession(ClienteId client, QObject *context, Answer<void> done)
{
    m_context.ask<void>(context, std::move(done), [&](const RunningHub &hub, const Reply<void> &reply) {
        sessioncalls::disconnect(*hub.services, client, m_context.address(), reply);
    });
}

void LocalClients::fetchQr(ClienteId client, QObject *context, Answer<QrCode> done)
{
    m_context.ask<QrCode>(context, std::move(done), [&](const RunningHub &hub, const Reply<QrCode> &reply) {
        sessioncalls::fetchQr(*hub.services, client, m_context.address(), reply);
    });
}

} // namespace hub::app
