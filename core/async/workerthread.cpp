// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/async/workerthread.h"

#include <QThread>

namespace hub {

WorkerThread::WorkerThread() = default;

WorkerThread::~WorkerThread()
{
    join();
}

void WorkerThread::start(const QString &name, std::function<void()> work, QObject *moved)
{
    join();
    const auto ended = std::make_shared<std::promise<void>>();
    m_ended = ended->get_future();
    m_thread.reset(QThread::create([ended, work = std::move(work)] {
        work();
        ended->set_value();
    }));
    m_thread->setObjectName(name);
    if (moved)
        moved->moveToThread(m_thread.get());
    m_thread->start();
}

void WorkerThread::quit()
{
    if (m_thread)
        m_thread->quit();
}

void WorkerThread::join()
{
    if (!m_thread)
        return;
    m_ended.wait();
    m_thread->wait();
    m_thread.reset();
}

} // namespace hub
