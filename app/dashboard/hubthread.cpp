// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/hubthread.h"

namespace hub::app {

HubThread::HubThread(Log &log, HubObserver &observer, const Mailbox::Address &window)
    : m_runner(new HubRunner(log, observer, window)), m_mailbox(m_runner->mailbox())
{
    m_thread.setObjectName(QStringLiteral("hub"));
    m_runner->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_runner, &QObject::deleteLater);
    m_thread.start();
}

HubThread::~HubThread()
{
    m_thread.quit();
    m_thread.wait();
}

void HubThread::post(std::function<void(HubRunner &)> call) const
{
    m_mailbox.post([runner = m_runner, call = std::move(call)] { call(*runner); });
}

} // namespace hub::app
