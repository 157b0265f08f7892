// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace hub::sim {

/// Turns SIGINT and SIGTERM into a signal of Qt's, on the thread where it lives. One at a time in a process. Does
/// nothing on Windows, where the console ends the program.
class StopSignal : public QObject
{
    Q_OBJECT

public:
    explicit StopSignal(QObject *parent = nullptr);
    ~StopSignal() override;

Q_SIGNALS:
    void received();

private:
    int m_pipe[2] = {-1, -1};
};

} // namespace hub::sim
