// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/commandline.h"
#include "simulator/demo.h"
#include "simulator/script/script.h"
#include "simulator/simulator.h"
#include "simulator/stopsignal.h"

#include <QCoreApplication>

#include <cstdio>
#include <memory>

namespace {

enum ExitCode { Ok = 0, RuntimeFailure = 1, Usage = 2 };

void printLine(std::FILE *stream, const QString &line)
{
    std::fprintf(stream, "%s\n", line.toLocal8Bit().constData());
    std::fflush(stream);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("session-manager-simulator"));
    auto line = hub::sim::CommandLine::parse(QCoreApplication::arguments());
    if (!line) {
        printLine(stderr, u"session-manager-simulator: " % line.error().message);
        return Usage;
    }
    if (!line->help.isEmpty()) {
        printLine(stdout, line->help);
        return Ok;
    }

    hub::sim::Simulator simulator(line->settings);
    if (line->demo)
        hub::sim::addDemoClients(simulator);
    simulator.clients().add(*hub::ClienteId::fromNumber(1), line->clients, hub::sim::State::QrRequired,
                            simulator.now());
    if (const auto port = simulator.listen(); !port) {
        printLine(stderr, u"session-manager-simulator: " % port.error().message);
        return RuntimeFailure;
    }
    std::unique_ptr<hub::sim::ScriptPlayer> player;
    if (line->script) {
        player = std::make_unique<hub::sim::ScriptPlayer>(simulator, std::move(*line->script));
        player->start();
    }
    hub::sim::StopSignal stop;
    QObject::connect(&stop, &hub::sim::StopSignal::received, &application, &QCoreApplication::quit);
    printLine(stdout, u"Session Manager simulator ready at " % simulator.baseUrl().toString() % u", control port " %
                          QString::number(simulator.controlPort()));
    return QCoreApplication::exec();
}
