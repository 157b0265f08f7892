// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/hubapi.h"
#include "core/log/loghistory.h"
#include "core/sending/jobrepository.h"
#include "core/session/sessionstate.h"

#include <QByteArray>
#include <QHash>

#include <memory>
#include <optional>
#include <vector>

namespace hub::app {

/// What is known of the clients, in numbers.
struct ClientCounts
{
    QHash<SessionState, int> states;
    SessionManagerHealth sessionManager;
};

/// All that a report is made of. A value; the history is thread-safe.
struct DiagnosticsData
{
    static constexpr std::size_t LogLines = 500;

    HubApi::Phase phase = HubApi::Phase::Stopped;
    Error error;
    bool demo = false;
    std::vector<SettingValue> settings;
    ServerState server;
    std::optional<ServerSample> sample;
    std::optional<ClientCounts> clients; ///< none: the hub did not run
    std::optional<jobs::Backlog> jobs;   ///< none: the hub did not run, or its store did not answer
    std::shared_ptr<const LogHistory> history;
};

/// The report as text for people, in English as the log is, with all secrets and numbers hidden. Pure but for the
/// history; for a thread that serves nobody, since it takes some milliseconds.
[[nodiscard]] QByteArray diagnosticsReport(const DiagnosticsData &data);

} // namespace hub::app
