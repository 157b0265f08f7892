// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/events.h"

#include "core/events/eventjournal.h"
#include "server/routes/actingclient.h"

#include <QTimer>

namespace hub::routes {

namespace {

using http::Exchange;
using http::Response;

constexpr std::chrono::seconds Tick{1};
constexpr int TicksToKeepAlive = 15;

/// One listener's stream: lives as long as the client stays and reads.
class EventStream final : public QObject
{
public:
    EventStream(const RouteContext &context, Exchange::Ptr exchange, const EventFilter &filter,
                std::optional<qint64> after)
        : QObject(context.worker), m_exchange(std::move(exchange)), m_credentials(context.shared.authenticator)
    {
        m_exchange->onPeerLeft(this, [this] { end(); });
        connect(&m_timer, &QTimer::timeout, this, &EventStream::onTick);
        m_timer.start(Tick);
        m_subscription = context.shared.journal->subscribe(
            filter, after, context.mailbox,
            [this](const EventPtr &event) {
                const bool written = m_exchange->write(event->frame);
                if (!written)
                    end();
                return written;
            },
            [this] { end(); });
    }

private:
    /// A token that ends, or whose user is disabled, ends its stream within a second.
    void onTick()
    {
        m_ticks = (m_ticks + 1) % TicksToKeepAlive;
        if (!m_credentials(m_exchange->request()) || (m_ticks == 0 && !m_exchange->write(sse::keepAlive())))
            end();
    }

    void end()
    {
        m_subscription.reset();
        m_exchange->finish();
        deleteLater();
    }

    Exchange::Ptr m_exchange;
    http::Router::Authenticator m_credentials;
    QTimer m_timer;
    int m_ticks = 0;
    EventJournal::Subscription m_subscription;
};

void listen(const RouteContext &context, const Exchange::Ptr &exchange)
{
    const http::Request &request = exchange->request();
    const Caller &caller = *request.caller;
    EventFilter filter{.admin = caller.isAdmin(), .client = caller.isAdmin() ? std::nullopt : caller.clienteId};
    if (request.queryValue("cliente_id")) {
        const auto client = actingClient(request);
        if (!client) {
            exchange->reply(client.error());
            return;
        }
        filter.client = *client;
    }
    const QByteArray lastEventId = request.header("Last-Event-ID");
    const auto after = sse::parseLastEventId(lastEventId);
    if (!lastEventId.isEmpty() && !after) {
        exchange->reply(
            Response::error(400, "INVALID_REQUEST", QStringLiteral("Last-Event-ID: not an id of this hub")));
        return;
    }
    exchange->startStream({.contentType = "text/event-stream"});
    if (request.method == http::Method::Head)
        return;
    new EventStream(context, exchange, filter, after); // its own end, or the worker's, deletes it
}

} // namespace

void addEvents(http::Router &router, const RouteContext &context)
{
    router.add(http::Method::Get, "/events", {.access = http::Access::User},
               [context](const Exchange::Ptr &exchange) { listen(context, exchange); });
}

} // namespace hub::routes
