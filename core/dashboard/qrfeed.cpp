// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/dashboard/qrfeed.h"

#include <algorithm>
#include <utility>

namespace hub {

namespace {

using namespace std::chrono_literals;

/// Asking at the very moment of expiry would often be a moment too early.
constexpr std::chrono::milliseconds AfterExpiry = 50ms;

/// Whether it is the same code as before; when it was fetched and how long it has left say nothing about that.
bool sameCode(const QrCode &a, const QrCode &b)
{
    return a.kind == b.kind && a.payload == b.payload && a.image == b.image;
}

bool isTimed(const QrCode &code)
{
    return code.kind != QrCode::Kind::None && code.expiresInS > 0;
}

qint64 endOf(const QrCode &code)
{
    return code.fetchedAt + qint64(code.expiresInS) * 1000;
}

/// Of two answers with the same code, the one that tells when it expires. Some Session Managers count down (in whole
/// seconds, so that the earliest end is the most exact), others always tell the whole life of a code (so that the first
/// answer is the right one): the earlier end is right for both. Only a code that is offered long after its time really
/// lives longer. One that tells nothing any more has counted down to 0.
bool tellsBetter(const QrCode &fresh, const QrCode &known)
{
    if (!isTimed(fresh) || !isTimed(known))
        return isTimed(fresh);
    return endOf(fresh) < endOf(known) || fresh.fetchedAt >= endOf(known) + QrFeed::GraceMs;
}

} // namespace

QrFeed::QrFeed(ClientsApi &clients, QrFeedSettings settings, QObject *parent)
    : QObject(parent), m_clients(clients), m_settings(settings)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QrFeed::ask);
}

QrFeed::~QrFeed() = default;

void QrFeed::follow(std::optional<ClienteId> client)
{
    if (m_client == client)
        return;
    m_client = client;
    m_attempt = 0;
    m_last = {};
    giveUp();
    ask();
}

void QrFeed::setNeeded(bool needed)
{
    if (std::exchange(m_needed, needed) == needed)
        return;
    if (!needed)
        giveUp();
    ask();
}

/// Nobody waits for the answers to what was asked so far.
void QrFeed::giveUp()
{
    ++m_question;
    m_asking = false;
    m_failures = 0;
    m_timer.stop();
    clearError();
    show({});
}

void QrFeed::ask()
{
    if (!m_client || !m_needed || m_asking)
        return;
    m_asking = true;
    m_timer.stop();
    m_clients.fetchQr(*m_client, this,
                      [this, question = m_question](const Result<QrCode> &answer) { onAnswer(question, answer); });
}

void QrFeed::onAnswer(quint64 question, const Result<QrCode> &answer)
{
    if (question != m_question)
        return;
    m_asking = false;
    if (answer)
        applyCode(*answer);
    else
        fail(answer.error());
}

void QrFeed::fail(const Error &error)
{
    const int doublings = std::min(m_failures++, 10);
    m_timer.start(std::min(m_settings.impatient * (1 << doublings), m_settings.backoffMost));
    m_error = error;
    Q_EMIT failed(error);
}

void QrFeed::applyCode(const QrCode &code)
{
    m_failures = 0;
    m_confirmedAt = code.fetchedAt;
    QrCode next = code;
    if (code.kind != QrCode::Kind::None) {
        const bool same = sameCode(m_last, code);
        if (!same) {
            ++m_attempt;
            m_lifetime = 0;
            m_deadAt = code.fetchedAt + std::max(LongestLifeMs, qint64(code.expiresInS) * 1000);
        }
        if (same && !tellsBetter(code, m_last))
            next = m_last;
        m_lifetime = std::max(m_lifetime, next.expiresInS);
        m_last = next;
    }
    const quint64 question = m_question;
    if (code.kind == QrCode::Kind::None && m_code.kind != QrCode::Kind::None)
        m_clients.checkSoon(*m_client); // a phone has taken it: its state will say so
    clearError();
    show(next);
    if (question == m_question) // else somebody turned to another client meanwhile
        m_timer.start(pause(code.fetchedAt));
}

void QrFeed::show(const QrCode &code)
{
    const bool same = sameCode(m_code, code) && m_code.words == code.words;
    m_code = code;
    if (!same)
        Q_EMIT codeChanged();
}

void QrFeed::clearError()
{
    if (!m_error)
        return;
    m_error.reset();
    Q_EMIT recovered();
}

std::chrono::milliseconds QrFeed::pause(qint64 now) const
{
    if (m_code.kind == QrCode::Kind::None || isExpired(now))
        return m_settings.impatient;
    if (!isTimed(m_code))
        return m_settings.period;
    return std::min(m_settings.period, std::chrono::milliseconds(end() - now) + AfterExpiry);
}

std::optional<int> QrFeed::secondsLeft(qint64 now) const
{
    if (!isTimed(m_code))
        return std::nullopt;
    return int(std::clamp<qint64>((end() - now + 999) / 1000, 0, m_lifetime));
}

bool QrFeed::isExpired(qint64 now) const
{
    if (m_code.kind == QrCode::Kind::None)
        return false;
    return now >= end();
}

/// When the code that is shown should not be scanned any more.
qint64 QrFeed::end() const
{
    return std::min(m_deadAt, isTimed(m_code) ? endOf(m_code) : m_confirmedAt + UnconfirmedMs);
}

} // namespace hub
