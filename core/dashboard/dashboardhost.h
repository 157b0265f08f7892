// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/hubapi.h"
#include "core/result.h"

#include <functional>
#include <memory>

namespace hub {

/// What the program hands to the dashboard module: how to get at a hub, once there is an application object. The
/// module's entry point takes it by reference; it outlives the module's event loop.
struct DashboardHost
{
    /// Makes the link to the hub of this program; call it once, on the thread of the window. An error means that
    /// another program already serves this data directory and has been asked to show its window (ALREADY_RUNNING: end
    /// quietly), or is one line for people.
    std::function<Result<std::unique_ptr<HubApi>>()> makeLink;
    QString version;
};

} // namespace hub
