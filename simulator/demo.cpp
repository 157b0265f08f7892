// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/demo.h"

namespace hub::sim {

namespace {

using namespace std::chrono_literals;

struct Sample
{
    qint64 number;
    const char *name;
    State state;
};

constexpr Sample Samples[]{
    {51, "Buenos Aires, sales", State::QrRequired},
    {52, "Buenos Aires, support", State::Ready},
    {53, "Córdoba", State::Initializing},
    {54, "Rosario", State::Reconnecting},
    {55, "Mendoza", State::AuthFailure},
    {56, "La Plata", State::DisconnectedRecoverable},
    {57, "Salta", State::DisconnectedLogout},
    {58, "Mar del Plata", State::DisconnectedBanned},
    {59, "Tucumán", State::Error},
    {60, "Montevideo", State::QrRequired},
    {61, "Asunción", State::QrRequired},
    {62, "Santiago", State::QrRequired},
};
constexpr qint64 RawStringClient = 61;

} // namespace

std::vector<DemoClient> demoClients()
{
    std::vector<DemoClient> clients;
    for (const Sample &sample : Samples)
        clients.push_back({*ClienteId::fromNumber(sample.number), QString::fromUtf8(sample.name), sample.state});
    return clients;
}

void addDemoClients(Simulator &simulator)
{
    simulator.timing().qrRotation = 20s;
    simulator.timing().sendLatency = {500ms, 2000ms};
    for (const DemoClient &demo : demoClients()) {
        simulator.setState(demo.id, demo.state);
        if (demo.id.toNumber() == RawStringClient) {
            Variant variant;
            variant.qrBody = Variant::QrBody::RawString;
            simulator.clients().findOrCreate(demo.id).setVariant(variant);
        }
    }
}

} // namespace hub::sim
