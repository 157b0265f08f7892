// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakedesk.h"

#include <algorithm>

namespace hub {

QStringList FakeDesk::callsOf(const QString &function) const
{
    QStringList result;
    std::copy_if(calls.begin(), calls.end(), std::back_inserter(result), [&function](const QString &call) {
        return call == function || call.startsWith(QString(function % u' '));
    });
    return result;
}

void FakeDesk::failNext(const Error &error, const QString &function)
{
    m_failures.emplace_back(function, error);
}

void FakeDesk::failNext(const char *code, const QString &message, const QString &function, const QByteArray &field)
{
    failNext(Error{QByteArray(code), message, field}, function);
}

std::optional<Error> FakeDesk::ask(const QString &function, const QStringList &arguments)
{
    calls.append(arguments.isEmpty() ? function : QString(function % u' ' % arguments.join(u' ')));
    const auto found = std::find_if(m_failures.begin(), m_failures.end(), [&function](const auto &failure) {
        return failure.first.isEmpty() || failure.first == function;
    });
    if (found == m_failures.end())
        return {};
    const Error error = found->second;
    m_failures.erase(found);
    return error;
}

void FakeDesk::give(QObject *context, std::function<void()> call)
{
    const Held answer{context, std::move(call)};
    if (m_holding)
        m_held.push_back(answer);
    else
        deliver(answer);
}

void FakeDesk::deliver(const Held &held)
{
    if (held.context)
        QTimer::singleShot(0, held.context.data(), held.call);
}

void FakeDesk::release()
{
    m_holding = false;
    for (const Held &held : std::exchange(m_held, {}))
        deliver(held);
}

void FakeDesk::releaseNewest()
{
    Q_ASSERT(!m_held.empty());
    deliver(m_held.back());
    m_held.pop_back();
}

void FakeDesk::releaseOldest()
{
    Q_ASSERT(!m_held.empty());
    deliver(m_held.front());
    m_held.erase(m_held.begin());
}

} // namespace hub
