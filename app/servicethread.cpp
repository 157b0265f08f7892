// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/servicethread.h"

#include "app/services.h"

#include <future>

namespace hub::app {

namespace {

/// Runs `call` on the mailbox's thread and waits for it: at start and end only, when that thread serves nobody.
void runAndWait(const Mailbox &mailbox, const std::function<void()> &call)
{
    // Shared, so that it outlives whichever thread is done with it first.
    const auto done = std::make_shared<std::promise<void>>();
    mailbox.post([&call, done] {
        call();
        done->set_value();
    });
    done->get_future().wait();
}

} // namespace

ServiceThread::ServiceThread(const std::function<std::unique_ptr<Services>()> &make)
    : m_mailbox(std::make_unique<Mailbox>())
{
    m_thread.setObjectName(QStringLiteral("services"));
    m_mailbox->moveToThread(&m_thread);
    m_thread.start();
    runAndWait(*m_mailbox, [this, &make] { m_services = make(); });
}

ServiceThread::~ServiceThread()
{
    runAndWait(*m_mailbox, [this] { m_services.reset(); });
    m_thread.quit();
    m_thread.wait();
}

} // namespace hub::app
