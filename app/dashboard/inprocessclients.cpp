// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/inprocessclients.h"

#include "app/dashboard/sessioncalls.h"
#include "app/services.h"

namespace hub::app {

namespace {

ClientRegistry::Actor actor()
{
    return {.name = QString::fromLatin1(DashboardActor), .address = QString::fromLatin1(DashboardAddress)};
}

} // namespace

InProcessClients::InProcessClients(LinkContext &context, QObject *parent) : ClientsLink(parent), m_context(context) {}

void InProcessClients::put(ClienteId client, const QString &name, QObject *context, Answer<bool> done)
{
    m_context.ask<bool>(context, std::move(done), [&](const RunningHub &hub, const Reply<bool> &reply) {
        hub.services->clients().put(
            client, name, actor(), m_context.address(), [reply](const Result<ClientRegistry::PutResult> &result) {
                reply(result.map([](const ClientRegistry::PutResult &put) { return put.created; }));
            });
    });
}

void InProcessClients::remove(ClienteId client, QObject *context, Answer<void> done)
{
    m_context.ask<void>(context, std::move(done), [&](const RunningHub &hub, const Reply<void> &reply) {
        hub.services->clients().remove(client, actor(), m_context.address(), reply);
    });
}

void InProcessClients::history(ClienteId client, const PageRequest &page, QObject *context,
                               Answer<Page<clients::HistoryEntry>> done)
{
    using Entries = Page<clients::HistoryEntry>;
    m_context.ask<Entries>(context, std::move(done), [&](const RunningHub &hub, const Reply<Entries> &reply) {
        hub.services->clients().history(client, page, m_context.address(), reply);
    });
}

void InProcessClients::setInterest(const QByteArray &source, const std::vector<ClienteId> &clients)
{
    m_interest[source] = clients;
    if (const RunningHub *hub = m_context.hub())
        hub->services->monitor().setInterest(source, clients);
}

void InProcessClients::onAttached()
{
    for (const auto &[source, clients] : m_interest)
        m_context.hub()->services->monitor().setInterest(source, clients);
}

void InProcessClients::checkSoon(ClienteId client)
{
    if (const RunningHub *hub = m_context.hub())
        hub->services->monitor().checkSoon(client);
}

void InProcessClients::connectSession(ClienteId client, QObject *context, Answer<void> done)
{
    m_context.ask<void>(context, std::move(done), [&](const RunningHub &hub, const Reply<void> &reply) {
        sessioncalls::connect(*hub.services, client, m_context.address(), reply);
    });
}

void InProcessClients::disconnectSession(ClienteId client, QObject *context, Answer<void> done)
{
    m_context.ask<void>(context, std::move(done), [&](const RunningHub &hub, const Reply<void> &reply) {
        sessioncalls::disconnect(*hub.services, client, m_context.address(), reply);
    });
}

void InProcessClients::fetchQr(ClienteId client, QObject *context, Answer<QrCode> done)
{
    m_context.ask<QrCode>(context, std::move(done), [&](const RunningHub &hub, const Reply<QrCode> &reply) {
        sessioncalls::fetchQr(*hub.services, client, m_context.address(), reply);
    });
}

} // namespace hub::app
