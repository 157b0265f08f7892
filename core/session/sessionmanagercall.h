// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/pooledaccessmanager.h"
#include "core/net/pooledtransfer.h"
#include "core/session/deadlinewatch.h"
#include "core/session/sessionmanagerclient.h"

#include <QNetworkReply>
#include <QObject>
#include <QPointer>

#include <memory>
#include <utility>
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

/// One call under way: its transfer or reply, its two clocks, and whom to tell. Owned by the client's DeadlineWatch
/// list in spirit, by itself in fact: deletes itself once it has told.
///
/// A call is first waiting (neither clock runs, but for `totalTimeout` at most), then connecting, then reading. Which
/// one it is, the transfer tells, or the reply's signals `socketStartedConnecting` and `requestSent`; on a kept-alive
/// connection only the latter comes.
class SessionManagerCall final : public QObject, private DeadlineWatch::Watched, private PooledTransfer::Listener
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

    SessionManagerCall(DeadlineWatch *watch, std::shared_ptr<DeferredDelete> deferredDelete, Limits limits,
                       QObject *context, SessionManagerClient::Callback done);
    ~SessionManagerCall() override;

    /// One of the two, once. Tells nobody before it returns.
    void start(PooledAccessManager &manager, const PreparedRequest &request,
               const std::vector<std::pair<QByteArray, QByteArray>> &fields, const QByteArray &body);
    void follow(QNetworkReply *reply); ///< of another manager

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

    void transferConnecting() override { onConnecting(); }
    void transferSent() override { onSent(); }
    void transferHead() override {}
    void transferBytes() override { onBytes(m_transfer.bodySize()); }
    void transferFinished() override { onFinished(); }

    void onConnecting();
    void onSent();
    void onBytes(qint64 unread);
    void onFinished();
    void deadlineReached() override;

    void setPhase(Phase phase, Clock::time_point now);
    [[nodiscard]] bool mayHaveLeft() const;
    [[nodiscard]] SessionManagerOutcome outcomeOfTransfer();
    [[nodiscard]] SessionManagerOutcome outcomeOfReply();
    void giveUp(SessionManagerError error);
    void end(const SessionManagerOutcome &outcome);
    void release();

    PooledTransfer m_transfer; // if there is no reply
    QPointer<QNetworkReply> m_reply;
    bool m_hasReply = false;
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
