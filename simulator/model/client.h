// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "simulator/model/counters.h"
#include "simulator/model/state.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace hub::sim {

/// A range from which each send draws how long it takes; equal ends: fixed.
struct Latency
{
    std::chrono::milliseconds min{0};
    std::chrono::milliseconds max{0};
};

/// How long things take at the simulated Session Manager.
struct Timing
{
    std::chrono::milliseconds qrRotation{20000}; ///< a QR code lives this long
    std::chrono::milliseconds initDelay{300};    ///< from connect to the QR code, or to ready where a phone is linked
    std::chrono::milliseconds linkDelay{600};    ///< from the scan to ready: half AUTHENTICATED, half INITIALIZING
    Latency sendLatency;
};

/// Someone in a client's address book. UTF-8 throughout.
struct Contact
{
    QByteArray id; ///< `549…@c.us`
    QByteArray name;
    QByteArray phone;
    bool isBusiness = false;
};

/// A client's address book: a list that was given, or so many made-up people (made when asked for, since 10,000 clients
/// may each have 1,000).
class ContactBook
{
public:
    ContactBook() = default;
    static ContactBook madeUp(qint64 count);
    static ContactBook of(std::vector<Contact> contacts);

    [[nodiscard]] qint64 size() const;
    [[nodiscard]] Contact at(ClienteId owner, qint64 index) const;

private:
    qint64 m_madeUp = 25;
    std::vector<Contact> m_given;
    bool m_isGiven = false;
};

/// The QR code that a client shows: a random payload such as a phone reads, valid for a while, and its picture. Times
/// are milliseconds of the simulator's own clock.
class QrTicket
{
public:
    /// A new payload. A phone that still holds one of the last few is told that it is old.
    void renew(qint64 now, std::chrono::milliseconds lifetime, QRandomGenerator &random);
    /// Shows nothing any more.
    void expire();

    [[nodiscard]] bool isShown() const { return !m_payload.isEmpty(); }
    [[nodiscard]] const QByteArray &payload() const { return m_payload; }
    [[nodiscard]] qint64 expiresAt() const { return m_expiresAt; }
    /// How many payloads there have been.
    [[nodiscard]] int rotation() const { return m_rotation; }
    [[nodiscard]] bool wasShown(const QByteArray &payload) const;
    /// 300 pixels, level M, margin 2, as the real one draws it; drawn when first asked for.
    [[nodiscard]] const QByteArray &dataUrl();

private:
    QByteArray m_payload;
    QByteArray m_dataUrl;
    qint64 m_expiresAt = 0;
    int m_rotation = 0;
    std::vector<QByteArray> m_former; // oldest first
};

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
    /// How long its next send takes.
    [[nodiscard]] std::chrono::milliseconds drawSendLatency(QRandomGenerator &random) const;
    /// Its name at an engine that names its sessions; its number unless it was given another.
    [[nodiscard]] QByteArray session() const { return m_session.isEmpty() ? m_id.toByteArray() : m_session; }
    void setSession(QByteArray session) { m_session = std::move(session); }

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
    QByteArray m_session;
    int m_reconnectionAttempts = 0;
    Variant m_variant;
    ContactBook m_contacts;
    std::optional<Latency> m_sendLatency;
    std::optional<std::chrono::milliseconds> m_qrRotation;
    std::shared_ptr<Counters> m_counters = std::make_shared<Counters>();
};

/// All clients, by number. A client exists from the first request that names it.
class ClientTable
{
public:
    using Map = std::map<ClienteId, std::unique_ptr<Client>>;

    explicit ClientTable(const Timing &timing, quint32 seed) : m_timing(timing), m_random(seed) {}
    ClientTable(const ClientTable &) = delete; // its clients refer to it
    ClientTable &operator=(const ClientTable &) = delete;

    [[nodiscard]] Client *find(ClienteId id) const;
    Client &findOrCreate(ClienteId id);
    /// By its name at the engine.
    [[nodiscard]] Client *findSession(const QByteArray &name) const;
    bool remove(ClienteId id) { return m_clients.erase(id) != 0; }
    void clear() { m_clients.clear(); }
    /// `count` clients from number `first` on, all in `state`.
    void add(ClienteId first, qint64 count, State state, qint64 now);

    struct Scanned
    {
        Client::Scan outcome;
        Client *client; ///< whose payload it is or was; null: nobody's
    };
    /// A phone reads a payload without knowing whose it is.
    Scanned scan(const QByteArray &payload, const QByteArray &phone, qint64 now);

    [[nodiscard]] const Map &all() const { return m_clients; }
    /// Changes hold for the clients that are there, too.
    [[nodiscard]] Timing &timing() { return m_timing; }
    [[nodiscard]] const Timing &timing() const { return m_timing; }

private:
    Timing m_timing;
    QRandomGenerator m_random;
    Map m_clients;
};

} // namespace hub::sim
