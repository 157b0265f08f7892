// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/script/scriptplayer.h"

#include <algorithm>

namespace hub::sim {

namespace {

/// What each action does.
struct Performer
{
    Simulator &simulator;

    void operator()(const Script::Set &set) const
    {
        set.patch.applyTo(simulator.clients().findOrCreate(set.client), simulator.now());
    }
    void operator()(const Script::Scan &scan) const
    {
        simulator.scan(scan.client, simulator.qrPayload(scan.client), scan.phone);
    }
    void operator()(const Script::RotateQr &rotate) const
    {
        simulator.clients().findOrCreate(rotate.client).rotateQr(simulator.now());
    }
    void operator()(const Script::AddFault &add) const { simulator.addFault(add.fault); }
    void operator()(const Script::ClearFaults &) const { simulator.faults().clear(); }
    void operator()(const Script::Outage &outage) const { simulator.beginOutage(outage.duration); }
};

} // namespace

ScriptPlayer::ScriptPlayer(Simulator &simulator, Script script, QObject *parent)
    : QObject(parent), m_simulator(simulator), m_script(std::move(script))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ScriptPlayer::playDue);
}

void ScriptPlayer::start()
{
    m_clock.start();
    m_roundStart = {};
    m_next = 0;
    m_timer.start(0);
}

void ScriptPlayer::playDue()
{
    const std::chrono::milliseconds now(m_clock.elapsed());
    while (m_next < m_script.steps.size() && m_roundStart + m_script.steps[m_next].at <= now)
        play(m_script.steps[m_next++].action);
    auto next = m_roundStart + m_script.length;
    if (m_next < m_script.steps.size()) {
        next = m_roundStart + m_script.steps[m_next].at;
    } else if (!m_script.loop) {
        Q_EMIT finished();
        return;
    } else if (next <= now) {
        m_roundStart = next;
        m_next = 0;
        Q_EMIT looped();
        next = now; // the first step may be due
    }
    m_timer.start(std::max(next - now, std::chrono::milliseconds(0)));
}

void ScriptPlayer::play(const Script::Action &action)
{
    std::visit(Performer{m_simulator}, action);
}

} // namespace hub::sim
