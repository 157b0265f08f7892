// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/api/controlapi.h"

namespace hub::sim {

/// `/_control/clients…` and `/_control/scan`: what clients there are, what state they are in, and the phone that scans.
class ClientControl
{
public:
    explicit ClientControl(ControlTargets &targets) : m_targets(targets) {}

    Answer answer(const ControlCall &call);

private:
    Answer list(const ControlCall &call);
    Answer add(const ControlCall &call);
    Answer one(const ControlCall &call, ClienteId id);
    Answer change(const ControlCall &call, ClienteId id);
    Answer qr(const ControlCall &call, Client &client);
    Answer scan(const ControlCall &call, Client *client);
    [[nodiscard]] QByteArray describe(Client &client, bool withCounters);

    ControlTargets &m_targets;
};

} // namespace hub::sim
