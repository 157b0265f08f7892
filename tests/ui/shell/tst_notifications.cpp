// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/shell/shellscene.h"
#include "ui/shell/notifications.h"

#include <QSignalSpy>
#include <QTest>

using namespace hub;
using namespace hub::ui;
using namespace std::chrono_literals;

namespace {

/// A hub with clients, and what the desktop is told of them.
struct NotificationsFixture
{
    explicit NotificationsFixture(NotificationSettings settings = {.quiet = 0ms, .gather = 20ms})
        : store(hub.clients()), notifications(hub.clients(), store, tray, settings)
    {
    }

    /// Clients are there, and the quiet time is over.
    void begin(int count)
    {
        fill(count);
        notifications.startQuietTime();
        QTRY_VERIFY(!notifications.isQuiet());
    }

    void fill(int count)
    {
        for (int i = 1; i <= count; ++i)
            hub.clients().set(
                {.client = idOf(i), .name = QStringLiteral("Shop %1").arg(i), .state = SessionState::Ready});
        hub.clients().announce();
    }

    void needScan(int from, int to)
    {
        for (int i = from; i <= to; ++i)
            hub.clients().setState(idOf(i), SessionState::QrRequired);
        hub.clients().announce();
    }

    /// Whatever was gathered until now has been told once this has: an alert of a client that nobody knows.
    void drain()
    {
        const size_t before = tray.messages.size();
        hub.clients().raise(alert(999, AlertKind::Dropped));
        QTRY_VERIFY(tray.messages.size() > before);
    }

    static SessionAlert alert(qint64 client, AlertKind kind)
    {
        return {.client = idOf(client),
                .name = QStringLiteral("<b>Shop</b>"),
                .kind = kind,
                .state = SessionState::QrRequired,
                .previous = SessionState::Ready,
                .account = {},
                .previousAccount = {}};
    }

    FakeHubApi hub;
    FakeTray tray;
    ClientStore store;
    Notifications notifications;
};

} // namespace

