// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/clientsender.h"

#include "core/log/log.h"
#include "core/sending/commitqueue.h"

#include <algorithm>

namespace hub {

/// The lease and the step of one transaction, written by the SQL thread and read when it has committed.
struct ClientSender::Round
{
    sendqueue::Lease lease;
    sendqueue::Step step;
    quint64 single = 0;           ///< the number of the single message that this is about
    std::optional<Error> refusal; ///< why it must not leave
    bool asked = false;           ///< whether `step` says what comes next
    qint64 askedAt = 0;           ///< steady time
};

ClientSender::ClientSender(const SenderContext *context, ClienteId client, QObject *parent)
    : QObject(parent), m_context(context)
{
    m_lease.client = client;
    m_lease.holder = context->settings.hubId;
}

ClientSender::~ClientSender() = default;

sendqueue::Moment ClientSender::moment() const
{
    return sendqueue::Moment{m_context->clock->now(), m_context->settings.leaseTime, m_context->settings.sleepFrom};
}

bool ClientSender::leaseHolds() const
{
    return m_lease.fence != 0 && (m_context->settings.soleHub || m_context->clock->steady() < m_leaseUntil);
}

void ClientSender::checkQueue()
{
    if (m_phase == Phase::Waiting)
        askForStep();
    else
        m_checkAgain = true;
}

void ClientSender::send(SingleMessage single)
{
    if (m_stopping) {
        single.done(failure(QByteArrayLiteral("SHUTTING_DOWN"), QStringLiteral("The hub is stopping.")));
        return;
    }
    const SenderSettings &settings = m_context->settings;
    if (m_singles.size() >= settings.singleLimit) {
        single.done(failure(QByteArrayLiteral("TOO_MANY_REQUESTS"),
                            QStringLiteral("Too many messages of this client are waiting already.")));
        return;
    }
    single.giveUpAt = m_context->clock->steady() + settings.singleWait.count();
    single.number = ++m_lastSingle;
    // The time in line is bounded, or a caller who has given up would send again what leaves later.
    m_context->clock->callAfter(settings.singleLineWait, this, [this, number = single.number] {
        refuseSingle(number, Error{QByteArrayLiteral("CLIENT_BUSY"),
                                   QStringLiteral("The messages before this one took too long.")});
    });
    m_singles.push_back(std::move(single));
    checkQueue();
}

void ClientSender::askForStep()
{
    ++m_waitNumber;
    m_checkAgain = false;
    if (m_stopping) {
        releaseClient();
        return;
    }
    m_phase = Phase::Asking;
    auto round = std::make_shared<Round>();
    round->askedAt = m_context->clock->steady();
    std::optional<Recipient> single;
    if (!m_singles.empty()) {
        single = m_singles.front().to;
        round->single = m_singles.front().number;
    }
    const bool endsOthers = m_context->settings.soleHub;
    m_context->commits->add(
        this,
        [round, lease = m_lease, at = moment(), single, endsOthers](const QSqlDatabase &db) -> Result<void> {
            round->lease = lease;
            round->step = {};
            round->refusal.reset();
            if (lease.fence == 0) {
                const auto claimed = sendqueue::claimLease(db, &round->lease, at, endsOthers, &round->step);
                if (!claimed || round->lease.fence == 0)
                    return claimed;
            }
            HUB_TRY(const auto kept, sendqueue::renewLease(db, round->lease, at, std::nullopt, &round->step));
            if (!kept)
                return {};
            if (!single)
                return sendqueue::takeMessage(db, round->lease, at, &round->step);
            round->step.kind = sendqueue::Step::Kind::Send;
            HUB_TRY(round->refusal, sendqueue::refusalOf(db, lease.client, *single, at.now));
            return {};
        },
        [this, round](const std::optional<Error> &error) { onAsked(round, error); });
}

void ClientSender::onAsked(const std::shared_ptr<Round> &round, const std::optional<Error> &error)
{
    m_phase = Phase::Waiting;
    if (error) {
        if (m_context->log)
            m_context->log->warning("sending", "store failed",
                                    {{"client", m_lease.client.toNumber()}, {"error", error->message.toUtf8()}});
        failSingles(*error);
        waitAtMost(m_context->settings.storeRetry);
        return;
    }
    m_lease = round->lease;
    m_leaseUntil = round->askedAt + m_context->settings.leaseTime.count();
    m_wanted = round->step.wanted;
    announce(round->step);
    if (round->refusal)
        refuseSingle(round->single, *round->refusal);
    if (!round->step.taken && round->step.kind == sendqueue::Step::Kind::Send &&
        (m_singles.empty() || m_singles.front().number != round->single))
        askForStep(); // it has been refused, or has left the line
    else
        doStep(round->step);
}

void ClientSender::doStep(const sendqueue::Step &step)
{
    if (step.kind != sendqueue::Step::Kind::Paused)
        setPauseReason(PauseReason::None);
    switch (step.kind) {
    case sendqueue::Step::Kind::Lost:
        onLost();
        return;
    case sendqueue::Step::Kind::Send:
        if (step.taken)
            dispatch(*step.taken);
        else
            dispatchSingle();
        return;
    case sendqueue::Step::Kind::Idle:
        releaseClient();
        return;
    case sendqueue::Step::Kind::Paused:
        setPauseReason(step.pauseReason);
        break;
    case sendqueue::Step::Kind::Wait:
    case sendqueue::Step::Kind::Sleep:
        break;
    }
    if (m_stopping || m_wanted)
        releaseClient();
    else if (m_checkAgain || !m_singles.empty())
        askForStep();
    else if (step.kind == sendqueue::Step::Kind::Sleep)
        sleepUntil(step.until);
    else if (step.kind == sendqueue::Step::Kind::Paused)
        waitForEndOfPause();
    else
        waitUntil(step.until);
}

void ClientSender::waitForEndOfPause()
{
    const SenderSettings &settings = m_context->settings;
    if (const auto ended = std::exchange(m_endedPause, PauseReason::None); ended == m_pauseReason) {
        endPause(ended, m_endedAccount);
    } else if (!settings.soleHub && m_pauseReason == PauseReason::Unreachable &&
               m_context->clock->steady() - m_pausedAt >= settings.leaseTime.count()) {
        releaseClient(); // another hub may have a way to the Session Manager
    } else {
        waitAtMost(settings.pausedRecheck);
    }
}

void ClientSender::dispatch(const sendqueue::Taken &taken)
{
    if (m_stopping || !leaseHolds()) {
        // It has not left. Under a lease that is still ours it is found again; stopping, it goes back to the queue.
        m_ended = sendqueue::Ended{
            taken.jobId, taken.number, {SendOutcome::Kind::Interrupted, {}, {}}, m_context->clock->now(), 0};
        writeOutcome();
        return;
    }
    m_phase = Phase::Sending;
    m_endedPause = PauseReason::None;
    m_taken = taken;
    m_taken->message.clear(); // up to 64 KiB, and of no use any more
    m_minDelay = taken.minDelay;
    m_maxDelay = taken.maxDelay;
    m_sentAt = m_context->clock->steady();
    m_call =
        m_context->sessionManager->sendMessage(m_lease.client, taken.to, taken.message, this,
                                               [this](const SessionManagerOutcome &outcome) { onAnswer(outcome); });
}

void ClientSender::dispatchSingle()
{
    if (m_singles.empty() || !leaseHolds()) {
        askForStep();
        return;
    }
    m_phase = Phase::Sending;
    m_single = std::move(m_singles.front());
    m_singles.pop_front();
    m_call = m_context->sessionManager->sendMessage(
        m_lease.client, QString::fromLatin1(m_single->to.address()), m_single->message, this,
        [this](const SessionManagerOutcome &outcome) { onSingleAnswer(outcome); });
}

qint64 ClientSender::drawDelay() const
{
    const qint64 spread = qint64(m_maxDelay) - m_minDelay + 1;
    return m_minDelay + std::min(qint64(m_context->random() * double(spread)), spread - 1);
}

void ClientSender::onAnswer(const SessionManagerOutcome &outcome)
{
    const qint64 now = m_context->clock->now();
    sendqueue::Ended ended{m_taken->jobId, m_taken->number, SendOutcome::of(outcome, m_context->engine()), 0,
                           m_context->clock->steady() - m_sentAt};
    m_taken.reset();
    m_context->counters->count(ended.outcome.kind);
    if (ended.outcome.kind == SendOutcome::Kind::Sent && m_context->events)
        m_context->events->messageSent(m_lease.client, now);
    ended.nextAt = now + (ended.outcome.goesAgain() ? 0 : drawDelay());
    m_ended = std::move(ended);
    writeOutcome();
}

void ClientSender::onSingleAnswer(const SessionManagerOutcome &outcome)
{
    const SendOutcome ended = SendOutcome::of(outcome, m_context->engine());
    m_context->counters->count(ended.kind);
    if (ended.kind == SendOutcome::Kind::Sent && m_context->events)
        m_context->events->messageSent(m_lease.client, m_context->clock->now());
    m_singleEnd = ended;
    const auto done = std::move(m_single->done);
    m_single.reset();
    if (ended.kind == SendOutcome::Kind::Interrupted)
        done(failure(QByteArrayLiteral("SHUTTING_DOWN"), QStringLiteral("The hub is stopping.")));
    else
        done(outcome);
    writeOutcome();
}

void ClientSender::writeOutcome()
{
    m_phase = Phase::Writing;
    m_checkAgain = false;
    auto round = std::make_shared<Round>();
    round->askedAt = m_context->clock->steady();
    const qint64 nextAt = m_ended ? m_ended->nextAt : m_context->clock->now() + drawDelay();
    // Without a pace to wait for, the next message is taken in the same commit.
    const bool askToo = !m_stopping && m_singles.empty() && nextAt <= m_context->clock->now() && leaseHolds();
    m_context->commits->add(
        this,
        [round, lease = m_lease, at = moment(), ended = m_ended, single = m_singleEnd, nextAt,
         askToo](const QSqlDatabase &db) -> Result<void> {
            round->lease = lease;
            round->step = {};
            round->asked = false;
            HUB_TRY(const auto kept, sendqueue::renewLease(db, lease, at, nextAt, &round->step));
            auto written = ended ? sendqueue::recordOutcome(db, lease, *ended, at.now, &round->step) : Result<void>();
            if (written && single)
                written = sendqueue::recordSingle(db, lease.client, *single, at.now, &round->step);
            if (!written || !kept || !askToo || round->step.wanted)
                return written;
            round->asked = true;
            return sendqueue::takeMessage(db, lease, at, &round->step);
        },
        [this, round](const std::optional<Error> &error) { onWritten(round, error); });
}

void ClientSender::onWritten(const std::shared_ptr<Round> &round, const std::optional<Error> &error)
{
    if (error) {
        // The outcome must not be lost: it is kept and written again until the store takes it. Nothing else is sent for
        // this client meanwhile.
        if (m_context->log)
            m_context->log->warning("sending", "outcome not written yet",
                                    {{"client", m_lease.client.toNumber()}, {"error", error->message.toUtf8()}});
        failSingles(*error);
        m_context->clock->callAfter(m_context->settings.storeRetry, this, [this] { writeOutcome(); });
        return;
    }
    m_phase = Phase::Waiting;
    m_ended.reset();
    m_singleEnd.reset();
    m_wanted = round->step.wanted;
    announce(round->step);
    if (round->step.kind == sendqueue::Step::Kind::Lost) {
        onLost();
        return;
    }
    m_leaseUntil = round->askedAt + m_context->settings.leaseTime.count();
    if (round->asked)
        doStep(round->step);
    else if (m_stopping || m_wanted)
        releaseClient();
    else if (m_checkAgain || !m_singles.empty())
        askForStep();
    else
        waitUntil(round->step.until);
}

void ClientSender::onLost()
{
    m_lease.fence = 0;
    setPauseReason(PauseReason::None);
    const qint64 now = m_context->clock->steady();
    while (!m_singles.empty() && m_singles.front().giveUpAt <= now) {
        const auto done = std::move(m_singles.front().done);
        m_singles.pop_front();
        done(failure(QByteArrayLiteral("CLIENT_BUSY"), QStringLiteral("Another hub is sending for this client.")));
    }
    if (m_singles.empty() || m_stopping)
        releaseClient();
    else
        requestLease();
}

// The holder lets the client go when its message has ended; until then we ask again and again.
void ClientSender::requestLease()
{
    m_phase = Phase::Asking;
    m_context->commits->add(
        this,
        [lease = m_lease, at = moment()](const QSqlDatabase &db) { return sendqueue::requestLease(db, lease, at); },
        [this](const std::optional<Error> &) {
            m_phase = Phase::Waiting;
            waitAtMost(m_context->settings.storeRetry);
        });
}

void ClientSender::waitAtMost(std::chrono::milliseconds atMost)
{
    m_phase = Phase::Waiting;
    if (m_stopping) {
        releaseClient();
        return;
    }
    const quint64 number = ++m_waitNumber;
    m_context->clock->callAfter(atMost, this, [this, number] {
        if (number == m_waitNumber && m_phase == Phase::Waiting)
            askForStep();
    });
}

// A wall clock may be set, and limits may be changed by another hub: a long wait looks again in between.
void ClientSender::waitUntil(qint64 when)
{
    const qint64 wait = std::max<qint64>(when - m_context->clock->now(), 0);
    waitAtMost(std::min(std::chrono::milliseconds(wait), m_context->settings.recheckInterval));
}

void ClientSender::setPauseReason(PauseReason reason)
{
    if (m_pauseReason == reason)
        return;
    m_pauseReason = reason;
    m_pausedAt = m_context->clock->steady();
    Q_EMIT pauseReasonChanged();
}

void ClientSender::endPause(PauseReason reason, const QString &account)
{
    if (m_phase != Phase::Waiting) {
        m_endedPause = reason;
        m_endedAccount = account;
    }
    if (m_pauseReason != reason || m_phase != Phase::Waiting)
        return;
    ++m_waitNumber;
    m_phase = Phase::Asking;
    auto changed = std::make_shared<std::vector<qint64>>();
    m_context->commits->add(
        this,
        [changed, client = m_lease.client, reason, account](const QSqlDatabase &db) -> Result<void> {
            sendqueue::Step held;
            HUB_CHECK(sendqueue::holdOtherAccounts(db, client, account, &held));
            HUB_TRY(*changed, sendqueue::endPause(db, client, reason));
            changed->insert(changed->end(), held.changedJobs.begin(), held.changedJobs.end());
            return {};
        },
        [this, changed](const std::optional<Error> &error) {
            m_phase = Phase::Waiting;
            if (error) {
                waitAtMost(m_context->settings.storeRetry);
                return;
            }
            for (const qint64 job : *changed)
                m_context->jobChanged(job);
            askForStep();
        });
}

void ClientSender::onRenewed(bool held, bool wanted, qint64 askedAt)
{
    // The heartbeat may have been overtaken by a claim or a release of ours.
    if (m_lease.fence == 0 || m_phase == Phase::Asking || m_phase == Phase::Writing || m_phase == Phase::Leaving)
        return;
    if (held) {
        m_leaseUntil = std::max(m_leaseUntil, askedAt + m_context->settings.leaseTime.count());
        m_wanted = wanted;
        if (wanted && m_phase == Phase::Waiting)
            releaseClient();
        return;
    }
    if (m_context->log)
        m_context->log->warning("sending", "lease lost", {{"client", m_lease.client.toNumber()}});
    if (m_phase == Phase::Sending)
        m_call.abort(); // the next holder has called it unknown and may be sending
    else
        onLost();
}

void ClientSender::checkLease()
{
    if (m_phase == Phase::Sending && !leaseHolds())
        m_call.abort();
}

void ClientSender::releaseClient()
{
    sleepUntil(0);
}

/// Lets the client go; until then (0: now) nobody need look whether it has something to send.
void ClientSender::sleepUntil(qint64 when)
{
    ++m_waitNumber;
    m_phase = Phase::Leaving;
    if (m_stopping)
        failSingles(Error{QByteArrayLiteral("SHUTTING_DOWN"), QStringLiteral("The hub is stopping.")});
    const auto left = [this, when](const std::optional<Error> &) {
        m_lease.fence = 0; // if the release failed, the lease ends by itself, or is claimed again by us
        m_phase = Phase::Waiting;
        setPauseReason(PauseReason::None);
        if (!m_stopping && (m_checkAgain || !m_singles.empty()))
            askForStep();
        else
            Q_EMIT retired(when);
    };
    m_context->commits->add(
        this,
        [lease = m_lease, when](const QSqlDatabase &db) {
            return lease.fence == 0 ? Result<void>() : sendqueue::releaseLease(db, lease, when);
        },
        left);
}

void ClientSender::stop(bool giveUp)
{
    m_stopping = true;
    failSingles(Error{QByteArrayLiteral("SHUTTING_DOWN"), QStringLiteral("The hub is stopping.")});
    if (m_phase == Phase::Waiting)
        releaseClient();
    else if (giveUp && m_phase == Phase::Sending)
        m_call.abort();
}

void ClientSender::refuseSingle(quint64 number, const Error &error)
{
    const auto single = std::find_if(m_singles.begin(), m_singles.end(),
                                     [number](const SingleMessage &waiting) { return waiting.number == number; });
    if (single == m_singles.end())
        return;
    const auto done = std::move(single->done);
    m_singles.erase(single);
    done(tl::unexpected<Error>(error));
}

void ClientSender::failSingles(const Error &error)
{
    // A callback may send again.
    for (auto singles = std::exchange(m_singles, {}); const SingleMessage &single : singles)
        single.done(tl::unexpected<Error>(error));
}

void ClientSender::announce(const sendqueue::Step &step)
{
    if (step.restricted && m_context->events)
        m_context->events->accountRestricted(m_lease.client, m_context->clock->now());
    for (const qint64 job : step.changedJobs)
        m_context->jobChanged(job);
    if (!m_context->log)
        return;
    for (const qint64 job : step.recoveredJobs) {
        m_context->log->warning("sending", "a message was in flight when its hub ended; its outcome is unknown",
                                {{"client", m_lease.client.toNumber()}, {"job", job}});
    }
}

} // namespace hub
