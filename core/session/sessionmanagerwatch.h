// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/session/clientstatusstore.h"
#include "core/session/sessionmanagerclient.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace hub {

struct SessionManagerWatchSettings
{
    std::chrono::milliseconds probeFirst{1000}; ///< the pause before a Session Manager that is down is asked again …
    /// … doubling up to this. Also how long nobody needs to hear from it before it is asked unasked.
    std::chrono::milliseconds probeMost{15000};
    bool asks = true; ///< false: it never asks by itself, so that nothing is ever known to be down
};

/// Decides whether the Session Manager is down, so that an outage is one state and not one alarm per client.
///
/// It hears how calls went. After one without an answer it asks by itself: `GET /health`, then the status of a client
/// (a Session Manager may say 503 of itself and still serve). Any answer below 500 is up, as at `/health/ready`. Only
/// if both fail, and nobody else has had an answer meanwhile, it is down; then it is asked again with growing pauses
/// until it is up.
///
/// Lives on the thread of the client that it is given (and does not own).
class HUB_CORE_EXPORT SessionManagerWatch : public QObject
{
    Q_OBJECT

public:
    using PickClient = std::function<std::optional<ClienteId>()>;

    /// `pick` names a client whose status may be asked for.
    SessionManagerWatch(SessionManagerClient *client, SessionManagerWatchSettings settings, PickClient pick,
                        QObject *parent = nullptr);
    ~SessionManagerWatch() override;

    [[nodiscard]] const SessionManagerHealth &health() const { return m_health; }
    /// Whether the Session Manager answered, be it with an error of its own below 500.
    [[nodiscard]] static bool isAnswer(const SessionManagerOutcome &outcome);

    /// Somebody had this outcome.
    void note(const SessionManagerOutcome &outcome);

Q_SIGNALS:
    /// It went down or came up.
    void changed();

private:
    void onTimer();
    void probe();
    void askClient(const QString &reason);
    void onAnswer();
    void onProbeFailed(const QString &reason);

    SessionManagerClient *m_client;
    const SessionManagerWatchSettings m_settings;
    const PickClient m_pick;
    SessionManagerHealth m_health;
    SessionManagerClient::Handle m_call; ///< the probe under way
    bool m_going = false;
    bool m_probing = false;
    bool m_answered = false; ///< somebody had an answer since the probe (or the timer) began
    std::chrono::milliseconds m_pause;
    QTimer m_timer;
};

} // namespace hub
