// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/linking/linkingpagedesk.h"
#include "tests/ui/support/grab.h"
#include "ui/common/widgets.h"
#include "ui/qr/pairingdialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace hub;
using namespace hub::ui;
using namespace std::chrono_literals;

namespace {

using LinkingPageFixture = PageDesk;

LinkingSettings slowPolls()
{
    LinkingSettings settings = LinkingDesk::quick();
    settings.celebrate = 1h;
    return settings;
}

} // namespace

class tst_LinkingPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }

    void linksByNumberWhereTheEngineCan()
    {
        LinkingPageFixture desk;
        desk.start();
        QTRY_VERIFY(desk.isShown("linkingSkip"));
        QVERIFY(!desk.isShown("linkingByNumber"));
        desk.hub.clients().setLacking({});
        QTRY_VERIFY(desk.seen() != 0);
        QTRY_VERIFY(desk.isShown("linkingByNumber"));
        desk.click("linkingByNumber");
        const QPointer<PairingDialog> dialog = desk.page.findChild<PairingDialog *>();
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("pairingPhone")), QStringLiteral("34600111222"));
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("getPairingCode")), Qt::LeftButton);
        QTRY_COMPARE(desk.hub.desk.callsOf(QStringLiteral("requestPairingCode")).size(), 1);
        desk.scan(desk.seen()); // it is linked, and the next one's turn
        QTRY_VERIFY(!dialog);
    }

    void fiftyInOneGo()
    {
        LinkingPageFixture desk(SessionState::QrRequired, 50);
        desk.start();
        QSignalSpy noticed(&desk.page, &LinkingPage::noticed);
        std::vector<qint64> order;
        while (order.size() < 50) {
            QTRY_VERIFY(desk.seen() != 0 && (order.empty() || desk.seen() != order.back()));
            const qint64 client = desk.seen();
            QCOMPARE(desk.who(), QStringLiteral("Shop %1").arg(client));
            order.push_back(client);
            desk.scan(client);
            QCOMPARE(desk.view()->canvas()->news(), QString(QStringLiteral("Linked: +") + phoneOf(client)));
            QCOMPARE(desk.part<QProgressBar>("linkingBar")->value(), int(order.size()));
        }
        QTRY_VERIFY(desk.isShown("linkingSummaryHeadline"));
        QCOMPARE(desk.text("linkingSummaryHeadline"), QStringLiteral("All 50 clients are linked"));
        QCOMPARE(desk.part<QTableView>("linkingResults")->model()->rowCount(), 50);
        grab(desk.window, QStringLiteral("linking-summary-all"));
    }

    void byKeyboardAlone()
    {
        LinkingPageFixture desk;
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        desk.part("linkingStart")->setFocus();
        desk.press(Qt::Key_Space);
        QCOMPARE(desk.who(), QStringLiteral("Shop 1"));
        desk.press(Qt::Key_Space);
        QCOMPARE(desk.who(), QStringLiteral("Shop 2"));
        desk.press(Qt::Key_Right);
        QCOMPARE(desk.who(), QStringLiteral("Shop 3"));
        desk.press(Qt::Key_Left);
        QCOMPARE(desk.who(), QStringLiteral("Shop 2"));
        desk.press(Qt::Key_F11);
        QVERIFY(desk.view()->fullScreen() != nullptr);
        QTRY_COMPARE(QApplication::activeWindow(), desk.view()->fullScreen());
        QWidget *screen = desk.view()->fullScreen();
        QTest::keyClick(screen->focusWidget(), Qt::Key_Space);
        QCOMPARE(desk.who(), QStringLiteral("Shop 3"));
        QCOMPARE(desk.view()->fullScreen(), screen); // it stays for the next
        QCOMPARE(desk.view()->fullScreen()->title(), QStringLiteral("3 Shop 3"));
        QTest::keyClick(screen->focusWidget(), Qt::Key_Left);
        QCOMPARE(desk.who(), QStringLiteral("Shop 2"));
        QTest::keyClick(screen->focusWidget(), Qt::Key_Escape); // the full screen, not the linking
        QVERIFY(desk.view()->fullScreen() == nullptr);
        QVERIFY(desk.isShown("linkingName"));
        desk.window.activateWindow();
        desk.press(Qt::Key_Escape);
        QVERIFY(desk.isShown("linkingSummaryHeadline"));
        QCOMPARE(desk.text("linkingSummaryHeadline"), QStringLiteral("0 of 5 clients are linked"));
    }

    void keysWorkInTheListAndLeaveButtonsAlone()
    {
        LinkingPageFixture desk;
        desk.start();
        desk.part("linkingQueue")->setFocus();
        desk.press(Qt::Key_Space);
        QCOMPARE(desk.who(), QStringLiteral("Shop 2"));
        desk.press(Qt::Key_Left);
        QCOMPARE(desk.who(), QStringLiteral("Shop 1"));
        desk.press(Qt::Key_Right);
        QCOMPARE(desk.who(), QStringLiteral("Shop 2"));
        desk.part("linkingBack")->setFocus();
        desk.press(Qt::Key_Space); // presses the button that has the focus
        QCOMPARE(desk.who(), QStringLiteral("Shop 1"));
    }

    void byMouse()
    {
        LinkingPageFixture desk;
        desk.start();
        QVERIFY(!desk.part("linkingBack")->isEnabled());
        desk.click("linkingSkip");
        QCOMPARE(desk.who(), QStringLiteral("Shop 2"));
        desk.click("linkingBack");
        QCOMPARE(desk.who(), QStringLiteral("Shop 1"));
        auto *list = desk.part<QTableView>("linkingQueue");
        const QModelIndex last = list->model()->index(3, 0);
        const QPoint at = list->visualRect(last).center();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(desk.who(), list->model()->index(3, 0).data().toString().mid(2));
        desk.click("linkingEnd");
        QVERIFY(desk.isShown("linkingSummaryHeadline"));
        QVERIFY(!desk.isShown("linkingEnd"));
        desk.click("linkingDone");
        QVERIFY(desk.isShown("linkingHeadline"));
    }

    void showsLinkedForAMomentAndGoesOn()
    {
        LinkingPageFixture desk(SessionState::QrRequired, 5, slowPolls());
        desk.start();
        QTRY_COMPARE(desk.seen(), 1);
        grab(desk.window, QStringLiteral("linking-middle"));
        grabSmall(desk.window, QStringLiteral("linking-middle"));
        desk.scan(1);
        QCOMPARE(desk.seen(), 0);
        QCOMPARE(desk.view()->canvas()->news(), QString(QStringLiteral("Linked: +") + phoneOf(1)));
        QCOMPARE(desk.text("linkingProgress"), QStringLiteral("1 of 5 linked"));
        QCOMPARE(desk.text("linkingSkip"), QStringLiteral("&Next"));
        grab(desk.window, QStringLiteral("linking-linked"));
        desk.press(Qt::Key_Space); // who does not want to wait
        QCOMPARE(desk.who(), QStringLiteral("Shop 2"));
        QTRY_COMPARE(desk.seen(), 2);
    }

    void connectsByButton()
    {
        LinkingPageFixture desk(SessionState::QrRequired, 2);
        desk.add(3, SessionState::Stopped);
        desk.hub.clients().announce();
        QVERIFY(!desk.part<QCheckBox>("linkingConnectToo")->isChecked()); // somebody waits already
        desk.start();
        QVERIFY(!desk.isShown("linkingConnect"));
        desk.set(1, SessionState::Stopped); // gave up
        QVERIFY(desk.isShown("linkingConnect"));
        QVERIFY(desk.message().startsWith(QLatin1String("The session is not running")));
        grab(desk.window, QStringLiteral("linking-notstarted"));
        desk.click("linkingConnect");
        QCOMPARE(desk.connected(), QStringList(QStringLiteral("connectSession 1")));
        QVERIFY(!desk.isShown("linkingConnect"));
        desk.set(1, SessionState::QrRequired);
        QTRY_COMPARE(desk.seen(), 1);
    }

    void troubleIsToldInPlace()
    {
        LinkingPageFixture desk(SessionState::Stopped, 1);
        desk.hub.desk.failNext("NOT_SUPPORTED", QStringLiteral("It <b>cannot</b> be told to."),
                               QStringLiteral("connectSession"));
        desk.start();
        QTRY_COMPARE(desk.message(), QStringLiteral("It could not be connected: It <b>cannot</b> be told to."));
        QCOMPARE(desk.text("linkingConnect"), QStringLiteral("&Connect again"));
        grab(desk.window, QStringLiteral("linking-trouble"));
        desk.click("linkingSkip");
        QVERIFY(desk.isShown("linkingSummaryHeadline"));
        QVERIFY(desk.isShown("linkingAgainFailed"));
        grab(desk.window, QStringLiteral("linking-summary-failed"));
    }

    void outagePausesWithWords()
    {
        LinkingPageFixture desk;
        desk.start();
        QTRY_COMPARE(desk.seen(), 1);
        desk.setOutage(true);
        QCOMPARE(desk.seen(), 0);
        QVERIFY(desk.message().startsWith(QLatin1String("The Session Manager does not answer")));
        QCOMPARE(desk.text("linkingTime"), QStringLiteral("Waiting for the Session Manager"));
        grab(desk.window, QStringLiteral("linking-outage"));
        desk.setOutage(false);
        QTRY_COMPARE(desk.seen(), 1);
    }

    void aWrongPhoneAsks()
    {
        LinkingPageFixture desk;
        desk.start();
        desk.scan(1);
        QTRY_COMPARE(desk.who(), QStringLiteral("Shop 2"));
        desk.set(2, SessionState::Ready, phoneOf(1));
        auto *note = desk.part<Banner>("linkingNote");
        QVERIFY(note->isVisible());
        QCOMPARE(note->text(), QStringLiteral("Is it the right phone?"));
        QVERIFY(
            desk.view()->canvas()->news().contains(QLatin1String("The same number is linked at 1 Shop 1 as well.")));
        QCOMPARE(desk.text("linkingSkip"), QStringLiteral("&Keep it and go on"));
        desk.view()->setFocus();
        for (const Qt::Key key : {Qt::Key_Space, Qt::Key_Right}) { // a habit is no answer
            desk.press(key);
            QCOMPARE(desk.who(), QStringLiteral("Shop 2"));
        }
        grab(desk.window, QStringLiteral("linking-wrongphone"));
        grabSmall(desk.window, QStringLiteral("linking-wrongphone"));
        QTest::mouseClick(note->findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(!note->isVisible());
        QTRY_VERIFY(desk.hub.desk.calls.contains(QStringLiteral("connectSession 2")));
        desk.set(2, SessionState::QrRequired);
        QTRY_COMPARE(desk.seen(), 2);
    }

    /// The question and its answers are on the page: the full screen makes way for them.
    void aWrongPhoneAsksOnThePage()
    {
        LinkingPageFixture desk;
        MonitoredClient client = *desk.hub.clients().find(id(1));
        client.expectedPhone = QStringLiteral("5491150001111");
        desk.hub.clients().set(client);
        desk.hub.clients().announce();
        desk.start();
        desk.view()->openFullScreen();
        QVERIFY(desk.view()->fullScreen()->hint().startsWith(QStringLiteral("0 of 5 linked · Space skips")));
        desk.scan(1);
        QVERIFY(desk.view()->fullScreen() == nullptr);
        QVERIFY(desk.part<Banner>("linkingNote")->isVisible());
        QVERIFY2(desk.view()->canvas()->news().contains(QLatin1String("expected here: +5491150001111.")),
                 qPrintable(desk.view()->canvas()->news()));
        desk.click("linkingSkip");
        QCOMPARE(desk.who(), QStringLiteral("Shop 2"));
    }

    void leavingAndComingBackLosesNothing()
    {
        LinkingPageFixture desk;
        desk.start();
        desk.press(Qt::Key_Space);
        QTRY_COMPARE(desk.seen(), 2);
        desk.page.deactivate();
        desk.page.hide();
        const qsizetype asked = desk.hub.desk.callsOf(QStringLiteral("fetchQr")).size();
        desk.scan(3);
        QTest::qWait(150); // longer than a feed's period
        QCOMPARE(desk.hub.desk.callsOf(QStringLiteral("fetchQr")).size(), asked);
        desk.page.show();
        desk.page.activate();
        QCOMPARE(desk.who(), QStringLiteral("Shop 2"));
        QCOMPARE(desk.text("linkingProgress"), QStringLiteral("1 of 5 linked"));
        QTRY_COMPARE(desk.seen(), 2);
    }

    void fits_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("small window") << QSize(824, 660);
        QTest::newRow("double scale") << QSize(460, 380);
        QTest::newRow("large") << QSize(1900, 1000);
    }

    void fits()
    {
        QFETCH(const QSize, size);
        LinkingPageFixture desk;
        desk.start();
        desk.window.resize(size); // the margins grow less
        QCoreApplication::processEvents();
        desk.window.resize(size);
        QTRY_COMPARE(desk.seen(), 1);
        QCOMPARE(desk.window.size(), size); // nothing forces it to be larger
        QVERIFY(desk.view()->canvas()->paper().height() > 120);
    }
};

HUB_WIDGET_TEST(tst_LinkingPage)

#include "tst_linkingpage.moc"
