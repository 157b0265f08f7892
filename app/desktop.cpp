// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop.h"

#include "app/dashboard/localhub.h"
#include "app/process.h"
#include "core/dashboard/hubapi.h"
#include "core/log/log.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLibrary>

namespace hub::app {

namespace {

struct DashboardModuleText
{
    Q_DECLARE_TR_FUNCTIONS(hub::DashboardModule)
};

#if defined(Q_OS_WIN)
constexpr QLatin1String ModuleFile("central-hub-ui.dll");
#elif defined(Q_OS_MACOS)
constexpr QLatin1String ModuleFile("central-hub-ui.dylib");
#else
constexpr QLatin1String ModuleFile("central-hub-ui.so");
#endif

struct DesktopText
{
    Q_DECLARE_TR_FUNCTIONS(hub::Desktop)
};

Result<std::unique_ptr<HubApi>> makeLink(const LocalHubSettings &settings)
{
    return LocalHub::make(settings).map([](std::unique_ptr<LocalHub> link) -> std::unique_ptr<HubApi> {
        // Needs the event loop of an application object, so not earlier; goes with the link, and so before the log.
        auto *signalsToStop = new StopSignals(link.get());
        QObject::connect(signalsToStop, &StopSignals::stopRequested, link.get(), &HubApi::stop);
        new DisplayLoss([hub = link.get()] { hub->stopAndWait(); }, link.get());
        return link;
    });
}

} // namespace

QStringList dashboardModulePlaces(const QString &executableDirectory)
{
    const QDir directory(executableDirectory);
    return {directory.filePath(ModuleFile),
            QDir::cleanPath(directory.filePath(QLatin1String("../" HUB_LIBRARY_DIRECTORY "/") % ModuleFile))};
}

Result<DashboardMain> loadDashboardModule(const QString &executableDirectory)
{
    for (const QString &place : dashboardModulePlaces(executableDirectory)) {
        if (!QFileInfo(place).isFile())
            continue;
        QLibrary library(place);
        if (const auto entry = reinterpret_cast<DashboardMain>(library.resolve("hub_dashboard_main")))
            return entry;
        return failure("UNUSABLE", DashboardModuleText::tr("the dashboard module cannot be loaded: %1")
                                       .arg(library.errorString().simplified()));
    }
    return failure("NOT_INSTALLED",
                   DashboardModuleText::tr("the dashboard module is not installed; --no-gui runs the hub without it"));
}

Result<void> checkDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(variable))
            return {};
    }
    return failure("NO_DISPLAY",
                   DesktopText::tr("there is no display to show the dashboard on; --no-gui runs the hub without "
                                   "it"));
#else
    return {};
#endif
}

int runDesktop(DashboardMain dashboard, int &argc, char **argv, const SettingSources &sources,
               const SettingsWithOrigins &given)
{
    raiseDescriptorLimit();
    const auto history = std::make_shared<LogHistory>();
    Log log(given.settings.program.logLevel, given.settings.program.logFormat, 2, history);
    const QtMessages messages(log);
    const LocalHubSettings link{.sources = sources, .given = given, .log = &log, .history = history};
    DashboardHost host{.makeLink = [&link] { return makeLink(link); },
                       .version = QCoreApplication::applicationVersion()};
    return dashboard(argc, argv, host);
}

} // namespace hub::app
