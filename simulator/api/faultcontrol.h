// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/api/controlapi.h"

namespace hub::sim {

/// A fault as the control API and scripts spell it. Error: `INVALID_REQUEST`, naming the field.
[[nodiscard]] Result<Fault> faultFromJson(const QJsonObject &object);

/// `/_control/faults…`: what goes wrong.
class FaultControl
{
public:
    explicit FaultControl(ControlTargets &targets) : m_targets(targets) {}

    Answer answer(const ControlCall &call);

private:
    Answer list();
    Answer add(const ControlCall &call);
    Answer remove(const ControlCall &call);

    ControlTargets &m_targets;
};

} // namespace hub::sim
