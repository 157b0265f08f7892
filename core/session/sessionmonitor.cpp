// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionmonitor.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>

namespace hub {

namespace {

// Wake-ups are gathered to this, so that hundreds of polls a second do not cost a timer event each.
constexpr qint64 TickMs = 10;

qint64 steadyNow()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

double systemUniform()
{
    return QRandomGenerator::global()->generateDouble();
}

PollSchedule::Pace paceOf(SessionState state)
{
    switch (state) {
    case SessionState::Starting:
    case SessionState::Reconnecting:
    case SessionState::QrRequired:
    case SessionState::Unreachable:
        return PollSchedule::Pace::Unlinked;
    case SessionState::Ready:
    case SessionState::Stopped:
    case SessionState::AuthFailed:
    case SessionState::LoggedOut:
    case SessionState::Banned:
    case SessionState::Error:
    case SessionState::Unknown:
        break;
    }
    return PollSchedule::Pace::Ready;
}

bool isOnItsWay(SessionState state)
{
    return state == SessionState::Starting || state == SessionState::Reconnecting || state == SessionState::Stopped;
}

} // namespace

SessionMonitorObserver::~SessionMonitorObserver() = default;

SessionMonitor::SessionMonitor(SessionManagerClient *client, ClientStatusStore *statusStore,
                               SessionMonitorObserver *observer, SessionMonitorSettings settings,
                               PollSchedule::Uniform uniform, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_statusStore(statusStore)
    , m_observer(observer)
    , m_settings(settings)
    , m_schedule(settings.poll, std::move(uniform))
    , m_watch(client, settings.watch, [this] { return clientForProbe(); })
    , m_timer(this)
    , m_mailbox(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer); // a coarse one would round the jitter of short pauses away
    connect(&m_timer, &QTimer::timeout, this, &SessionMonitor::startDuePolls);
    connect(&m_watch, &SessionManagerWatch::changed, this, &SessionMonitor::onHealthChanged);
}

SessionMonitor::SessionMonitor(SessionManagerClient *client, ClientStatusStore *statusStore,
                               SessionMonitorObserver *observer, SessionMonitorSettings settings, QObject *parent)
    : SessionMonitor(client, statusStore, observer, settings, systemUniform, parent)
{
}

SessionMonitor::~SessionMonitor()
{
    // Giving up calls back at once: by then the polls are none of ours.
    for (auto &[client, poll] : std::exchange(m_polls, {}))
        poll.call.abort();
}

void SessionMonitor::watch(const std::vector<ClienteId> &clients)
{
    m_mailbox.post([this, clients] {
        m_schedule.add(clients, steadyNow());
        armTimer();
    });
}

void SessionMonitor::forget(ClienteId client)
{
    m_mailbox.post([this, client] { m_schedule.remove(client); });
}

void SessionMonitor::setInterest(const QByteArray &source, const std::vector<ClienteId> &clients)
{
    m_mailbox.post([this, source, clients] {
        if (clients.empty())
            m_interest.erase(source);
        else
            m_interest[source] = {clients.begin(), clients.end()};
        applyInterest();
    });
}

void SessionMonitor::checkSoon(ClienteId client)
{
    m_mailbox.post([this, client] {
        m_schedule.hasten(client, steadyNow());
        armTimer();
    });
}

void SessionMonitor::noteStatus(ClienteId client, const SessionManagerOutcome &outcome)
{
    m_mailbox.post([this, client, outcome] { applyOutcome(client, outcome); });
}

void SessionMonitor::noteMessageSent(ClienteId client, qint64 at)
{
    m_mailbox.post([this, client, at] {
        const bool known = m_statusStore->update(
            client, [at](MonitoredClient &entry) { entry.lastMessageSent = std::max(entry.lastMessageSent, at); });
        if (known)
            m_observer->onMessageSent(client, at);
    });
}

void SessionMonitor::applyInterest()
{
    std::set<ClienteId> all;
    for (const auto &[source, clients] : m_interest)
        all.insert(clients.begin(), clients.end());
    m_schedule.setInterest(all, steadyNow());
    armTimer();
}

void SessionMonitor::startDuePolls()
{
    const qint64 now = steadyNow();
    abortLatePolls(now);
    while (m_watch.health().up && int(m_polls.size()) < m_settings.maxInFlight) {
        const auto client = m_schedule.takeDue(now);
        if (!client)
            break;
        if (m_statusStore->contains(*client))
            startPoll(*client);
        else
            m_schedule.remove(*client);
    }
    armTimer();
}

void SessionMonitor::armTimer()
{
    std::optional<qint64> next;
    if (m_watch.health().up && int(m_polls.size()) < m_settings.maxInFlight)
        next = m_schedule.nextDue();
    for (const auto &[client, poll] : m_polls) {
        if (!next || poll.deadline < *next)
            next = poll.deadline;
    }
    if (!next) {
        m_timer.stop();
        return;
    }
    const qint64 wait = std::max(*next - steadyNow(), TickMs);
    if (!m_timer.isActive() || m_timer.remainingTime() > wait)
        m_timer.start(std::chrono::milliseconds(wait));
}

void SessionMonitor::abortLatePolls(qint64 now)
{
    std::vector<SessionManagerClient::Handle> late;
    for (const auto &[client, poll] : m_polls) {
        if (poll.deadline <= now)
            late.push_back(poll.call);
    }
    for (SessionManagerClient::Handle &call : late)
        call.abort(); // calls back at once, which takes the poll off the list
}

void SessionMonitor::startPoll(ClienteId client)
{
    Poll &poll = m_polls[client];
    poll.deadline = steadyNow() + m_settings.pollTimeout.count();
    poll.call = m_client->getStatus(
        client, this, [this, client](const SessionManagerOutcome &outcome) { onPolled(client, outcome); });
}

void SessionMonitor::onPolled(ClienteId client, const SessionManagerOutcome &outcome)
{
    if (m_polls.erase(client) == 0)
        return; // we are going
    ++m_pollCount;
    applyOutcome(client, outcome);
    const auto known = m_statusStore->find(client);
    if (known)
        m_schedule.finished(client, paceOf(known->lastKnown.value_or(SessionState::Starting)), known->missedPolls,
                            steadyNow());
    else
        m_schedule.remove(client);
    armTimer();
}

void SessionMonitor::applyOutcome(ClienteId client, const SessionManagerOutcome &outcome)
{
    if (outcome && !outcome->body.isEmpty()) {
        m_lastAnswered = client;
        applyAnswer(client, SessionView::parse(outcome->body));
    } else if (outcome) {
        SessionManagerError error;
        error.kind = SessionManagerError::Kind::NotJson;
        error.message = QStringLiteral("SESSION_MANAGER_ERROR: empty answer");
        error.statusCode = outcome->status;
        applyMiss(client, error);
    } else {
        applyMiss(client, outcome.error());
    }
    m_watch.note(outcome);
}

void SessionMonitor::applyAnswer(ClienteId client, const SessionView &view)
{
    const qint64 at = QDateTime::currentMSecsSinceEpoch();
    ClientObservation seen{MonitoredClient{client}};
    seen.at = at;
    const bool known = m_statusStore->update(client, [&](MonitoredClient &entry) {
        seen.previous = entry.lastKnown;
        seen.previousAccount = entry.account;
        seen.changed = entry.lastKnown != view.state || entry.rawState != view.rawState ||
                       (!view.account.isEmpty() && entry.account != view.account) ||
                       entry.missedPolls >= MonitoredClient::StaleAfter;
        if (entry.lastKnown != view.state)
            entry.lastKnownSince = at;
        entry.lastKnown = view.state;
        entry.rawState = view.rawState;
        if (!view.account.isEmpty())
            entry.account = view.account;
        entry.recommendedAction = view.recommendedAction;
        entry.connected = view.connected;
        entry.needsQr = view.needsQr;
        entry.canSend = view.canSend;
        entry.recoverable = view.recoverable;
        entry.lastChecked = entry.lastGoodAnswer = at;
        entry.missedPolls = 0;
        entry.missedSince = 0;
        entry.unanswered = false;
        entry.lastError.clear();
        seen.now = entry;
    });
    if (!known)
        return;
    seen.now.deriveState({});
    seen.settling = steadyNow() < m_graceUntil && isOnItsWay(view.state);
    m_observer->onObserved(seen);
}

void SessionMonitor::applyMiss(ClienteId client, const SessionManagerError &error)
{
    // While the Session Manager is known to be down, the misses are its own and not the client's.
    if (!m_watch.health().up)
        return;
    const qint64 at = QDateTime::currentMSecsSinceEpoch();
    const bool answered = SessionManagerWatch::isAnswer(tl::unexpected<SessionManagerError>(error)) ||
                          error.kind == SessionManagerError::Kind::Status;
    bool lost = false;
    m_statusStore->update(client, [&](MonitoredClient &entry) {
        const bool wasLost = entry.unanswered && entry.missedPolls >= MonitoredClient::StaleAfter;
        entry.lastChecked = at;
        if (entry.missedPolls++ == 0)
            entry.missedSince = at;
        entry.unanswered = !answered;
        // A poll that we cut short ourselves was silent for too long.
        entry.lastError = error.kind == SessionManagerError::Kind::Aborted
                              ? QStringLiteral("SESSION_MANAGER_TIMEOUT: Read timeout exceeded")
                              : error.message;
        lost = !wasLost && entry.unanswered && entry.missedPolls >= MonitoredClient::StaleAfter;
    });
    if (!lost)
        return;
    if (const auto known = m_statusStore->find(client))
        m_observer->onUnreachable(*known);
}

void SessionMonitor::onHealthChanged()
{
    const SessionManagerHealth &health = m_watch.health();
    m_statusStore->setSessionManager(health);
    if (health.up) {
        m_graceUntil = steadyNow() + m_settings.restartGrace.count();
        m_schedule.spreadAll(steadyNow());
    }
    m_observer->onSessionManager(health);
    startDuePolls();
}

std::optional<ClienteId> SessionMonitor::clientForProbe()
{
    if (m_lastAnswered && m_statusStore->contains(*m_lastAnswered))
        return m_lastAnswered;
    const ClientStatusStore::Page first = m_statusStore->page({}, 1);
    if (first.clients.empty())
        return {};
    return first.clients.front().client;
}

} // namespace hub
