// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QObject>

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

} // namespace hub
