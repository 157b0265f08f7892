// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/dashboard/qrfeed.h"

#include <algorithm>
#include <utility>

namespace hub {

namespace {

/// Whether it is the same code as before; when it was fetched and how long it has left say nothing about that.
bool sameCode(const QrCode &a, const QrCode &b)
{
    return a.kind == b.kind && a.payload == b.payload && a.png == b.png;
}

} // namespace

QrFeed::QrFeed(ClientsLink &clients, QrFeedSettings settings, QObject *parent)
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
    ++m_question;
    m_asking = false;
    m_timer.stop();
    show({});
    if (m_client && m_needed)
        ask();
}

void QrFeed::setNeeded(bool needed)
{
    if (std::exchange(m_needed, needed) == needed)
        return;
    if (needed && m_client) {
        ask();
        return;
    }
    ++m_question;
    m_asking = false;
    m_timer.stop();
    show({});
}

void QrFeed::ask()
{
    if (!m_client || !m_needed || m_asking)
        return;
    m_asking = true;
    m_clients.fetchQr(*m_client, this,
                      [this, question = m_question](const Result<QrCode> &answer) { onAnswer(question, answer); });
}

void QrFeed::onAnswer(quint64 question, const Result<QrCode> &answer)
{
    if (question != m_question)
        return;
    m_asking = false;
    m_timer.start(answer && answer->kind != QrCode::Kind::None ? m_settings.period : m_settings.impatient);
    if (answer)
        show(*answer);
    else
        Q_EMIT failed(answer.error());
}

void QrFeed::show(const QrCode &code)
{
    const bool same = sameCode(m_code, code);
    // The time that is left is the newest answer's: some count down, some always tell the whole life of a code, and
    // then the first answer is the right one.
    if (same && code.kind != QrCode::Kind::None && code.expiresInS == m_code.expiresInS)
        return;
    m_code = code;
    if (same)
        return;
    if (code.kind != QrCode::Kind::None)
        ++m_attempt;
    Q_EMIT codeChanged();
}

std::optional<int> QrFeed::secondsLeft(qint64 now) const
{
    if (m_code.kind == QrCode::Kind::None || m_code.expiresInS <= 0)
        return std::nullopt;
    const qint64 left = m_code.expiresInS - (now - m_code.fetchedAt) / 1000;
    return int(std::clamp<qint64>(left, 0, m_code.expiresInS));
}

} // namespace hub
