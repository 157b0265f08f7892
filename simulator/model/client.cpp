// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/model/client.h"

namespace hub::sim {

namespace {

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

} // namespace hub::sim
