// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/resumeprobe.h"

#include "core/session/sessionstate.h"

namespace hub {

namespace {

constexpr int FirstServerError = 500;
constexpr double Jitter = 0.2; // spreads the questions of many clients over the interval

/// Whether the Session Manager is there. An error below 500 is an answer too (one version wants X-Cliente-Id on
/// /health).
bool isAnswer(const SessionManagerOutcome &outcome)
{
    if (outcome)
        return true;
    switch (outcome.error().kind) {
    case SessionManagerError::Kind::Status:
        return outcome.error().statusCode < FirstServerError;
    case SessionManagerError::Kind::Redirect:
    case SessionManagerError::Kind::NotJson:
        return true;
    default:
        return false;
    }
}

} // namespace

ResumeProbe::ResumeProbe(const SenderContext *context, QObject *parent) : QObject(parent), m_context(context) {}

void ResumeProbe::watch(ClienteId client, PauseReason reason)
{
    if (reason == PauseReason::Unreachable || reason == PauseReason::NotReady)
        m_pauseReasons.insert(client, reason);
    else
        m_pauseReasons.remove(client);
    if (reason == PauseReason::Unreachable)
        scheduleAnswerProbe();
    else if (reason == PauseReason::NotReady)
        scheduleReadyProbe(client);
}

void ResumeProbe::noteAnswer()
{
    for (const ClienteId client : m_pauseReasons.keys(PauseReason::Unreachable))
        Q_EMIT ended(client, PauseReason::Unreachable);
}

void ResumeProbe::noteReady(ClienteId client)
{
    if (m_pauseReasons.value(client, PauseReason::None) == PauseReason::NotReady)
        Q_EMIT ended(client, PauseReason::NotReady);
}

void ResumeProbe::scheduleAnswerProbe()
{
    if (m_answerProbe)
        return;
    m_answerProbe = true;
    m_context->clock->callAfter(m_context->settings.probeInterval, this, [this] { askWhetherItAnswers(); });
}

void ResumeProbe::askWhetherItAnswers()
{
    const ClienteId *client = nullptr;
    for (auto it = m_pauseReasons.constKeyValueBegin(); it != m_pauseReasons.constKeyValueEnd() && !client; ++it) {
        if (it->second == PauseReason::Unreachable)
            client = &it->first;
    }
    if (!client) {
        m_answerProbe = false;
        return;
    }
    m_context->sessionManager->getHealth(*client, this, [this](const SessionManagerOutcome &outcome) {
        m_answerProbe = false;
        if (isAnswer(outcome))
            noteAnswer();
        if (!m_pauseReasons.keys(PauseReason::Unreachable).isEmpty())
            scheduleAnswerProbe();
    });
}

void ResumeProbe::scheduleReadyProbe(ClienteId client)
{
    if (m_readyProbes.value(client, false))
        return;
    m_readyProbes.insert(client, true);
    const auto interval = double(m_context->settings.readyInterval.count());
    const auto wait = std::chrono::milliseconds(qint64(interval * (1.0 + Jitter * (m_context->random() - 0.5))));
    m_context->clock->callAfter(wait, this, [this, client] { askWhetherReady(client); });
}

void ResumeProbe::askWhetherReady(ClienteId client)
{
    if (m_pauseReasons.value(client, PauseReason::None) != PauseReason::NotReady) {
        m_readyProbes.remove(client);
        return;
    }
    m_context->sessionManager->getStatus(client, this, [this, client](const SessionManagerOutcome &outcome) {
        m_readyProbes.remove(client);
        if (outcome && SessionView::parse(outcome->body).state == SessionState::Ready)
            noteReady(client);
        if (m_pauseReasons.value(client, PauseReason::None) == PauseReason::NotReady)
            scheduleReadyProbe(client);
    });
}

} // namespace hub
