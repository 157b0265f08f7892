// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/stopsignal.h"

#include <QSocketNotifier>

#ifndef Q_OS_WIN
#include <csignal>
#include <unistd.h>
#endif

namespace hub::sim {

#ifdef Q_OS_WIN

StopSignal::StopSignal(QObject *parent) : QObject(parent) {}
StopSignal::~StopSignal() = default;

#else

namespace {

// A signal handler gets no context but what is static; writing to a pipe is about all that it may do
// (signal-safety(7)).
volatile std::sig_atomic_t writeEnd = -1;

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(writeEnd, &byte, 1);
}

} // namespace

StopSignal::StopSignal(QObject *parent) : QObject(parent)
{
    if (::pipe(m_pipe) != 0)
        return;
    writeEnd = m_pipe[1];
    auto *notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        notifier->setEnabled(false);
        Q_EMIT received();
    });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

StopSignal::~StopSignal()
{
    if (m_pipe[0] < 0)
        return;
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    writeEnd = -1;
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}

#endif

} // namespace hub::sim
