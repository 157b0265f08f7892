// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/linking/linkingsessions.h"

#include "ui/common/messagesender.h"
#include "ui/common/sessioncommand.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace hub::ui {

namespace {

const QByteArray InterestSource = QByteArrayLiteral("linking");

} // namespace

LinkingSessions::LinkingSessions(const PageContext &context, QrFeedSettings settings, QObject *parent)
    : QObject(parent), m_context(context), m_settings(settings)
{
}

LinkingSessions::~LinkingSessions() = default;

void LinkingSessions::followCodes(const std::vector<ClienteId> &clients)
{
    if (m_followed == clients)
        return;
    m_followed = clients;
    std::erase_if(m_feeds, [&clients](const auto &feed) {
        return std::find(clients.begin(), clients.end(), feed.first) == clients.end();
    });
    for (const ClienteId client : clients) {
        std::unique_ptr<QrFeed> &feed = m_feeds[client];
        if (feed)
            continue;
        feed = std::make_unique<QrFeed>(m_context.hub.clients(), m_settings);
        feed->follow(client);
        if (const MonitoredClient *known = m_context.clients.find(client))
            refresh(*known);
    }
    updateInterest();
}

void LinkingSessions::setActive(bool active)
{
    if (std::exchange(m_active, active) == active)
        return;
    for (const auto &[client, feed] : m_feeds) {
        if (const MonitoredClient *known = m_context.clients.find(client))
            refresh(*known);
    }
    updateInterest();
}

void LinkingSessions::updateInterest()
{
    m_context.hub.clients().setInterest(InterestSource, m_active ? m_followed : std::vector<ClienteId>());
}

void LinkingSessions::refresh(const MonitoredClient &client)
{
    if (QrFeed *known = feed(client.client))
        known->setNeeded(m_active && client.needsQr);
    const auto it = m_connecting.find(client.client);
    if (it == m_connecting.end())
        return;
    if (client.state != SessionState::Ready)
        it->second.relinking = false;
    const bool begun = client.state == SessionState::Starting || client.state == SessionState::Reconnecting ||
                       client.state == SessionState::QrRequired;
    // It has come to it: what becomes of the session from now on is told by its state.
    if (begun && (it->second.step == Connecting::Step::Accepted || it->second.step == Connecting::Step::Refused))
        it->second = {Connecting::Step::Accepted};
}

QrFeed *LinkingSessions::feed(ClienteId client) const
{
    const auto it = m_feeds.find(client);
    return it == m_feeds.end() ? nullptr : it->second.get();
}

void LinkingSessions::connectSession(ClienteId client)
{
    Connecting &connecting = m_connecting[client];
    connecting = {Connecting::Step::Asked, 0, {}, connecting.relinking};
    SessionCommand::run(SessionCommand::Connect, m_context.hub.clients(), client, this,
                        [this, client, generation = m_generation](const Result<void> &result) {
                            if (generation == m_generation)
                                onConnected(client, result);
                        });
    Q_EMIT changed(client);
}

void LinkingSessions::onConnected(ClienteId client, const Result<void> &result)
{
    Connecting &connecting = m_connecting[client];
    if (result)
        connecting = {Connecting::Step::Accepted, QDateTime::currentMSecsSinceEpoch(), {}, connecting.relinking};
    else
        connecting = {Connecting::Step::Refused, 0, reasonWithoutCode(result.error().message)};
    Q_EMIT changed(client);
}

void LinkingSessions::relink(ClienteId client)
{
    m_connecting[client] = {Connecting::Step::Ending, 0, {}, true};
    SessionCommand::run(SessionCommand::Disconnect, m_context.hub.clients(), client, this,
                        [this, client, generation = m_generation](const Result<void> &result) {
                            if (generation == m_generation)
                                onEnded(client, result);
                        });
    Q_EMIT changed(client);
}

void LinkingSessions::onEnded(ClienteId client, const Result<void> &result)
{
    if (result)
        return connectSession(client);
    m_connecting.erase(client);
    Q_EMIT relinkFailed(client, reasonWithoutCode(result.error().message));
    Q_EMIT changed(client);
}

/// Whether a session that was told to connect may still be on its way without saying so.
bool LinkingSessions::hasPatience(ClienteId client, const Connecting &connecting) const
{
    if (connecting.step == Connecting::Step::Ending || connecting.step == Connecting::Step::Asked)
        return true;
    const MonitoredClient *known = m_context.clients.find(client);
    return connecting.at > 0 && known != nullptr && known->lastGoodAnswer < connecting.at + PatienceMs;
}

bool LinkingSessions::isConnecting(ClienteId client) const
{
    const auto it = m_connecting.find(client);
    return it != m_connecting.end() && hasPatience(client, it->second);
}

bool LinkingSessions::isRelinking(ClienteId client) const
{
    const auto it = m_connecting.find(client);
    return it != m_connecting.end() && it->second.relinking && hasPatience(client, it->second);
}

QString LinkingSessions::error(ClienteId client) const
{
    const auto it = m_connecting.find(client);
    return it == m_connecting.end() ? QString() : it->second.error;
}

void LinkingSessions::forget()
{
    ++m_generation;
    m_connecting.clear();
}

} // namespace hub::ui
