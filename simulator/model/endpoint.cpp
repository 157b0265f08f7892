// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/model/endpoint.h"

#include <array>

namespace hub::sim {

namespace {

constexpr std::array<const char *, EndpointCount> EndpointNames{"health",  "status",     "qr",       "send",
                                                                "connect", "disconnect", "contacts", "other"};

struct Route
{
    const char *method;
    const char *path;
    Endpoint endpoint;
};

constexpr std::array Routes{
    Route{"POST", "/send", Endpoint::Send},
    Route{"GET", "/status", Endpoint::Status},
    Route{"GET", "/qr", Endpoint::Qr},
    Route{"GET", "/health", Endpoint::Health},
    Route{"POST", "/connect", Endpoint::Connect},
    Route{"POST", "/init", Endpoint::Connect},
    Route{"POST", "/disconnect", Endpoint::Disconnect},
    Route{"GET", "/contacts", Endpoint::Contacts},
};

} // namespace

const char *endpointName(Endpoint endpoint)
{
    return EndpointNames[size_t(endpoint)];
}

std::optional<Endpoint> endpointFromName(QByteArrayView name)
{
    for (size_t i = 0; i < EndpointNames.size(); ++i) {
        if (name == QByteArrayView(EndpointNames[i]))
            return Endpoint(i);
    }
    return std::nullopt;
}

Endpoint endpointOf(QByteArrayView method, QByteArrayView path)
{
    for (const Route &route : Routes) {
        if (path == QByteArrayView(route.path) && method == QByteArrayView(route.method))
            return route.endpoint;
    }
    return Endpoint::Other;
}

} // namespace hub::sim
