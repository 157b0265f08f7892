// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/http/connection.h"
#include "simulator/model/fault.h"

namespace hub::sim {

/// Answers one request as a fault says. `answer` is the true answer; faults in its place do not look at it. Refuse is
/// the listener's business: here it is a mere reset. What takes time ends with the connection.
void playFault(Connection &connection, const Fault &fault, const Answer &answer);

} // namespace hub::sim
