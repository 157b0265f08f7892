// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionmanagerwatch.h"

#include "core/session/sessionmanageranswers.h"

#include <QDateTime>

#include <algorithm>

namespace hub {

SessionManagerWatch::SessionManagerWatch(SessionManagerClient *client, SessionManagerWatchSettings settings,
                                         PickClient pick, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_settings(settings)
    , m_pick(std::move(pick))
    , m_pause(settings.probeFirst)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SessionManagerWatch::onTimer);
    if (m_settings.asks)
        m_timer.start(0);
}

SessionManagerWatch::~SessionManagerWatch()
{
    m_going = true; // giving up calls back at once
    m_call.abort();
}

bool SessionManagerWatch::isAnswer(const SessionManagerOutcome &outcome)
{
    if (outcome)
        return true;
    switch (outcome.error().kind) {
    case SessionManagerError::Kind::Status:
        return outcome.error().statusCode < 500 && wasAsked(outcome.error());
    case SessionManagerError::Kind::Redirect:
    case SessionManagerError::Kind::NotJson:
        return true;
    case SessionManagerError::Kind::ConnectTimeout:
    case SessionManagerError::Kind::ReadTimeout:
    case SessionManagerError::Kind::Unreachable:
    case SessionManagerError::Kind::Network:
    case SessionManagerError::Kind::Aborted:
        break;
    }
    return false;
}

void SessionManagerWatch::note(const SessionManagerOutcome &outcome)
{
    if (!outcome && !wasAsked(outcome.error()))
        return;
    if (isAnswer(outcome))
        onAnswer();
    else if (m_settings.asks && m_health.up && !m_probing)
        probe();
}

void SessionManagerWatch::probe()
{
    m_probing = true;
    m_answered = false;
    m_call = m_client->getHealth({}, this, [this](const SessionManagerOutcome &outcome) {
        if (m_going)
            return;
        if (isAnswer(outcome))
            onAnswer();
        if (m_answered)
            m_probing = false;
        else
            askClient(outcome.error().message);
    });
}

void SessionManagerWatch::askClient(const QString &reason)
{
    const auto client = m_pick();
    if (!client) {
        onProbeFailed(reason);
        return;
    }
    m_call = m_client->getStatus(*client, this, [this, reason](const SessionManagerOutcome &outcome) {
        if (m_going)
            return;
        if (isAnswer(outcome))
            onAnswer();
        if (m_answered)
            m_probing = false;
        else
            onProbeFailed(reason);
    });
}

void SessionManagerWatch::onTimer()
{
    if (m_health.up && std::exchange(m_answered, false))
        m_timer.start(m_settings.probeMost); // others hear of it often enough
    else if (!m_probing)
        probe();
}

void SessionManagerWatch::onAnswer()
{
    m_answered = true;
    m_pause = m_settings.probeFirst;
    if (m_settings.asks && (!m_timer.isActive() || !m_health.up))
        m_timer.start(m_settings.probeMost);
    if (m_health.up)
        return;
    m_health = {true, {}, QDateTime::currentMSecsSinceEpoch()};
    Q_EMIT changed();
}

void SessionManagerWatch::onProbeFailed(const QString &reason)
{
    m_probing = false;
    m_timer.start(m_pause);
    m_pause = std::min(m_pause * 2, m_settings.probeMost);
    if (!m_health.up)
        return;
    m_health = {false, reason, QDateTime::currentMSecsSinceEpoch()};
    Q_EMIT changed();
}

} // namespace hub
