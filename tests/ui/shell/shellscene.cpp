// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/shell/shellscene.h"

namespace hub::ui {

ShellScene::ShellScene(const std::function<void(FakeHubWithDirectory &)> &prepare)
{
    if (prepare)
        prepare(hub);
    makeWindow();
}

void ShellScene::makeWindow()
{
    window.reset();
    pages.clear();
    auto ownTray = std::make_unique<FakeTray>();
    ownTray->available = trayAvailable;
    tray = ownTray.get();
    ShellParts parts{.version = QStringLiteral("1.2.3"),
                     .autostart = Autostart(QStringLiteral("/usr/bin/central-hub"), {}),
                     .tray = std::move(ownTray),
                     .makePage = [this](PageId id, const PageContext &, QWidget *parent) -> Page * {
                         auto *page = new FakePage(parent);
                         pages[id] = page;
                         return page;
                     },
                     .makeWizard = [this](const PageContext &, QWidget *parent) -> QDialog * {
                         wizard = new QDialog(parent);
                         ++wizards;
                         return wizard;
                     },
                     .notifications = notifications};
    window = std::make_unique<MainWindow>(hub, std::move(parts));
}

void ShellScene::show()
{
    window->show();
    (void)QTest::qWaitForWindowActive(window.get());
}

} // namespace hub::ui
