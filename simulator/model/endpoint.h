// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

#include <optional>

namespace hub::sim {

/// What can be asked of a Session Manager; Other: any other path.
enum class Endpoint { Health, Status, Qr, Send, Connect, Disconnect, Contacts, Other };
constexpr size_t EndpointCount = 8;

/// `health`, `status`, … as used in the control API.
[[nodiscard]] const char *endpointName(Endpoint endpoint);
[[nodiscard]] std::optional<Endpoint> endpointFromName(QByteArrayView name);
/// By method and path; `/init` is one version's `/connect`.
[[nodiscard]] Endpoint endpointOf(QByteArrayView method, QByteArrayView path);

} // namespace hub::sim
