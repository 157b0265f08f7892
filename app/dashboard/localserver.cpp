// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/localserver.h"

#include "app/dashboard/localsettings.h"
#include "core/log/log.h"

namespace hub::app {

LocalServer::LocalServer(HubThread &thread, LocalSettings &settings, Log &log, QObject *parent)
    : ServerApi(parent), m_thread(thread), m_settings(settings), m_log(log)
{
    const Settings::Listening &listening = settings.inForce().listening;
    m_state.phase = ServerState::Phase::Starting;
    m_state.address = listening.host.toString();
    m_state.port = listening.port;
    m_state.tls = !listening.tlsCertificate.isEmpty();
}

void LocalServer::start()
{
    m_thread.post([](HubRunner &runner) { runner.startServer(); });
}

void LocalServer::stop()
{
    m_thread.post([](HubRunner &runner) { runner.stopServer(); });
}

void LocalServer::listenOn(quint16 port)
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

void LocalServer::serveOn(quint16 port)
{
    m_settings.overridePort(port);
    m_thread.post([settings = m_settings.inForce()](HubRunner &runner) {
        runner.serveBy(settings);
        runner.startServer();
    });
}

void LocalServer::onState(const ServerState &state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

void LocalServer::onSampled(const ServerSample &sample)
{
    m_samples.push_back(sample);
    if (m_samples.size() > KeptSamples)
        m_samples.pop_front();
    Q_EMIT sampled(sample);
}

} // namespace hub::app
