// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dashboard/hubobserver.h"
#include "core/async/mailbox.h"
#include "core/events/eventjournal.h"

#include <QObject>
#include <QTimer>

#include <chrono>

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

} // namespace hub::app
