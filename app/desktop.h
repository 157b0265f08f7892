// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dashboardmodule.h"
#include "core/result.h"
#include "core/settings/settingsparser.h"

namespace hub::app {

/// Whether a window could be shown at all; an error is one line that says how to do without. Qt would end the program
/// with a core dump.
[[nodiscard]] Result<void> checkDisplay();

/// Runs the dashboard with a hub in this process until its window says so. `sources` are what `given` was parsed from.
/// Returns the exit code. Before any application object: the module makes its own.
int runDesktop(DashboardMain dashboard, int &argc, char **argv, const SettingSources &sources,
               const SettingsWithOrigins &given);

} // namespace hub::app
