// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/settings/settings.h"

namespace hub::app {

/// Runs the hub without a window until it is asked to stop. Returns the exit code: 0 stopped cleanly, 1 with one line
/// on standard error. Needs a QCoreApplication; runs its event loop.
int runHeadless(const Settings &settings);

} // namespace hub::app
