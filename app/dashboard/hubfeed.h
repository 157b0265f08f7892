// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dashboard/hubobserver.h"
#include "core/async/mailbox.h"
#include "core/dashboard/serverapi.h"
#include "core/events/eventjournal.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace hub::http {
class Server;
}

namespace hub::app {

/// Follows running services for a window: compares the board with what the window has, and hands on alerts, jobs and
/// news of the audit log. What it finds is posted to the window only when something has changed, so that 10,000 quiet
/// clients cost the window nothing. Lives on the hub's thread; services and observer's mailbox are as HubObserver says.
class HubFeed : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds Period{250};

    HubFeed(Services &services, quint64 run, HubObserver &observer, Mailbox::Address window, QObject *parent = nullptr);
    ~HubFeed() override;

    /// Drops what comes for it once this object, and soon the services, are gone.
    [[nodiscard]] Mailbox::Address mailbox() const { return m_mailbox.address(); }

private:
    void compare();
    void followServices();
    void followAudit();

    Services &m_services;
    const quint64 m_run;
    HubObserver &m_observer; // called in the window's mailbox only
    const Mailbox::Address m_window;
    quint64 m_revision = 0; // of the board that the window has
    QTimer m_timer;
    Mailbox m_mailbox;
    EventJournal::Subscription m_subscription;
};

/// Turns a server's running counts into what happened since the last look, over as many servers as there are one after
/// the other. Lives on the thread of the servers.
class ServerSampler
{
public:
    /// `server`: null while there is none. `now`: ms since 1970; `elapsed`: ms since the last sample.
    [[nodiscard]] ServerSample takeSample(const http::Server *server, qint64 now, qint64 elapsed);
    /// That server goes: its counts are added to those of the program. Call it while it still stands.
    void noteEnd(const http::Server &server);

private:
    struct Totals
    {
        quint64 requests = 0;
        quint64 clientErrors = 0;
        quint64 serverErrors = 0;
        quint64 microseconds = 0;

        Totals &operator+=(const Totals &other);
    };
    static Totals totalsOf(const http::Server &server);

    Totals m_ended; // of servers that are gone
    Totals m_told;  // in former samples
};

} // namespace hub::app
