// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace hub::app {

/// Lets this process open as many files and sockets as the system allows it: 1,024 connections and their calls to the
/// Session Manager need more than the 1,024 descriptors that a shell usually gives. Does nothing where there is no such
/// limit.
void raiseDescriptorLimit();

} // namespace hub::app
