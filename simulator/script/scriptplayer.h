// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/script/script.h"
#include "simulator/simulator.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace hub::sim {

/// Plays a script on a simulator, on the simulator's thread.
class ScriptPlayer : public QObject
{
    Q_OBJECT

public:
    /// The simulator must outlive it.
    ScriptPlayer(Simulator &simulator, Script script, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    /// The last step of a script that does not loop is done.
    void finished();
    /// Another round begins.
    void looped();

private:
    void playDue();
    void play(const Script::Action &action);

    Simulator &m_simulator;
    const Script m_script;
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::chrono::milliseconds m_roundStart{0};
    size_t m_next = 0;
};

} // namespace hub::sim
