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

/// Session Managers differ in the shape of their answers; a client's variant says whose habits to imitate.
struct Variant
{
    enum class StatusBody {
        Full,       ///< the ten fields of the real one
        FullWithQr, ///< and `qr_code_base64`, a data URL or null
        Minimal,    ///< `{"status":"READY"}`
    };
    enum class QrBody {
        DataUrl,   ///< `"qr":"data:image/png;base64,…"`
        RawString, ///< `"qr":"2@…","qrType":"raw_string"`
    };
    enum class QrMissing {
        NotFound, ///< 404 QR_NOT_AVAILABLE
        NoQr,     ///< 200 `{"status":"NO_QR"}`
    };
    enum class QrWhenReady {
        AlreadyConnected, ///< 409 `{"error":"ALREADY_CONNECTED"}`
        NotAvailable,     ///< 409 `{"error":"QR not available","state":"READY","can_send_messages":true}`
    };

    StatusBody statusBody = StatusBody::Full;
    QrBody qrBody = QrBody::DataUrl;
    QrMissing qrMissing = QrMissing::NotFound;
    QrWhenReady qrWhenReady = QrWhenReady::AlreadyConnected;
    bool hasConnect = true; ///< whether the optional endpoint exists
    bool hasDisconnect = true;
    bool hasContacts = true;
};

// The names in the control API; nothing for an unknown one.
[[nodiscard]] std::optional<Variant::StatusBody> statusBodyFromName(QByteArrayView name);
[[nodiscard]] std::optional<Variant::QrBody> qrBodyFromName(QByteArrayView name);
[[nodiscard]] std::optional<Variant::QrMissing> qrMissingFromName(QByteArrayView name);
[[nodiscard]] std::optional<Variant::QrWhenReady> qrWhenReadyFromName(QByteArrayView name);
[[nodiscard]] const char *name(Variant::StatusBody value);
[[nodiscard]] const char *name(Variant::QrBody value);
[[nodiscard]] const char *name(Variant::QrMissing value);
[[nodiscard]] const char *name(Variant::QrWhenReady value);

} // namespace hub::sim
