// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/dashboard/hubapi.h"

#include <QCoreApplication>

#include <cstdio>

using namespace hub;

namespace {

void say(const char *what, const QByteArray &detail)
{
    std::printf("%s %s\n", what, detail.constData());
    std::fflush(stdout);
}

} // namespace

/// A dashboard module without a window, for tests of the program that loads it: says what it hears of the hub, and ends
/// when the hub has stopped, as the real one does.
extern "C" Q_DECL_EXPORT int hub_dashboard_main(int &argc, char **argv, DashboardHost &host)
{
    const QCoreApplication application(argc, argv);
    const auto made = host.makeLink();
    if (!made) {
        say("refused", made.error().code);
        return made.error().code == "ALREADY_RUNNING" ? 0 : 1;
    }
    HubApi &link = **made;
    QObject::connect(&link, &HubApi::phaseChanged, &link, [](HubApi::Phase phase) {
        say("phase", QByteArray::number(int(phase)));
        if (phase == HubApi::Phase::Stopped)
            QCoreApplication::quit();
    });
    QObject::connect(&link.server(), &ServerApi::stateChanged, &link, [](const ServerState &state) {
        if (state.phase == ServerState::Phase::Listening)
            say("listening", QByteArray::number(state.port));
        else if (state.phase == ServerState::Phase::Failed)
            say("failed", state.error.code);
    });
    QObject::connect(&link, &HubApi::raiseRequested, &link, [] { say("raised", {}); });
    link.start();
    return QCoreApplication::exec();
}
