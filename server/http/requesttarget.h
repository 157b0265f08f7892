// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/request.h"

#include <optional>

namespace hub::http {

/// A request target (RFC 9112, section 3.2) taken apart. Pure.
struct RequestTarget
{
    enum class Form { Origin, Absolute, Asterisk };

    Form form = Form::Origin;
    QByteArray authority; ///< of the absolute form only
    std::vector<QByteArray> segments;
    std::vector<std::pair<QByteArray, QByteArray>> query;

    /// Nothing for a target that is none: no leading slash, a character outside RFC 3986, a broken percent-encoding.
    [[nodiscard]] static std::optional<RequestTarget> parse(QByteArrayView target);
};

/// The host of a Host header or an authority: lower case, without its port, IPv6 with brackets. Nothing if malformed.
[[nodiscard]] std::optional<QByteArray> hostOf(QByteArrayView authority);

} // namespace hub::http
