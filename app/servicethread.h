// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"

#include <QThread>

#include <functional>
#include <memory>

namespace hub::app {

class Services;

/// The thread that the services live on, so that neither a window nor the listener shares it.
class ServiceThread
{
public:
    /// Starts the thread, has `make` build the services on it and waits for that: milliseconds, before anything serves.
    explicit ServiceThread(const std::function<std::unique_ptr<Services>()> &make);
    /// Deletes the services on their thread and waits for its end.
    ~ServiceThread();
    ServiceThread(const ServiceThread &) = delete;
    ServiceThread &operator=(const ServiceThread &) = delete;

    [[nodiscard]] Services &services() const { return *m_services; }
    /// Has the services' thread do something; does not wait.
    void post(std::function<void()> call) const { m_mailbox->post(std::move(call)); }

private:
    QThread m_thread;
    std::unique_ptr<Mailbox> m_mailbox; // lives on the thread
    std::unique_ptr<Services> m_services;
};

} // namespace hub::app
