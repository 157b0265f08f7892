// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"

#include <QByteArray>
#include <QHash>

#include <optional>
#include <vector>

namespace hub::sim {

/// One message that the simulator was asked to send.
struct SendAttempt
{
    enum class Outcome {
        Cut,       ///< a fault took the request; no message went out
        Refused,   ///< answered 4xx or 5xx
        Delivered, ///< the message went out, whether or not the caller heard of it
    };

    quint64 seq = 0; ///< 1 is the first since the start; never reused
    qint64 client = 0;
    QByteArray to;
    QByteArray text;   ///< its first 4,096 bytes
    QByteArray sha256; ///< of the whole text, 32 bytes
    qint64 at = 0;     ///< milliseconds since 1970
    int attempt = 1;   ///< how many times this client was asked to send this text to this number, this one included
    int inFlight = 1;  ///< sends of this client under way at that moment, this one included
    Outcome outcome = Outcome::Cut;
    int status = 0; ///< what it was answered; 0: nothing
};

[[nodiscard]] const char *outcomeName(SendAttempt::Outcome outcome);

/// Everything that was asked to be sent, in order: the judge in tests of exactly-once. (Two messages with the same
/// client, number and text count as one sent twice: let tests send texts that differ.)
class SendRecord
{
public:
    struct Summary
    {
        qint64 attempts = 0;
        qint64 delivered = 0;
        qint64 refused = 0;
        qint64 cut = 0;
        qint64 messages = 0;           ///< different ones among the attempts
        qint64 repeatedAttempts = 0;   ///< attempts beyond the first of a message
        qint64 repeatedDeliveries = 0; ///< deliveries beyond the first of a message
        qint64 overlaps = 0;           ///< attempts that began while another send of their client was under way
        int maxInFlight = 0;           ///< the most sends of one client at once
    };

    /// Fills in `seq`, `sha256`, `attempt`; `attempt.text` is the whole text. The outcome is known by now.
    const SendAttempt &add(SendAttempt attempt);
    /// Forgets everything but the last sequence number.
    void clear();

    [[nodiscard]] const std::vector<SendAttempt> &all() const { return m_attempts; }
    [[nodiscard]] const Summary &summary() const { return m_total; }
    [[nodiscard]] Summary summary(ClienteId client) const { return m_clients.value(client.toNumber()); }
    /// Up to `limit` attempts after number `seq`, in order; of one client or of all.
    [[nodiscard]] std::vector<const SendAttempt *> after(quint64 seq, qint64 limit,
                                                         std::optional<ClienteId> client) const;

private:
    struct Seen
    {
        int attempts = 0;
        int deliveries = 0;
    };

    static void count(Summary &summary, const SendAttempt &attempt, const Seen &seen);

    std::vector<SendAttempt> m_attempts;
    QHash<QByteArray, Seen> m_seen; // by digest of client, number and text
    QHash<qint64, Summary> m_clients;
    Summary m_total;
    quint64 m_lastSeq = 0;
};

} // namespace hub::sim
