// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/process.h"

#include "core/log/log.h"

#include <QtGlobal>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <utility>

#ifndef Q_OS_WIN
#include <sys/resource.h>
#endif

namespace hub::app {

namespace {

// A message handler is a plain function: it has nowhere else to look.
std::atomic<Log *> target = nullptr;
std::atomic<DisplayLoss *> displayLoss = nullptr;

} // namespace

void QtMessages::handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    Log *log = target.load(std::memory_order_acquire);
    if (!log)
        return;
    const Log::Level level = type == QtDebugMsg     ? Log::Level::Debug
                             : type == QtInfoMsg    ? Log::Level::Info
                             : type == QtWarningMsg ? Log::Level::Warning
                                                    : Log::Level::Error;
    log->write(level, "qt", message.toUtf8(), {{"category", context.category ? context.category : "default"}});
    if (message.startsWith(QLatin1String("The X11 connection broke")) ||
        message.startsWith(QLatin1String("The Wayland connection broke"))) {
        if (DisplayLoss *loss = displayLoss.exchange(nullptr)) {
            loss->m_finish();
            log->flush();
            std::_Exit(1);
        }
    }
}

DisplayLoss::DisplayLoss(std::function<void()> finish, QObject *parent) : QObject(parent), m_finish(std::move(finish))
{
    displayLoss.store(this);
}

DisplayLoss::~DisplayLoss()
{
    displayLoss.store(nullptr);
}

QtMessages::QtMessages(Log &log)
{
    target.store(&log, std::memory_order_release);
    qInstallMessageHandler(handle);
}

QtMessages::~QtMessages()
{
    qInstallMessageHandler(nullptr);
    target.store(nullptr, std::memory_order_release);
}

void raiseDescriptorLimit()
{
#ifndef Q_OS_WIN
    constexpr rlim_t Enough = 65536; // a hard limit of millions would make tables as large
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= Enough)
        return;
    limit.rlim_cur = std::min(limit.rlim_max, Enough);
    setrlimit(RLIMIT_NOFILE, &limit); // if not, the server still pauses accepting when none is left
#endif
}

} // namespace hub::app

#ifdef Q_OS_WIN

#include <mutex>
#include <qt_windows.h>

namespace hub::app {

namespace {

// A console handler gets no context pointer, and runs on a thread of its own.
std::mutex handlerMutex;
std::function<bool()> handler;

BOOL WINAPI onConsoleEvent(DWORD)
{
    const std::lock_guard lock(handlerMutex);
    return handler && handler() ? TRUE : FALSE;
}

} // namespace

StopSignals::StopSignals(QObject *parent) : QObject(parent)
{
    {
        const std::lock_guard lock(handlerMutex);
        handler = [this, address = m_mailbox.address()] { return address.post([this] { Q_EMIT stopRequested(); }); };
    }
    m_valid = SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

StopSignals::~StopSignals()
{
    SetConsoleCtrlHandler(onConsoleEvent, FALSE);
    const std::lock_guard lock(handlerMutex);
    handler = nullptr;
}

} // namespace hub::app

#else

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace hub::app {

namespace {

// A signal handler gets no context pointer, so this one descriptor is the process's.
std::atomic<int> handlerSender = -1;
static_assert(std::atomic<int>::is_always_lock_free);

/// Only async-signal-safe calls (signal-safety(7)): write() is one, everything of Qt's is not.
extern "C" void onSignal(int number)
{
    const int formerError = errno;
    const char byte = char(number);
    // The socket does not block; when it is full, a stop is already asked for many times.
    const ssize_t written = ::write(handlerSender.load(), &byte, 1);
    (void)written;
    errno = formerError;
}

} // namespace

struct StopSignals::Handlers
{
    struct sigaction interrupt;
    struct sigaction terminate;
    struct sigaction hangUp;
};

StopSignals::StopSignals(QObject *parent) : QObject(parent)
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0)
        return;
    for (const int end : ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    m_receiver = ends[1];
    handlerSender = ends[0];
    m_notifier = new QSocketNotifier(m_receiver, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &StopSignals::onReadable);

    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    m_former = std::make_unique<Handlers>();
    m_valid = ::sigaction(SIGINT, &action, &m_former->interrupt) == 0 &&
              ::sigaction(SIGTERM, &action, &m_former->terminate) == 0 &&
              ::sigaction(SIGHUP, &action, &m_former->hangUp) == 0;
}

StopSignals::~StopSignals()
{
    if (!m_former)
        return;
    ::sigaction(SIGINT, &m_former->interrupt, nullptr);
    ::sigaction(SIGTERM, &m_former->terminate, nullptr);
    ::sigaction(SIGHUP, &m_former->hangUp, nullptr);
    m_notifier->setEnabled(false);
    ::close(handlerSender.exchange(-1));
    ::close(m_receiver);
}

void StopSignals::onReadable()
{
    std::array<char, 16> bytes{};
    const ssize_t count = ::read(m_receiver, bytes.data(), bytes.size());
    for (ssize_t i = 0; i < count; ++i) {
        if (bytes[std::size_t(i)] == char(SIGHUP))
            Q_EMIT reloadRequested();
        else
            Q_EMIT stopRequested();
    }
}

} // namespace hub::app

#endif
