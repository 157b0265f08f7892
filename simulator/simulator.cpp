// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/simulator.h"

#include "simulator/http/peerconnection.h"

#include <QRandomGenerator>

namespace hub::sim {

namespace {

constexpr std::chrono::milliseconds RefuseFor{1000};
/// With more sends than this in flight for one client, its caller does not play by the rules, whoever has left by now.
constexpr int FewSends = 4;

quint32 seedOf(const SimulatorSettings &settings)
{
    return settings.seed ? *settings.seed : QRandomGenerator::global()->generate();
}

std::optional<ClienteId> clientOf(const Request &request)
{
    return request.clientHeader ? ClienteId::parse(*request.clientHeader) : std::nullopt;
}

} // namespace

Simulator::Simulator(const SimulatorSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_clients(settings.timing, seedOf(settings))
    , m_faults(seedOf(settings))
    , m_session(m_clients, m_record, seedOf(settings))
    , m_control({m_clients, m_faults, m_record, *m_counters, [this] { return now(); },
                 [this](std::chrono::milliseconds duration) { beginOutage(duration); }, [this] { endOutage(); },
                 [this] { return m_listener.isListening(); }})
    , m_listener([this](PeerConnection &connection, const Request &request) { onRequest(connection, request); })
{
    m_clock.start();
    if (auto dialect = EngineDialect::named(settings.engine))
        m_engine =
            std::make_unique<EngineApi>(std::move(dialect), settings.engineKey, m_clients, m_record, seedOf(settings));
    if (settings.controlPort) {
        m_controlListener = std::make_unique<Listener>(
            [this](PeerConnection &connection, const Request &request) { onControl(connection, request); });
    }
}

Simulator::~Simulator() = default;

Result<quint16> Simulator::listen()
{
    if (m_controlListener) {
        if (const auto control = m_controlListener->listen(m_settings.host, *m_settings.controlPort); !control)
            return control;
    }
    return m_listener.listen(m_settings.host, m_settings.port);
}

QUrl Simulator::baseUrl() const
{
    const bool anyAddress = m_settings.host == QHostAddress(QHostAddress::Any) ||
                            m_settings.host == QHostAddress(QHostAddress::AnyIPv4) ||
                            m_settings.host == QHostAddress(QHostAddress::AnyIPv6);
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(anyAddress ? QStringLiteral("127.0.0.1") : m_settings.host.toString());
    url.setPort(port());
    return url;
}

void Simulator::setState(ClienteId client, State state)
{
    m_clients.findOrCreate(client).setState(state, now());
}

QByteArray Simulator::qrPayload(ClienteId client)
{
    Client *found = m_clients.find(client);
    const QrTicket *ticket = found ? found->qr(now()) : nullptr;
    return ticket ? ticket->payload() : QByteArray();
}

bool Simulator::scan(ClienteId client, const QByteArray &payload, const QByteArray &phone)
{
    Client *found = m_clients.find(client);
    return found && found->scan(payload, phone, now()) == Client::Scan::Linked;
}

void Simulator::beginOutage(std::chrono::milliseconds duration)
{
    m_listener.beginOutage(duration);
}

void Simulator::onRequest(PeerConnection &connection, const Request &request)
{
    if (ControlApi::owns(request))
        onControl(connection, request);
    else
        serve(connection, request);
}

void Simulator::onControl(PeerConnection &connection, const Request &request)
{
    if (ControlApi::owns(request))
        connection.answer(m_control.answer(request));
    else
        connection.answer(
            Answer::controlError(404, "NOT_FOUND", QStringLiteral("Only the control API is served here")));
}

void Simulator::serve(PeerConnection &connection, const Request &request)
{
    const auto target = m_engine ? m_engine->targetOf(request) : EngineApi::Target();
    const Endpoint endpoint = m_engine ? target.endpoint() : endpointOf(request.method, request.path);
    const auto id = m_engine ? target.client : clientOf(request);
    const auto client = id ? m_clients.findOrCreate(*id).counters() : nullptr;
    if (client && endpoint == Endpoint::Send) {
        const int open = client->of(endpoint).inFlight;
        if (open > 0 && open <= FewSends)
            noticeLeavers();
    }
    connection.hold(std::make_unique<InFlight>(endpoint, m_counters, client));

    const auto fault = m_faults.take(id, endpoint);
    if (fault && replacesAnswer(fault->kind)) {
        if (endpoint == Endpoint::Send && id && m_engine)
            m_engine->noteFaulted(request, *id, fault->delivers);
        else if (endpoint == Endpoint::Send && id)
            m_session.noteFaulted(request, *id, fault->delivers);
        strike(connection, *fault, {});
        return;
    }
    const SessionReply reply =
        m_engine ? m_engine->reply(request, target, now()) : m_session.reply(request, endpoint, id, now());
    if (fault) {
        strike(connection, *fault, reply);
    } else if (reply.delay.count() == 0) {
        connection.answer(reply.answer);
    } else {
        QTimer::singleShot(reply.delay, &connection,
                           [&connection, answer = reply.answer] { connection.answer(answer); });
    }
}

void Simulator::strike(PeerConnection &connection, const Fault &fault, const SessionReply &reply)
{
    if (fault.kind == FaultKind::Refuse) {
        beginOutage(fault.delay.count() ? fault.delay : RefuseFor); // resets this connection with the others
        return;
    }
    // In place of an answer nothing but the fault's own delay passes; before an odd one, the true one's.
    const auto wait = replacesAnswer(fault.kind) ? fault.delay : reply.delay;
    if (wait.count() == 0) {
        playFault(connection, fault, reply.answer);
        return;
    }
    QTimer::singleShot(wait, &connection,
                       [&connection, fault, answer = reply.answer] { playFault(connection, fault, answer); });
}

void Simulator::noticeLeavers()
{
    // A caller that hangs up and calls again at once is not two callers at once, whichever socket the event loop reads
    // first.
    const auto connections = m_listener.all();
    for (PeerConnection *connection : connections) {
        if (connection->isAnswering())
            connection->noticeLeaving();
    }
}

} // namespace hub::sim
