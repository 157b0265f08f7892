// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/headless.h"

#include "app/demo.h"
#include "app/hub.h"
#include "app/process.h"
#include "app/services.h"
#include "core/async/workerthread.h"
#include "server/http/qtdispatcher.h"

#include <QCoreApplication>

#include <cstdio>

namespace hub::app {

namespace {

void say(const QString &line)
{
    std::fprintf(stdout, "%s\n", line.toUtf8().constData());
    std::fflush(stdout);
}

/// The address of the page, and who may log in: the one thing that a demo prints.
void startDemo(Hub &hub, Log &log)
{
    prepareDemo(hub.services(), hub.mailbox(), [&hub, &log](const Result<QString> &password) {
        say(QStringLiteral("Central Hub demo: %1").arg(hub.pageAddress()));
        if (password)
            say(QStringLiteral("Account: %1  Password: %2").arg(QLatin1String(DemoUser), *password));
        else
            log.error("demo", "no account", {{"reason", password.error().code}});
    });
}

/// Nobody can log in to a new hub: there is no default account. Say how to make the first one.
void tellIfNobodyCanLogIn(Hub &hub, Log &log, const QString &dataDirectory)
{
    hub.services().accounts().users().count(hub.mailbox(), [&log, dataDirectory](const Result<int> &count) {
        if (count && *count == 0) {
            log.warning("accounts",
                        "no account yet; make the first administrator with:"
                        " central-hub user add NAME --client N --admin --password-stdin",
                        {{"data_dir", dataDirectory.toUtf8()}});
        }
    });
}

} // namespace

int runHeadless(const Settings &settings)
{
    WorkerThread loading;
    loading.start(QStringLiteral("preload"), http::QtDispatcher::preload); // while the database opens
    raiseDescriptorLimit();
    Log log(settings.program.logLevel, settings.program.logFormat);
    const QtMessages messages(log);
    StopSignals signalsToStop; // before anything slow: a stop during the start counts too
    Hub hub(settings, log);
    if (const auto started = hub.start(); !started) {
        std::fprintf(stderr, "central-hub: %s\n", started.error().message.toUtf8().constData());
        return 1;
    }
    QObject::connect(&signalsToStop, &StopSignals::stopRequested, &hub, &Hub::stop);
    QObject::connect(&signalsToStop, &StopSignals::reloadRequested, &hub, &Hub::reloadTls);
    QObject::connect(&hub, &Hub::stopped, QCoreApplication::instance(), &QCoreApplication::quit, Qt::QueuedConnection);
    if (settings.program.demo)
        startDemo(hub, log);
    else
        tellIfNobodyCanLogIn(hub, log, settings.program.dataDirectory);
    return QCoreApplication::exec();
}

} // namespace hub::app
