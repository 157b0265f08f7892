// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/hubfeed.h"

#include "app/services.h"
#include "server/http/server.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace hub::app {

HubFeed::HubFeed(Services &services, quint64 run, HubObserver &observer, Mailbox::Address window, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_run(run)
    , m_observer(observer)
    , m_window(std::move(window))
    , m_timer(this)
    , m_mailbox(this)
{
    followServices();
    followAudit();
    connect(&m_timer, &QTimer::timeout, this, &HubFeed::compare);
    m_timer.start(Period);
}

HubFeed::~HubFeed() = default;

void HubFeed::compare()
{
    const ClientStatusStore &board = m_services.board();
    if (!board.isLoaded())
        return;
    ClientStatusStore::Changes changes = board.changesSince(m_revision);
    if (changes.revision == m_revision)
        return;
    m_revision = changes.revision;
    m_window.post([observer = &m_observer, run = m_run, changes = std::move(changes)] {
        observer->onClientsChanged(run, changes);
    });
}

/// These signals come on the services' thread and go straight on to the window's: the services are their own context,
/// since they outlive this object by the time that it takes to end.
void HubFeed::followServices()
{
    const auto observer = &m_observer;
    connect(&m_services.recorder(), &StateRecorder::alertRaised, &m_services,
            [observer, run = m_run, window = m_window](const SessionAlert &alert) {
                window.post([observer, run, alert] { observer->onAlert(run, alert); });
            });
    connect(
        &m_services.recorder(), &StateRecorder::alertsKept, &m_services,
        [observer, run = m_run, window = m_window] { window.post([observer, run] { observer->onAlertsKept(run); }); });
    connect(&m_services, &Services::jobUpdated, &m_services,
            [observer, run = m_run, window = m_window](const JobInfo &job) {
                window.post([observer, run, job] { observer->onJobChanged(run, job); });
            });
}

/// The journal holds states and jobs too; those come to the window by shorter ways.
void HubFeed::followAudit()
{
    const auto deliver = [this](const EventPtr &event) {
        if (event->type != EventType::Audit || event->data.isEmpty())
            return true;
        const QString action = QJsonDocument::fromJson(event->data).object().value(QLatin1String("action")).toString();
        m_window.post([observer = &m_observer, run = m_run, action] { observer->onAudited(run, action); });
        return true;
    };
    // A feed that fell so far behind has missed entries: one word makes whoever shows them read anew.
    const auto dropped = [this] {
        m_window.post([observer = &m_observer, run = m_run] { observer->onAudited(run, {}); });
        followAudit();
    };
    m_subscription =
        m_services.journal().subscribe({.admin = true, .client = {}}, {}, m_mailbox.address(), deliver, dropped);
}

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

ServerSample ServerSampler::takeSample(const http::Server *server, qint64 now, qint64 elapsed)
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
