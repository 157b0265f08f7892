// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "simulator/script/script.h"
#include "simulator/settings.h"

#include <QStringList>

#include <optional>

namespace hub::sim {

/// What the program was told to do.
struct CommandLine
{
    SimulatorSettings settings;
    int clients = 0; ///< made beforehand, from number 1 on, waiting for a phone
    bool demo = false;
    std::optional<Script> script;
    QString help; ///< not empty: print it and end

    /// `arguments` with the program's name first; reads the script file. Error: `USAGE`.
    static Result<CommandLine> parse(const QStringList &arguments);
};

} // namespace hub::sim
