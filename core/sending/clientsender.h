// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/sending/recipient.h"
#include "core/sending/sendercontext.h"
#include "core/sending/sendqueue.h"
#include "core/session/sessionmanagerclient.h"

#include <QObject>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace hub {

/// A single message, which goes before the client's bulk messages.
struct SingleMessage
{
    Recipient to;
    QString message;
    /// An Error if nothing left (CLIENT_BUSY, TOO_MANY_REQUESTS, SENDING_STOPPED, SENDING_LIMITED, RECIPIENT_OPTED_OUT,
    /// SHUTTING_DOWN, DATABASE_…), else what the Session Manager did.
    std::function<void(Result<SessionManagerOutcome>)> done;
    quint64 number = 0;  ///< tells it from the others
    qint64 giveUpAt = 0; ///< steady time; while another hub has the client
};

/// Everything that one client sends, one message at a time: asks the store what is next (under the client's lease),
/// sends it, writes down how it ended, waits its pace, and so on. Single messages go first. When nothing is left it
/// gives the lease back and retires.
///
/// Lives on the sender's thread.
class ClientSender : public QObject
{
    Q_OBJECT

public:
    ClientSender(const SenderContext *context, ClienteId client, QObject *parent);
    ~ClientSender() override;

    [[nodiscard]] ClienteId client() const { return m_lease.client; }
    [[nodiscard]] qint64 fence() const { return m_lease.fence; }
    /// What the client's first job is held by; None while it is not held.
    [[nodiscard]] PauseReason pauseReason() const { return m_pauseReason; }

    /// Something may have changed: looks as soon as nothing else is under way.
    void checkQueue();
    void send(SingleMessage single);
    /// The reason of a pause is over: at once, or as soon as what is under way has ended (which may be the commit of
    /// that very pause).
    /// `account`: the number that is linked now, if that is known: jobs that began with another one stay paused.
    void endPause(PauseReason reason, const QString &account = {});
    /// The heartbeat's news, told with the steady time at which it was asked for: the lease is still ours (and wanted
    /// by another hub), or it is not.
    void onRenewed(bool held, bool wanted, qint64 askedAt);
    /// Looks whether the lease may have ended without our knowing (the store does not answer): then whatever is in
    /// flight is given up, since another hub may be sending by now.
    void checkLease();
    /// Takes nothing more; retires once the message in flight has ended. `giveUp`: does not wait for that.
    void stop(bool giveUp);

Q_SIGNALS:
    /// It is done and has given the client back; nothing more comes from it. `until` (milliseconds of UTC): the client
    /// has more to send then, when its hours open or its cap is lifted; 0: it has not.
    void retired(qint64 until);
    void pauseReasonChanged();

private:
    enum class Phase { Waiting, Asking, Sending, Writing, Leaving };
    struct Round; // one transaction's findings

    void askForStep();
    void onAsked(const std::shared_ptr<Round> &round, const std::optional<Error> &error);
    void doStep(const sendqueue::Step &step);
    void dispatch(const sendqueue::Taken &taken);
    void dispatchSingle();
    void onAnswer(const SessionManagerOutcome &outcome);
    void onSingleAnswer(const SessionManagerOutcome &outcome);
    void writeOutcome();
    void onWritten(const std::shared_ptr<Round> &round, const std::optional<Error> &error);
    void onLost();
    void requestLease();
    void releaseClient();
    void sleepUntil(qint64 when);
    void waitForEndOfPause();
    void waitAtMost(std::chrono::milliseconds atMost);
    void waitUntil(qint64 when);
    void setPauseReason(PauseReason reason);
    void refuseSingle(quint64 number, const Error &error);
    void failSingles(const Error &error);
    void announce(const sendqueue::Step &step);
    [[nodiscard]] bool leaseHolds() const;
    [[nodiscard]] qint64 drawDelay() const;
    [[nodiscard]] sendqueue::Moment moment() const;

    const SenderContext *m_context;
    sendqueue::Lease m_lease;
    Phase m_phase = Phase::Waiting;
    PauseReason m_pauseReason = PauseReason::None;
    PauseReason m_endedPause = PauseReason::None; ///< told while something was under way
    QString m_endedAccount;                       ///< told with it
    qint64 m_pausedAt = 0;                        ///< steady time
    bool m_checkAgain = false;
    bool m_stopping = false;
    bool m_wanted = false;
    qint64 m_leaseUntil = 0;  ///< steady time until which no other hub can have taken the client
    quint64 m_waitNumber = 0; ///< tells an outdated wake-up
    std::deque<SingleMessage> m_singles;
    quint64 m_lastSingle = 0;                ///< its number
    std::optional<sendqueue::Taken> m_taken; ///< in flight
    std::optional<SingleMessage> m_single;   ///< in flight
    std::optional<sendqueue::Ended> m_ended; ///< to be written
    std::optional<SendOutcome> m_singleEnd;  ///< to be written: how a single message ended
    int m_minDelay = 0;                      ///< of the last job
    int m_maxDelay = 0;
    qint64 m_sentAt = 0; ///< steady time
    SessionManagerClient::Handle m_call;
};

} // namespace hub
