// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clients/staterecorder.h"

#include "core/alerts/alertrepository.h"
#include "core/alerts/alertwebhook.h"
#include "core/clients/clientjson.h"
#include "core/events/eventjournal.h"
#include "core/log/log.h"
#include "core/storage/database.h"

#include <QDateTime>
#include <QSqlDatabase>

#include <algorithm>

namespace hub {

StateRecorder::StateRecorder(Database *database, EventJournal *journal, AlertWebhook *webhook, Log *log,
                             StateRecorderSettings settings, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_journal(journal)
    , m_webhook(webhook)
    , m_log(log)
    , m_settings(settings)
    , m_pause(settings.retryFirst)
    , m_timer(this)
    , m_touchTimer(this)
    , m_outageTimer(this)
    , m_mailbox(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &StateRecorder::flush);
    connect(&m_touchTimer, &QTimer::timeout, this, [this] {
        if (!m_timer.isActive() && !m_writing)
            flush();
    });
    m_touchTimer.start(m_settings.touchEvery);
    m_outageTimer.setSingleShot(true);
    connect(&m_outageTimer, &QTimer::timeout, this, &StateRecorder::onOutageLasts);
}

StateRecorder::~StateRecorder()
{
    const auto batch = std::make_shared<Batch>(std::move(m_next));
    m_database->transaction<Deliveries>(
        {}, [batch, keepFor = handOver()](QSqlDatabase &connection) { return write(connection, *batch, keepFor); },
        [](const auto &) {});
}

void StateRecorder::onObserved(const ClientObservation &observation)
{
    if (std::exchange(m_outageMayBeKept, false))
        endOutage(); // perhaps it ended while no hub was there
    const ClienteId client = observation.now.client;
    const SessionState now = *observation.now.lastKnown;
    const Baseline last{observation.previous, observation.previousAccount, observation.at};
    const auto away = m_away.find(client);
    Baseline before = away != m_away.end() ? away->second : last;
    before.since = std::min(before.since, observation.at); // the clock may have been set back
    const LinkWish wish{observation.now.expectedPhone, observation.now.wanted};
    auto kind = alertOfChange(before.state, before.account, now, observation.now.account, wish);
    if (!wish.wanted)
        m_flapping.erase(client);
    auto pattern = wish.wanted ? followFlapping(observation) : std::nullopt;
    const bool flaps = isFlapping(client);
    if (const auto serious = flaps ? seriousWhileFlapping(observation, kind) : std::nullopt) {
        if (pattern == AlertKind::Flapping)
            m_flapping.at(client).told = false; // with its next change
        pattern = serious;
    }
    const bool mayComeBack = kind == AlertKind::Dropped && observation.at - before.since < m_settings.gap.count();
    if ((observation.settling || mayComeBack) && !flaps && !pattern) {
        if (observation.changed)
            publish(observation, last, {});
        m_away.insert_or_assign(client, before);
        return;
    }
    const bool changed = observation.changed || pattern || (away != m_away.end() && before.state != now);
    m_away.erase(client);
    if (!changed) {
        m_next.checked[client] = observation.at;
        return;
    }
    if (pattern || flaps)
        kind = pattern;
    std::optional<SessionAlert> alert;
    if (kind) {
        alert = SessionAlert{
            client,         observation.now.name, *kind, now, before.state.value_or(now), observation.now.account,
            before.account, observation.at};
    }
    publish(observation, before, alert);
    if (alert)
        raiseAlert(*alert);
    // It counts what was wanted when this was seen: the store may say otherwise by the time of the write.
    enqueue(
        {{client, now, observation.now.rawState, observation.now.account, observation.at, pattern, flaps, wish.wanted},
         alert});
}

/// Counts a change of state, and says whether flapping begins or ends with this answer.
std::optional<AlertKind> StateRecorder::followFlapping(const ClientObservation &observation)
{
    const bool stateChanged = observation.previous && observation.previous != observation.now.lastKnown &&
                              !isStepOfLinking(*observation.previous, *observation.now.lastKnown);
    const auto found = m_flapping.find(observation.now.client);
    if (!stateChanged && found == m_flapping.end())
        return {};
    Flapping &flapping = m_flapping[observation.now.client];
    flapping.wasReady = flapping.wasReady || observation.previous == SessionState::Ready;
    auto &changes = flapping.changes;
    if (!changes.empty() && changes.back() > observation.at)
        changes.assign(1, observation.at); // the clock was set back
    const qint64 window = m_settings.flapWindow.count();
    if (stateChanged) {
        changes.push_back(observation.at);
        if (changes.size() > m_settings.flapChanges + 1)
            changes.pop_front();
        const bool tooMany = changes.size() > m_settings.flapChanges && changes.back() - changes.front() < window;
        return tooMany && !std::exchange(flapping.told, true) ? std::optional(AlertKind::Flapping) : std::nullopt;
    }
    if (observation.at - changes.back() < window)
        return {};
    const bool told = flapping.told;
    m_flapping.erase(observation.now.client);
    return told ? std::optional(AlertKind::FlappingEnded) : std::nullopt;
}

/// What is more than a drop is told of a client that flaps, too: each kind once, or it would be told at every turn.
std::optional<AlertKind> StateRecorder::seriousWhileFlapping(const ClientObservation &observation,
                                                             std::optional<AlertKind> ofChange)
{
    Flapping &flapping = m_flapping.at(observation.now.client);
    // Its last steps may have been others: that it was ready a minute ago counts.
    const bool isLost = observation.now.lastKnown == SessionState::LoggedOut && flapping.wasReady;
    const auto kind = isLost ? std::optional(AlertKind::LoggedOut) : ofChange;
    if (!kind || kind == AlertKind::Dropped || !flapping.seriousTold.insert(*kind).second)
        return {};
    return kind;
}

bool StateRecorder::isFlapping(ClienteId client) const
{
    const auto found = m_flapping.find(client);
    return found != m_flapping.end() && found->second.told;
}

void StateRecorder::onUnreachable(const MonitoredClient &client)
{
    QJsonObject payload = clientStateJson(client);
    payload.insert(QStringLiteral("name"), client.name);
    m_journal->publish(EventType::State, payload, client.client);
}

void StateRecorder::onSessionManager(const SessionManagerHealth &health)
{
    m_journal->publish(EventType::State, sessionManagerJson(health));
    m_sessionManager = health;
    if (health.up) {
        m_outageTimer.stop();
        endOutage();
    } else {
        m_outageTimer.start(m_settings.gap);
    }
    if (!m_log)
        return;
    if (health.up)
        m_log->info("monitor", "session manager is up");
    else
        m_log->warning("monitor", "session manager is down", {{"reason", health.reason.toUtf8()}});
}

/// One alert for all clients and all hubs of the store. Not for the desktop, which tells of an outage at once.
void StateRecorder::onOutageLasts()
{
    if (m_log)
        m_log->warning("monitor", "alert", {{"alert", alertWord(AlertKind::SessionManagerGone)}});
    const SessionAlert alert{
        .client = {},
        .name = {},
        .kind = AlertKind::SessionManagerGone,
        .state = SessionState::Unreachable,
        .previous = SessionState::Unknown,
        .account = {},
        .previousAccount = {},
        .at = m_sessionManager.since,
    };
    m_database->transaction<bool>(
        m_mailbox.address(), [alert](QSqlDatabase &connection) { return alerts::keep(connection, alert); },
        [this, alert](const Result<bool> &news) {
            if (m_webhook && news.value_or(true)) // without the store: heard twice is better than never
                m_webhook->send(alert);
            Q_EMIT alertsKept();
        });
}

void StateRecorder::endOutage()
{
    m_database->run<void>(
        m_mailbox.address(),
        [at = QDateTime::currentMSecsSinceEpoch()](QSqlDatabase &connection) {
            return alerts::endOfOutage(connection, at);
        },
        [this](const Result<void> &ended) {
            m_outageMayBeKept = !ended;
            Q_EMIT alertsKept();
        });
}

void StateRecorder::onMessageSent(ClienteId client, qint64 at)
{
    qint64 &latest = m_next.sent[client];
    latest = std::max(latest, at);
}

void StateRecorder::onRestricted(const MonitoredClient &client, qint64 at)
{
    const SessionAlert alert{client.client, client.name,    AlertKind::Restricted, client.state,
                             client.state,  client.account, client.account,        at};
    raiseAlert(alert);
    if (m_webhook)
        m_webhook->send(alert);
}

void StateRecorder::publish(const ClientObservation &observation, const Baseline &before,
                            const std::optional<SessionAlert> &alert)
{
    QJsonObject payload = clientStateJson(observation.now);
    payload.insert(QStringLiteral("name"), observation.now.name);
    payload.insert(QStringLiteral("previous"), before.state
                                                   ? QJsonValue(QString::fromLatin1(sessionStateWord(*before.state)))
                                                   : QJsonValue(QJsonValue::Null));
    if (alert)
        payload.insert(QStringLiteral("alert"), QString::fromLatin1(alertWord(alert->kind)));
    m_journal->publish(EventType::State, payload, observation.now.client);
}

void StateRecorder::raiseAlert(const SessionAlert &alert)
{
    if (m_log) {
        m_log->warning("monitor", "alert",
                       {{"cliente_id", alert.client ? alert.client->toNumber() : 0},
                        {"alert", alertWord(alert.kind)},
                        {"state", sessionStateWord(alert.state)},
                        {"previous", sessionStateWord(alert.previous)}});
    }
    Q_EMIT alertRaised(alert);
}

void StateRecorder::enqueue(Change change)
{
    // Of a client that flaps only the latest waits, so that it drives out nobody else's when the store is slow.
    if (change.observed.flaps && !change.alert)
        std::erase_if(m_next.changes, [&change](const Change &waiting) {
            return waiting.observed.client == change.observed.client && waiting.observed.flaps && !waiting.alert;
        });
    if (m_next.changes.size() >= m_settings.maxWaiting)
        m_next.changes.pop_front();
    m_next.changes.push_back(std::move(change));
    if (!m_timer.isActive() && !m_writing)
        m_timer.start(m_refused ? m_pause : m_settings.gather);
}

void StateRecorder::flush()
{
    if (m_writing || (m_next.changes.empty() && m_next.checked.empty() && m_next.sent.empty()))
        return;
    m_writing = true;
    const auto batch = std::make_shared<Batch>(std::exchange(m_next, {}));
    // Two hubs lock rows in the same order, so that they never wait for each other.
    std::stable_sort(batch->changes.begin(), batch->changes.end(), [](const Change &one, const Change &other) {
        return one.observed.client < other.observed.client;
    });
    m_database->transaction<Deliveries>(
        m_mailbox.address(),
        [batch, keepFor = handOver()](QSqlDatabase &connection) { return write(connection, *batch, keepFor); },
        [this, batch](const Result<Deliveries> &deliveries) {
            m_writing = false;
            if (deliveries)
                onStored(*deliveries);
            else
                onRefused(batch, deliveries.error());
            if (deliveries && !batch->changes.empty())
                Q_EMIT alertsKept();
        });
}

std::optional<std::chrono::milliseconds> StateRecorder::handOver() const
{
    return m_webhook && m_webhook->isEnabled() ? std::optional(m_webhook->handOver()) : std::nullopt;
}

/// An alert, and its delivery, is kept in the same transaction as what it tells of: neither is ever there without the
/// other.
Result<StateRecorder::Deliveries> StateRecorder::write(const QSqlDatabase &connection, const Batch &batch,
                                                       std::optional<std::chrono::milliseconds> handOver)
{
    Deliveries deliveries;
    for (const Change &change : batch.changes) {
        HUB_TRY(const auto recorded, clients::record(connection, change.observed));
        if (recorded.changed && change.observed.state == SessionState::Ready) {
            HUB_CHECK(alerts::endOfClient(connection, change.observed.client, change.observed.at));
        }
        if (!recorded.alert)
            continue;
        HUB_CHECK(alerts::keep(connection, *recorded.alert).map([](bool) {}));
        if (change.alertSent || !handOver)
            continue;
        const alerts::Delivery delivery = AlertWebhook::deliveryOf(*recorded.alert);
        HUB_CHECK(alerts::add(connection, delivery, delivery.createdAt + handOver->count()));
        deliveries.push_back(delivery);
    }
    HUB_CHECK(clients::noteChecked(connection, batch.checked));
    HUB_CHECK(clients::noteSent(connection, batch.sent));
    return deliveries;
}

void StateRecorder::onStored(const Deliveries &deliveries)
{
    if (m_refused && m_log)
        m_log->info("monitor", "the store takes states again");
    m_refused = false;
    m_pause = m_settings.retryFirst;
    for (const alerts::Delivery &delivery : deliveries)
        m_webhook->deliver(delivery);
    if (!m_next.changes.empty())
        m_timer.start(m_settings.gather);
    Q_EMIT flushed(true);
}

void StateRecorder::onRefused(std::shared_ptr<Batch> batch, const Error &error)
{
    if (!m_refused && m_log)
        m_log->warning("monitor", "the store refuses states, will try again", {{"code", error.code}});
    m_refused = true;
    for (Change &change : batch->changes) {
        if (change.alert && !std::exchange(change.alertSent, true) && m_webhook)
            m_webhook->send(*change.alert);
    }
    // What came meanwhile is newer.
    m_next.changes.insert(m_next.changes.begin(), std::make_move_iterator(batch->changes.begin()),
                          std::make_move_iterator(batch->changes.end()));
    while (m_next.changes.size() > m_settings.maxWaiting)
        m_next.changes.pop_front();
    m_next.checked.merge(batch->checked);
    m_next.sent.merge(batch->sent);
    m_timer.start(m_pause);
    m_pause = std::min(m_pause * 2, m_settings.retryMost);
    Q_EMIT flushed(false);
}

} // namespace hub
