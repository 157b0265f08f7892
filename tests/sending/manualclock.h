// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sending/sendercontext.h"

#include <QDateTime>
#include <QPointer>

#include <atomic>
#include <map>

namespace hub::test {

/// A clock that stands until the test makes it go: days of pace and sending hours pass in no time.
class ManualClock : public SendingClock
{
public:
    explicit ManualClock(const char *start = "2026-01-12T12:00:00Z")
        : m_now(QDateTime::fromString(QString::fromLatin1(start), Qt::ISODate).toMSecsSinceEpoch())
    {
    }

    qint64 now() const override { return m_now; }
    qint64 steady() const override { return m_steady; }
    void callAfter(std::chrono::milliseconds delay, QObject *context, std::function<void()> call) override
    {
        m_calls.emplace(m_steady + delay.count(), Call{context, std::move(call)});
    }

    /// Lets `ms` pass; what becomes due is called in order.
    void advance(qint64 ms)
    {
        const qint64 end = m_steady + ms;
        while (!m_calls.empty() && m_calls.begin()->first <= end) {
            const auto due = m_calls.extract(m_calls.begin());
            pass(due.key() - m_steady);
            if (due.mapped().context)
                due.mapped().call();
        }
        pass(end - m_steady);
    }
    /// Calls that are still to come.
    [[nodiscard]] size_t pending() const { return m_calls.size(); }
    /// Somebody sets the wall clock; steady time does not notice.
    void setWallClock(qint64 now) { m_now = now; }

private:
    struct Call
    {
        QPointer<QObject> context;
        std::function<void()> call;
    };

    void pass(qint64 ms)
    {
        m_now += ms;
        m_steady += ms;
    }

    std::atomic<qint64> m_now;
    qint64 m_steady = 1000;
    std::multimap<qint64, Call> m_calls;
};

} // namespace hub::test
