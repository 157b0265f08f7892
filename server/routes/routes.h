// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/sessionmanagerclient.h"
#include "server/routes/routecontext.h"

namespace hub::routes {

/// All routes of one worker, in the order of the contract, with their own Session Manager client and connections.
[[nodiscard]] std::unique_ptr<http::Router> makeRouter(const SharedServices &shared,
                                                       const SessionManagerSettings &sessionManager, QObject *worker,
                                                       const Mailbox::Address &mailbox);

} // namespace hub::routes
