// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/model/counters.h"

#include <algorithm>
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

void Counter::begin()
{
    ++requests;
    ++inFlight;
    maxInFlight = std::max(maxInFlight, inFlight);
}

void Counter::reset()
{
    requests = 0;
    maxInFlight = inFlight;
}

void Counters::reset()
{
    for (Counter &counter : endpoints)
        counter.reset();
    total.reset();
}

InFlight::InFlight(Endpoint endpoint, std::shared_ptr<Counters> all, std::shared_ptr<Counters> client)
    : m_endpoint(endpoint), m_all(std::move(all)), m_client(std::move(client))
{
    for (Counters *counters : {m_all.get(), m_client.get()}) {
        if (counters) {
            counters->endpoints[size_t(m_endpoint)].begin();
            counters->total.begin();
        }
    }
}

InFlight::~InFlight()
{
    for (Counters *counters : {m_all.get(), m_client.get()}) {
        if (counters) {
            counters->endpoints[size_t(m_endpoint)].end();
            counters->total.end();
        }
    }
}

} // namespace hub::sim
