// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/model/state.h"

#include <array>

namespace hub::sim {

namespace {

struct Row
{
    State state;
    const char *name;
    const char *action;
};

constexpr std::array Rows{
    Row{State::NotInitialized, "NOT_INITIALIZED", "Initialize the session"},
    Row{State::Initializing, "INITIALIZING", "Wait for initialization to complete"},
    Row{State::Reconnecting, "RECONNECTING", "Wait for reconnection"},
    Row{State::QrRequired, "QR_REQUIRED", "Scan QR code to authenticate"},
    Row{State::Authenticated, "AUTHENTICATED", "Wait for initialization to complete"},
    Row{State::Ready, "READY", "None"},
    Row{State::AuthFailure, "AUTH_FAILURE", "Connect again and scan the QR code"},
    Row{State::DisconnectedRecoverable, "DISCONNECTED_RECOVERABLE", "Wait for automatic reconnection"},
    Row{State::DisconnectedLogout, "DISCONNECTED_LOGOUT", "Connect again and scan the QR code"},
    Row{State::DisconnectedBanned, "DISCONNECTED_BANNED", "Contact WhatsApp support"},
    Row{State::Error, "ERROR", "Check the logs and restart the session"},
};

const Row &row(State state)
{
    return Rows[size_t(state)]; // the table is in the order of the enumeration
}

} // namespace

const char *stateName(State state)
{
    return row(state).name;
}

std::optional<State> stateFromName(QByteArrayView name)
{
    for (const Row &candidate : Rows) {
        if (name.compare(candidate.name, Qt::CaseInsensitive) == 0)
            return candidate.state;
    }
    return std::nullopt;
}

const char *recommendedAction(State state)
{
    return row(state).action;
}

} // namespace hub::sim
