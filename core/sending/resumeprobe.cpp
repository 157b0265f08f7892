// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/resumeprobe.h"

#include "core/session/engineanswers.h"
#include "core/session/sessionmanagerwatch.h"

#include <utility>

namespace hub {

namespace {

constexpr double Jitter = 0.2; // spreads the questions of many clients over the interval

} // namespace

ResumeProbe::ResumeProbe(const SenderContext *context, QObject *parent) : QObject(parent), m_context(context) {}

void ResumeProbe::watch(ClienteId client, PauseReason reason)
{
    if (reason != PauseReason::Unreachable && reason != PauseReason::NotReady) {
        m_pauseReasons.remove(client);
        return;
    }
    m_pauseReasons.insert(client, reason);
    if (reason == PauseReason::Unreachable) {
        m_asUnreachable = client;
        scheduleAnswerProbe();
    } else if (!m_asked.contains(client)) {
        m_asked.insert(client);
        const auto interval = double(m_context->settings.readyInterval.count());
        const auto wait = qint64(interval * (1.0 + Jitter * (m_context->random() - 0.5)));
        m_readyQuestions.push_back({client, m_context->clock->steady() + wait});
        scheduleReadyProbes(std::chrono::milliseconds(wait));
    }
}

void ResumeProbe::noteAnswer()
{
    const bool news = std::exchange(m_unreachable, false);
    for (const ClienteId client : m_pauseReasons.keys(PauseReason::Unreachable))
        Q_EMIT ended(client, PauseReason::Unreachable, {});
    if (news)
        Q_EMIT answersAgain();
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
    const QList<ClienteId> paused = m_pauseReasons.keys(PauseReason::Unreachable);
    if (paused.isEmpty() && !m_unreachable) {
        m_answerProbe = false;
        return;
    }
    const ClienteId client = paused.isEmpty() ? *m_asUnreachable : paused.front();
    m_context->sessionManager->getHealth(client, this, [this](const SessionManagerOutcome &outcome) {
        m_answerProbe = false;
        if (SessionManagerWatch::isAnswer(outcome))
            noteAnswer();
        else
            m_unreachable = true;
        if (m_unreachable || !m_pauseReasons.keys(PauseReason::Unreachable).isEmpty())
            scheduleAnswerProbe();
    });
}

void ResumeProbe::scheduleReadyProbes(std::chrono::milliseconds wait)
{
    if (std::exchange(m_readyTimer, true))
        return;
    m_context->clock->callAfter(wait, this, [this] {
        m_readyTimer = false;
        askNextWhetherReady();
    });
}

void ResumeProbe::askNextWhetherReady()
{
    if (m_readyQuestions.empty() || m_inFlight >= m_context->settings.probesInFlight)
        return; // goes on with the next client that waits, or the next answer
    const qint64 wait = m_readyQuestions.front().dueAt - m_context->clock->steady();
    if (wait > 0) {
        scheduleReadyProbes(std::chrono::milliseconds(wait));
        return;
    }
    const ClienteId client = m_readyQuestions.front().client;
    m_readyQuestions.pop_front();
    if (m_pauseReasons.value(client, PauseReason::None) == PauseReason::NotReady) {
        askWhetherReady(client);
        scheduleReadyProbes(m_context->settings.probeSpacing);
    } else {
        m_asked.remove(client);
        scheduleReadyProbes({});
    }
}

void ResumeProbe::askWhetherReady(ClienteId client)
{
    ++m_inFlight;
    m_context->sessionManager->getStatus(client, this, [this, client](const SessionManagerOutcome &outcome) {
        --m_inFlight;
        m_asked.remove(client);
        const auto view = viewOfStatus(m_context->sessionManager->profile(), outcome);
        if (view && view->state == SessionState::Ready)
            Q_EMIT ended(client, PauseReason::NotReady, view->account);
        if (m_pauseReasons.value(client, PauseReason::None) == PauseReason::NotReady)
            watch(client, PauseReason::NotReady); // asked again in a while
        scheduleReadyProbes({});
    });
}

} // namespace hub
