// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/admincommands.h"
#include "app/commandline.h"
#include "app/desktop.h"
#include "app/headless.h"
#include "app/settingsfile.h"

#include <QCoreApplication>
#include <QStandardPaths>

#include <csignal>
#include <cstdio>

using namespace hub;
using namespace hub::app;

namespace {

constexpr int ExitRuntimeFailure = 1;
constexpr int ExitUsage = 2;

int fail(int code, const Error &error)
{
    std::fprintf(stderr, "central-hub: %s\n", error.message.toUtf8().constData());
    return code;
}

SettingSources sourcesOf(int argc, char **argv)
{
    SettingSources sources;
    for (int i = 1; i < argc; ++i)
        sources.arguments.append(QString::fromLocal8Bit(argv[i]));
    sources.environment = QProcessEnvironment::systemEnvironment();
    sources.readFile = readConfigurationFile;
    sources.defaultDataDirectory = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return sources;
}

int serveWithoutWindow(int argc, char **argv, const Settings &given)
{
    const Result<Settings> settings = settingsForHeadless(given);
    if (!settings)
        return fail(ExitUsage, settings.error());
    QCoreApplication application(argc, argv);
    return runHeadless(*settings);
}

int serveWithWindow(int argc, char **argv, const SettingSources &sources)
{
    QString directory;
    {
        // Only an application object knows its directory on every platform; the window's own comes with the module.
        const QCoreApplication application(argc, argv);
        directory = QCoreApplication::applicationDirPath();
    }
    const Result<DashboardMain> dashboard = loadDashboardModule(directory);
    if (!dashboard)
        return fail(dashboard.error().code == "NOT_INSTALLED" ? ExitUsage : ExitRuntimeFailure, dashboard.error());
    if (const Result<void> display = checkDisplay(); !display)
        return fail(ExitUsage, display.error());
    const Result<SettingsWithOrigins> settings = parseSettingsWithOrigins(sources);
    if (!settings)
        return fail(ExitUsage, settings.error());
    return runDesktop(*dashboard, argc, argv, sources, *settings);
}

/// For threads that serve sockets: GLib's loop is woken up by a system call each time a socket notifier is switched on
/// or off, which is twice an answer. Qt's own needs none. (GLib is there for a desktop's libraries, on the main
/// thread.)
void useQtEventLoops()
{
    if (!qEnvironmentVariableIsSet("QT_NO_THREADED_GLIB"))
        qputenv("QT_NO_THREADED_GLIB", "1");
}

int serve(int argc, char **argv, const CommandLine &line)
{
    useQtEventLoops(); // while there is no other thread yet
    if (const Result<void> files = checkFiles(line.settings); !files)
        return fail(ExitUsage, files.error());
    return line.settings.program.noGui ? serveWithoutWindow(argc, argv, line.settings)
                                       : serveWithWindow(argc, argv, line.sources);
}

} // namespace

int main(int argc, char **argv)
{
#ifndef Q_OS_WIN
    // Whoever reads our output may leave; the hub goes on.
    std::signal(SIGPIPE, SIG_IGN);
#endif
    // Before any application object: AppDataLocation depends on it.
    QCoreApplication::setApplicationName(QStringLiteral("central-hub"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HUB_VERSION));

    const Result<CommandLine> line = parseCommandLine(sourcesOf(argc, argv));
    if (!line)
        return fail(ExitUsage, line.error());
    switch (line->action) {
    case CommandLine::Action::ShowHelp:
        std::fputs(helpText().toUtf8().constData(), stdout);
        return 0;
    case CommandLine::Action::ShowVersion:
        std::puts("central-hub " HUB_VERSION);
        return 0;
    case CommandLine::Action::Administer: {
        const QCoreApplication application(argc, argv);
        return runAdminCommand(line->command, line->settings);
    }
    case CommandLine::Action::Serve:
        break;
    }
    return serve(argc, argv, *line);
}
