// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/export.h"
#include "core/sending/job.h"

namespace hub {

/// What the rest of the program hears from the sender: for Server-Sent Events, metrics, the monitor's evidence and the
/// dashboard. Called on the sender's thread; must not block.
class HUB_CORE_EXPORT SendingEvents
{
public:
    virtual ~SendingEvents();

    /// A job that this hub runs or has been asked to change is not what it was: state, reason or counts. Progress is
    /// told at most twice a second per job.
    virtual void jobChanged(const JobInfo &job) = 0;
    /// The Session Manager has taken a message of this client, at `at` (milliseconds of UTC).
    virtual void messageSent(ClienteId client, qint64 at) = 0;
};

} // namespace hub
