// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/serverapi.h"
#include "ui/common/appearance.h"

#include <QString>

namespace hub::ui {

/// The server's state in words.

[[nodiscard]] QString serverHeadline(const ServerState &state);
/// One word for the badge, with its tone and icon.
[[nodiscard]] QString serverWord(ServerState::Phase phase);
[[nodiscard]] Tone serverTone(ServerState::Phase phase);
[[nodiscard]] const char *serverIcon(ServerState::Phase phase);
/// `127.0.0.1:3012`, `[::1]:3012`.
[[nodiscard]] QString endpointText(const QString &address, quint16 port);
/// Whether only programs of this computer can reach it.
[[nodiscard]] bool isLoopback(const QString &address);
/// Whether what passes can be read by others in the network.
[[nodiscard]] bool isOpenToEavesdroppers(const ServerState &state);
/// Who reaches it, and whether that is encrypted.
[[nodiscard]] QString reachText(const ServerState &state);
/// A line for a terminal that asks how the hub is; empty while it does not listen.
[[nodiscard]] QString healthCommand(const ServerState &state);

} // namespace hub::ui
