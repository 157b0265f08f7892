// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/inprocessserver.h"

#include "app/dashboard/hubthread.h"
#include "app/dashboard/inprocesssettings.h"
#include "core/log/log.h"

namespace hub::app {

InProcessServer::InProcessServer(HubThread &thread, InProcessSettings &settings, Log &log, QObject *parent)
    : ServerLink(parent), m_thread(thread), m_settings(settings), m_log(log)
{
    const Settings::Listening &listening = settings.inForce().listening;
    m_state.phase = ServerState::Phase::Starting;
    m_state.address = listening.host.toString();
    m_state.port = listening.port;
    m_state.tls = !listening.tlsCertificate.isEmpty();
}

void InProcessServer::start()
{
    m_thread.post([](HubRunner &runner) { runner.startServer(); });
}

void InProcessServer::stop()
{
    m_thread.post([](HubRunner &runner) { runner.stopServer(); });
}

void InProcessServer::listenOn(quint16 port)
{
    if (port == 0) {
        serveOn(port);
        return;
    }
    m_settings.apply({{"port", QString::number(port)}}, this, [this, port](const Result<void> &kept) {
        if (kept) {
            start(); // in case that it was stopped, or that this is the port which it could not have a moment ago
            return;
        }
        m_log.warning("server", "the port is for this time only", {{"reason", kept.error().message.toUtf8()}});
        serveOn(port);
    });
}

void InProcessServer::serveOn(quint16 port)
{
    m_settings.overridePort(port);
    m_thread.post([settings = m_settings.inForce()](HubRunner &runner) {
        runner.serveBy(settings);
        runner.startServer();
    });
}

void InProcessServer::onState(const ServerState &state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

void InProcessServer::onSampled(const ServerSample &sample)
{
    m_samples.push_back(sample);
    if (m_samples.size() > KeptSamples)
        m_samples.pop_front();
    Q_EMIT sampled(sample);
}

} // namespace hub::app
