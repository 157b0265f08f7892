// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "simulator/api/controlapi.h"
#include "simulator/api/sessionapi.h"
#include "simulator/engines/engineapi.h"
#include "simulator/http/listener.h"
#include "simulator/settings.h"

#include <QElapsedTimer>
#include <QObject>
#include <QUrl>

#include <memory>

namespace hub::sim {

/// A Session Manager that is none: real HTTP, clients in whatever state is wanted, QR codes that rotate and can be
/// scanned, faults on demand, and a record of all that it was asked to send. Driven through this class, through
/// `/_control/…` or by a script. Lives on the thread that made it (SimulatorThread gives it one of its own); it never
/// blocks.
class Simulator : public QObject
{
    Q_OBJECT

public:
    explicit Simulator(const SimulatorSettings &settings = {}, QObject *parent = nullptr);
    ~Simulator() override;

    /// Error: `LISTEN_FAILED`.
    Result<quint16> listen();
    [[nodiscard]] quint16 port() const { return m_listener.port(); }
    [[nodiscard]] quint16 controlPort() const { return m_controlListener ? m_controlListener->port() : port(); }
    /// `http://127.0.0.1:PORT`, as a hub is told it.
    [[nodiscard]] QUrl baseUrl() const;

    /// Milliseconds of the simulator's own clock, since it was made.
    [[nodiscard]] qint64 now() const { return m_clock.elapsed(); }

    [[nodiscard]] ClientTable &clients() { return m_clients; }
    [[nodiscard]] FaultPlan &faults() { return m_faults; }
    [[nodiscard]] SendRecord &sent() { return m_record; }
    [[nodiscard]] Counters &counters() { return *m_counters; }
    [[nodiscard]] Timing &timing() { return m_clients.timing(); }
    [[nodiscard]] const Listener &listener() const { return m_listener; }

    /// Makes the client if it is new.
    void setState(ClienteId client, State state);
    /// The payload that the client's QR code shows now; empty: none.
    [[nodiscard]] QByteArray qrPayload(ClienteId client);
    /// Scans as a phone would; true if that linked the client.
    bool scan(ClienteId client, const QByteArray &payload, const QByteArray &phone = {});
    quint64 addFault(Fault fault) { return m_faults.add(std::move(fault)); }

    /// Down: refuses everybody and cuts who is connected, for `duration` or, if that is zero, until `endOutage`.
    void beginOutage(std::chrono::milliseconds duration = {});
    void endOutage() { m_listener.endOutage(); }

private:
    void onRequest(PeerConnection &connection, const Request &request);
    void onControl(PeerConnection &connection, const Request &request);
    void serve(PeerConnection &connection, const Request &request);
    void strike(PeerConnection &connection, const Fault &fault, const SessionReply &reply);
    void noticeLeavers();

    QElapsedTimer m_clock;
    SimulatorSettings m_settings;
    std::shared_ptr<Counters> m_counters = std::make_shared<Counters>();
    ClientTable m_clients;
    FaultPlan m_faults;
    SendRecord m_record;
    SessionApi m_session;
    std::unique_ptr<EngineApi> m_engine; ///< in its place, if it is to speak another engine's dialect
    ControlApi m_control;
    Listener m_listener;
    std::unique_ptr<Listener> m_controlListener;
};

} // namespace hub::sim
