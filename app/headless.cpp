// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/headless.h"

#include "app/hub.h"
#include "app/qtmessages.h"
#include "app/stopsignals.h"

#include <QCoreApplication>

#include <cstdio>

namespace hub::app {

int runHeadless(const Settings &settings)
{
    Log log(settings.program.logLevel, settings.program.logFormat);
    const QtMessages messages(log);
    StopSignals signalsToStop; // before anything slow: a stop during the start counts too
    Hub hub(settings, log);
    if (const auto started = hub.start(); !started) {
        std::fprintf(stderr, "central-hub: %s\n", started.error().message.toUtf8().constData());
        return 1;
    }
    QObject::connect(&signalsToStop, &StopSignals::stopRequested, &hub, &Hub::stop);
    QObject::connect(&hub, &Hub::stopped, QCoreApplication::instance(), &QCoreApplication::quit, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace hub::app
