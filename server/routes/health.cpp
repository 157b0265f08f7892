// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/health.h"

#include "core/session/sessionmanagerclient.h"

#include <QDateTime>
#include <QDeadlineTimer>

namespace hub::routes {

namespace {

using http::Exchange;
using http::Response;

/// Collects the two answers of one readiness check.
struct Readiness
{
    Exchange::Ptr exchange;
    int missing = 2;
    QJsonObject body;
    QJsonObject reasons;

    void found(const QString &part, bool up, const QString &why)
    {
        body.insert(part, up ? QStringLiteral("up") : QStringLiteral("down"));
        if (!up)
            reasons.insert(part, why);
        if (--missing > 0)
            return;
        const bool ready = reasons.isEmpty();
        body.insert(QStringLiteral("status"), ready ? QStringLiteral("ready") : QStringLiteral("not_ready"));
        if (!ready)
            body.insert(QStringLiteral("reasons"), reasons);
        exchange->reply(Response::json(ready ? 200 : 503, body));
    }
};

void getHealth(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const qint64 uptimeMs = QDeadlineTimer::current().deadline() - context.shared.startedAtMs;
    exchange->reply(
        Response::json(200, {{QStringLiteral("status"), QStringLiteral("healthy")},
                             {QStringLiteral("service"), QStringLiteral("central-hub")},
                             {QStringLiteral("timestamp"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
                             {QStringLiteral("version"), QString::fromLatin1(context.shared.version)},
                             {QStringLiteral("uptime_s"), uptimeMs / 1000}}));
}

void getReady(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const auto readiness = std::make_shared<Readiness>();
    readiness->exchange = exchange;
    context.shared.probeDatabase(context.mailbox, [readiness](const Result<void> &result) {
        readiness->found(QStringLiteral("database"), result.has_value(), result ? QString() : result.error().message);
    });
    context.sessionManager.getHealth(std::nullopt, context.worker, [readiness](const SessionManagerOutcome &outcome) {
        // Any answer below 500 shows that it is there; a real one answers 400 without a client.
        const bool up = outcome || (outcome.error().statusCode > 0 && outcome.error().statusCode < 500);
        readiness->found(QStringLiteral("session_manager"), up, up ? QString() : outcome.error().message);
    });
}

} // namespace

void addHealth(http::Router &router, const RouteContext &context)
{
    router.add(http::Method::Get, "/health", {},
               [context](const Exchange::Ptr &exchange) { getHealth(context, exchange); });
    router.add(http::Method::Get, "/health/ready", {},
               [context](const Exchange::Ptr &exchange) { getReady(context, exchange); });
}

} // namespace hub::routes
