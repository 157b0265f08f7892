// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/export.h"
#include "core/result.h"
#include "core/sending/job.h"
#include "core/sending/recipient.h"
#include "core/sending/sendoutcome.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

class QSqlDatabase;

namespace hub::sendqueue {

/// Who may send for one client: a hub (one run of one program) and the fence that it got with the lease. Whatever a
/// ClientSender writes is tied to both, so a hub whose lease another one has taken changes nothing any more.
///
/// All of this runs on the SQL thread, inside a transaction of the caller's.
struct Lease
{
    ClienteId client = *ClienteId::fromNumber(1);
    QString holder;
    qint64 fence = 0; ///< 0: not held
};

/// What a ClientSender needs to know of the moment. On PostgreSQL leases go by the server's clock, since the hubs' may
/// differ.
struct Moment
{
    qint64 now = 0; ///< milliseconds of UTC
    std::chrono::milliseconds leaseTime{30000};
    std::chrono::milliseconds sleepFrom{60000}; ///< see SenderSettings
};

/// A message that is committed as `sending` and must now be sent, once.
struct Taken
{
    qint64 jobId = 0;
    qint64 number = 0;
    QString to;
    QString message;
    int minDelay = 0;
    int maxDelay = 0;
};

/// What a ClientSender does next.
struct Step
{
    enum class Kind {
        Lost,   ///< another hub has the client
        Idle,   ///< nothing to send
        Wait,   ///< not before `until`
        Sleep,  ///< the same, for so long that the client is better let go
        Paused, ///< the first job is held until `pauseReason` ends
        Send,   ///< `taken`
    };

    Kind kind = Kind::Idle;
    qint64 until = 0; ///< milliseconds of UTC
    PauseReason pauseReason = PauseReason::None;
    std::optional<Taken> taken;
    bool restricted = false;           ///< the client's account is, which is news
    bool wanted = false;               ///< another hub asks for the client
    std::vector<qint64> changedJobs;   ///< whose progress has changed
    std::vector<qint64> recoveredJobs; ///< jobs of which a message became `unknown`, for the log
};

/// How a taken message ended.
struct Ended
{
    qint64 jobId = 0;
    qint64 number = 0;
    SendOutcome outcome;
    qint64 nextAt = 0;     ///< when the client may send again
    qint64 durationMs = 0; ///< how long the send took
};

/// Takes the client if nobody has it, or if its lease has ended; messages that the former holder left `sending` become
/// `unknown`. `endsOthers` is for a store that only one hub can have open (SQLite behind the data directory's lock):
/// whoever else holds a lease is dead, so it ends now. On success `lease->fence` is set, else it is 0.
[[nodiscard]] HUB_CORE_EXPORT Result<void> claimLease(const QSqlDatabase &db, Lease *lease, const Moment &moment,
                                                      bool endsOthers, Step *step);
/// Gives the client back; it is not claimable before `asleepUntil` unless its limits change.
[[nodiscard]] HUB_CORE_EXPORT Result<void> releaseLease(const QSqlDatabase &db, const Lease &lease,
                                                        qint64 asleepUntil = 0);
/// Asks the holder to let the client go once its message has ended.
[[nodiscard]] HUB_CORE_EXPORT Result<void> requestLease(const QSqlDatabase &db, const Lease &lease,
                                                        const Moment &moment);

/// Keeps a lease that is held; false if it was lost. `nextAt`: sets the pace.
[[nodiscard]] HUB_CORE_EXPORT Result<bool> renewLease(const QSqlDatabase &db, const Lease &lease, const Moment &moment,
                                                      std::optional<qint64> nextAt, Step *step);
/// Finds the next message and marks it `sending`; needs a held lease.
[[nodiscard]] HUB_CORE_EXPORT Result<void> takeMessage(const QSqlDatabase &db, const Lease &lease, const Moment &moment,
                                                       Step *step);
/// Writes down how a message ended; does nothing if another hub has called it `unknown` in the meantime.
[[nodiscard]] HUB_CORE_EXPORT Result<void> recordOutcome(const QSqlDatabase &db, const Lease &lease, const Ended &ended,
                                                         qint64 now, Step *step);
/// What a message outside any job means for its client: it counts towards the day, and begins or ends a restriction.
[[nodiscard]] HUB_CORE_EXPORT Result<void> recordSingle(const QSqlDatabase &db, ClienteId client,
                                                        const SendOutcome &outcome, qint64 now, Step *step);
/// Why a single message must not leave now (SENDING_STOPPED, RECIPIENT_OPTED_OUT, SENDING_LIMITED), if so.
[[nodiscard]] HUB_CORE_EXPORT Result<std::optional<Error>> refusalOf(const QSqlDatabase &db, ClienteId client,
                                                                     const Recipient &to, qint64 now);
/// Holds the open jobs that began with another number than `account` (empty: nobody knows).
[[nodiscard]] HUB_CORE_EXPORT Result<void> holdOtherAccounts(const QSqlDatabase &db, ClienteId client,
                                                             const QString &account, Step *step);
/// Lets the jobs go on that `reason` pauses; gives them.
[[nodiscard]] HUB_CORE_EXPORT Result<std::vector<qint64>> endPause(const QSqlDatabase &db, ClienteId client,
                                                                   PauseReason reason);

/// A client whose lease this hub holds in the store.
struct Renewed
{
    qint64 client = 0;
    qint64 fence = 0;
    bool wanted = false;
};
/// The heartbeat: renews whatever the hub holds, in one statement.
[[nodiscard]] HUB_CORE_EXPORT Result<std::vector<Renewed>> renewLeases(const QSqlDatabase &db, const QString &holder,
                                                                       const Moment &moment);
/// Clients that have something to send, or something left by a dead hub, and that nobody holds. In order of number.
[[nodiscard]] HUB_CORE_EXPORT Result<std::vector<ClienteId>>
claimableClients(const QSqlDatabase &db, const QString &holder, const Moment &moment, bool endsOthers);

} // namespace hub::sendqueue
