// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/auditfeed.h"
#include "core/events/eventjournal.h"
#include "core/storage/database.h"
#include "server/routes/answers.h"
#include "server/routes/routegroups.h"

#include <QTimer>

namespace hub::routes {

namespace {

using http::Exchange;

/// With the half second in which accounts learn of what was changed beside them, rights that shrink count within one.
constexpr std::chrono::milliseconds Tick{375};
constexpr int TicksToKeepAlive = 40; // 15 s

/// One listener's stream: lives as long as the client stays and reads.
class EventStream final : public QObject
{
public:
    EventStream(const RouteContext &context, Exchange::Ptr exchange, const EventFilter &filter,
                std::optional<qint64> after)
        : QObject(context.worker)
        , m_exchange(std::move(exchange))
        , m_credentials(context.shared.authenticator)
        , m_caller(*m_exchange->request().caller)
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
    /// A token that ends, or whose user is disabled or gets other rights, ends its stream within a second: the caller
    /// may come again with what rights he has now.
    void onTick()
    {
        m_ticks = (m_ticks + 1) % TicksToKeepAlive;
        const auto caller = m_credentials.check(m_exchange->request());
        const bool same = caller && caller->role == m_caller.role && caller->clienteId == m_caller.clienteId;
        if (!same || (m_ticks == 0 && !m_exchange->write(sse::keepAlive())))
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
    const Caller m_caller;
    QTimer m_timer;
    int m_ticks = 0;
    EventJournal::Subscription m_subscription;
};

Result<void> listen(const RouteContext &context, const http::Request &request, const Completion &completion)
{
    const Caller &caller = *request.caller;
    EventFilter filter{.admin = caller.isAdmin(), .client = caller.isAdmin() ? std::nullopt : caller.clienteId};
    if (request.queryValue("cliente_id")) {
        HUB_TRY(filter.client, actingClient(request));
    }
    const QByteArray lastEventId = request.header("Last-Event-ID");
    const auto after = sse::parseLastEventId(lastEventId);
    if (!lastEventId.isEmpty() && !after)
        return invalidField("Last-Event-ID", "not an id of this hub");
    completion.exchange()->startStream({.contentType = "text/event-stream"});
    if (request.method != http::Method::Head)
        new EventStream(context, completion.exchange(), filter, after); // its own end, or the worker's, deletes it
    return {};
}

Result<void> listAudit(const RouteContext &context, const http::Request &request, const Completion &completion)
{
    HUB_TRY(const auto page, pageRequest(request));
    const audit::Filter filter{.user = QString::fromUtf8(request.queryValue("user").value_or(QByteArray())),
                               .action = QString::fromUtf8(request.queryValue("action").value_or(QByteArray()))};
    context.shared.database->run<ResultPage<audit::Entry>>(
        context.mailbox, [filter, page](QSqlDatabase &connection) { return audit::list(connection, filter, page); },
        completion.with(pageResponse(auditJson)));
    return {};
}

} // namespace

void addEvents(RouteGroup &group)
{
    group.add(http::Method::Get, "/events", {.access = http::Access::User}, listen);
    group.add(http::Method::Get, "/audit", {.access = http::Access::Admin}, listAudit);
}

} // namespace hub::routes
