// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/clientlane.h"

#include "core/log/log.h"
#include "core/sending/commitqueue.h"

#include <algorithm>

namespace hub {

/// The lease and the step of one transaction, written by the SQL thread and read when it has committed.
struct ClientLane::Round
{
    lanes::Lease lease;
    lanes::Step step;
    bool asked = false; ///< whether `step` says what comes next
    qint64 askedAt = 0; ///< steady time
};

ClientLane::ClientLane(const SenderContext *context, ClienteId client, QObject *parent)
    : QObject(parent), m_context(context)
{
    m_lease.client = client;
    m_lease.holder = context->settings.hubId;
}

ClientLane::~ClientLane() = default;

lanes::Moment ClientLane::moment() const
{
    return lanes::Moment{m_context->clock->now(), m_context->settings.leaseTime};
}

bool ClientLane::leaseHolds() const
{
    return m_lease.fence != 0 && (m_context->settings.soleHub || m_context->clock->steady() < m_leaseUntil);
}

void ClientLane::look()
{
    if (m_phase == Phase::Resting)
        ask();
    else
        m_lookAgain = true;
}

void ClientLane::send(SingleMessage single)
{
    if (m_stopping) {
        single.done(failure(QByteArrayLiteral("SHUTTING_DOWN"), QStringLiteral("The hub is stopping.")));
        return;
    }
    single.giveUpAt = m_context->clock->steady() + m_context->settings.singleWait.count();
    m_singles.push_back(std::move(single));
    look();
}

void ClientLane::ask()
{
    ++m_restNumber;
    m_lookAgain = false;
    if (m_stopping) {
        leave();
        return;
    }
    m_phase = Phase::Asking;
    auto round = std::make_shared<Round>();
    round->askedAt = m_context->clock->steady();
    const bool single = !m_singles.empty();
    const bool endsOthers = m_context->settings.soleHub;
    m_context->commits->add(
        this,
        [round, lease = m_lease, at = moment(), single, endsOthers](const QSqlDatabase &db) -> Result<void> {
            round->lease = lease;
            round->step = {};
            if (lease.fence == 0) {
                const auto claimed = lanes::claim(db, &round->lease, at, endsOthers, &round->step);
                if (!claimed || round->lease.fence == 0)
                    return claimed;
            }
            HUB_TRY(const auto kept, lanes::keep(db, round->lease, at, std::nullopt, &round->step));
            if (!kept)
                return {};
            round->step.kind = lanes::Step::Kind::Send;
            return single ? Result<void>() : lanes::take(db, round->lease, at, &round->step);
        },
        [this, round](const std::optional<Error> &error) { onAsked(round, error); });
}

void ClientLane::onAsked(const std::shared_ptr<Round> &round, const std::optional<Error> &error)
{
    m_phase = Phase::Resting;
    if (error) {
        if (m_context->log)
            m_context->log->warning("sending", "store failed",
                                    {{"client", m_lease.client.toNumber()}, {"error", error->message.toUtf8()}});
        failSingles(*error);
        rest(m_context->settings.storeRetry);
        return;
    }
    m_lease = round->lease;
    m_leaseUntil = round->askedAt + m_context->settings.leaseTime.count();
    m_wanted = round->step.wanted;
    tell(round->step);
    follow(round->step);
}

void ClientLane::follow(const lanes::Step &step)
{
    if (step.kind != lanes::Step::Kind::Held)
        setHold(Hold::None);
    switch (step.kind) {
    case lanes::Step::Kind::Lost:
        onLost();
        return;
    case lanes::Step::Kind::Send:
        if (step.taken)
            dispatch(*step.taken);
        else
            dispatchSingle();
        return;
    case lanes::Step::Kind::Idle:
        leave();
        return;
    case lanes::Step::Kind::Held:
        setHold(step.hold);
        break;
    case lanes::Step::Kind::Wait:
        break;
    }
    if (m_stopping || m_wanted)
        leave();
    else if (m_lookAgain || !m_singles.empty())
        ask();
    else if (step.kind == lanes::Step::Kind::Held)
        rest(m_context->settings.recheckInterval);
    else
        restUntil(step.until);
}

void ClientLane::dispatch(const lanes::Taken &taken)
{
    if (m_stopping || !leaseHolds()) {
        // It has not left. Under a lease that is still ours it is found again; stopping, it goes back to the queue.
        m_ended = lanes::Ended{
            taken.jobId, taken.number, {SendOutcome::Kind::Interrupted, {}, {}}, m_context->clock->now(), 0};
        write();
        return;
    }
    m_phase = Phase::Sending;
    m_taken = taken;
    m_taken->message.clear(); // up to 64 KiB, and of no use any more
    m_minDelay = taken.minDelay;
    m_maxDelay = taken.maxDelay;
    m_sentAt = m_context->clock->steady();
    m_call =
        m_context->sessionManager->sendMessage(m_lease.client, taken.to, taken.message, this,
                                               [this](const SessionManagerOutcome &outcome) { onAnswer(outcome); });
}

void ClientLane::dispatchSingle()
{
    if (m_singles.empty() || !leaseHolds()) {
        ask();
        return;
    }
    m_phase = Phase::Sending;
    m_single = std::move(m_singles.front());
    m_singles.pop_front();
    m_call = m_context->sessionManager->sendMessage(
        m_lease.client, m_single->to, m_single->message, this,
        [this](const SessionManagerOutcome &outcome) { onSingleAnswer(outcome); });
}

qint64 ClientLane::drawDelay() const
{
    const qint64 spread = qint64(m_maxDelay) - m_minDelay + 1;
    return m_minDelay + std::min(qint64(m_context->random() * double(spread)), spread - 1);
}

void ClientLane::onAnswer(const SessionManagerOutcome &outcome)
{
    const qint64 now = m_context->clock->now();
    lanes::Ended ended{m_taken->jobId, m_taken->number, SendOutcome::of(outcome), 0,
                       m_context->clock->steady() - m_sentAt};
    m_taken.reset();
    m_context->counters->count(ended.outcome.kind);
    if (ended.outcome.kind == SendOutcome::Kind::Sent && m_context->events)
        m_context->events->messageSent(m_lease.client, now);
    ended.nextAt = now + (ended.outcome.goesAgain() ? 0 : drawDelay());
    m_ended = std::move(ended);
    write();
}

void ClientLane::onSingleAnswer(const SessionManagerOutcome &outcome)
{
    const SendOutcome ended = SendOutcome::of(outcome);
    m_context->counters->count(ended.kind);
    if (ended.kind == SendOutcome::Kind::Sent && m_context->events)
        m_context->events->messageSent(m_lease.client, m_context->clock->now());
    m_countSingle = ended.kind == SendOutcome::Kind::Sent || ended.kind == SendOutcome::Kind::Unknown;
    const auto done = std::move(m_single->done);
    m_single.reset();
    if (ended.kind == SendOutcome::Kind::Interrupted)
        done(failure(QByteArrayLiteral("SHUTTING_DOWN"), QStringLiteral("The hub is stopping.")));
    else
        done(outcome);
    write();
}

void ClientLane::write()
{
    m_phase = Phase::Writing;
    m_lookAgain = false;
    auto round = std::make_shared<Round>();
    round->askedAt = m_context->clock->steady();
    const qint64 nextAt = m_ended ? m_ended->nextAt : m_context->clock->now() + drawDelay();
    // Without a pace to wait for, the next message is taken in the same commit.
    const bool askToo = !m_stopping && m_singles.empty() && nextAt <= m_context->clock->now() && leaseHolds();
    m_context->commits->add(
        this,
        [round, lease = m_lease, at = moment(), ended = m_ended, countSingle = m_countSingle, nextAt,
         askToo](const QSqlDatabase &db) -> Result<void> {
            *round = Round{lease, {}, false, round->askedAt};
            HUB_TRY(const auto kept, lanes::keep(db, lease, at, nextAt, &round->step));
            auto written = ended ? lanes::end(db, lease, *ended, at.now, &round->step) : Result<void>();
            if (written && countSingle)
                written = lanes::countSent(db, lease.client, at.now);
            if (!written || !kept || !askToo || round->step.wanted)
                return written;
            round->asked = true;
            return lanes::take(db, lease, at, &round->step);
        },
        [this, round](const std::optional<Error> &error) { onWritten(round, error); });
}

void ClientLane::onWritten(const std::shared_ptr<Round> &round, const std::optional<Error> &error)
{
    if (error) {
        // The outcome must not be lost: it is kept and written again until the store takes it. Nothing else is sent for
        // this client meanwhile.
        if (m_context->log)
            m_context->log->warning("sending", "outcome not written yet",
                                    {{"client", m_lease.client.toNumber()}, {"error", error->message.toUtf8()}});
        failSingles(*error);
        m_context->clock->callAfter(m_context->settings.storeRetry, this, [this] { write(); });
        return;
    }
    m_phase = Phase::Resting;
    m_ended.reset();
    m_countSingle = false;
    m_wanted = round->step.wanted;
    tell(round->step);
    if (round->step.kind == lanes::Step::Kind::Lost) {
        onLost();
        return;
    }
    m_leaseUntil = round->askedAt + m_context->settings.leaseTime.count();
    if (round->asked)
        follow(round->step);
    else if (m_stopping || m_wanted)
        leave();
    else if (m_lookAgain || !m_singles.empty())
        ask();
    else
        restUntil(round->step.until);
}

void ClientLane::onLost()
{
    m_lease.fence = 0;
    setHold(Hold::None);
    const qint64 now = m_context->clock->steady();
    while (!m_singles.empty() && m_singles.front().giveUpAt <= now) {
        const auto done = std::move(m_singles.front().done);
        m_singles.pop_front();
        done(failure(QByteArrayLiteral("CLIENT_BUSY"), QStringLiteral("Another hub is sending for this client.")));
    }
    if (m_singles.empty() || m_stopping)
        leave();
    else
        wantClient();
}

// The holder lets the client go when its message has ended; until then we ask again and again.
void ClientLane::wantClient()
{
    m_phase = Phase::Asking;
    m_context->commits->add(
        this, [lease = m_lease, at = moment()](const QSqlDatabase &db) { return lanes::want(db, lease, at); },
        [this](const std::optional<Error> &) {
            m_phase = Phase::Resting;
            rest(m_context->settings.storeRetry);
        });
}

} // namespace hub
