// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/servicethread.h"

#include "app/services.h"

#include <QSemaphore>

namespace hub::app {

ServiceThread::ServiceThread(const std::function<std::unique_ptr<Services>()> &make)
    : m_mailbox(std::make_unique<Mailbox>())
{
    m_thread.setObjectName(QStringLiteral("services"));
    m_mailbox->moveToThread(&m_thread);
    m_thread.start();
    QSemaphore made;
    m_mailbox->post([this, &make, &made] {
        m_services = make();
        made.release();
    });
    made.acquire();
}

ServiceThread::~ServiceThread()
{
    QSemaphore gone;
    m_mailbox->post([this, &gone] {
        m_services.reset();
        gone.release();
    });
    gone.acquire();
    m_thread.quit();
    m_thread.wait();
}

} // namespace hub::app
