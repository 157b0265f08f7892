// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/meta.h"

#include <QDeadlineTimer>
#include <QFile>
namespace hub::routes {

namespace {

using http::Exchange;
using http::Response;
using http::ServerStats;

void sample(QByteArray &out, const char *name, const QByteArray &labels, const QByteArray &value)
{
    out += name;
    if (!labels.isEmpty())
        out += '{' + labels + '}';
    out += ' ' + value + '\n';
}

void describe(QByteArray &out, const char *name, const char *type, const char *help)
{
    out += QByteArrayLiteral("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

void appendRequests(QByteArray &out, const ServerStats &stats)
{
    describe(out, "hub_http_requests_total", "counter", "Answers by HTTP status.");
    for (std::size_t status = 0; status < stats.answers.size(); ++status) {
        if (const quint64 count = stats.answers[status].load(std::memory_order_relaxed))
            sample(out, "hub_http_requests_total", "status=\"" + QByteArray::number(qulonglong(status)) + '"',
                   QByteArray::number(count));
    }
    describe(out, "hub_http_request_duration_seconds", "histogram", "From a request's whole head to its answer.");
    quint64 below = 0;
    for (std::size_t i = 0; i < stats.latency.size(); ++i) {
        below += stats.latency[i].load(std::memory_order_relaxed);
        const QByteArray bound = i < ServerStats::latencyBounds.size()
                                     ? QByteArray::number(double(ServerStats::latencyBounds[i]) / 1e6)
                                     : QByteArrayLiteral("+Inf");
        sample(out, "hub_http_request_duration_seconds_bucket", "le=\"" + bound + '"', QByteArray::number(below));
    }
    sample(out, "hub_http_request_duration_seconds_sum", {},
           QByteArray::number(double(stats.microseconds.load(std::memory_order_relaxed)) / 1e6, 'f', 6));
    sample(out, "hub_http_request_duration_seconds_count", {}, QByteArray::number(below));
}

void appendConnections(QByteArray &out, const SharedServices &shared)
{
    const ServerStats &stats = *shared.serverStats;
    describe(out, "hub_http_connections", "gauge", "Connections open now.");
    sample(out, "hub_http_connections", {}, QByteArray::number(shared.openConnections()));
    describe(out, "hub_http_connections_total", "counter", "Connections accepted.");
    sample(out, "hub_http_connections_total", {},
           QByteArray::number(stats.connections.load(std::memory_order_relaxed)));
    describe(out, "hub_http_connections_refused_total", "counter", "Connections over a limit.");
    sample(out, "hub_http_connections_refused_total", {},
           QByteArray::number(stats.refusedConnections.load(std::memory_order_relaxed)));
    describe(out, "hub_http_clients_left_total", "counter", "Clients that left before their answer.");
    sample(out, "hub_http_clients_left_total", {}, QByteArray::number(stats.leftEarly.load(std::memory_order_relaxed)));
    describe(out, "hub_http_streams", "gauge", "Event streams open now.");
    sample(out, "hub_http_streams", {}, QByteArray::number(stats.streams.load(std::memory_order_relaxed)));
}

void appendSessionManager(QByteArray &out, const ProxyStats &stats)
{
    describe(out, "hub_session_manager_calls_total", "counter", "Proxied calls by outcome.");
    for (std::size_t i = 0; i < ProxyStats::Outcomes; ++i)
        sample(out, "hub_session_manager_calls_total", QByteArrayLiteral("outcome=\"") + ProxyStats::label(i) + '"',
               QByteArray::number(stats.value(i)));
}

QByteArray metrics(const SharedServices &shared)
{
    QByteArray out;
    out.reserve(4096);
    describe(out, "hub_info", "gauge", "The running version.");
    sample(out, "hub_info", "version=\"" + shared.version + '"', "1");
    describe(out, "hub_uptime_seconds", "gauge", "Since the start.");
    sample(out, "hub_uptime_seconds", {},
           QByteArray::number(double(QDeadlineTimer::current().deadline() - shared.startedAtMs) / 1000.0, 'f', 3));
    appendRequests(out, *shared.serverStats);
    appendConnections(out, shared);
    appendSessionManager(out, *shared.proxyStats);
    return out;
}

QByteArray openApi()
{
    QFile file(QStringLiteral(":/openapi/openapi.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void addMeta(http::Router &router, const RouteContext &context)
{
    router.add(http::Method::Get, "/openapi.json", {},
               [document = openApi()](const Exchange::Ptr &exchange) { exchange->reply({.body = document}); });
    router.add(http::Method::Get, "/metrics", {.access = http::Access::LoopbackOrUser},
               [context](const Exchange::Ptr &exchange) {
                   exchange->reply(
                       {.body = metrics(context.shared), .contentType = "text/plain; version=0.0.4; charset=utf-8"});
               });
}

} // namespace hub::routes
