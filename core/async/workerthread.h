// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QString>

#include <functional>
#include <future>
#include <memory>

class QObject;
class QThread;

namespace hub {

/// A thread that runs one function to its end. A QThread and no std::thread, for all that touches Qt: what Qt keeps for
/// a thread that it did not start itself is not taken down in time on Windows, and the program crashes there at the
/// thread's end. Start and join it from one thread.
class HUB_CORE_EXPORT WorkerThread
{
public:
    WorkerThread();
    /// Joins.
    ~WorkerThread();
    WorkerThread(const WorkerThread &) = delete;
    WorkerThread &operator=(const WorkerThread &) = delete;

    /// Runs `work` on a new thread, to which `moved`, if there is one, belongs from then on; joins the one that ran
    /// before. `name` is for debuggers.
    void start(const QString &name, std::function<void()> work, QObject *moved = nullptr);
    /// Asks an event loop that `work` runs to end; one that has not begun yet ends at once.
    void quit();
    /// Waits until `work` has returned. Harmless when nothing runs.
    void join();

private:
    std::unique_ptr<QThread> m_thread;
    std::future<void> m_ended; // ThreadSanitizer does not see what QThread::wait() waits for
};

} // namespace hub
