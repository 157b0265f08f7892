// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/admincommand.h"
#include "core/settings/settings.h"

namespace hub::app {

/// Carries a command out on the store that the settings name and says on standard output what it did. Returns the exit
/// code: 0 done, 1 with one line on standard error. Needs a QCoreApplication; blocks.
int runAdminCommand(const AdminCommand &command, const Settings &settings);

} // namespace hub::app
