// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/model/variant.h"

#include <array>
#include <utility>

namespace hub::sim {

namespace {

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
