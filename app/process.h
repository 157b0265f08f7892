// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"

#include <QObject>

#include <functional>
#include <memory>

class QSocketNotifier;

namespace hub {
class Log;
}

namespace hub::app {

/// Lets this process open as many files and sockets as the system allows it: 1,024 connections and their calls to the
/// Session Manager need more than the 1,024 descriptors that a shell usually gives. Does nothing where there is no such
/// limit.
void raiseDescriptorLimit();

/// While it lives, what Qt and its plugins have to say goes into the log, line by line with everything else. Qt has one
/// message handler a process, so there is at most one of these at a time.
class QtMessages
{
public:
    explicit QtMessages(Log &log);
    ~QtMessages();
    QtMessages(const QtMessages &) = delete;
    QtMessages &operator=(const QtMessages &) = delete;

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &message);
};

/// What to do when the display goes away under a window: Qt's platform plugins then write "… connection broke …" and
/// call exit() (QXcbConnection::processXcbEvents in qtbase), whose clean-up would run beside the threads of a hub at
/// work; it crashed once in two. Told by QtMessages, since Qt has no other word of it; `finish` runs on the thread that
/// Qt was on, outside of its event loop, and then the process ends with 1, cleaning up nothing more. At most one at a
/// time.
class DisplayLoss : public QObject
{
    Q_OBJECT

public:
    explicit DisplayLoss(std::function<void()> finish, QObject *parent = nullptr);
    ~DisplayLoss() override;

private:
    const std::function<void()> m_finish;
    friend class QtMessages;
};

/// Turns SIGINT, SIGTERM and SIGHUP (on Windows: Ctrl+C, Ctrl+Break and closing the console) into a Qt signal on the
/// thread where it lives. There is at most one at a time, since a process has one handler; the former handlers return
/// when it goes.
class StopSignals : public QObject
{
    Q_OBJECT

public:
    explicit StopSignals(QObject *parent = nullptr);
    ~StopSignals() override;

    /// Whether the handlers could be set up.
    [[nodiscard]] bool isValid() const { return m_valid; }

Q_SIGNALS:
    /// Once per signal received: who is asked twice may stop at once.
    void stopRequested();
    /// SIGHUP: read again what may have changed beside the program.
    void reloadRequested();

private:
    bool m_valid = false;
#ifdef Q_OS_WIN
    Mailbox m_mailbox;
#else
    void onReadable();

    struct Handlers;
    std::unique_ptr<Handlers> m_former;
    QSocketNotifier *m_notifier = nullptr;
    int m_receiver = -1;
#endif
};

} // namespace hub::app
