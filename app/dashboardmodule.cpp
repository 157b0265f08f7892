// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboardmodule.h"

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

} // namespace hub::app
