// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/limits.h"

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QSslConfiguration>

#include <optional>
#include <utility>

namespace hub::http {

/// How the HTTP server listens and whom it believes.
struct ServerSettings
{
    QHostAddress address{QHostAddress::LocalHost};
    quint16 port = 3012; ///< 0: a free one
    int threads = 2;     ///< worker threads, at least 1
    Limits limits;
    QList<QByteArray> allowedHosts; ///< further names that Host may have on a loopback bind, lower case, without port
    QList<QByteArray> corsOrigins;  ///< exact origins, e.g. `https://shop.example`
    QList<std::pair<QHostAddress, int>> trustedProxies; ///< subnets whose X-Forwarded-For is believed
    std::optional<QSslConfiguration> tls;
};

} // namespace hub::http
