// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLocalServer>
#include <QObject>

namespace hub::app {

/// How a program that is started a second time on one data directory asks the first one to show its window: a local
/// socket named by the directory, in the user's own run-time directory. Who may listen is decided by the directory's
/// lock, not here. Lives on the window's thread.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(QObject *parent = nullptr);
    ~SingleInstance() override;

    /// For the owner of the directory's lock; false if no such socket can be made, and then nobody can ask.
    bool listen(const QString &directory);
    /// Asks the owner of the directory's lock; false if it does not listen, as without a window. Waits for at most a
    /// second, in a program that has nothing else to do.
    [[nodiscard]] static bool raiseOther(const QString &directory);

Q_SIGNALS:
    void raiseRequested();

private:
    void onConnected();

    QLocalServer m_server;
};

} // namespace hub::app
