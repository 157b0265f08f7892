// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a lane rests, holds, loses its lease and leaves; what it sends is in clientlane.cpp.

#include "core/log/log.h"
#include "core/sending/clientlane.h"
#include "core/sending/commitqueue.h"

#include <algorithm>

namespace hub {

void ClientLane::rest(std::chrono::milliseconds atMost)
{
    m_phase = Phase::Resting;
    if (m_stopping) {
        leave();
        return;
    }
    const quint64 number = ++m_restNumber;
    m_context->clock->callAfter(atMost, this, [this, number] {
        if (number == m_restNumber && m_phase == Phase::Resting)
            ask();
    });
}

// A wall clock may be set, and limits may be changed by another hub: a long wait looks again in between.
void ClientLane::restUntil(qint64 when)
{
    const qint64 wait = std::max<qint64>(when - m_context->clock->now(), 0);
    rest(std::min(std::chrono::milliseconds(wait), m_context->settings.recheckInterval));
}

void ClientLane::setHold(Hold hold)
{
    if (m_hold == hold)
        return;
    m_hold = hold;
    Q_EMIT holdChanged();
}

void ClientLane::endHold(Hold hold)
{
    if (m_hold != hold || m_phase != Phase::Resting)
        return;
    ++m_restNumber;
    m_phase = Phase::Asking;
    auto changed = std::make_shared<std::vector<qint64>>();
    m_context->commits->add(
        this,
        [changed, client = m_lease.client, hold](const QSqlDatabase &db) {
            return lanes::endHold(db, client, hold).map([&](std::vector<qint64> jobs) { *changed = std::move(jobs); });
        },
        [this, changed](const std::optional<Error> &error) {
            m_phase = Phase::Resting;
            if (error) {
                rest(m_context->settings.storeRetry);
                return;
            }
            for (const qint64 job : *changed)
                m_context->jobChanged(job);
            ask();
        });
}

void ClientLane::onRenewed(bool held, bool wanted, qint64 askedAt)
{
    // The heartbeat may have been overtaken by a claim or a release of ours.
    if (m_lease.fence == 0 || m_phase == Phase::Asking || m_phase == Phase::Writing || m_phase == Phase::Leaving)
        return;
    if (held) {
        m_leaseUntil = std::max(m_leaseUntil, askedAt + m_context->settings.leaseTime.count());
        m_wanted = wanted;
        if (wanted && m_phase == Phase::Resting)
            leave();
        return;
    }
    if (m_context->log)
        m_context->log->warning("sending", "lease lost", {{"client", m_lease.client.toNumber()}});
    if (m_phase == Phase::Sending)
        m_call.abort(); // the next holder has called it unknown and may be sending
    else
        onLost();
}

void ClientLane::checkLease()
{
    if (m_phase == Phase::Sending && !leaseHolds())
        m_call.abort();
}

void ClientLane::leave()
{
    ++m_restNumber;
    m_phase = Phase::Leaving;
    if (m_stopping)
        failSingles(Error{QByteArrayLiteral("SHUTTING_DOWN"), QStringLiteral("The hub is stopping.")});
    const auto left = [this](const std::optional<Error> &) {
        m_lease.fence = 0; // if the release failed, the lease ends by itself, or is claimed again by us
        m_phase = Phase::Resting;
        setHold(Hold::None);
        if (!m_stopping && (m_lookAgain || !m_singles.empty()))
            ask();
        else
            Q_EMIT retired();
    };
    m_context->commits->add(
        this,
        [lease = m_lease](const QSqlDatabase &db) {
            return lease.fence == 0 ? Result<void>() : lanes::release(db, lease);
        },
        left);
}

void ClientLane::stop(bool giveUp)
{
    m_stopping = true;
    failSingles(Error{QByteArrayLiteral("SHUTTING_DOWN"), QStringLiteral("The hub is stopping.")});
    if (m_phase == Phase::Resting)
        leave();
    else if (giveUp && m_phase == Phase::Sending)
        m_call.abort();
}

void ClientLane::failSingles(const Error &error)
{
    // A callback may send again.
    for (auto singles = std::exchange(m_singles, {}); const SingleMessage &single : singles)
        single.done(tl::unexpected<Error>(error));
}

void ClientLane::tell(const lanes::Step &step)
{
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
