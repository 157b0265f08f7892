// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"

#include <QThreadPool>

#include <functional>
#include <memory>

namespace hub::ui {

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
