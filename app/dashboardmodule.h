// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>

namespace hub {
struct DashboardHost;
}

namespace hub::app {

/// The dashboard is a module beside the program, loaded at run time, so that a headless hub never loads a GUI library.

/// What the module exports under the C name `hub_dashboard_main`: runs the window and its event loop, returns the exit
/// code. It makes the application object itself, and may ask the host for the link only then.
using DashboardMain = int (*)(int &argc, char **argv, DashboardHost &host);

/// Where the module may be, in order: beside the executable (a build folder, Windows), then in the library directory.
[[nodiscard]] QStringList dashboardModulePlaces(const QString &executableDirectory);

/// Loads it. Fails with NOT_INSTALLED if it is at none of the places, with UNUSABLE if it cannot be loaded.
[[nodiscard]] Result<DashboardMain> loadDashboardModule(const QString &executableDirectory);

} // namespace hub::app
