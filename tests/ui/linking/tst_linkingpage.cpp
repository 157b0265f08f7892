// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/linking/linkingdesk.h"
#include "tests/ui/qr/qrsamples.h"
#include "tests/ui/support/grab.h"
#include "ui/common/widgets.h"
#include "ui/linking/linkingpage.h"
#include "ui/qr/qrcanvas.h"
#include "ui/qr/qrview.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace hub;
using namespace hub::ui;
using namespace std::chrono_literals;

namespace {

LinkingSettings slow()
{
    LinkingSettings settings = LinkingDesk::quick();
    settings.celebrate = 1h;
    return settings;
}

/// The page in a window.
struct Desk : LinkingDesk
{
    explicit Desk(SessionState state = SessionState::QrRequired, int clients = 5, LinkingSettings settings = quick())
        : LinkingDesk(state, clients), page(PageContext{hub, store}, settings)
    {
        window.resize(1024, 700);
        auto *layout = new QVBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(&page);
        window.show();
        window.activateWindow();
        page.activate();
        QCoreApplication::processEvents();
    }
    ~Desk() { page.setParent(nullptr); }

    template<typename T = QWidget>
    [[nodiscard]] T *part(const char *name) const
    {
        return page.findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] QString text(const char *name) const { return part(name)->property("text").toString(); }
    [[nodiscard]] bool isShown(const char *name) const { return part(name)->isVisibleTo(&window); }
    void click(const char *name) const { QTest::mouseClick(part(name), Qt::LeftButton); }
    /// To whatever has the focus, as a keyboard does.
    void press(Qt::Key key) const
    {
        QWidget *focus = window.focusWidget();
        QTest::keyClick(focus == nullptr ? const_cast<QWidget *>(&window) : focus, key);
    }
    void start() { click("linkingStart"); }
    [[nodiscard]] QrView *view() const { return page.findChild<QrView *>(); }
    [[nodiscard]] QString message() const { return view()->canvas()->message(); }
    [[nodiscard]] QString who() const { return text("linkingName"); }
    /// The client whose code a phone sees before the window (the fake's payloads end in its number); 0: no code.
    [[nodiscard]] qint64 seen()
    {
        const QRect around(view()->mapTo(&window, QPoint()), view()->size()); // to be quick
        const QByteArray payload = read(paint(window).copy(around));
        return payload.mid(QByteArray("2@").size() + 160).toLongLong();
    }

    QWidget window;
    LinkingPage page;
};

} // namespace

class TestLinkingPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }

    void tellsWhatThereIsToDo_data()
    {
        QTest::addColumn<SessionState>("state");
        QTest::addColumn<int>("clients");
        QTest::addColumn<QString>("headline");
        QTest::addColumn<bool>("canStart");
        QTest::addColumn<bool>("offersToConnect");
        QTest::newRow("one") << SessionState::QrRequired << 1 << QStringLiteral("1 client needs a scan") << true
                             << false;
        QTest::newRow("many") << SessionState::QrRequired << 12 << QStringLiteral("12 clients need a scan") << true
                              << false;
        QTest::newRow("stopped") << SessionState::Stopped << 3 << QStringLiteral("No client needs a scan") << true
                                 << true;
        QTest::newRow("all linked") << SessionState::Ready << 3 << QStringLiteral("Nothing to link") << false << false;
        QTest::newRow("no clients") << SessionState::Ready << 0 << QStringLiteral("No clients yet") << true << false;
    }

    void tellsWhatThereIsToDo()
    {
        QFETCH(const SessionState, state);
        QFETCH(const int, clients);
        QFETCH(const QString, headline);
        QFETCH(const bool, canStart);
        QFETCH(const bool, offersToConnect);
        Desk desk(state, clients);
        QCOMPARE(desk.text("linkingHeadline"), headline);
        QCOMPARE(desk.isShown("linkingStart") && desk.part("linkingStart")->isEnabled(), canStart);
        QCOMPARE(desk.isShown("linkingConnectToo"), offersToConnect);
        grab(desk.window, QString(QStringLiteral("linking-start-") + QLatin1String(QTest::currentDataTag())));
    }

    void loadingAndOutage()
    {
        FakeHubLink hub;
        ClientStore store(hub.clients());
        LinkingPage page(PageContext{hub, store});
        const auto headline = [&page] {
            return page.findChild<QWidget *>(QStringLiteral("linkingHeadline"))->property("text").toString();
        };
        QCOMPARE(headline(), QStringLiteral("Loading…"));
        Desk desk;
        desk.setOutage(true);
        QCOMPARE(desk.text("linkingHeadline"), QStringLiteral("The Session Manager does not answer"));
        QVERIFY(!desk.isShown("linkingStart"));
        desk.setOutage(false);
        QCOMPARE(desk.text("linkingHeadline"), QStringLiteral("5 clients need a scan"));
    }

    void sendsToTheClientsWhereThereAreNone()
    {
        Desk desk(SessionState::Ready, 0);
        QSignalSpy requested(&desk.page, &LinkingPage::pageRequested);
        desk.start();
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested[0][0].value<PageId>(), PageId::Clients);
    }

    void countsOnItsBadge()
    {
        Desk desk;
        QSignalSpy badge(&desk.page, &LinkingPage::badgeChanged);
        desk.scan(1);
        QCOMPARE(badge.last()[0].toInt(), 4);
    }

    /// The whole morning: a phone reads each code from the window and scans it.
    void fiftyInOneGo()
    {
        Desk desk(SessionState::QrRequired, 50);
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
        Desk desk;
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
        Desk desk;
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
        Desk desk;
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
        Desk desk(SessionState::QrRequired, 5, slow());
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
        Desk desk(SessionState::QrRequired, 2);
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

    void connectsAllOnRequest()
    {
        Desk desk(SessionState::Stopped, 2);
        QVERIFY(desk.part<QCheckBox>("linkingConnectToo")->isChecked());
        QTest::keyClick(desk.part("linkingConnectToo"), Qt::Key_Space);
        QVERIFY(!desk.part("linkingStart")->isEnabled());
        desk.set(1, SessionState::Stopped); // news does not undo the user's choice
        QVERIFY(!desk.part<QCheckBox>("linkingConnectToo")->isChecked());
        QTest::keyClick(desk.part("linkingConnectToo"), Qt::Key_Space);
        desk.start();
        QCOMPARE(desk.connected().size(), 2);
    }

    void troubleIsToldInPlace()
    {
        Desk desk(SessionState::Stopped, 1);
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
        Desk desk;
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
        Desk desk;
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
        grab(desk.window, QStringLiteral("linking-wrongphone"));
        grabSmall(desk.window, QStringLiteral("linking-wrongphone"));
        QTest::mouseClick(note->findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(!note->isVisible());
        QTRY_VERIFY(desk.hub.desk.calls.contains(QStringLiteral("connectSession 2")));
        desk.set(2, SessionState::QrRequired);
        QTRY_COMPARE(desk.seen(), 2);
    }

    void leavingAndComingBackLosesNothing()
    {
        Desk desk;
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

    void chosenClientsAreLinkedAtOnce()
    {
        Desk desk(SessionState::Stopped, 4);
        desk.set(1, SessionState::Ready, phoneOf(1));
        QSignalSpy noticed(&desk.page, &LinkingPage::noticed);
        desk.page.openFor(ids({1, 2, 3}));
        QCOMPARE(desk.who(), QStringLiteral("Shop 2"));
        QCOMPARE(noticed.last()[0].toString(), QStringLiteral("1 of them is linked already."));
        QCOMPARE(desk.connected().size(), 2);
        desk.page.openFor(ids({4})); // during a run: next
        QCOMPARE(desk.who(), QStringLiteral("Shop 4"));
        desk.page.openFor(ids({1}));
        QCOMPARE(noticed.last()[0].toString(), QStringLiteral("1 Shop 1 is linked already."));
        QCOMPARE(desk.who(), QStringLiteral("Shop 4"));
        desk.page.openFor({});
        QCOMPARE(desk.who(), QStringLiteral("Shop 4"));
    }

    void chosenBeforeTheListHasArrived()
    {
        FakeHubLink hub;
        ClientStore store(hub.clients());
        LinkingPage page(PageContext{hub, store});
        page.openFor(ids({1}));
        MonitoredClient client{.client = id(1), .name = QStringLiteral("Early")};
        client.lastKnown = SessionState::QrRequired;
        client.needsQr = true;
        hub.clients().set(client);
        hub.clients().announce();
        QCOMPARE(page.findChild<QWidget *>(QStringLiteral("linkingName"))->property("text").toString(),
                 QStringLiteral("Early"));
    }

    void summaryAndOnceMore()
    {
        Desk desk;
        desk.start();
        desk.scan(1);
        QTRY_COMPARE(desk.who(), QStringLiteral("Shop 2"));
        desk.set(2, SessionState::Banned);
        desk.press(Qt::Key_Space); // fails
        desk.press(Qt::Key_Space); // 3, comes again
        QCOMPARE(desk.who(), QStringLiteral("Shop 4"));
        desk.set(4, SessionState::Ready, phoneOf(1));
        desk.press(Qt::Key_Space); // kept, though odd
        desk.press(Qt::Key_Space); // 5
        desk.press(Qt::Key_Space); // 3: out
        desk.press(Qt::Key_Escape);
        QCOMPARE(desk.text("linkingSummaryHeadline"), QStringLiteral("2 of 5 clients are linked"));
        QVERIFY(desk.text("linkingFigures").startsWith(QLatin1String("1 not reached")));
        QVERIFY(desk.text("linkingFigures").contains(QLatin1String("1 skipped")));
        QVERIFY(desk.text("linkingFigures").contains(QLatin1String("1 failed")));
        const QAbstractItemModel *results = desk.part<QTableView>("linkingResults")->model();
        QCOMPARE(results->index(0, LinkingModel::OutcomeColumn).data().toString(), QStringLiteral("Failed"));
        QVERIFY(results->index(0, LinkingModel::NoteColumn).data().toString().contains(QLatin1String("blocked")));
        grab(desk.window, QStringLiteral("linking-summary"));
        grabSmall(desk.window, QStringLiteral("linking-summary"));
        QCOMPARE(desk.text("linkingAgainSkipped"), QStringLiteral("&Start again with the skipped one"));
        desk.click("linkingAgainSkipped");
        QCOMPARE(desk.who(), QStringLiteral("Shop 3"));
        QCOMPARE(desk.text("linkingProgress"), QStringLiteral("0 of 1 linked"));
        desk.scan(3);
        QTRY_COMPARE(desk.text("linkingSummaryHeadline"), QStringLiteral("The client is linked"));
        QVERIFY(!desk.isShown("linkingAgainSkipped"));
    }

    void copiesAndExportsTheSummary()
    {
        Desk desk(SessionState::QrRequired, 2);
        desk.start();
        desk.scan(1);
        desk.click("linkingEnd");
        desk.click("linkingCopy");
        QVERIFY(QGuiApplication::clipboard()->text().contains(QString(QStringLiteral("Linked\t+") + phoneOf(1))));
        desk.click("linkingExport");
        auto *dialog = desk.page.findChild<QFileDialog *>(QStringLiteral("saveFileDialog"));
        QVERIFY(dialog != nullptr);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out.csv"));
        QSignalSpy noticed(&desk.page, &LinkingPage::noticed);
        dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->setText(path);
        QVERIFY(QMetaObject::invokeMethod(dialog, "accept"));
        QTRY_COMPARE(noticed.size(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains(QByteArray("1,Shop 1,Linked,+" + phoneOf(1).toLatin1())));
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
        Desk desk;
        desk.start();
        desk.window.resize(size); // the margins grow less
        QCoreApplication::processEvents();
        desk.window.resize(size);
        QTRY_COMPARE(desk.seen(), 1);
        QCOMPARE(desk.window.size(), size); // nothing forces it to be larger
        QVERIFY(desk.view()->canvas()->paper().height() > 120);
    }
};

QTEST_MAIN(TestLinkingPage)

#include "tst_linkingpage.moc"
