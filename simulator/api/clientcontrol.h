// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "simulator/api/controlapi.h"
#include "simulator/model/client.h"

#include <QJsonObject>

namespace hub::sim {

/// A change to a client, as the control API and scripts spell it: only what is there changes.
struct ClientPatch
{
    std::optional<State> state;
    std::optional<QByteArray> word;
    std::optional<QByteArray> account;
    std::optional<QByteArray> session;
    std::optional<int> reconnectionAttempts;
    std::optional<ContactBook> contacts;
    std::optional<Latency> sendLatency;
    std::optional<std::chrono::milliseconds> qrRotation;
    QJsonObject variant;

    /// Error: `INVALID_REQUEST`, naming the field.
    static Result<ClientPatch> fromJson(const QJsonObject &object);
    void applyTo(Client &client, qint64 now) const;
};

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
