// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sending/sendingclock.h"
#include "core/sending/sendingevents.h"
#include "core/sending/sendoutcome.h"

#include <QString>

#include <array>
#include <atomic>
#include <chrono>
#include <functional>

namespace hub {

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
    std::chrono::milliseconds recheckInterval{10000}; ///< a waiting lane looks whether its limits have changed
    std::chrono::milliseconds storeRetry{500};        ///< after the store failed
    std::chrono::milliseconds probeInterval{5000};    ///< asking whether the Session Manager answers again
    std::chrono::milliseconds readyInterval{10000};   ///< asking whether a client is ready again
    std::chrono::milliseconds eventInterval{500};     ///< between two events of a job's progress
    std::chrono::milliseconds singleWait{60000};      ///< for another hub to let a client go
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

    void count(SendOutcome::Kind kind);
};

/// What every lane of one sender works with. Nothing here is owned; all of it outlives the lanes.
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
};

} // namespace hub
