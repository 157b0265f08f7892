// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dashboard/hubrunner.h"
#include "core/dashboard/serverapi.h"

#include <deque>

namespace hub {
class Log;
}

namespace hub::app {

class LocalSettings;

/// ServerApi on the server in this process.
class LocalServer final : public ServerApi
{
    Q_OBJECT

public:
    static constexpr std::size_t KeptSamples = 300;

    LocalServer(HubThread &thread, LocalSettings &settings, Log &log, QObject *parent = nullptr);

    [[nodiscard]] ServerState state() const override { return m_state; }
    [[nodiscard]] std::vector<ServerSample> samples() const override { return {m_samples.begin(), m_samples.end()}; }
    void start() override;
    void stop() override;
    void listenOn(quint16 port) override;

    void onState(const ServerState &state);
    void onSampled(const ServerSample &sample);

private:
    void serveOn(quint16 port);

    HubThread &m_thread;
    LocalSettings &m_settings;
    Log &m_log;
    ServerState m_state;
    std::deque<ServerSample> m_samples;
};

} // namespace hub::app
