// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace hub::app {

/// Turns SIGINT and SIGTERM (on Windows: Ctrl+C, Ctrl+Break and closing the console) into a Qt signal on the thread
/// where it lives. There is at most one at a time, since a process has one handler; the former handlers return when it
/// goes.
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
