// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/alertwebhook.h"
#include "core/events/eventjournal.h"
#include "core/sending/jobrepository.h"
#include "core/sending/sendercontext.h"
#include "core/session/clientstatusstore.h"
#include "core/storage/database.h"
#include "server/routes/routegroups.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QFile>
#include <QTimer>

#include <algorithm>

namespace hub::routes {

namespace {

using http::ServerStats;

constexpr std::chrono::seconds StorePatience{2}; // figures without the store's are better than none
constexpr std::chrono::milliseconds ProbeHolds{5000};

/// What the store knows, of all its hubs.
struct StoreFigures
{
    jobs::Backlog backlog;
    alerts::Queue webhook;
};

Result<StoreFigures> storeFigures(const QSqlDatabase &connection)
{
    HUB_TRY(const auto backlog, jobs::backlog(connection));
    HUB_TRY(const auto webhook, alerts::queue(connection));
    return StoreFigures{backlog, webhook};
}

/// The text format of Prometheus, version 0.0.4: metrics one after the other, each with its samples.
class MetricsText
{
public:
    MetricsText() { m_out.reserve(8192); }

    void begin(const char *name, const char *type, const char *help)
    {
        m_name = name;
        m_out += QByteArrayLiteral("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
    }
    /// `label`: one `name="value"`, or empty. The values are our own words and versions: nothing to escape.
    void sample(const QByteArray &value, const QByteArray &label = {}, const char *suffix = "")
    {
        m_out +=
            m_name + QByteArray(suffix) + (label.isEmpty() ? QByteArray() : '{' + label + '}') + ' ' + value + '\n';
    }
    void single(const char *name, const char *type, const char *help, double value)
    {
        begin(name, type, help);
        sample(QByteArray::number(value, 'g', 15));
    }
    [[nodiscard]] QByteArray text() const { return m_out; }

private:
    QByteArray m_out;
    const char *m_name = "";
};

QByteArray label(const char *name, QByteArrayView value)
{
    return QByteArray(name) + "=\"" + value.toByteArray() + '"';
}

template<typename T>
double read(const std::atomic<T> &counter)
{
    return double(counter.load(std::memory_order_relaxed));
}

double ageInSeconds(qint64 since)
{
    return double(std::max<qint64>(0, QDateTime::currentMSecsSinceEpoch() - since)) / 1000.0;
}

void appendRequests(MetricsText &out, const ServerStats &stats)
{
    out.begin("hub_http_requests_total", "counter", "Answers by HTTP status.");
    for (std::size_t status = 0; status < stats.answers.size(); ++status) {
        if (const quint64 count = stats.answers[status].load(std::memory_order_relaxed))
            out.sample(QByteArray::number(count), label("status", QByteArray::number(qulonglong(status))));
    }
    out.begin("hub_http_request_duration_seconds", "histogram", "From a request's whole head to its answer.");
    quint64 below = 0;
    for (std::size_t i = 0; i < stats.latency.size(); ++i) {
        below += stats.latency[i].load(std::memory_order_relaxed);
        const QByteArray bound = i < ServerStats::latencyBounds.size()
                                     ? QByteArray::number(double(ServerStats::latencyBounds[i]) / 1e6)
                                     : QByteArrayLiteral("+Inf");
        out.sample(QByteArray::number(below), label("le", bound), "_bucket");
    }
    out.sample(QByteArray::number(read(stats.microseconds) / 1e6, 'f', 6), {}, "_sum");
    out.sample(QByteArray::number(below), {}, "_count");
}

void appendConnections(MetricsText &out, const SharedServices &shared)
{
    const ServerStats &stats = *shared.serverStats;
    out.single("hub_http_connections", "gauge", "Connections open now.", shared.openConnections());
    out.single("hub_http_connections_total", "counter", "Connections accepted.", read(stats.connections));
    out.single("hub_http_connections_refused_total", "counter", "Connections over a limit.",
               read(stats.refusedConnections));
    out.single("hub_http_clients_left_total", "counter", "Clients that left before their answer.",
               read(stats.leftEarly));
    out.single("hub_http_request_body_bytes", "gauge", "Bytes of requests' bodies that are held now.",
               double(shared.bodyBytes()));
    out.single("hub_http_streams", "gauge", "Event streams open now.", read(stats.streams));
    out.single("hub_event_listeners", "gauge", "Who follows the events, the dashboard too.",
               double(shared.journal->listenerCount()));
    out.single("hub_event_listeners_dropped_total", "counter", "Listeners dropped for being slow.",
               double(shared.journal->droppedCount()));
}

/// As `/health/ready` has found it lately; else as the monitor knows it, which may be switched off.
bool isSessionManagerUp(const SharedServices &shared)
{
    const auto [found, at] = shared.readiness->last();
    const bool lately = at != 0 && QDeadlineTimer::current().deadline() - at < ProbeHolds.count();
    return lately ? found.sessionManager.up : shared.board->sessionManager().up;
}

void appendSessionManager(MetricsText &out, const SharedServices &shared)
{
    out.begin("hub_session_manager_calls_total", "counter", "Proxied calls by outcome.");
    for (std::size_t i = 0; i < ProxyStats::Outcomes; ++i)
        out.sample(QByteArray::number(shared.proxyStats->value(i)), label("outcome", ProxyStats::label(i)));
    out.single("hub_session_manager_up", "gauge", "Whether the Session Manager answers, as far as is known.",
               isSessionManagerUp(shared) ? 1 : 0);
}

void appendClients(MetricsText &out, const ClientStatusStore &store)
{
    const auto counts = store.counts();
    out.begin("hub_clients", "gauge", "Registered clients by state.");
    for (auto count = counts.begin(); count != counts.end(); ++count)
        out.sample(QByteArray::number(count.value()), label("state", sessionStateWord(count.key())));
    qint64 oldest = 0;
    int never = 0;
    for (const MonitoredClient &client : store.page(std::nullopt, store.size()).clients) {
        if (client.lastGoodAnswer == 0)
            ++never;
        else
            oldest = oldest == 0 ? client.lastGoodAnswer : std::min(oldest, client.lastGoodAnswer);
    }
    out.single("hub_client_status_age_seconds", "gauge", "Age of the oldest status of a client that has one.",
               oldest == 0 ? 0 : ageInSeconds(oldest));
    out.single("hub_clients_without_status", "gauge", "Registered clients of which no answer has come yet.", never);
}

void appendSending(MetricsText &out, const SendingCounters &counters)
{
    out.begin("hub_messages_total", "counter", "Tries to send by outcome, of this hub since its start.");
    const auto sample = [&out](const std::atomic<qint64> &counter, const char *outcome) {
        out.sample(QByteArray::number(counter.load(std::memory_order_relaxed)), label("outcome", outcome));
    };
    sample(counters.sent, "sent");
    sample(counters.failed, "failed");
    sample(counters.unknown, "unknown");
    sample(counters.neverLeft, "never_left");
    sample(counters.notReady, "not_ready");
    sample(counters.later, "later");
    sample(counters.restricted, "restricted");
}

void appendBacklog(MetricsText &out, const jobs::Backlog &backlog)
{
    out.begin("hub_backlog_messages", "gauge", "Messages of open jobs, of all hubs on this store.");
    out.sample(QByteArray::number(backlog.queued), label("state", "queued"));
    out.sample(QByteArray::number(backlog.sending), label("state", "sending"));
    out.single("hub_jobs_open", "gauge", "Jobs that have not ended.", double(backlog.openJobs));
    out.single("hub_job_oldest_age_seconds", "gauge", "Age of the oldest open job.",
               backlog.oldestCreatedAt ? ageInSeconds(*backlog.oldestCreatedAt) : 0);
    out.begin("hub_jobs_paused", "gauge", "Open jobs that are held, by what holds them.");
    out.sample(QByteArray::number(backlog.heldByOperator), label("reason", "operator"));
    out.sample(QByteArray::number(backlog.heldUnreachable), label("reason", "unreachable"));
    out.sample(QByteArray::number(backlog.heldNotReady), label("reason", "not_ready"));
    out.sample(QByteArray::number(backlog.heldByFailures), label("reason", "failures"));
    out.sample(QByteArray::number(backlog.heldLater), label("reason", "later"));
    out.sample(QByteArray::number(backlog.heldRestricted), label("reason", "restricted"));
    out.sample(QByteArray::number(backlog.heldBadRecipients), label("reason", "bad_recipients"));
    out.sample(QByteArray::number(backlog.heldOtherAccount), label("reason", "other_account"));
}

void appendWebhook(MetricsText &out, const AlertWebhook &webhook)
{
    const AlertWebhook::Counters counters = webhook.counters();
    out.begin("hub_webhook_deliveries_total", "counter", "Alerts that left the queue, of this hub since its start.");
    out.sample(QByteArray::number(counters.delivered), label("outcome", "delivered"));
    out.sample(QByteArray::number(counters.givenUp), label("outcome", "given_up"));
    out.single("hub_webhook_failed_tries_total", "counter", "Tries that the webhook did not answer with 2xx.",
               double(counters.failedTries));
}

void appendWebhookQueue(MetricsText &out, const alerts::Queue &queue)
{
    out.single("hub_webhook_queue", "gauge", "Alerts that wait for the webhook, of all hubs on this store.",
               double(queue.waiting));
    out.single("hub_webhook_oldest_age_seconds", "gauge", "Age of the oldest alert that waits.",
               queue.oldestCreatedAt ? ageInSeconds(*queue.oldestCreatedAt) : 0);
}

http::Response metricsResponse(const SharedServices &shared, const Result<StoreFigures> &store)
{
    MetricsText out;
    out.begin("hub_info", "gauge", "The running version.");
    out.sample("1", label("version", shared.version));
    out.single("hub_uptime_seconds", "gauge", "Since the start.",
               double(QDeadlineTimer::current().deadline() - shared.startedAtMs) / 1000.0);
    appendRequests(out, *shared.serverStats);
    appendConnections(out, shared);
    appendSessionManager(out, shared);
    appendClients(out, *shared.board);
    appendSending(out, *shared.sendingCounters);
    appendWebhook(out, *shared.alertWebhook);
    out.single("hub_database_up", "gauge", "Whether the store answers.", store ? 1 : 0);
    if (store) {
        appendBacklog(out, store->backlog);
        appendWebhookQueue(out, store->webhook);
    }
    return {.body = out.text(), .contentType = "text/plain; version=0.0.4; charset=utf-8"};
}

Result<void> getMetrics(const RouteContext &context, const http::Request &, const Completion &completion)
{
    const auto answer = [&shared = context.shared, completion](const Result<StoreFigures> &store) {
        completion.give(metricsResponse(shared, store));
    };
    context.shared.database->run<StoreFigures>(
        context.mailbox, [](QSqlDatabase &connection) { return storeFigures(connection); }, answer);
    QTimer::singleShot(StorePatience, context.worker, [completion, answer] {
        if (completion.exchange()->isOpen())
            answer(failure("DATABASE_SILENT", {}));
    });
    return {};
}

QByteArray openApi()
{
    QFile file(QStringLiteral(":/openapi/openapi.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void addMetrics(RouteGroup &group)
{
    group.add(http::Method::Get, "/openapi.json", {},
              [document = openApi()](const RouteContext &, const http::Request &) -> Result<http::Response> {
                  return http::Response{.body = document};
              });
    group.add(http::Method::Get, "/metrics", {.access = http::Access::LocalOrUser}, getMetrics);
}

} // namespace hub::routes
