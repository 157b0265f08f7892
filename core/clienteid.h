// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHashFunctions>

#include <compare>
#include <optional>

namespace hub {

/// The number of a client, i.e. of one WhatsApp account at the Session Manager: 1 to 2^53 - 1, so that it survives a
/// JavaScript number.
class HUB_CORE_EXPORT ClienteId
{
public:
    static constexpr qint64 Max = 9007199254740991;

    /// ASCII digits only, no sign, no leading zero; anything else is no client.
    [[nodiscard]] static std::optional<ClienteId> parse(QByteArrayView text);
    [[nodiscard]] static std::optional<ClienteId> fromNumber(qint64 number);

    [[nodiscard]] qint64 toNumber() const { return m_number; }
    [[nodiscard]] QByteArray toByteArray() const { return QByteArray::number(m_number); }

    friend auto operator<=>(const ClienteId &, const ClienteId &) = default;
    friend size_t qHash(ClienteId id, size_t seed = 0) { return ::qHash(id.m_number, seed); }

private:
    explicit ClienteId(qint64 number) : m_number(number) {}

    qint64 m_number;
};

} // namespace hub
