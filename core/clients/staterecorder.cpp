// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clients/staterecorder.h"

#include "core/alerts/alertwebhook.h"
#include "core/clients/clientjson.h"
#include "core/events/eventjournal.h"
#include "core/log/log.h"
#include "core/storage/database.h"

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
    , m_mailbox(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &StateRecorder::flush);
    connect(&m_touchTimer, &QTimer::timeout, this, [this] {
        if (!m_timer.isActive() && !m_writing)
            flush();
    });
    m_touchTimer.start(m_settings.touchEvery);
}

StateRecorder::~StateRecorder()
{
    const auto batch = std::make_shared<Batch>(std::move(m_next));
    m_database->transaction<std::vector<clients::Recorded>>(
        {}, [batch](QSqlDatabase &connection) { return write(connection, *batch); }, [](const auto &) {});
}

void StateRecorder::onObserved(const ClientObservation &observation)
{
    const ClienteId client = observation.now.client;
    Baseline before{observation.previous, observation.previousAccount};
    bool changed = observation.changed;
    const auto settled = m_settling.find(client);
    if (observation.settling) {
        if (changed)
            publish(observation, before, {});
        m_settling.emplace(client, before); // the first one stays
        return;
    }
    if (settled != m_settling.end()) {
        before = settled->second;
        changed = changed || before.state != observation.now.lastKnown;
        m_settling.erase(settled);
    }
    if (!changed) {
        m_next.checked[client] = observation.at;
        return;
    }
    const SessionState now = *observation.now.lastKnown;
    std::optional<SessionAlert> alert;
    if (const auto kind = alertOfChange(before.state, before.account, now, observation.now.account)) {
        alert = SessionAlert{client,        observation.now.name,    *kind,          now,
                             *before.state, observation.now.account, before.account, observation.at};
    }
    publish(observation, before, alert);
    if (alert)
        raiseAlert(*alert);
    enqueue({{client, now, observation.now.rawState, observation.now.account, observation.at}, alert});
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
    if (!m_log)
        return;
    if (health.up)
        m_log->info("monitor", "session manager is up");
    else
        m_log->warning("monitor", "session manager is down", {{"reason", health.reason.toUtf8()}});
}

void StateRecorder::onMessageSent(ClienteId client, qint64 at)
{
    qint64 &latest = m_next.sent[client];
    latest = std::max(latest, at);
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
                       {{"cliente_id", alert.client.toNumber()},
                        {"alert", alertWord(alert.kind)},
                        {"state", sessionStateWord(alert.state)},
                        {"previous", sessionStateWord(alert.previous)}});
    }
    Q_EMIT alertRaised(alert);
}

void StateRecorder::enqueue(Change change)
{
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
    m_database->transaction<std::vector<clients::Recorded>>(
        m_mailbox.address(), [batch](QSqlDatabase &connection) { return write(connection, *batch); },
        [this, batch](const Result<std::vector<clients::Recorded>> &recorded) {
            m_writing = false;
            if (recorded)
                onStored(*batch, *recorded);
            else
                onRefused(batch, recorded.error());
        });
}

Result<std::vector<clients::Recorded>> StateRecorder::write(const QSqlDatabase &connection, const Batch &batch)
{
    std::vector<clients::Recorded> recorded;
    for (const Change &change : batch.changes) {
        HUB_TRY(const auto one, clients::record(connection, change.observed));
        recorded.push_back(one);
    }
    return clients::noteChecked(connection, batch.checked)
        .and_then([&] { return clients::noteSent(connection, batch.sent); })
        .map([&recorded] { return std::move(recorded); });
}

void StateRecorder::onStored(const Batch &batch, const std::vector<clients::Recorded> &recorded)
{
    if (m_refused && m_log)
        m_log->info("monitor", "the store takes states again");
    m_refused = false;
    m_pause = m_settings.retryFirst;
    for (size_t i = 0; i < recorded.size(); ++i) {
        if (recorded[i].alert && !batch.changes[i].alertSent && m_webhook)
            m_webhook->send(*recorded[i].alert);
    }
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
