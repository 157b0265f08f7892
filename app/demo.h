// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/result.h"

#include <QString>

#include <functional>

namespace hub::app {

class Services;

/// Fills the store of a `--demo` hub: the simulator's sample clients, and one administrator's account with a random
/// password, which `done` is told. `done` runs where `replyTo` lives. A store that has the account already (a data
/// directory that was given) keeps it, and the password is a new one.
void prepareDemo(Services &services, const Mailbox::Address &replyTo, const std::function<void(Result<QString>)> &done);

/// The name of that account.
inline constexpr auto DemoUser = "demo";

} // namespace hub::app
