// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QSslConfiguration>

#include <chrono>
#include <optional>
#include <utility>

namespace hub::http {

/// What one client may cost. Sizes in bytes; every value is a setting.
struct Limits
{
    qsizetype requestLine = 8 * 1024;          ///< 414 beyond
    qsizetype headerBytes = 16 * 1024;         ///< 431 beyond
    int headerCount = 100;                     ///< 431 beyond
    qint64 bodyBytes = 1024 * 1024;            ///< 413 beyond, unless the route has its own limit
    qint64 allBodiesBytes = 256 * 1024 * 1024; ///< of the bodies that are held at once, in all; 503 beyond
    std::chrono::milliseconds headerTimeout{
        10000}; ///< 408: from the first byte (or the accept) to the end of the headers
    std::chrono::milliseconds bodyTimeout{30000};  ///< 408: from the end of the headers to the end of the body
    std::chrono::milliseconds idleTimeout{60000};  ///< between requests; the connection is closed without a word
    std::chrono::milliseconds writeTimeout{30000}; ///< a peer that takes no byte for so long is dropped
    /// How long one who has sent his last byte is waited with before he counts as gone (a GET is then given up).
    std::chrono::milliseconds halfClosedTime{2000};
    std::chrono::milliseconds lingerTime{2000}; ///< how long a closing connection is still drained
    qint64 unsentBytes = 256 * 1024;            ///< no further request is read while more than this is unsent
    int connections = 1024;                     ///< 503 beyond
    int connectionsPerAddress = 128;            ///< 503 beyond, except on loopback
    int publicRequestsPerSecond = 100;          ///< 429 beyond, per address, except on loopback; 0: no limit
};

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
