// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dashboard/hubobserver.h"
#include "core/async/mailbox.h"
#include "core/dashboard/answer.h"
#include "core/storage/auditrepository.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace hub {
class ApiKeyAdmin;
class ClientRegistry;
class ContactSync;
class SendingService;
class UserAdmin;
} // namespace hub

namespace hub::app {

/// Who acts, in the audit log.
inline constexpr auto DashboardActor = "dashboard";
inline constexpr auto DashboardAddress = "local";

/// Whoever sits at the window administers the hub.
inline audit::Actor windowActor()
{
    return {
        .name = QString::fromLatin1(DashboardActor), .address = QString::fromLatin1(DashboardAddress), .isAdmin = true};
}

/// Takes the answer to one question, on the window's thread. A copyable value that any thread may carry: the callback
/// that somebody gave with his question stays behind on the window's thread.
template<typename T>
using Reply = std::function<void(const Result<T> &)>;

/// The questions that the window has asked and that are not answered yet, so that each is answered exactly once, also
/// if the hub that was asked goes before it answers. Lives on the window's thread.
class Questions
{
public:
    /// Notes a question. Who answers after all questions were given up, or after this object is gone, answers nobody.
    template<typename T>
    [[nodiscard]] Reply<T> open(QObject *context, Answer<T> done)
    {
        const quint64 number = ++m_state->last;
        m_state->open.emplace(number, std::make_unique<Question<T>>(context, std::move(done)));
        return [state = std::weak_ptr<State>(m_state), number](const Result<T> &result) {
            const auto alive = state.lock();
            if (!alive)
                return;
            if (const auto node = alive->open.extract(number); !node.empty())
                static_cast<Question<T> &>(*node.mapped()).answer(result);
        };
    }

    /// Answers all that are open with this error.
    void giveUp(const Error &error)
    {
        const auto given = std::exchange(m_state->open, {}); // an answer may ask something new
        for (const auto &[number, question] : given)
            question->fail(error);
    }

    [[nodiscard]] std::size_t count() const { return m_state->open.size(); }

private:
    struct AnyQuestion
    {
        virtual ~AnyQuestion() = default;
        virtual void fail(const Error &error) = 0;
    };

    template<typename T>
    struct Question final : AnyQuestion
    {
        Question(QObject *asker, Answer<T> answerer) : context(asker), done(std::move(answerer)) {}
        void answer(const Result<T> &result)
        {
            if (context)
                done(result);
        }
        void fail(const Error &error) override { answer(tl::unexpected<Error>(error)); }

        QPointer<QObject> context;
        Answer<T> done;
    };

    struct State
    {
        std::map<quint64, std::unique_ptr<AnyQuestion>> open;
        quint64 last = 0;
    };

    std::shared_ptr<State> m_state = std::make_shared<State>();
};

// The services that a window's calls are forwarded to.
[[nodiscard]] ApiKeyAdmin &serviceOf(const RunningHub &hub, std::type_identity<ApiKeyAdmin>);
[[nodiscard]] ClientRegistry &serviceOf(const RunningHub &hub, std::type_identity<ClientRegistry>);
[[nodiscard]] ContactSync &serviceOf(const RunningHub &hub, std::type_identity<ContactSync>);
[[nodiscard]] SendingService &serviceOf(const RunningHub &hub, std::type_identity<SendingService>);
[[nodiscard]] UserAdmin &serviceOf(const RunningHub &hub, std::type_identity<UserAdmin>);

/// How the window's thread calls the hub in this process, and hears the answers. Lives on the window's thread and
/// outlives the parts of LocalHub, which share it.
class HubCalls
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

    /// Calls a service's thread-safe function with these arguments, and `done` with its answer: `function` takes, after
    /// the arguments, where and how to reply. Without a hub the answer is HUB_STOPPED.
    template<typename T, typename Service, typename... Parameters, typename... Arguments>
    void forward(QObject *context, Answer<T> done, void (Service::*function)(Parameters...), Arguments &&...arguments)
    {
        ask<T>(context, std::move(done), [&](const RunningHub &hub, const Reply<T> &reply) {
            (serviceOf(hub, std::type_identity<Service>()).*function)(std::forward<Arguments>(arguments)..., address(),
                                                                      reply);
        });
    }

    /// The same for what is more than one call: `work(const RunningHub &, Reply<T>)` may call what is thread-safe
    /// there, and gives the reply where address() leads.
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
    Questions m_ownQuestions; // asked of LocalHub itself
    std::optional<RunningHub> m_hub;
    quint64 m_run = 0;
    Error m_whyNone;
    QThreadPool m_workers; // last: ends first
};

} // namespace hub::app
