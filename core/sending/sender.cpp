// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/sender.h"

#include "core/log/log.h"
#include "core/sending/commitqueue.h"
#include "core/sending/holdprobe.h"
#include "core/sending/idempotencyrepository.h"
#include "core/sending/jobnotifier.h"
#include "core/sending/limitsrepository.h"
#include "core/storage/database.h"

#include <QRandomGenerator>

namespace hub {

namespace {

QString randomHubId()
{
    return QString::number(QRandomGenerator::system()->generate64(), 36);
}

constexpr qint64 KeptDays = 7LL * 24 * 60 * 60 * 1000; // counts of past days are of no use; any zone's today is younger

} // namespace

SendingEvents::~SendingEvents() = default;

void SendingCounters::count(SendOutcome::Kind kind)
{
    switch (kind) {
    case SendOutcome::Kind::Sent:
        ++sent;
        break;
    case SendOutcome::Kind::Failed:
        ++failed;
        break;
    case SendOutcome::Kind::Unknown:
        ++unknown;
        break;
    case SendOutcome::Kind::NeverLeft:
        ++neverLeft;
        break;
    case SendOutcome::Kind::NotReady:
        ++notReady;
        break;
    case SendOutcome::Kind::Interrupted:
        break;
    }
}

Sender::Sender(Database *database, SessionManagerClient *sessionManager, SendingClock *clock, SenderSettings settings,
               SendingEvents *events, Log *log, std::function<double()> random, QObject *parent)
    : QObject(parent), m_database(database), m_commits(std::make_unique<CommitQueue>(database))
{
    if (settings.hubId.isEmpty())
        settings.hubId = randomHubId();
    if (!random)
        random = [] { return QRandomGenerator::global()->generateDouble(); };
    m_context = SenderContext{std::move(settings),
                              m_commits.get(),
                              sessionManager,
                              clock,
                              events,
                              log,
                              &m_counters,
                              std::move(random),
                              [this](qint64 job) { noteJobChanged(job); }};
    m_probe = std::make_unique<HoldProbe>(&m_context);
    m_notifier = std::make_unique<JobNotifier>(&m_context, database);
    connect(m_probe.get(), &HoldProbe::ended, this, [this](ClienteId client, Hold hold) {
        if (ClientLane *lane = m_lanes.value(client))
            lane->endHold(hold);
    });
}

Sender::~Sender()
{
    qDeleteAll(m_lanes); // while what they work with is still there
}

void Sender::start()
{
    cleanUp();
    scan();
    m_context.clock->callAfter(m_context.settings.heartbeat, this, [this] { beat(); });
}

void Sender::stop(std::chrono::milliseconds atMost, std::function<void()> done)
{
    m_stopping = true;
    m_stopped = std::move(done);
    const auto lanes = m_lanes.values(); // a lane may retire at once
    for (ClientLane *lane : lanes)
        lane->stop(false);
    m_context.clock->callAfter(atMost, this, [this] {
        const auto late = m_lanes.values();
        for (ClientLane *lane : late)
            lane->stop(true);
        // Their outcomes are written as long as the store takes them; a store that does not must not keep the hub.
        m_context.clock->callAfter(m_context.settings.storeRetry, this, [this] { finishStop(); });
    });
    if (m_lanes.isEmpty())
        finishStop();
}

void Sender::finishStop()
{
    if (const auto done = std::exchange(m_stopped, {}))
        m_mailbox.post(done); // never from inside `stop`
}

ClientLane *Sender::laneOf(ClienteId client)
{
    ClientLane *&lane = m_lanes[client];
    if (!lane) {
        lane = new ClientLane(&m_context, client, this);
        ClientLane *const made = lane;
        connect(made, &ClientLane::retired, this, [this, made] { onRetired(made); });
        connect(made, &ClientLane::holdChanged, this, [this, made] { m_probe->watch(made->client(), made->hold()); });
    }
    return lane;
}

void Sender::onRetired(ClientLane *lane)
{
    m_lanes.remove(lane->client());
    lane->deleteLater();
    if (m_stopping && m_lanes.isEmpty())
        finishStop();
}

void Sender::wake(ClienteId client)
{
    if (!m_stopping)
        laneOf(client)->look();
}

void Sender::wakeAll()
{
    const auto lanes = m_lanes.values();
    for (ClientLane *lane : lanes)
        lane->look();
    scan();
}

void Sender::sendNow(ClienteId client, const QString &to, const QString &message,
                     std::function<void(Result<SessionManagerOutcome>)> done)
{
    if (m_stopping)
        done(failure(QByteArrayLiteral("SHUTTING_DOWN"), QStringLiteral("The hub is stopping.")));
    else
        laneOf(client)->send(SingleMessage{to, message, std::move(done), 0});
}

void Sender::noteClientReady(ClienteId client)
{
    m_probe->noteReady(client);
}

void Sender::noteSessionManagerAnswers()
{
    m_probe->noteAnswer();
}

void Sender::noteJobChanged(qint64 job)
{
    m_notifier->onChanged(job);
}

void Sender::warn(const char *what, const Error &error)
{
    if (m_context.log)
        m_context.log->warning("sending", what, {{"code", error.code}, {"error", error.message.toUtf8()}});
}

void Sender::scheduleScan()
{
    m_scanning = false;
    if (!m_stopping)
        m_context.clock->callAfter(m_context.settings.scanInterval, this, [this] { scan(); });
}

void Sender::scan()
{
    if (m_stopping || m_scanning)
        return;
    m_scanning = true;
    m_database->run<std::vector<ClienteId>>(
        m_mailbox.address(),
        [holder = m_context.settings.hubId, alone = m_context.settings.soleHub,
         moment = lanes::Moment{m_context.clock->now(), m_context.settings.leaseTime}](QSqlDatabase &db) {
            return lanes::claimable(db, holder, moment, alone);
        },
        [this](const Result<std::vector<ClienteId>> &clients) {
            scheduleScan();
            if (clients)
                onClaimable(*clients);
            else
                warn("looking for jobs failed", clients.error());
        });
}

void Sender::onClaimable(const std::vector<ClienteId> &clients)
{
    std::vector<ClienteId> fresh;
    for (const ClienteId client : clients) {
        if (!m_lanes.contains(client))
            fresh.push_back(client);
    }
    // Half of what is free each time, so that hubs which share a store share its clients.
    const size_t count = m_context.settings.soleHub ? fresh.size() : (fresh.size() + 1) / 2;
    for (size_t i = 0; i < count; ++i)
        wake(fresh[i]);
}

void Sender::beat()
{
    const qint64 askedAt = m_context.clock->steady();
    for (ClientLane *lane : std::as_const(m_lanes))
        lane->checkLease();
    m_context.clock->callAfter(m_context.settings.heartbeat, this, [this] { beat(); });
    if (m_lanes.isEmpty())
        return;
    m_database->run<std::vector<lanes::Renewed>>(
        m_mailbox.address(),
        [holder = m_context.settings.hubId,
         moment = lanes::Moment{m_context.clock->now(), m_context.settings.leaseTime}](QSqlDatabase &db) {
            return lanes::renewAll(db, holder, moment);
        },
        [this, askedAt](const Result<std::vector<lanes::Renewed>> &renewed) {
            if (renewed)
                onRenewed(*renewed, askedAt);
            else
                warn("heartbeat failed", renewed.error());
        });
}

void Sender::onRenewed(const std::vector<lanes::Renewed> &renewed, qint64 askedAt)
{
    QHash<ClienteId, lanes::Renewed> held;
    for (const lanes::Renewed &lease : renewed) {
        if (const auto client = ClienteId::fromNumber(lease.client))
            held.insert(*client, lease);
    }
    const auto lanes = m_lanes.values(); // a lane may retire
    for (ClientLane *lane : lanes) {
        const auto lease = held.constFind(lane->client());
        const bool ours = lease != held.constEnd() && lease->fence == lane->fence();
        lane->onRenewed(ours, ours && lease->wanted, askedAt);
    }
    // A lease without a lane: its release was lost. Whoever is next need not wait for its end.
    for (auto it = held.constBegin(); it != held.constEnd(); ++it) {
        if (!m_lanes.contains(it.key())) {
            m_commits->add(
                this,
                [lease = lanes::Lease{it.key(), m_context.settings.hubId, it->fence}](const QSqlDatabase &db) {
                    return lanes::release(db, lease);
                },
                [](const std::optional<Error> &) {});
        }
    }
}

void Sender::cleanUp()
{
    const qint64 now = m_context.clock->now();
    m_context.clock->callAfter(m_context.settings.housekeeping, this, [this] { cleanUp(); });
    m_database->transaction<void>(
        m_mailbox.address(),
        [now](QSqlDatabase &db) {
            return idempotency::purge(db, now).and_then(
                [&] { return limits::forgetDays(db, SendingLimits().day(now - KeptDays)); });
        },
        [this](const Result<void> &done) {
            if (!done)
                warn("housekeeping failed", done.error());
        });
}

} // namespace hub
