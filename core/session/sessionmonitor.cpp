// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionmonitor.h"

#include "core/async/steadytime.h"
#include "core/session/engineanswers.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>

namespace hub {

namespace {

// Wake-ups are gathered to this, so that hundreds of polls a second do not cost a timer event each.
constexpr qint64 TickMs = 10;

// How many times as long as usual an answer may take before its poll counts as hanging, and how much each answer moves
// what is usual.
constexpr double UsualTimes = 4;
constexpr double UsualWeight = 1.0 / 16;

constexpr int HttpNotFound = 404;

double systemUniform()
{
    return QRandomGenerator::global()->generateDouble();
}

PollSchedule::Pace paceOf(const MonitoredClient &client)
{
    if (!client.wanted)
        return PollSchedule::Pace::Off;
    switch (client.lastKnown.value_or(SessionState::Starting)) {
    case SessionState::Starting:
    case SessionState::Reconnecting:
    case SessionState::QrRequired:
    case SessionState::PasskeyRequired:
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
        m_schedule.add(clients, steadyMs());
        armTimer();
    });
}

void SessionMonitor::forget(ClienteId client)
{
    m_mailbox.post([this, client] {
        m_schedule.remove(client);
        m_onItsWayUntil.erase(client);
    });
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
        m_schedule.hasten(client, steadyMs());
        armTimer();
    });
}

