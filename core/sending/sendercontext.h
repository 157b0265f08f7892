// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/export.h"
#include "core/sending/job.h"
#include "core/sending/sendoutcome.h"

#include <QObject>
#include <QString>

#include <array>
#include <atomic>
#include <chrono>
#include <functional>

namespace hub {

/// Time as the sender sees it, so that tests can make it pass: the wall clock for what people read and limits are
/// about, a steady clock for leases, and calls in the future. The sender's thread, but for `now`.
class HUB_CORE_EXPORT SendingClock
{
public:
    virtual ~SendingClock();

    /// Milliseconds of UTC; may jump either way. Thread-safe.
    [[nodiscard]] virtual qint64 now() const = 0;
    /// Milliseconds that only ever grow, of no particular start.
    [[nodiscard]] virtual qint64 steady() const = 0;
    /// Calls `call` once, `delay` of steady time from now, unless `context` is gone by then.
    virtual void callAfter(std::chrono::milliseconds delay, QObject *context, std::function<void()> call) = 0;
};

/// The real one.
class HUB_CORE_EXPORT SystemSendingClock : public SendingClock
{
public:
    [[nodiscard]] qint64 now() const override;
    [[nodiscard]] qint64 steady() const override;
    void callAfter(std::chrono::milliseconds delay, QObject *context, std::function<void()> call) override;
};

/// What the rest of the program hears from the sender: for Server-Sent Events, metrics, the monitor's evidence and the
/// dashboard. Called on the sender's thread; must not block.
class HUB_CORE_EXPORT SendingEvents
{
public:
    virtual ~SendingEvents();

    /// A job that this hub runs or has been asked to change is not what it was: state, reason or counts. Progress is
    /// told at most twice a second per job.
    virtual void jobChanged(const JobInfo &job) = 0;
    /// WhatsApp has restricted this client's account, which is news; it is in the store, and an alert there.
    virtual void accountRestricted(ClienteId client, qint64 at) = 0;
    /// The Session Manager has taken a message of this client, at `at` (milliseconds of UTC).
    virtual void messageSent(ClienteId client, qint64 at) = 0;
};

class CommitQueue;
class Log;
class SessionManagerClient;

/// Times of the sender. All are settings, so that tests need not wait.
struct SenderSettings
{
    QString hubId;       ///< names this run of this hub in leases; empty: a random one
    bool soleHub = true; ///< nobody else can have the store open (SQLite): whoever holds a lease is a dead predecessor
    std::chrono::milliseconds leaseTime{30000};
    std::chrono::milliseconds heartbeat{5000};
    std::chrono::milliseconds scanInterval{2000};     ///< looking for jobs of other hubs, dead or alive
    std::chrono::milliseconds recheckInterval{10000}; ///< a waiting client sender looks whether its limits have changed
    std::chrono::milliseconds storeRetry{500};        ///< after the store failed
    std::chrono::milliseconds probeInterval{5000};    ///< asking whether the Session Manager answers again
    std::chrono::milliseconds readyInterval{10000};   ///< asking whether a client is ready again
    std::chrono::milliseconds eventInterval{500};     ///< between two events of a job's progress
    std::chrono::milliseconds pausedRecheck{60000};   ///< the same while its job is paused
    std::chrono::milliseconds singleWait{60000};      ///< for another hub to let a client go
    std::chrono::milliseconds singleLineWait{300000}; ///< of a single message behind others of its client
    std::size_t singleLimit = 100;                    ///< single messages of a client that may wait
    std::chrono::milliseconds sleepFrom{60000};       ///< waits for hours or cap from which on a client is let go
    int probesInFlight = 4;                           ///< questions whether a client is ready, of all clients
    std::chrono::milliseconds probeSpacing{50};       ///< between the beginnings of two such questions
    std::chrono::milliseconds housekeeping{3600000};  ///< between two purges of old keys and counts
};

/// Running counts of this hub, for metrics. Thread-safe.
struct SendingCounters
{
    std::atomic<qint64> sent = 0;
    std::atomic<qint64> failed = 0;
    std::atomic<qint64> unknown = 0;
    std::atomic<qint64> neverLeft = 0;
    std::atomic<qint64> notReady = 0;
    std::atomic<qint64> later = 0;
    std::atomic<qint64> restricted = 0;

    void count(SendOutcome::Kind kind);
};

/// What every ClientSender works with. Nothing here is owned; all of it outlives them.
struct SenderContext
{
    SenderSettings settings;
    CommitQueue *commits = nullptr;
    SessionManagerClient *sessionManager = nullptr;
    SendingClock *clock = nullptr;
    SendingEvents *events = nullptr; ///< may be null
    Log *log = nullptr;              ///< may be null
    SendingCounters *counters = nullptr;
    std::function<double()> random;             ///< from 0 (included) to 1 (excluded)
    std::function<void(qint64 job)> jobChanged; ///< collects what to tell

    /// Says what the Session Manager's answers mean; may be null.
    [[nodiscard]] const EngineProfile *engine() const;
};

} // namespace hub
