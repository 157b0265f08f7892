// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/sending/lanestore.h"
#include "core/sending/sendercontext.h"
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
    QString to;
    QString message;
    /// An Error if nothing left (CLIENT_BUSY, SHUTTING_DOWN, DATABASE_…), else what the Session Manager did.
    std::function<void(Result<SessionManagerOutcome>)> done;
    qint64 giveUpAt = 0; ///< steady time; while another hub has the client
};

/// Everything that one client sends, one message at a time: asks the store what is next (under the client's lease),
/// sends it, writes down how it ended, waits its pace, and so on. Single messages go first. When nothing is left it
/// gives the lease back and retires.
///
/// Lives on the sender's thread.
class ClientLane : public QObject
{
    Q_OBJECT

public:
    ClientLane(const SenderContext *context, ClienteId client, QObject *parent);
    ~ClientLane() override;

    [[nodiscard]] ClienteId client() const { return m_lease.client; }
    [[nodiscard]] qint64 fence() const { return m_lease.fence; }
    /// What the client's first job is held by; None while it is not held.
    [[nodiscard]] Hold hold() const { return m_hold; }

    /// Something may have changed: looks as soon as nothing else is under way.
    void look();
    void send(SingleMessage single);
    /// The cause of a hold is over.
    void endHold(Hold hold);
    /// The heartbeat's news, told with the steady time at which it was asked for: the lease is still ours (and wanted
    /// by another hub), or it is not.
    void onRenewed(bool held, bool wanted, qint64 askedAt);
    /// Looks whether the lease may have ended without our knowing (the store does not answer): then whatever is in
    /// flight is given up, since another hub may be sending by now.
    void checkLease();
    /// Takes nothing more; retires once the message in flight has ended. `giveUp`: does not wait for that.
    void stop(bool giveUp);

Q_SIGNALS:
    /// The lane is done and has given the client back; nothing more comes from it.
    void retired();
    void holdChanged();

private:
    enum class Phase { Resting, Asking, Sending, Writing, Leaving };
    struct Round; // one transaction's findings

    void ask();
    void onAsked(const std::shared_ptr<Round> &round, const std::optional<Error> &error);
    void follow(const lanes::Step &step);
    void dispatch(const lanes::Taken &taken);
    void dispatchSingle();
    void onAnswer(const SessionManagerOutcome &outcome);
    void onSingleAnswer(const SessionManagerOutcome &outcome);
    void write();
    void onWritten(const std::shared_ptr<Round> &round, const std::optional<Error> &error);
    void onLost();
    void wantClient();
    void leave();
    void rest(std::chrono::milliseconds atMost);
    void restUntil(qint64 when);
    void setHold(Hold hold);
    void failSingles(const Error &error);
    void tell(const lanes::Step &step);
    [[nodiscard]] bool leaseHolds() const;
    [[nodiscard]] qint64 drawDelay() const;
    [[nodiscard]] lanes::Moment moment() const;

    const SenderContext *m_context;
    lanes::Lease m_lease;
    Phase m_phase = Phase::Resting;
    Hold m_hold = Hold::None;
    bool m_lookAgain = false;
    bool m_stopping = false;
    bool m_wanted = false;
    qint64 m_leaseUntil = 0;  ///< steady time until which no other hub can have taken the client
    quint64 m_restNumber = 0; ///< tells an outdated wake-up
    std::deque<SingleMessage> m_singles;
    std::optional<lanes::Taken> m_taken;   ///< in flight
    std::optional<SingleMessage> m_single; ///< in flight
    std::optional<lanes::Ended> m_ended;   ///< to be written
    bool m_countSingle = false;            ///< to be written: a single message left
    int m_minDelay = 0;                    ///< of the last job
    int m_maxDelay = 0;
    qint64 m_sentAt = 0; ///< steady time
    SessionManagerClient::Handle m_call;
};

} // namespace hub
