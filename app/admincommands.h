// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/settings/settings.h"

#include <QString>

#include <optional>

namespace hub::app {

/// One of the commands that work on the store beside a running hub or without one: `user …`, `key …`, `db …`; and
/// `engine …`, which need no store.
struct AdminCommand
{
    enum class Action {
        UserAdd,
        UserList,
        UserApprove,
        UserDisable,
        UserEnable,
        UserPassword,
        KeyCreate,
        KeyList,
        KeyRevoke,
        DatabaseBackup,
        DatabaseCheck,
        EngineList,
        EngineShow,
        EngineCheck,
    };

    Action action = Action::UserList;
    QString operand;                    ///< NAME, ID or FILE, as typed; empty for the lists and the check
    std::optional<ClienteId> clienteId; ///< `--client`; set for UserAdd, and for KeyCreate unless `admin`
    bool admin = false;                 ///< `--admin`
    bool passwordFromStdin = false;     ///< true for UserAdd and UserPassword: a command line is seen by every user
};

/// Carries a command out on the store that the settings name and says on standard output what it did. Returns the exit
/// code: 0 done, 1 with one line on standard error. Needs a QCoreApplication; blocks.
int runAdminCommand(const AdminCommand &command, const Settings &settings);

} // namespace hub::app
