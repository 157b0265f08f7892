// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakehublink.h"
#include "ui/shell/hubbanner.h"

#include <QDateTime>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <functional>
#include <memory>

using namespace hub;
using namespace hub::ui;

namespace {

struct Scene
{
    explicit Scene(const std::function<void(FakeHubLink &)> &prepare = {}) : store(hub.clients()), banner(&window)
    {
        if (prepare)
            prepare(hub);
        hubBanner = std::make_unique<HubBanner>(hub, store, banner);
        window.show();
    }

    QPushButton *action() { return banner.findChild<QPushButton *>(); }
    void setDown(const QString &reason)
    {
        hub.clients().setSessionManager(
            {.up = reason.isEmpty(), .reason = reason, .since = QDateTime::currentMSecsSinceEpoch()});
        hub.clients().announce();
    }

    FakeHubLink hub;
    ClientStore store;
    QWidget window;
    Banner banner;
    std::unique_ptr<HubBanner> hubBanner;
};

} // namespace

class TestHubBanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allIsWellSaysNothing()
    {
        Scene scene;
        QVERIFY(scene.banner.isHidden());
    }

    void anOutageIsToldOnceWithItsReason()
    {
        Scene scene;
        scene.setDown(QStringLiteral("SESSION_MANAGER_UNREACHABLE: Connection refused"));
        QVERIFY(scene.banner.isVisible());
        QVERIFY2(scene.banner.text().contains(QStringLiteral("connection refused. States may be out of date.")),
                 qPrintable(scene.banner.text()));
        QSignalSpy settings(scene.hubBanner.get(), &HubBanner::settingsRequested);
        QTest::mouseClick(scene.action(), Qt::LeftButton);
        QCOMPARE(settings.size(), 1);
        scene.hubBanner->setPage(PageId::Settings);
        QVERIFY(!scene.action()->isVisible());
        scene.setDown({});
        QVERIFY(scene.banner.isHidden());
    }

    void foreignWordsStayWords()
    {
        Scene scene;
        scene.setDown(QStringLiteral("<b>%1</b> &amp;"));
        QVERIFY2(scene.banner.text().contains(QStringLiteral("<b>%1</b> &amp;.")), qPrintable(scene.banner.text()));
    }

    void aFailedStartStaysAndLeadsToTheSettings()
    {
        Scene scene;
        scene.hub.setPhase(HubLink::Phase::Starting);
        scene.hub.setPhase(HubLink::Phase::Failed, {"LISTEN_FAILED", QStringLiteral("The store cannot be opened.")});
        QCOMPARE(scene.banner.text(), QStringLiteral("The hub did not start: the store cannot be opened."));
        QSignalSpy settings(scene.hubBanner.get(), &HubBanner::settingsRequested);
        QSignalSpy retry(scene.hubBanner.get(), &HubBanner::retryRequested);
        QTest::mouseClick(scene.action(), Qt::LeftButton);
        QCOMPARE(settings.size(), 1);
        scene.hubBanner->setPage(PageId::Settings);
        QCOMPARE(scene.action()->text(), QStringLiteral("Try again"));
        QTest::mouseClick(scene.action(), Qt::LeftButton);
        QCOMPARE(retry.size(), 1);
        QCOMPARE(settings.size(), 1);
        scene.hub.setPhase(HubLink::Phase::Starting);
        scene.hub.setPhase(HubLink::Phase::Running);
        QVERIFY(scene.banner.isHidden());
    }

    void aFailedStartIsToldToAWindowThatComesLater()
    {
        Scene scene([](FakeHubLink &hub) { hub.setPhase(HubLink::Phase::Failed, {"X", {}}); });
        QCOMPARE(scene.banner.text(), QStringLiteral("The hub did not start: no reason was given."));
    }

    void aSlowStartIsTold()
    {
        Scene scene([](FakeHubLink &hub) { hub.setPhase(HubLink::Phase::Starting); });
        QVERIFY(scene.banner.isHidden()); // a quick one is not
        QTRY_COMPARE(scene.banner.text(), QStringLiteral("The hub is starting…"));
        QVERIFY(scene.banner.isVisible());
    }

    void aDemonstrationSaysSoUntilItIsClosed()
    {
        Scene scene([](FakeHubLink &hub) { hub.demo = true; });
        QVERIFY(scene.banner.text().contains(QStringLiteral("demonstration")));
        scene.setDown(QStringLiteral("Timeout")); // is more urgent
        QVERIFY(scene.banner.text().contains(QStringLiteral("timeout")));
        auto *cross = scene.banner.findChild<QToolButton *>();
        QVERIFY(!cross->isVisible());
        scene.setDown({});
        QVERIFY(scene.banner.text().contains(QStringLiteral("demonstration")));
        QTest::mouseClick(cross, Qt::LeftButton);
        QVERIFY(scene.banner.isHidden());
        scene.setDown(QStringLiteral("Timeout"));
        scene.setDown({});
        QVERIFY(scene.banner.isHidden());
    }
};

QTEST_MAIN(TestHubBanner)

#include "tst_hubbanner.moc"
