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

} // namespace hub::ui
