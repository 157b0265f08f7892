// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/model/client.h"

#include "core/qr/qranswer.h"
#include "core/qr/qrimage.h"

#include <algorithm>
#include <array>

namespace hub::sim {

namespace {

// ContactNames as they come: accents, other scripts, an emoji, a quote and markup that must stay plain text.
constexpr std::array ContactNames{"Ana Gómez",          "Bruno Díaz", "Chiara Ricci", "Дмитрий Иванов",
                                  "Élodie Martin",      "山田 太郎",  "Fátima Núñez", "Gustavo \"Tavo\" Paz",
                                  "Héctor <b>Ruiz</b>", "ليلى حداد",  "Ñata 🌵",       "Ōtani Jun"};

constexpr size_t Remembered = 8;

QByteArray randomBase64(QRandomGenerator &random, int bytes)
{
    QByteArray raw(bytes, Qt::Uninitialized);
    for (char &byte : raw)
        byte = char(random.bounded(256));
    return raw.toBase64();
}

/// Four parts as in WhatsApp's: a reference and three 32-byte keys.
QByteArray randomPayload(QRandomGenerator &random)
{
    QByteArray payload = "2@" + randomBase64(random, 66);
    for (int key = 0; key < 3; ++key)
        payload += ',' + randomBase64(random, 32);
    return payload;
}

/// Whether a phone is linked to a session in that state.
bool isLinked(State state)
{
    switch (state) {
    case State::Ready:
    case State::Authenticated:
    case State::Reconnecting:
    case State::DisconnectedRecoverable:
    case State::DisconnectedBanned:
        return true;
    case State::Initializing: // may be either: keeps what it has
    case State::Error:
    case State::NotInitialized:
    case State::QrRequired:
    case State::AuthFailure:
    case State::DisconnectedLogout:
        return false;
    }
    return false;
}

} // namespace

ContactBook ContactBook::madeUp(qint64 count)
{
    ContactBook book;
    book.m_madeUp = count;
    return book;
}

ContactBook ContactBook::of(std::vector<Contact> contacts)
{
    ContactBook book;
    book.m_given = std::move(contacts);
    book.m_isGiven = true;
    return book;
}

qint64 ContactBook::size() const
{
    return m_isGiven ? qint64(m_given.size()) : m_madeUp;
}

Contact ContactBook::at(ClienteId owner, qint64 index) const
{
    if (m_isGiven)
        return m_given[size_t(index)];
    Contact contact;
    contact.phone = "549" + QByteArray::number(owner.toNumber() % 10000).rightJustified(4, '0') +
                    QByteArray::number(index % 1000000).rightJustified(6, '0');
    contact.id = contact.phone + "@c.us";
    contact.name = QByteArray(ContactNames[size_t(index) % ContactNames.size()]) + ' ' + QByteArray::number(index + 1);
    contact.isBusiness = index % 5 == 4;
    return contact;
}

void QrTicket::renew(qint64 now, std::chrono::milliseconds lifetime, QRandomGenerator &random)
{
    expire();
    m_payload = randomPayload(random);
    m_expiresAt = now + lifetime.count();
    ++m_rotation;
}

void QrTicket::expire()
{
    if (!isShown())
        return;
    if (m_former.size() == Remembered)
        m_former.erase(m_former.begin());
    m_former.push_back(std::move(m_payload));
    m_payload.clear();
    m_dataUrl.clear();
}

bool QrTicket::wasShown(const QByteArray &payload) const
{
    return std::find(m_former.begin(), m_former.end(), payload) != m_former.end();
}

const QByteArray &QrTicket::dataUrl()
{
    if (m_dataUrl.isEmpty() && isShown()) {
        QrImageOptions options;
        options.margin = 2;
        if (const auto png = qrPng(m_payload, options))
            m_dataUrl = pngToDataUrl(*png);
    }
    return m_dataUrl;
}

Client::Client(ClienteId id, const Timing &timing, QRandomGenerator &random)
    : m_id(id), m_timing(timing), m_random(random)
{
}

State Client::state(qint64 now)
{
    advance(now);
    return m_state;
}

QByteArray Client::word(qint64 now)
{
    advance(now);
    return m_word.isEmpty() ? QByteArray(stateName(m_state)) : m_word;
}

void Client::setState(State state, qint64 now)
{
    m_planned.clear();
    enter(state, now);
}

QrTicket *Client::qr(qint64 now)
{
    advance(now);
    if (m_state != State::QrRequired)
        return nullptr;
    if (now >= m_qr.expiresAt())
        renewQr(now);
    return &m_qr;
}

void Client::rotateQr(qint64 now)
{
    if (state(now) == State::QrRequired)
        renewQr(now);
}

Client::Scan Client::scan(const QByteArray &payload, const QByteArray &phone, qint64 now)
{
    const QrTicket *shown = qr(now);
    if (!shown || payload != shown->payload()) {
        if (m_qr.wasShown(payload))
            return Scan::Expired;
        return shown ? Scan::Unknown : Scan::NotWaiting;
    }
    const qint64 delay = m_timing.linkDelay.count();
    m_account = phone.isEmpty() ? ownNumber() : phone;
    enter(State::Authenticated, now);
    m_planned = {{now + delay / 2, State::Initializing}, {now + delay, State::Ready}};
    return Scan::Linked;
}

Client::Connect Client::connect(qint64 now)
{
    const qint64 ready = now + m_timing.initDelay.count();
    switch (state(now)) {
    case State::Ready:
        return Connect::AlreadyConnected;
    case State::QrRequired:
        return Connect::Waiting;
    case State::Initializing:
    case State::Reconnecting:
    case State::Authenticated:
        return Connect::InProgress;
    case State::DisconnectedBanned:
        return Connect::Banned;
    case State::DisconnectedRecoverable:
        setState(State::Reconnecting, now);
        m_planned = {{ready, State::Ready}};
        return Connect::Started;
    case State::NotInitialized:
    case State::AuthFailure:
    case State::DisconnectedLogout:
    case State::Error:
        break;
    }
    const State next = m_account.isEmpty() ? State::QrRequired : State::Ready;
    setState(State::Initializing, now);
    m_planned = {{ready, next}};
    return Connect::Started;
}

void Client::disconnect(qint64 now)
{
    setState(State::DisconnectedLogout, now);
}

std::chrono::milliseconds Client::drawSendLatency(QRandomGenerator &random) const
{
    const Latency latency = m_sendLatency.value_or(m_timing.sendLatency);
    const qint64 spread = (latency.max - latency.min).count();
    return latency.min + std::chrono::milliseconds(spread > 0 ? random.bounded(int(spread) + 1) : 0);
}

void Client::advance(qint64 now)
{
    while (!m_planned.empty() && m_planned.front().at <= now) {
        const Change change = m_planned.front();
        m_planned.erase(m_planned.begin());
        enter(change.to, change.at);
    }
}

void Client::enter(State state, qint64 at)
{
    if (state == State::QrRequired && m_state != State::QrRequired)
        renewQr(at);
    else if (state != State::QrRequired)
        m_qr.expire();
    m_word.clear();
    m_state = state;
    if (isLinked(state)) {
        if (m_account.isEmpty())
            m_account = ownNumber();
    } else if (state != State::Initializing && state != State::Error) {
        m_account.clear();
    }
    if (state == State::Ready)
        m_reconnectionAttempts = 0;
    else if (state == State::DisconnectedRecoverable && m_reconnectionAttempts == 0)
        m_reconnectionAttempts = 1;
}

void Client::renewQr(qint64 now)
{
    m_qr.renew(now, m_qrRotation.value_or(m_timing.qrRotation), m_random);
}

QByteArray Client::ownNumber() const
{
    return "54911" + QByteArray::number(m_id.toNumber() % 100000000).rightJustified(8, '0');
}

Client *ClientTable::find(ClienteId id) const
{
    const auto found = m_clients.find(id);
    return found == m_clients.end() ? nullptr : found->second.get();
}

Client &ClientTable::findOrCreate(ClienteId id)
{
    auto &client = m_clients[id];
    if (!client)
        client = std::make_unique<Client>(id, m_timing, m_random);
    return *client;
}

Client *ClientTable::findSession(const QByteArray &name) const
{
    const auto id = ClienteId::parse(name);
    Client *client = id ? find(*id) : nullptr;
    if (client && client->session() == name)
        return client;
    const auto found = std::find_if(m_clients.begin(), m_clients.end(),
                                    [&](const auto &one) { return one.second->session() == name; });
    return found == m_clients.end() ? nullptr : found->second.get();
}

void ClientTable::add(ClienteId first, qint64 count, State state, qint64 now)
{
    for (qint64 i = 0; i < count; ++i) {
        if (const auto id = ClienteId::fromNumber(first.toNumber() + i))
            findOrCreate(*id).setState(state, now);
    }
}

ClientTable::Scanned ClientTable::scan(const QByteArray &payload, const QByteArray &phone, qint64 now)
{
    for (const auto &[id, client] : m_clients) {
        const auto outcome = client->scan(payload, phone, now);
        if (outcome == Client::Scan::Linked || outcome == Client::Scan::Expired)
            return {outcome, client.get()};
    }
    return {Client::Scan::Unknown, nullptr};
}

} // namespace hub::sim
