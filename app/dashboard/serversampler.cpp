// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/serversampler.h"

#include "server/http/server.h"

#include <algorithm>
#include <utility>

namespace hub::app {

ServerSampler::Totals &ServerSampler::Totals::operator+=(const Totals &other)
{
    requests += other.requests;
    clientErrors += other.clientErrors;
    serverErrors += other.serverErrors;
    microseconds += other.microseconds;
    return *this;
}

ServerSampler::Totals ServerSampler::totalsOf(const http::Server &server)
{
    Totals totals;
    const http::ServerStats &stats = server.stats();
    for (std::size_t status = 0; status < stats.answers.size(); ++status) {
        const quint64 count = stats.answers[status].load(std::memory_order_relaxed);
        totals.requests += count;
        if (status >= 500)
            totals.serverErrors += count;
        else if (status >= 400)
            totals.clientErrors += count;
    }
    totals.microseconds = stats.microseconds.load(std::memory_order_relaxed);
    return totals;
}

void ServerSampler::noteEnd(const http::Server &server)
{
    m_ended += totalsOf(server);
}

ServerSample ServerSampler::take(const http::Server *server, qint64 now, qint64 elapsed)
{
    Totals totals = m_ended;
    ServerSample sample;
    sample.at = now;
    if (server) {
        totals += totalsOf(*server);
        sample.connections = server->openConnections();
        sample.streams = int(server->stats().streams.load(std::memory_order_relaxed));
    }
    const Totals before = std::exchange(m_told, totals);
    const double seconds = double(std::max<qint64>(1, elapsed)) / 1000.0;
    const quint64 requests = totals.requests - before.requests;
    sample.requests = totals.requests;
    sample.requestsPerSecond = double(requests) / seconds;
    sample.clientErrorsPerSecond = double(totals.clientErrors - before.clientErrors) / seconds;
    sample.serverErrorsPerSecond = double(totals.serverErrors - before.serverErrors) / seconds;
    if (requests > 0)
        sample.meanMilliseconds = double(totals.microseconds - before.microseconds) / double(requests) / 1000.0;
    return sample;
}

} // namespace hub::app