class tst_Notifications : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneClientIsOneSentence()
    {
        NotificationsFixture scene;
        scene.begin(3);
        scene.needScan(2, 2);
        QTRY_COMPARE(scene.tray.messages.size(), size_t(1));
        QCOMPARE(scene.tray.messages[0].text, QStringLiteral("2 Shop 2 needs a scan."));
        QCOMPARE(scene.tray.messages[0].tone, Tone::Attention);
    }

    void manyClientsAreOneMessage()
    {
        NotificationsFixture scene;
        scene.begin(50);
        scene.needScan(1, 25);
        scene.needScan(26, 50);
        scene.hub.clients().raise(NotificationsFixture::alert(7, AlertKind::Banned));
        QTRY_COMPARE(scene.tray.messages.size(), size_t(1));
        QCOMPARE(scene.tray.messages[0].title, QStringLiteral("50 clients need you"));
        QVERIFY2(scene.tray.messages[0].text.endsWith(QStringLiteral("And 47 more.")),
                 qPrintable(scene.tray.messages[0].text));
        QCOMPARE(scene.tray.messages[0].tone, Tone::Bad);
    }

    void aDropAndItsScanAreToldOnce()
    {
        NotificationsFixture scene;
        scene.begin(3);
        scene.hub.clients().raise(NotificationsFixture::alert(3, AlertKind::LoggedOut));
        scene.needScan(3, 3);
        QTRY_COMPARE(scene.tray.messages.size(), size_t(1));
        QCOMPARE(scene.tray.messages[0].text, QStringLiteral("3 <b>Shop</b> was logged out on the phone."));
        QCOMPARE(scene.tray.messages[0].title, QStringLiteral("A client needs you"));
    }

    void theSameIsNotToldTwice()
    {
        NotificationsFixture scene;
        scene.begin(3);
        scene.needScan(1, 1);
        QTRY_COMPARE(scene.tray.messages.size(), size_t(1));
        scene.needScan(1, 1); // another look finds it as it was
        scene.drain();
        QCOMPARE(scene.tray.messages.size(), size_t(2));
        QVERIFY(!scene.tray.messages[1].text.contains(QStringLiteral("needs a scan")));
        scene.hub.clients().setState(idOf(1), SessionState::Ready);
        scene.hub.clients().announce();
        scene.needScan(1, 1); // but a new need is
        QTRY_COMPARE(scene.tray.messages.size(), size_t(3));
    }

    void nothingIsToldJustAfterTheStart()
    {
        NotificationsFixture scene({.quiet = 60min, .gather = 0ms});
        scene.fill(50);
        scene.notifications.startQuietTime();
        scene.needScan(1, 50);
        scene.hub.clients().raise(NotificationsFixture::alert(3, AlertKind::Dropped));
        scene.hub.clients().setSessionManager({.up = false, .reason = {}, .since = 1});
        scene.hub.clients().announce();
        QTest::qWait(5);
        QVERIFY(scene.tray.messages.empty());
    }

    void nothingIsToldBeforeTheHubRuns()
    {
        NotificationsFixture scene({.quiet = 0ms, .gather = 0ms});
        scene.hub.clients().set({.client = idOf(1), .state = SessionState::QrRequired});
        scene.hub.clients().announce();
        QTest::qWait(5);
        QVERIFY(scene.tray.messages.empty());
        // And what was so before is no news afterwards.
        scene.begin(0);
        scene.hub.clients().announce();
        QTest::qWait(5);
        QVERIFY(scene.tray.messages.empty());
    }

    void anOutageIsOneMessage()
    {
        NotificationsFixture scene;
        scene.begin(50);
        scene.hub.clients().setSessionManager(
            {.up = false, .reason = QStringLiteral("Connection refused"), .since = 1000});
        scene.hub.clients().announce();
        QCOMPARE(scene.tray.messages.size(), size_t(1));
        QVERIFY(scene.tray.messages[0].text.contains(QStringLiteral("connection refused")));
        // Another reason is the same outage, and its end is no news of any client.
        scene.hub.clients().setSessionManager({.up = false, .reason = QStringLiteral("Timeout"), .since = 1000});
        scene.hub.clients().announce();
        scene.hub.clients().setSessionManager({.up = true, .reason = {}, .since = 2000});
        scene.hub.clients().announce();
        scene.drain();
        QCOMPARE(scene.tray.messages.size(), size_t(2));
        scene.hub.clients().setSessionManager({.up = false, .reason = {}, .since = 3000});
        scene.hub.clients().announce();
        QCOMPARE(scene.tray.messages.size(), size_t(3));
    }

    void whoNeededAScanBeforeAnOutageIsNotNewAfterIt()
    {
        NotificationsFixture scene;
        scene.begin(3);
        scene.needScan(1, 2);
        QTRY_COMPARE(scene.tray.messages.size(), size_t(1));
        scene.hub.clients().setSessionManager({.up = false, .reason = {}, .since = 1000});
        scene.hub.clients().announce();
        scene.hub.clients().setSessionManager({.up = true, .reason = {}, .since = 2000});
        scene.hub.clients().announce();
        scene.drain();
        QCOMPARE(scene.tray.messages.size(), size_t(3)); // scan, outage, drain
        QVERIFY(!scene.tray.messages[2].text.contains(QStringLiteral("needs a scan")));
    }

    void whoLooksNeedsNotBeToldOfScans()
    {
        NotificationsFixture scene;
        scene.begin(3);
        scene.notifications.setWatched([] { return true; });
        scene.needScan(1, 3);
        scene.drain();
        QCOMPARE(scene.tray.messages.size(), size_t(1));
        QVERIFY(scene.tray.messages[0].text.startsWith(QStringLiteral("999")));
    }

    void whoIsRemovedMeanwhileIsNotTold()
    {
        NotificationsFixture scene;
        scene.begin(3);
        scene.needScan(1, 2);
        scene.hub.clients().forget(idOf(1));
        scene.hub.clients().announce();
        QTRY_COMPARE(scene.tray.messages.size(), size_t(1));
        QCOMPARE(scene.tray.messages[0].text, QStringLiteral("2 Shop 2 needs a scan."));
    }

    void aClickOpensWhomItWasAbout()
    {
        NotificationsFixture scene;
        scene.begin(5);
        QSignalSpy opened(&scene.notifications, &Notifications::opened);
        scene.needScan(2, 4);
        QTRY_COMPARE(scene.tray.messages.size(), size_t(1));
        scene.tray.clickMessage();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].value<std::vector<ClienteId>>(), (std::vector{idOf(2), idOf(3), idOf(4)}));
        scene.hub.clients().setSessionManager({.up = false, .reason = {}, .since = 1000});
        scene.hub.clients().announce();
        scene.tray.clickMessage();
        QVERIFY(opened[1][0].value<std::vector<ClienteId>>().empty());
    }
};

HUB_WIDGET_TEST(tst_Notifications)

#include "tst_notifications.moc"
