// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/export.h"
#include "core/session/clientstatusstore.h"
#include "core/session/pollschedule.h"
#include "core/session/sessionmanagerclient.h"
#include "core/session/sessionmanagerwatch.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <optional>
#include <unordered_map>

namespace hub {

struct SessionMonitorSettings
{
    PollSettings poll;
    SessionManagerWatchSettings watch;
    int maxInFlight = 32; ///< polls under way at once
    /// A poll that takes longer is missed, so that it holds its place no longer.
    std::chrono::milliseconds pollTimeout{15000};
    /// A poll that has taken longer (and several times as long as answers usually do) hangs. When those take half of
    /// the places and others wait for one, the oldest is missed before its time.
    std::chrono::milliseconds hangsAfter{2000};
    /// After a client was told to connect, it is left alone for so long.
    std::chrono::milliseconds afterConnect{2000};
    /// For so long it is polled like one on its way then, whatever it is and is meant to be: engines take their time.
    std::chrono::milliseconds onItsWay{60000};
    std::chrono::milliseconds restartGrace{
        60000}; ///< after an outage, sessions that start again are no drops for so long
};

/// What one good answer told about a client.
struct ClientObservation
{
    MonitoredClient now;
    std::optional<SessionState> previous = {}; ///< the state before; none if this is the first answer
    QString previousAccount = {};
    qint64 at = 0;        ///< ms since 1970
    bool changed = false; ///< the state (or the Session Manager's word for it), or the account; or it was unreachable
    /// The Session Manager has just come back and this session is still starting: its state is true, but no drop yet.
    bool settling = false;
};

/// Hears what the monitor finds out, on the monitor's thread.
class HUB_CORE_EXPORT SessionMonitorObserver
{
public:
    virtual ~SessionMonitorObserver();
    /// After every good answer.
    virtual void onObserved(const ClientObservation &observation) = 0;
    /// A client alone gives no answer any more: its third missed poll in a row.
    virtual void onUnreachable(const MonitoredClient &client) = 0;
    /// The Session Manager went down or came up. No client is polled while it is down.
    virtual void onSessionManager(const SessionManagerHealth &health) = 0;
    /// A message was sent for a client.
    virtual void onMessageSent(ClienteId client, qint64 at) = 0;
};

/// Polls the registered clients' status and writes what it learns in the status store.
///
/// One timer and one tree of due times serve 10,000 clients; intervals adapt to each client's state, are spread by
/// jitter and stretched when there are too many; at most `maxInFlight` calls are under way, and those that hang take at
/// most half of that, so that the other clients keep their interval. Whoever has been due for longest is asked first,
/// and those that have missed polls take turns in their half. An outage of the Session Manager stops the polling and is
/// one state in the status store; afterwards the polls are spread anew. Needs neither store nor journal: who does is
/// its observer.
///
/// Lives on the thread of the client that it is given (and does not own), as does the observer; the functions marked
/// thread-safe may be called from anywhere. Status store and observer must outlive it.
class HUB_CORE_EXPORT SessionMonitor : public QObject
{
    Q_OBJECT

public:
    SessionMonitor(SessionManagerClient *client, ClientStatusStore *statusStore, SessionMonitorObserver *observer,
                   SessionMonitorSettings settings, PollSchedule::Uniform uniform, QObject *parent = nullptr);
    /// The same, with chance from the system.
    SessionMonitor(SessionManagerClient *client, ClientStatusStore *statusStore, SessionMonitorObserver *observer,
                   SessionMonitorSettings settings = {}, QObject *parent = nullptr);
    ~SessionMonitor() override;

    /// Thread-safe: polls these clients from now on. They must be in the status store; one that leaves it is forgotten.
    void watch(const std::vector<ClienteId> &clients);
    /// Thread-safe.
    void forget(ClienteId client);
    /// Thread-safe: somebody (`source`, e.g. a window) looks at these clients, instead of those that he looked at
    /// before.
    void setInterest(const QByteArray &source, const std::vector<ClienteId> &clients);
    /// Thread-safe: polls a client now.
    void checkSoon(ClienteId client);
    /// Thread-safe: a client was told to connect, or to disconnect: polls it as soon as that can have had an effect.
    void checkAfterConnect(ClienteId client);
    /// Thread-safe: somebody else asked for a client's status and had this answer; it counts like a poll.
    void noteStatus(ClienteId client, const SessionManagerOutcome &outcome);
    /// Thread-safe: a message was sent (`at`: ms since 1970).
    void noteMessageSent(ClienteId client, qint64 at);

    /// Polls under way; on the monitor's thread.
    [[nodiscard]] int inFlight() const { return int(m_polls.size()); }
    /// Polls ended since the start; on the monitor's thread.
    [[nodiscard]] qint64 pollCount() const { return m_pollCount; }

private:
    using Line = PollSchedule::Line;
    struct Poll
    {
        SessionManagerClient::Handle call;
        qint64 started = 0; ///< on the steady clock
        Line line = Line::Answering;
    };

    void startDuePolls();
    void armTimer();
    void abortLatePolls(qint64 now);
    [[nodiscard]] qint64 hangsFrom(const Poll &poll) const;
    [[nodiscard]] int hangingPolls(qint64 now) const;
    [[nodiscard]] bool isFull() const { return int(m_polls.size()) >= m_settings.maxInFlight; }
    [[nodiscard]] int placesForHanging() const { return std::max(1, m_settings.maxInFlight / 2); }
    [[nodiscard]] std::optional<Line> nextLine(qint64 now);
    [[nodiscard]] bool hasPlace(Line line, qint64 now) const;
    [[nodiscard]] bool makePlace(Line line, qint64 now);
    [[nodiscard]] std::optional<SessionManagerClient::Handle> callToGiveUp(Line line, qint64 now) const;
    [[nodiscard]] bool isLeftAlone(const MonitoredClient &client) const;
    void startPoll(ClienteId client, Line line);
    [[nodiscard]] PollSchedule::Pace paceNow(const MonitoredClient &client, qint64 now);
    void onPolled(ClienteId client, const SessionManagerOutcome &outcome);
    void applyOutcome(ClienteId client, const SessionManagerOutcome &outcome);
    void applyAnswer(ClienteId client, const SessionView &view);
    void applyMiss(ClienteId client, const SessionManagerError &error);
    void onHealthChanged();
    void applyInterest();
    std::optional<ClienteId> clientForProbe();

    SessionManagerClient *m_client;
    ClientStatusStore *m_statusStore;
    SessionMonitorObserver *m_observer;
    const SessionMonitorSettings m_settings;
    PollSchedule m_schedule;
    SessionManagerWatch m_watch;
    std::map<ClienteId, Poll> m_polls;
    std::map<QByteArray, std::set<ClienteId>> m_interest;
    std::map<ClienteId, qint64> m_onItsWayUntil; // told to connect or to disconnect; steady clock
    std::optional<ClienteId> m_lastAnswered;
    qint64 m_graceUntil = 0; // steady clock
    double m_usualMs = 0;    // how long an answer takes, as a moving average
    qint64 m_pollCount = 0;
    QTimer m_timer;
    Mailbox m_mailbox;
};

} // namespace hub
