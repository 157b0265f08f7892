// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dashboard/hubobserver.h"
#include "app/dashboard/questions.h"
#include "core/async/mailbox.h"

#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace hub::app {

/// Who acts, in the audit log.
inline constexpr auto DashboardActor = "dashboard";
inline constexpr auto DashboardAddress = "local";

/// What the parts of the link in this process share. Lives on the window's thread and outlives the parts.
class LinkContext
{
public:
    /// The hub while it runs, else null: whoever may destroy it takes it from here first.
    [[nodiscard]] const RunningHub *hub() const { return m_hub ? &*m_hub : nullptr; }
    /// Which start of the hub that is; rises.
    [[nodiscard]] quint64 run() const { return m_run; }
    /// Where answers come home.
    [[nodiscard]] Mailbox::Address address() const { return m_mailbox.address(); }

    /// A start of the hub has run through.
    void attach(const RunningHub &hub) { m_hub = hub; }
    /// The hub is about to go, and whoever asks meanwhile is told why there is none. Gives the number of the next
    /// start.
    quint64 detach(const Error &why)
    {
        m_hub.reset();
        m_whyNone = why;
        return ++m_run;
    }
    void setWhyNone(const Error &why) { m_whyNone = why; }
    /// What was asked before detach() and is not answered yet, nobody will answer.
    void giveUp() { m_questions.giveUp(m_whyNone); }

    /// Asks the hub: `work(const RunningHub &, Reply<T>)` may call what is thread-safe there, and gives the reply where
    /// address() leads. Without a hub the answer is HUB_STOPPED.
    template<typename T, typename Work>
    void ask(QObject *context, Answer<T> done, Work work)
    {
        const Reply<T> reply = m_questions.open<T>(context, std::move(done));
        if (m_hub)
            work(*m_hub, reply);
        else
            refuse(reply);
    }

    /// Notes a question that needs no hub.
    template<typename T>
    [[nodiscard]] Reply<T> note(QObject *context, Answer<T> done)
    {
        return m_ownQuestions.open<T>(context, std::move(done));
    }

    /// Answers that there is no hub; never from inside the call that asks.
    template<typename T>
    void refuse(const Reply<T> &reply)
    {
        m_mailbox.post([reply, why = m_whyNone] { reply(tl::unexpected<Error>(why)); });
    }

    /// Has a thread of its own do what takes long, one after the other, and then goes on with the result on this
    /// thread. `work` must not refer to anything of this thread.
    template<typename T>
    void inBackground(std::function<T()> work, std::function<void(T)> then)
    {
        m_workers.setMaxThreadCount(1);
        m_workers.start([home = address(), work = std::move(work), then = std::move(then)] {
            const auto result = std::make_shared<T>(work());
            home.post([result, then] { then(std::move(*result)); });
        });
    }

private:
    Mailbox m_mailbox;
    Questions m_questions;    // asked of the hub
    Questions m_ownQuestions; // asked of the link itself
    std::optional<RunningHub> m_hub;
    quint64 m_run = 0;
    Error m_whyNone;
    QThreadPool m_workers; // last: ends first
};

} // namespace hub::app
