// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the sender costs, on this machine, in one run: a body of 100,000 messages taken, drained without delay beside
// the simulator's own POST rate, and a start on a store of 1,000,000 messages. Prints; asserts nothing.

#include "core/net/pooledaccessmanager.h"
#include "core/sending/sender.h"
#include "core/sending/sendingservice.h"
#include "core/session/sessionmanagerclient.h"
#include "core/storage/database.h"
#include "simulator/simulatorthread.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

using namespace hub;

namespace {

constexpr int Messages = 100000;
constexpr int Clients = 100;

/// Runs the event loop until `done`.
void waitUntil(const std::function<bool()> &done)
{
    while (!done())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
}

qint64 residentKiB()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').front().toLongLong();
    }
    return 0;
}

QByteArray body(int count, const QByteArray &delay)
{
    QByteArray json = "{\"delay_ms\":" + delay + ",\"messages\":[";
    for (int i = 0; i < count; ++i) {
        json += (i ? "," : "") + QByteArray("{\"to\":\"54911") + QByteArray::number(10000000 + i) +
                "\",\"message\":\"Hola, este es el mensaje n\\u00famero " + QByteArray::number(i) +
                " de la campa\\u00f1a.\"}";
    }
    return json + "]}";
}

SessionManagerSettings settingsFor(const QUrl &peer)
{
    SessionManagerSettings settings;
    settings.baseUrl = peer;
    return settings;
}

struct Rig
{
    explicit Rig(const QString &file, const QUrl &peer)
        : database(DatabaseSettings{file, {}}), client(&network, settingsFor(peer))
    {
        if (const auto opened = database.open(); !opened)
            qFatal("%s", qPrintable(opened.error().message));
        sender = std::make_unique<Sender>(&database, &client, &clock, SenderSettings{});
        service = std::make_unique<SendingService>(&database, sender.get());
    }

    qint64 take(const QByteArray &json, ClienteId id)
    {
        QElapsedTimer timer;
        timer.start();
        bool done = false;
        service->createJob(json, id, {}, {QStringLiteral("bench"), QStringLiteral("local")}, mailbox.address(),
                           [&done](const Result<JobReceipt> &answer) {
                               if (!answer)
                                   qFatal("%s", qPrintable(answer.error().message));
                               done = true;
                           });
        waitUntil([&] { return done; });
        return timer.elapsed();
    }

    Database database;
    PooledAccessManager network;
    SessionManagerClient client;
    SystemSendingClock clock;
    Mailbox mailbox;
    std::unique_ptr<Sender> sender;
    std::unique_ptr<SendingService> service;
};

/// POST /send through the same client, `Clients` at a time: what the store is compared with.
double bareRate(Rig &rig, int count)
{
    int started = 0;
    int ended = 0;
    QObject context;
    const std::function<void(int)> next = [&](int client) {
        if (started == count)
            return;
        rig.client.sendMessage(*ClienteId::fromNumber(client), QString::number(20000000 + started++),
                               QStringLiteral("bare"), &context, [&, client](const SessionManagerOutcome &) {
                                   ++ended;
                                   next(client);
                               });
    };
    QElapsedTimer timer;
    timer.start();
    for (int client = 1; client <= Clients; ++client)
        next(client);
    waitUntil([&] { return ended == count; });
    return double(count) * 1000.0 / double(timer.elapsed());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("bench.db"));
    sim::SimulatorThread simulator;
    const auto listening = simulator.start([](sim::Simulator &peer) {
        for (int client = 1; client <= 200; ++client)
            peer.setState(*ClienteId::fromNumber(client), sim::State::Ready);
    });
    if (!listening)
        return 1;
    {
        Rig rig(file, simulator.baseUrl());
        const QByteArray json = body(Messages, "[0,0]");
        const qint64 before = residentKiB();
        const qint64 ms = rig.take(json, *ClienteId::fromNumber(199));
        std::printf("accepted:   100,000 messages (%.1f MB) in %lld ms; memory +%lld KiB beside the body\n",
                    double(json.size()) / 1e6, ms, residentKiB() - before);
        const double bare = bareRate(rig, 20000);
        for (int client = 1; client <= Clients; ++client)
            rig.take(body(200, "[0,0]"), *ClienteId::fromNumber(client));
        QElapsedTimer timer;
        timer.start();
        rig.sender->start();
        waitUntil([&] { return rig.sender->counters().sent >= 20000; });
        const double drained = 20000.0 * 1000.0 / double(timer.elapsed());
        std::printf("drained:    %.0f messages/s of 100 clients; bare POST /send %.0f/s; ratio %.2f\n", drained, bare,
                    drained / bare);
    }
    {
        Rig rig(file, simulator.baseUrl());
        for (int i = 0; i < 9; ++i)
            rig.take(body(Messages, "[3600000,3600000]"), *ClienteId::fromNumber(150 + i));
    }
    QElapsedTimer timer;
    timer.start();
    Rig rig(file, simulator.baseUrl());
    const qint64 opened = timer.elapsed();
    const qint64 sentBefore = rig.sender->counters().sent;
    rig.sender->start();
    waitUntil([&] { return rig.sender->counters().sent > sentBefore; });
    std::printf("restart:    1,000,000 messages in the store: open in %lld ms, first message sent after %lld ms\n",
                opened, timer.elapsed());
    return 0;
}
