// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/admincommands.h"
#include "core/result.h"
#include "core/settings/settingsparser.h"

#include <QString>

namespace hub::app {

/// What the command line asks for.
struct CommandLine
{
    enum class Action { Serve, Administer, ShowHelp, ShowVersion };

    Action action = Action::Serve;
    AdminCommand command;   ///< for Administer
    Settings settings;      ///< for Serve and Administer
    SettingSources sources; ///< what these were parsed from: no command and none of its options among the arguments
};

/// Splits commands (`user add NAME --client N …`) from settings and reads both; `--` ends the options. An error is a
/// usage error: its message is one line that names what is wrong and what is accepted.
[[nodiscard]] Result<CommandLine> parseCommandLine(const SettingSources &sources);

/// The text of `--help`.
[[nodiscard]] QString helpText();

} // namespace hub::app
