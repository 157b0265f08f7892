// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/answer.h"
#include "core/result.h"

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace hub {

/// Where all questions to a FakeHubApi arrive: keeps a record of them, lets the next one fail, and gives the answers
/// through the event loop, or holds them back until a test lets them go.
class FakeDesk : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// What was asked, in order: the function's name and its arguments in words, as in `put 51 Bakery`.
    QStringList calls;
    /// Those of one function.
    [[nodiscard]] QStringList callsOf(const QString &function) const;
    [[nodiscard]] QString lastCall() const { return calls.value(calls.size() - 1); }

    /// The next question (of that function; without a name: of any) changes nothing and is answered with this error.
    void failNext(const Error &error, const QString &function = {});
    void failNext(const char *code, const QString &message, const QString &function = {}, const QByteArray &field = {});

    /// From now on what is asked is done, but its answer waits.
    void hold() { m_holding = true; }
    [[nodiscard]] int held() const { return int(m_held.size()); }
    /// Gives the held answers in the order of the questions, and later ones at once again.
    void release();
    /// Gives only the newest held answer: answers out of order.
    void releaseNewest();
    /// Gives only the oldest held answer.
    void releaseOldest();

    /// For the parts of the hub: records the question; gives the error that it has to be answered with, if any.
    [[nodiscard]] std::optional<Error> ask(const QString &function, const QStringList &arguments = {});
    template<typename T>
    void answer(QObject *context, const Answer<T> &done, const Result<T> &result)
    {
        give(context, [done, result] { done(result); });
    }
    template<typename T>
    void refuse(QObject *context, const Answer<T> &done, const Error &error)
    {
        answer<T>(context, done, tl::unexpected<Error>(error));
    }

private:
    struct Held
    {
        QPointer<QObject> context;
        std::function<void()> call;
    };

    void give(QObject *context, std::function<void()> call);
    static void deliver(const Held &held);

    std::vector<std::pair<QString, Error>> m_failures;
    std::vector<Held> m_held;
    bool m_holding = false;
};

} // namespace hub
