// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dashboard/hubrunner.h"

#include <QThread>

#include <functional>

namespace hub::app {

/// The thread on which a window's hub is started and stopped, so that the window never waits for a store. Made and
/// deleted on the window's thread.
class HubThread
{
public:
    HubThread(Log &log, HubObserver &observer, const Mailbox::Address &window);
    /// Ends the hub, as if it had died if nobody has stopped it before, and waits for that.
    ~HubThread();
    HubThread(const HubThread &) = delete;
    HubThread &operator=(const HubThread &) = delete;

    /// Has the runner do something on its thread; does not wait.
    void post(std::function<void(HubRunner &)> call) const;

private:
    QThread m_thread;
    HubRunner *m_runner; // deleted on its thread, when that ends
    Mailbox::Address m_mailbox;
};

} // namespace hub::app
