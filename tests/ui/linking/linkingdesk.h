// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/support/fakehubapi.h"
#include "ui/linking/linkingrun.h"

#include <QCoreApplication>
#include <QDateTime>

namespace hub::ui {

inline ClienteId id(qint64 value)
{
    return *ClienteId::fromNumber(value);
}

inline std::vector<ClienteId> ids(std::initializer_list<qint64> values)
{
    std::vector<ClienteId> result;
    for (const qint64 value : values)
        result.push_back(id(value));
    return result;
}

/// The account that a phone of client `number` has.
inline QString phoneOf(qint64 number)
{
    return QStringLiteral("549110000%1").arg(number, 4, 10, QLatin1Char('0'));
}

/// A hub in memory with clients, and quick settings.
struct LinkingDesk
{
    explicit LinkingDesk(SessionState state = SessionState::QrRequired, int clients = 5) : store(hub.clients())
    {
        for (int number = 1; number <= clients; ++number)
            add(number, state);
        hub.clients().announce();
    }

    void add(qint64 number, SessionState state)
    {
        MonitoredClient client{.client = id(number), .name = QStringLiteral("Shop %1").arg(number)};
        client.lastKnown = client.state = state;
        client.rawState = QString::fromLatin1(sessionStateWord(state)).toUpper();
        client.needsQr = state == SessionState::QrRequired;
        client.connected = client.canSend = state == SessionState::Ready;
        client.lastChecked = client.lastGoodAnswer = QDateTime::currentMSecsSinceEpoch() - 1000;
        client.since = client.lastKnownSince = client.lastChecked - 60'000;
        if (state == SessionState::Ready)
            client.account = phoneOf(number);
        hub.clients().set(client);
    }
    /// A state, told at once.
    void set(qint64 number, SessionState state, const QString &account = {})
    {
        hub.clients().setState(id(number), state, account);
        hub.clients().announce();
    }
    /// A phone scans the code.
    void scan(qint64 number) { set(number, SessionState::Ready, phoneOf(number)); }
    void setOutage(bool down)
    {
        hub.clients().setSessionManager({.up = !down, .reason = QStringLiteral("refused"), .since = down ? 1 : 2});
        hub.clients().announce();
    }
    [[nodiscard]] QStringList connected() const { return hub.desk.callsOf(QStringLiteral("connectSession")); }

    [[nodiscard]] static LinkingSettings quick()
    {
        using namespace std::chrono_literals;
        return {.celebrate = 30ms, .ahead = 2, .feed = {50ms, 20ms, 40ms}};
    }

    FakeHubApi hub;
    ClientStore store;
};

/// A run on it, in view.
struct RunDesk : LinkingDesk
{
    explicit RunDesk(SessionState state = SessionState::QrRequired, int clients = 5, LinkingSettings settings = quick())
        : LinkingDesk(state, clients), run(PageContext{hub, store}, settings)
    {
        run.setActive(true);
    }

    void start(bool connect = false, bool everyone = false)
    {
        std::vector<ClienteId> all;
        for (const auto &[client, known] : store.clients())
            all.push_back(client);
        run.start(all, connect, everyone);
    }
    [[nodiscard]] qint64 now() const
    {
        return run.queue().current() == nullptr ? 0 : run.queue().current()->client.toNumber();
    }
    [[nodiscard]] LinkingQueue::Outcome outcome(qint64 client) const { return run.queue().find(id(client))->outcome; }

    LinkingRun run;
};

} // namespace hub::ui
