// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"

#include <QThreadPool>

#include <functional>
#include <memory>
#include <type_traits>

namespace hub::ui {

/// Runs `work` on a thread of the program's pool, and `done` with its result on the calling thread, unless `context`
/// is gone by then. Nobody waits for it: for decoding a picture or writing a file without holding up the window.
template<typename Work, typename Done>
void runOffThread(QObject *context, Work work, Done done)
{
    using Value = std::invoke_result_t<Work>;
    auto *mailbox = new Mailbox(context);
    std::function<void(Value)> deliver = [mailbox, done = std::move(done)](Value value) {
        mailbox->deleteLater();
        done(std::move(value));
    };
    QThreadPool::globalInstance()->start(
        [address = mailbox->address(), work = std::move(work), deliver = std::move(deliver)]() mutable {
            auto value = std::make_shared<Value>(work());
            address.post([value, deliver = std::move(deliver)] { deliver(std::move(*value)); });
        });
}

/// A thread of one's own for work that would hold up the window: one piece after the other, in order. `done` runs on
/// the thread of this object, and not at all once it is gone; its destruction waits for the piece under way.
class Background
{
public:
    Background() { m_pool.setMaxThreadCount(1); }

    template<typename T>
    void run(std::function<T()> work, std::function<void(T)> done)
    {
        m_pool.start([address = m_mailbox.address(), work = std::move(work), done = std::move(done)]() mutable {
            auto result = std::make_shared<T>(work());
            work = nullptr; // what it holds may be large: freed here
            address.post([result, done = std::move(done)] { done(std::move(*result)); });
        });
    }
    /// Frees something large elsewhere.
    void drop(std::shared_ptr<const void> large)
    {
        m_pool.start([large = std::move(large)]() mutable { large.reset(); });
    }

private:
    Mailbox m_mailbox;
    QThreadPool m_pool; // last: ends first
};

} // namespace hub::ui
