// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QObject>

#include <functional>
#include <memory>

namespace hub {

/// The way work reaches another thread: a queue of calls that runs, in order, on the thread where the mailbox lives.
///
/// Whoever wants to send holds an Address, a small copyable value that any thread may use at any time. A call posted to
/// a mailbox that is gone is dropped, so an address never dangles. (Own mutex and queue rather than a queued lambda:
/// ThreadSanitizer cannot see the hand-over inside Debian's Qt, which is not instrumented.)
class HUB_CORE_EXPORT Mailbox : public QObject
{
    Q_OBJECT

public:
    using Call = std::function<void()>;
    struct State;

    class HUB_CORE_EXPORT Address
    {
    public:
        Address() = default;
        /// Thread-safe. Returns false when the mailbox is gone and the call was dropped.
        bool post(Call call) const;

    private:
        friend class Mailbox;
        explicit Address(std::shared_ptr<State> state) : m_state(std::move(state)) {}
        std::shared_ptr<State> m_state;
    };

    explicit Mailbox(QObject *parent = nullptr);
    ~Mailbox() override;

    [[nodiscard]] Address address() const { return Address(m_state); }

    /// Thread-safe; the same as `address().post(…)`.
    bool post(Call call) const { return address().post(std::move(call)); }

protected:
    bool event(QEvent *event) override;

private:
    std::shared_ptr<State> m_state;
};

} // namespace hub
