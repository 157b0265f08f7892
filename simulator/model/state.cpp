// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/model/state.h"

#include <array>
#include <utility>

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

template<typename Enum, size_t Count>
using VariantNames = std::array<std::pair<Enum, const char *>, Count>;

constexpr VariantNames<Variant::StatusBody, 3> StatusBodies{{{Variant::StatusBody::Full, "full"},
                                                             {Variant::StatusBody::FullWithQr, "full_with_qr"},
                                                             {Variant::StatusBody::Minimal, "minimal"}}};
constexpr VariantNames<Variant::QrBody, 2> QrBodies{
    {{Variant::QrBody::DataUrl, "data_url"}, {Variant::QrBody::RawString, "raw_string"}}};
constexpr VariantNames<Variant::QrMissing, 2> QrMissings{
    {{Variant::QrMissing::NotFound, "not_found"}, {Variant::QrMissing::NoQr, "no_qr"}}};
constexpr VariantNames<Variant::QrWhenReady, 2> QrWhenReadys{
    {{Variant::QrWhenReady::AlreadyConnected, "already_connected"},
     {Variant::QrWhenReady::NotAvailable, "not_available"}}};

template<typename Enum, size_t Count>
std::optional<Enum> find(const VariantNames<Enum, Count> &names, QByteArrayView text)
{
    for (const auto &[value, valueName] : names) {
        if (text == QByteArrayView(valueName))
            return value;
    }
    return std::nullopt;
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

std::optional<Variant::StatusBody> statusBodyFromName(QByteArrayView name)
{
    return find(StatusBodies, name);
}

std::optional<Variant::QrBody> qrBodyFromName(QByteArrayView name)
{
    return find(QrBodies, name);
}

std::optional<Variant::QrMissing> qrMissingFromName(QByteArrayView name)
{
    return find(QrMissings, name);
}

std::optional<Variant::QrWhenReady> qrWhenReadyFromName(QByteArrayView name)
{
    return find(QrWhenReadys, name);
}

// The tables are in the order of their enumerations.

const char *name(Variant::StatusBody value)
{
    return StatusBodies[size_t(value)].second;
}

const char *name(Variant::QrBody value)
{
    return QrBodies[size_t(value)].second;
}

const char *name(Variant::QrMissing value)
{
    return QrMissings[size_t(value)].second;
}

const char *name(Variant::QrWhenReady value)
{
    return QrWhenReadys[size_t(value)].second;
}

} // namespace hub::sim
