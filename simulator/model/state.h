// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

#include <optional>

namespace hub::sim {

/// What the real Session Manager's sessions go through (NotInitialized: a client it has never seen; Authenticated: the
/// phone has just scanned).
enum class State {
    NotInitialized,
    Initializing,
    Reconnecting,
    QrRequired,
    Authenticated,
    Ready,
    AuthFailure,
    DisconnectedRecoverable,
    DisconnectedLogout,
    DisconnectedBanned,
    Error,
};

/// The word on the wire, e.g. `QR_REQUIRED`.
[[nodiscard]] const char *stateName(State state);
[[nodiscard]] std::optional<State> stateFromName(QByteArrayView name);
/// What the real one recommends to do in that state.
[[nodiscard]] const char *recommendedAction(State state);

} // namespace hub::sim
