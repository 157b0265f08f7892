// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/hubapi.h"
#include "core/dashboard/sendingapi.h"
#include "ui/shell/autostart.h"

#include <QObject>
#include <QSet>
#include <QWidget>

#include <functional>

namespace hub::ui {

/// Knows how many bulk jobs are at work, and whether all sending is stopped: what the shell must know before it stops
/// the hub. On the window's thread.
class JobWatch : public QObject
{
    Q_OBJECT

public:
    explicit JobWatch(SendingApi &sending, QObject *parent = nullptr);
    ~JobWatch() override;

    /// The hub is running: asks for what began before.
    void loadJobs();
    /// Jobs that run or wait for their turn, as far as was told: an end is told up to half a second after it.
    [[nodiscard]] int active() const { return int(m_active.size()); }
    /// Reads how many of them there are now. With no answer: those that were told of.
    void readActive(std::function<void(int active)> done);
    [[nodiscard]] bool isStopped() const { return m_stopped; }

Q_SIGNALS:
    void stoppedChanged(bool stopped);

private:
    void applyJob(const JobInfo &job);
    void setStopped(bool stopped);

    SendingApi &m_sending;
    QSet<qint64> m_active;
    QSet<qint64> m_heard; // what was told of a job is newer than the list
    bool m_stopped = false;
};

/// What the menus offer besides pages. Errors are told over the window. On the window's thread.
class ShellCommands : public QObject
{
    Q_OBJECT

public:
    ShellCommands(HubApi &hub, QString version, Autostart autostart, QWidget &window);
    ~ShellCommands() override;

    /// Asks first.
    void stopSending();
    void allowSending();
    void saveDiagnostics();
    void openDataFolder();
    void openAbout();
    [[nodiscard]] bool isAutostartEnabled() const { return m_autostart.isEnabled(); }
    void setAutostart(bool enabled);

Q_SIGNALS:
    /// Something was done; plain text.
    void noticed(const QString &text);
    void autostartChanged(bool enabled);

private:
    HubApi &m_hub;
    const QString m_version;
    const Autostart m_autostart;
    QWidget &m_window;
    bool m_diagnosing = false;
};

} // namespace hub::ui
