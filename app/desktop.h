// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/settings/settingsparser.h"

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

/// Whether a window could be shown at all; an error is one line that says how to do without. Qt would end the program
/// with a core dump.
[[nodiscard]] Result<void> checkDisplay();

/// Runs the dashboard with a hub in this process until its window says so. `sources` are what `given` was parsed from.
/// Returns the exit code. Before any application object: the module makes its own.
int runDesktop(DashboardMain dashboard, int &argc, char **argv, const SettingSources &sources,
               const SettingsWithOrigins &given);

} // namespace hub::app
