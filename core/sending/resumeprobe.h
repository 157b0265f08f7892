// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/export.h"
#include "core/sending/job.h"
#include "core/sending/sendercontext.h"
#include "core/session/sessionmanagerclient.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <chrono>
#include <deque>
#include <optional>

namespace hub {

/// Finds out when what pauses a client's jobs is over, where nobody else tells: one question at a time whether the
/// Session Manager answers again (for all clients together), and whether waiting clients are ready, one after the other
/// and only a few at a time, however many wait.
///
/// Lives on the sender's thread.
class HUB_CORE_EXPORT ResumeProbe : public QObject
{
    Q_OBJECT

public:
    explicit ResumeProbe(const SenderContext *context, QObject *parent = nullptr);

    /// The client's jobs are paused by this now (None: by nothing that could be asked about).
    void watch(ClienteId client, PauseReason reason);
    /// Somebody else has seen that it answers.
    void noteAnswer();
    /// No answer came when it was last asked.
    [[nodiscard]] bool isUnreachable() const { return m_unreachable; }

Q_SIGNALS:
    /// `account`: the linked number, if that is known.
    void ended(hub::ClienteId client, hub::PauseReason reason, const QString &account);
    /// After it was unreachable.
    void answersAgain();

private:
    void scheduleAnswerProbe();
    void askWhetherItAnswers();
    void scheduleReadyProbes(std::chrono::milliseconds wait);
    void askNextWhetherReady();
    void askWhetherReady(ClienteId client);

    const SenderContext *m_context;
    QHash<ClienteId, PauseReason> m_pauseReasons;
    std::optional<ClienteId> m_asUnreachable; ///< for whom it was last asked whether it answers
    bool m_unreachable = false;
    bool m_answerProbe = false; ///< scheduled or under way
    struct Question
    {
        ClienteId client;
        qint64 dueAt = 0; ///< steady time
    };
    std::deque<Question> m_readyQuestions; ///< whom to ask next
    QSet<ClienteId> m_asked;               ///< those among them, and those being asked
    int m_inFlight = 0;
    bool m_readyTimer = false;
};

} // namespace hub
