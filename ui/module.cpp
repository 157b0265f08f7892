// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/dashboard/hubapi.h"
#include "ui/common/appearance.h"
#include "ui/common/widgets.h"
#include "ui/language/language.h"
#include "ui/pages/makepage.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QDir>
#include <QLocale>

#include <cstdio>

namespace hub::ui {

namespace {

/// There will be no window: says why on stderr and in a dialog, and ends when that is closed.
int tellStartFailure(const Error &error)
{
    std::fprintf(stderr, "central-hub: %s\n", error.message.toUtf8().constData());
    QApplication::setQuitOnLastWindowClosed(true);
    tellError(nullptr, QCoreApplication::translate("hub::ui::Module", "Central Hub cannot start"), error.message);
    (void)QApplication::exec();
    return 1;
}

ShellParts partsOf(const DashboardHost &host, const HubApi &hub)
{
    const QStringList arguments{QStringLiteral("--data-dir"), QDir::toNativeSeparators(hub.dataDirectory())};
    return {.version = host.version,
            .autostart = Autostart(Autostart::thisProgram(), arguments),
            .tray = std::make_unique<SystemTray>(),
            .makePage = makePage,
            .makeWizard = makeWizard};
}

int run(int &argc, char **argv, DashboardHost &host)
{
    QApplication application(argc, argv);
    // The window closes to the tray; what ends the program is the end of the hub.
    QApplication::setQuitOnLastWindowClosed(false);
    QGuiApplication::setDesktopFileName(QStringLiteral("central-hub"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Central Hub"));
    installLanguage(application, QLocale::system().uiLanguages());
    applyAppearance(application, Appearance::System);

    const Result<std::unique_ptr<HubApi>> link = host.makeLink();
    if (!link)
        return link.error().code == "ALREADY_RUNNING" ? 0 : tellStartFailure(link.error());
    HubApi &hub = **link;
    MainWindow window(hub, partsOf(host, hub));
    // exit() and not quit(), which would ask the window to close first.
    QObject::connect(
        &window, &MainWindow::finished, &application, [] { QCoreApplication::exit(0); }, Qt::QueuedConnection);
    window.show();
    hub.start();
    return QApplication::exec();
}

} // namespace

} // namespace hub::ui

/// What the program calls once it has loaded this module (app/desktop.h); gives the program's exit code.
extern "C" Q_DECL_EXPORT int hub_dashboard_main(int &argc, char **argv, hub::DashboardHost &host)
{
    return hub::ui::run(argc, argv, host);
}
