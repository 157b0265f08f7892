// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/sending/job.h"
#include "core/sending/sendercontext.h"
#include "core/session/sessionmanagerclient.h"

#include <QHash>
#include <QObject>

namespace hub {

/// Finds out when what holds a client's jobs is over: one gentle question at a time whether the Session Manager answers
/// again (for all clients together), and one per waiting client whether it is ready.
///
/// Lives on the sender's thread.
class ResumeProbe : public QObject
{
    Q_OBJECT

public:
    explicit ResumeProbe(const SenderContext *context, QObject *parent = nullptr);

    /// The client's jobs are held by this now (None: by nothing that could be asked about).
    void watch(ClienteId client, PauseReason reason);
    /// Somebody else has seen that it is over.
    void noteAnswer();
    void noteReady(ClienteId client);

Q_SIGNALS:
    void ended(hub::ClienteId client, hub::PauseReason reason);

private:
    void scheduleAnswerProbe();
    void askWhetherItAnswers();
    void scheduleReadyProbe(ClienteId client);
    void askWhetherReady(ClienteId client);

    const SenderContext *m_context;
    QHash<ClienteId, PauseReason> m_pauseReasons;
    bool m_answerProbe = false;           // scheduled or under way
    QHash<ClienteId, bool> m_readyProbes; // the same, per client
};

} // namespace hub