void SessionMonitor::checkAfterConnect(ClienteId client)
{
    m_mailbox.post([this, client] {
        m_onItsWayUntil[client] = steadyMs() + m_settings.onItsWay.count();
        m_schedule.postpone(client, m_settings.afterConnect, steadyMs());
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
    m_schedule.setInterest(all, steadyMs());
    armTimer();
}

void SessionMonitor::startDuePolls()
{
    const qint64 now = steadyMs();
    abortLatePolls(now);
    while (m_watch.health().up) {
        const auto line = nextLine(now);
        if (!line)
            break;
        const ClienteId client = *m_schedule.takeDue(now, *line);
        const auto known = m_statusStore->find(client);
        if (!known)
            m_schedule.remove(client);
        else if (isLeftAlone(*known))
            m_schedule.finished(client, PollSchedule::Pace::Off, 0, now, Line::Answering);
        else
            startPoll(client, *line);
    }
    armTimer();
}

/// Where asking for a status starts the session, one that is meant to be off is not asked.
bool SessionMonitor::isLeftAlone(const MonitoredClient &client) const
{
    return !client.wanted && m_client->profile().limits().statusStartsSession;
}

/// The line of the client that has been due for longest and may be asked now; makes a place for it, if need be.
std::optional<PollSchedule::Line> SessionMonitor::nextLine(qint64 now)
{
    const auto answering = m_schedule.nextDue(Line::Answering);
    const auto silent = m_schedule.nextDue(Line::Silent);
    const bool silentFirst = silent && (!answering || *silent < *answering);
    for (const Line line :
         {silentFirst ? Line::Silent : Line::Answering, silentFirst ? Line::Answering : Line::Silent}) {
        const auto due = line == Line::Silent ? silent : answering;
        if (due && *due <= now && makePlace(line, now))
            return line;
    }
    return {};
}

bool SessionMonitor::hasPlace(Line line, qint64 now) const
{
    return !isFull() && (line == Line::Answering || hangingPolls(now) < placesForHanging());
}

bool SessionMonitor::makePlace(Line line, qint64 now)
{
    while (!hasPlace(line, now)) {
        auto call = callToGiveUp(line, now);
        const size_t before = m_polls.size();
        if (call)
            call->abort(); // calls back at once, which takes the poll off the list, unless it is about to by itself
        if (m_polls.size() == before)
            return false;
    }
    return true;
}

/// Of those that hang: the ones beyond their half of the places give way to a client that answers, and all of them to a
/// silent one that waits for its turn in that half.
std::optional<SessionManagerClient::Handle> SessionMonitor::callToGiveUp(Line line, qint64 now) const
{
    const int tooMany = hangingPolls(now) - placesForHanging();
    if (line == Line::Silent ? tooMany < 0 : tooMany <= 0)
        return {};
    const auto oldest = std::min_element(m_polls.begin(), m_polls.end(), [](const auto &one, const auto &other) {
        return one.second.started < other.second.started;
    });
    if (oldest == m_polls.end() || hangsFrom(oldest->second) > now)
        return {};
    return oldest->second.call;
}

void SessionMonitor::armTimer()
{
    const qint64 now = steadyMs();
    std::optional<qint64> next;
    const auto wakeAt = [&next](qint64 time) {
        if (!next || time < *next)
            next = time;
    };
    std::optional<qint64> nextToHang;
    for (const auto &[client, poll] : m_polls) {
        wakeAt(poll.started + m_settings.pollTimeout.count());
        if (const qint64 hangs = hangsFrom(poll); hangs > now)
            nextToHang = std::min(nextToHang.value_or(hangs), hangs);
    }
    for (const Line line : {Line::Answering, Line::Silent}) {
        const auto due = m_schedule.nextDue(line);
        if (!due || !m_watch.health().up)
            continue;
        if (hasPlace(line, now) || callToGiveUp(line, now))
            wakeAt(*due);
        else if (nextToHang)
            wakeAt(std::max(*due, *nextToHang));
    }
    if (!next) {
        m_timer.stop();
        return;
    }
    const qint64 wait = std::max(*next - now, TickMs);
    if (!m_timer.isActive() || m_timer.remainingTime() > wait)
        m_timer.start(std::chrono::milliseconds(wait));
}

void SessionMonitor::abortLatePolls(qint64 now)
{
    std::vector<SessionManagerClient::Handle> late;
    for (const auto &[client, poll] : m_polls) {
        if (poll.started + m_settings.pollTimeout.count() <= now)
            late.push_back(poll.call);
    }
    for (SessionManagerClient::Handle &call : late)
        call.abort(); // calls back at once, which takes the poll off the list
}

qint64 SessionMonitor::hangsFrom(const Poll &poll) const
{
    return poll.started + std::max<qint64>(m_settings.hangsAfter.count(), qint64(UsualTimes * m_usualMs));
}

int SessionMonitor::hangingPolls(qint64 now) const
{
    return int(std::count_if(m_polls.begin(), m_polls.end(), [&](const auto &entry) {
        return entry.second.line == Line::Silent || hangsFrom(entry.second) <= now;
    }));
}

void SessionMonitor::startPoll(ClienteId client, Line line)
{
    Poll &poll = m_polls[client];
    poll.started = steadyMs();
    poll.line = line;
    poll.call = m_client->getStatus(
        client, this, [this, client](const SessionManagerOutcome &outcome) { onPolled(client, outcome); });
}

PollSchedule::Pace SessionMonitor::paceNow(const MonitoredClient &client, qint64 now)
{
    const auto until = m_onItsWayUntil.find(client.client);
    if (until != m_onItsWayUntil.end()) {
        if (now < until->second)
            return PollSchedule::Pace::Unlinked;
        m_onItsWayUntil.erase(until);
    }
    return paceOf(client);
}

void SessionMonitor::onPolled(ClienteId client, const SessionManagerOutcome &outcome)
{
    const auto poll = m_polls.extract(client);
    if (!poll)
        return; // we are going
    ++m_pollCount;
    const qint64 now = steadyMs();
    if (SessionManagerWatch::isAnswer(outcome))
        m_usualMs += (double(now - poll.mapped().started) - m_usualMs) * UsualWeight;
    applyOutcome(client, outcome);
    const auto known = m_statusStore->find(client);
    if (known)
        m_schedule.finished(client, paceNow(*known, now), known->missedPolls, now,
                            known->unanswered ? Line::Silent : Line::Answering);
    else
        m_schedule.remove(client);
    armTimer();
}

void SessionMonitor::applyOutcome(ClienteId client, const SessionManagerOutcome &outcome)
{
    if (const auto view = viewOfStatus(m_client->profile(), outcome)) {
        if (outcome)
            m_lastAnswered = client;
        applyAnswer(client, *view);
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
                       (!view.account.isEmpty() && !sameAccount(entry.account, view.account)) ||
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
    seen.settling = steadyMs() < m_graceUntil && isOnItsWay(view.state);
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
    bool repeated404 = false;
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
        repeated404 = error.statusCode == HttpNotFound && entry.missedPolls >= MonitoredClient::StaleAfter;
    });
    // One page that is no JSON may be a proxy's; again and again, what was known is not true any more.
    if (repeated404)
        applyAnswer(client, SessionView::ofMissingSession());
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
        m_graceUntil = steadyMs() + m_settings.restartGrace.count();
        m_schedule.spreadAll(steadyMs());
    }
    m_observer->onSessionManager(health);
    startDuePolls();
}

std::optional<ClienteId> SessionMonitor::clientForProbe()
{
    const auto last = m_lastAnswered ? m_statusStore->find(*m_lastAnswered) : std::nullopt;
    if (last && !isLeftAlone(*last))
        return m_lastAnswered;
    const ClientStatusStore::Page first = m_statusStore->page({}, 1);
    if (first.clients.empty() || isLeftAlone(first.clients.front()))
        return {};
    return first.clients.front().client;
}

} // namespace hub
