// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/model/sendrecord.h"

#include <QCryptographicHash>

#include <algorithm>

namespace hub::sim {

namespace {

constexpr qsizetype KeptText = 4096;

QByteArray identity(const SendAttempt &attempt)
{
    // The digest has a fixed length and the number no slash, so that no two messages share a key.
    return QByteArray::number(attempt.client) + '/' + attempt.sha256 + attempt.to;
}

} // namespace

const char *outcomeName(SendAttempt::Outcome outcome)
{
    switch (outcome) {
    case SendAttempt::Outcome::Cut:
        return "cut";
    case SendAttempt::Outcome::Refused:
        return "refused";
    case SendAttempt::Outcome::Delivered:
        return "delivered";
    }
    return "cut";
}

const SendAttempt &SendRecord::add(SendAttempt attempt)
{
    attempt.seq = ++m_lastSeq;
    attempt.sha256 = QCryptographicHash::hash(attempt.text, QCryptographicHash::Sha256);
    if (attempt.text.size() > KeptText)
        attempt.text = attempt.text.first(KeptText);
    Seen &seen = m_seen[identity(attempt)];
    attempt.attempt = ++seen.attempts;
    if (attempt.outcome == SendAttempt::Outcome::Delivered)
        ++seen.deliveries;
    count(m_total, attempt, seen);
    count(m_clients[attempt.client], attempt, seen);
    m_attempts.push_back(std::move(attempt));
    return m_attempts.back();
}

void SendRecord::count(Summary &summary, const SendAttempt &attempt, const Seen &seen)
{
    ++summary.attempts;
    switch (attempt.outcome) {
    case SendAttempt::Outcome::Cut:
        ++summary.cut;
        break;
    case SendAttempt::Outcome::Refused:
        ++summary.refused;
        break;
    case SendAttempt::Outcome::Delivered:
        ++summary.delivered;
        if (seen.deliveries > 1)
            ++summary.repeatedDeliveries;
        break;
    }
    if (seen.attempts == 1)
        ++summary.messages;
    else
        ++summary.repeatedAttempts;
    if (attempt.inFlight > 1)
        ++summary.overlaps;
    summary.maxInFlight = std::max(summary.maxInFlight, attempt.inFlight);
}

void SendRecord::clear()
{
    m_attempts.clear();
    m_seen.clear();
    m_clients.clear();
    m_total = {};
}

std::vector<const SendAttempt *> SendRecord::after(quint64 seq, qint64 limit, std::optional<ClienteId> client) const
{
    const auto isBefore = [](quint64 value, const SendAttempt &attempt) { return value < attempt.seq; };
    auto next = std::upper_bound(m_attempts.begin(), m_attempts.end(), seq, isBefore);
    std::vector<const SendAttempt *> found;
    for (; next != m_attempts.end() && qint64(found.size()) < limit; ++next) {
        if (!client || next->client == client->toNumber())
            found.push_back(&*next);
    }
    return found;
}

} // namespace hub::sim
