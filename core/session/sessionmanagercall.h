// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/pooledreply.h"
#include "core/session/deadlinewatch.h"
#include "core/session/sessionmanagerclient.h"

#include <QNetworkReply>
#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

namespace hub {

/// QObject::deleteLater for many: one posted event for all that is added in a round of the event loop, where
/// deleteLater posts one each and so wakes the loop up each time (a system call with GLib's). Objects that go before
/// are fine; so are nested loops, and this object's own end. Lives on one thread.
class DeferredDelete
{
public:
    DeferredDelete() = default;
    DeferredDelete(const DeferredDelete &) = delete;
    DeferredDelete &operator=(const DeferredDelete &) = delete;

    void add(QObject *object);

private:
    class Batch;

    QPointer<QObject> m_batch; // what this round is collecting; deletes itself later, and with it the rest
};

/// One call under way: the reply, its two clocks, and whom to tell. Owned by the client's DeadlineWatch list in spirit,
/// by itself in fact: deletes itself once it has told.
///
/// A call is first waiting (neither clock runs, but for `totalTimeout` at most), then connecting, then reading. Which
/// one it is, the reply's signals `socketStartedConnecting` and `requestSent` tell; on a kept-alive connection only the
/// latter comes.
class SessionManagerCall final : public QObject, private DeadlineWatch::Watched, private PooledReply::Listener
{
    Q_OBJECT

public:
    struct Limits
    {
        std::chrono::milliseconds connectTimeout;
        std::chrono::milliseconds readTimeout;
        std::chrono::milliseconds totalTimeout;
        qint64 body;
    };

    SessionManagerCall(QNetworkReply *reply, DeadlineWatch *watch, std::shared_ptr<DeferredDelete> deferredDelete,
                       Limits limits, QObject *context, SessionManagerClient::Callback done);
    ~SessionManagerCall() override;

    void abort();
    /// The client goes: aborts, and tells from the event loop, since whoever destroys the client may be half gone
    /// itself.
    void orphan();

    static SessionManagerCall *fromWatched(DeadlineWatch::Watched *watched)
    {
        return static_cast<SessionManagerCall *>(watched);
    }

private:
    enum class Phase { Waiting, Connecting, Reading, Ended };
    using Clock = DeadlineWatch::Clock;

    void replyConnecting() override { onConnecting(); }
    void replySent() override { onSent(); }
    void replyBytes() override { onBytes(); }
    void replyFinished() override { onFinished(); }

    void onConnecting();
    void onSent();
    void onBytes();
    void onFinished();
    void deadlineReached() override;

    void setPhase(Phase phase, Clock::time_point now);
    [[nodiscard]] bool mayHaveLeft() const;
    [[nodiscard]] SessionManagerOutcome outcome();
    [[nodiscard]] bool isWhole(QNetworkReply::NetworkError error, int status) const;
    void giveUp(SessionManagerError error);
    void end(const SessionManagerOutcome &outcome);
    void release();

    QPointer<QNetworkReply> m_reply;
    PooledReply *m_pooled; // the same, if it is one
    QPointer<DeadlineWatch> m_watch;
    std::shared_ptr<DeferredDelete> m_deferredDelete; // the client may go before its calls
    const Limits m_limits;
    QPointer<QObject> m_context;
    SessionManagerClient::Callback m_done;
    Clock::time_point m_totalDeadline = DeadlineWatch::Never;
    Phase m_phase = Phase::Waiting;
    bool m_sent = false;
    bool m_hadConnecting = false;
};

} // namespace hub
