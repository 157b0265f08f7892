// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/async/workerthread.h"

#include <QEventLoop>

#include <functional>
#include <future>
#include <memory>
#include <type_traits>

namespace hub {

/// An object that is made, used and deleted on a thread of its own, which runs an event loop. The handle is made and
/// deleted on one thread; its functions may be called from any, as long as it stands.
template<typename T>
class ThreadedObject
{
public:
    /// Starts the thread, which calls `make` first; does not wait for it.
    ThreadedObject(const QString &threadName, std::function<std::unique_ptr<T>()> make)
    {
        const auto run = [this, make = std::move(make)] {
            const std::unique_ptr<T> object = make();
            m_promise.set_value(object.get());
            QEventLoop().exec();
        };
        m_thread.start(threadName, run, &m_mailbox);
    }
    /// Ends the event loop, has the object deleted on its thread and waits for that. What was posted and has not begun
    /// by then is dropped.
    ~ThreadedObject()
    {
        m_thread.quit();
        m_thread.join();
    }
    ThreadedObject(const ThreadedObject &) = delete;
    ThreadedObject &operator=(const ThreadedObject &) = delete;

    /// For the object's thread-safe functions. Waits until it is made.
    [[nodiscard]] T &object() const { return *m_object.get(); }

    /// Has something done on its thread; does not wait.
    void post(std::function<void(T &)> work) const
    {
        m_mailbox.post([object = m_object, work = std::move(work)] { work(*object.get()); });
    }
    /// Has it done and waits for the result: at the start, at the end, and in tests; never on an event loop that
    /// serves, and not from inside `post`.
    template<typename Work>
    auto call(Work work) const -> std::invoke_result_t<Work, T &>
    {
        using Value = std::invoke_result_t<Work, T &>;
        // Shared, since std::function wants to be copyable.
        const auto task = std::make_shared<std::packaged_task<Value(T &)>>(std::move(work));
        auto result = task->get_future();
        post([task](T &object) { (*task)(object); });
        return result.get();
    }

private:
    std::promise<T *> m_promise;
    std::shared_future<T *> m_object{m_promise.get_future()};
    Mailbox m_mailbox; // on the thread; goes once that has ended
    WorkerThread m_thread;
};

} // namespace hub
