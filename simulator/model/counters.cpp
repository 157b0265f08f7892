// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/model/counters.h"

#include <algorithm>

namespace hub::sim {

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
