// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/serverapi.h"
#include "tests/ui/support/fakedesk.h"

#include <QSet>

#include <vector>

namespace hub {

/// A server that only says that it listens.
class FakeServer : public ServerApi
{
    Q_OBJECT

public:
    explicit FakeServer(FakeDesk &desk, QObject *parent = nullptr);

    [[nodiscard]] ServerState state() const override { return m_state; }
    [[nodiscard]] std::vector<ServerSample> samples() const override { return sampleList; }
    void start() override;
    void stop() override;
    void listenOn(quint16 port) override;

    void setState(const ServerState &state);
    /// A second has passed.
    void addSample(const ServerSample &sample);

    QSet<quint16> taken; ///< ports on which it fails with LISTEN_FAILED
    std::vector<ServerSample> sampleList;

private:
    void begin();

    FakeDesk &m_desk;
    ServerState m_state;
};

} // namespace hub
