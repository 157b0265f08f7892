// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/support/fakehubapi.h"
#include "ui/shell/overview.h"

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

struct HubBannerFixture
{
    explicit HubBannerFixture(const std::function<void(FakeHubApi &)> &prepare = {})
        : store(hub.clients()), banner(&window)
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

    FakeHubApi hub;
    ClientStore store;
    QWidget window;
    Banner banner;
    std::unique_ptr<HubBanner> hubBanner;
};

} // namespace

class tst_HubBanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allIsWellSaysNothing()
    {
        HubBannerFixture scene;
        QVERIFY(scene.banner.isHidden());
    }

    void anOutageIsToldOnceWithItsReason()
    {
        HubBannerFixture scene;
        scene.setDown(QStringLiteral("SESSION_MANAGER_UNREACHABLE: Connection refused"));
        QVERIFY(scene.banner.isVisible());
        QVERIFY2(scene.banner.text().contains(QStringLiteral("connection refused. States may be out of date.")),
                 qPrintable(scene.banner.text()));
        QSignalSpy settings(scene.hubBanner.get(), &HubBanner::settingsRequested);
        QTest::mouseClick(scene.action(), Qt::LeftButton);
        QCOMPARE(settings.size(), 1);
        QCOMPARE(settings[0][0].toByteArray(), QByteArray("session-manager-url"));
        auto *second = scene.banner.findChild<QPushButton *>(QStringLiteral("bannerSecond"));
        QVERIFY(!second->isVisible()); // no client, nobody to ask about
        scene.hub.clients().set(MonitoredClient{.client = *ClienteId::fromNumber(51)});
        scene.hub.clients().announce();
        scene.setDown(QStringLiteral("Timeout"));
        QCOMPARE(second->text(), QStringLiteral("Try now"));
        QTest::mouseClick(second, Qt::LeftButton);
        QCOMPARE(scene.hub.desk.lastCall(), QStringLiteral("checkSoon 51"));
        scene.hubBanner->setPage(PageId::Settings);
        QVERIFY(!scene.action()->isVisible());
        scene.setDown({});
        QVERIFY(scene.banner.isHidden());
    }

    void foreignWordsStayWords()
    {
        HubBannerFixture scene;
        scene.setDown(QStringLiteral("<b>%1</b> &amp;"));
        QVERIFY2(scene.banner.text().contains(QStringLiteral("<b>%1</b> &amp;.")), qPrintable(scene.banner.text()));
    }

    void aFailedStartStaysAndLeadsToTheSettings()
    {
        HubBannerFixture scene;
        scene.hub.setPhase(HubApi::Phase::Starting);
        scene.hub.setPhase(HubApi::Phase::Failed, {"LISTEN_FAILED", QStringLiteral("The store cannot be opened.")});
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
        scene.hub.setPhase(HubApi::Phase::Starting);
        scene.hub.setPhase(HubApi::Phase::Running);
        QVERIFY(scene.banner.isHidden());
    }

    void aFailedStartIsToldToAWindowThatComesLater()
    {
        HubBannerFixture scene([](FakeHubApi &hub) { hub.setPhase(HubApi::Phase::Failed, {"X", {}}); });
        QCOMPARE(scene.banner.text(), QStringLiteral("The hub did not start: no reason was given."));
    }

    void aSlowStartIsTold()
    {
        HubBannerFixture scene([](FakeHubApi &hub) { hub.setPhase(HubApi::Phase::Starting); });
        QVERIFY(scene.banner.isHidden()); // a quick one is not
        QTRY_COMPARE(scene.banner.text(), QStringLiteral("The hub is starting…"));
        QVERIFY(scene.banner.isVisible());
    }

    void aDemonstrationSaysSoUntilItIsClosed()
    {
        HubBannerFixture scene([](FakeHubApi &hub) { hub.demo = true; });
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

HUB_WIDGET_TEST(tst_HubBanner)

#include "tst_hubbanner.moc"
