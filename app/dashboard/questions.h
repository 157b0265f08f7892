// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/answer.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <memory>
#include <utility>

namespace hub::app {

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

} // namespace hub::app
