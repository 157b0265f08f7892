// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/api/controlapi.h"

namespace hub::sim {

[[nodiscard]] QByteArray countersJson(const Counters &counters);

/// `/_control/sent…` and `/_control/counters`: what the simulator was asked.
class RecordControl
{
public:
    explicit RecordControl(ControlTargets &targets) : m_targets(targets) {}

    Answer answer(const ControlCall &call);

private:
    Answer sent(const ControlCall &call);
    Answer summary(const ControlCall &call);
    Answer counters(const ControlCall &call);

    ControlTargets &m_targets;
};

} // namespace hub::sim
