// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "simulator/model/contact.h"
#include "simulator/model/counters.h"
#include "simulator/model/qrticket.h"
#include "simulator/model/state.h"
#include "simulator/model/timing.h"
#include "simulator/model/variant.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <memory>
#include <optional>
#include <vector>

namespace hub::sim {

/// One WhatsApp session: its state, the phone linked to it and its QR code. A pure model: time is an argument
/// (milliseconds of the simulator's own clock), and changes that take time happen when it is next looked at, so that
/// ten thousand clients need no timers.
class Client
{
public:
    enum class Scan {
        Linked,
        NotWaiting, ///< the client shows no QR code
        Expired,    ///< it showed this one, but shows another by now
        Unknown,    ///< it never showed this one
    };
    enum class Connect { Started, Waiting, AlreadyConnected, InProgress, Banned };

    /// Both references must outlive the client.
    Client(ClienteId id, const Timing &timing, QRandomGenerator &random);

    [[nodiscard]] ClienteId id() const { return m_id; }
    [[nodiscard]] State state(qint64 now);
    /// The state's word on the wire: the usual one, or what was put in its place.
    [[nodiscard]] QByteArray word(qint64 now);
    void setState(State state, qint64 now);
    /// Shows `word` until the state changes, whatever the state really is.
    void setWord(QByteArray word) { m_word = std::move(word); }

    /// The current QR code; null unless one is required.
    [[nodiscard]] QrTicket *qr(qint64 now);
    void rotateQr(qint64 now);
    /// What a phone does with the payload that it has read. `phone` is its number; empty: one made from the client's.
    Scan scan(const QByteArray &payload, const QByteArray &phone, qint64 now);

    Connect connect(qint64 now);
    void disconnect(qint64 now);

    /// The linked phone's number; empty: none.
    [[nodiscard]] const QByteArray &account() const { return m_account; }
    void setAccount(QByteArray account) { m_account = std::move(account); }
    [[nodiscard]] int reconnectionAttempts() const { return m_reconnectionAttempts; }
    void setReconnectionAttempts(int attempts) { m_reconnectionAttempts = attempts; }

    [[nodiscard]] const Variant &variant() const { return m_variant; }
    void setVariant(const Variant &variant) { m_variant = variant; }
    [[nodiscard]] const ContactBook &contacts() const { return m_contacts; }
    void setContacts(ContactBook contacts) { m_contacts = std::move(contacts); }
    /// Its own send latency or QR life in place of everybody's.
    void setSendLatency(std::optional<Latency> latency) { m_sendLatency = latency; }
    void setQrRotation(std::optional<std::chrono::milliseconds> rotation) { m_qrRotation = rotation; }
    [[nodiscard]] Latency sendLatency() const { return m_sendLatency.value_or(m_timing.sendLatency); }

    [[nodiscard]] const std::shared_ptr<Counters> &counters() const { return m_counters; }

private:
    struct Change
    {
        qint64 at;
        State to;
    };

    void advance(qint64 now);
    void enter(State state, qint64 at);
    void renewQr(qint64 now);
    [[nodiscard]] QByteArray ownNumber() const;

    const ClienteId m_id;
    const Timing &m_timing;
    QRandomGenerator &m_random;
    State m_state = State::NotInitialized;
    QByteArray m_word;
    QByteArray m_account;
    QrTicket m_qr;
    std::vector<Change> m_planned; // in order of time
    int m_reconnectionAttempts = 0;
    Variant m_variant;
    ContactBook m_contacts;
    std::optional<Latency> m_sendLatency;
    std::optional<std::chrono::milliseconds> m_qrRotation;
    std::shared_ptr<Counters> m_counters = std::make_shared<Counters>();
};

} // namespace hub::sim
