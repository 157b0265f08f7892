// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "simulator/api/clientcontrol.h"
#include "simulator/model/fault.h"
#include "simulator/simulator.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <variant>
#include <vector>

namespace hub::sim {

/// What happens when, as a JSON file tells it (README.md has the form).
struct Script
{
    struct Set
    {
        ClienteId client;
        ClientPatch patch;
    };
    /// The client's current QR code is scanned.
    struct Scan
    {
        ClienteId client;
        QByteArray phone;
    };
    struct RotateQr
    {
        ClienteId client;
    };
    struct AddFault
    {
        Fault fault;
    };
    struct ClearFaults
    {
    };
    struct Outage
    {
        std::chrono::milliseconds duration;
    };
    using Action = std::variant<Set, Scan, RotateQr, AddFault, ClearFaults, Outage>;

    struct Step
    {
        std::chrono::milliseconds at; ///< after the start of the round
        Action action;
    };

    std::vector<Step> steps; ///< in order of time
    bool loop = false;
    std::chrono::milliseconds length{0}; ///< of a round; at least the last step's time

    /// Errors: `INVALID_JSON`, `INVALID_SCRIPT` (naming the step, from 0, and the field).
    static Result<Script> parse(const QByteArray &json);
};

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
