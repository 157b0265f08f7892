// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/linking/linkingpagedesk.h"
#include "tests/ui/support/grab.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace hub;
using namespace hub::ui;

/// How a linking run begins on its page, and what is told at its end.
class tst_LinkingEnds : public QObject
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
        QTest::newRow("stopped") << SessionState::Stopped << 3 << QStringLiteral("3 clients have no session yet")
                                 << true << true;
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
        PageDesk desk(state, clients);
        QCOMPARE(desk.text("linkingHeadline"), headline);
        QCOMPARE(desk.isShown("linkingStart") && desk.part("linkingStart")->isEnabled(), canStart);
        QCOMPARE(desk.isShown("linkingConnectToo"), offersToConnect);
        grab(desk.window, QString(QStringLiteral("linking-start-") + QLatin1String(QTest::currentDataTag())));
    }

    void loadingAndOutage()
    {
        FakeHubApi hub;
        ClientStore store(hub.clients());
        LinkingPage page(PageContext{hub, store});
        const auto headline = [&page] {
            return page.findChild<QWidget *>(QStringLiteral("linkingHeadline"))->property("text").toString();
        };
        QCOMPARE(headline(), QStringLiteral("Loading…"));
        PageDesk desk;
        desk.setOutage(true);
        QCOMPARE(desk.text("linkingHeadline"), QStringLiteral("The Session Manager does not answer"));
        QVERIFY(!desk.isShown("linkingStart"));
        desk.setOutage(false);
        QCOMPARE(desk.text("linkingHeadline"), QStringLiteral("5 clients need a scan"));
    }

    void sendsToTheClientsWhereThereAreNone()
    {
        PageDesk desk(SessionState::Ready, 0);
        QSignalSpy requested(&desk.page, &LinkingPage::pageRequested);
        desk.start();
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested[0][0].value<PageId>(), PageId::Clients);
    }

    void countsOnItsBadge()
    {
        PageDesk desk;
        QSignalSpy badge(&desk.page, &LinkingPage::badgeChanged);
        desk.scan(1);
        QCOMPARE(badge.last()[0].toInt(), 4);
    }

    void connectsAllOnRequest()
    {
        PageDesk desk(SessionState::Stopped, 2);
        QVERIFY(desk.part<QCheckBox>("linkingConnectToo")->isChecked());
        QTest::keyClick(desk.part("linkingConnectToo"), Qt::Key_Space);
        QVERIFY(!desk.part("linkingStart")->isEnabled());
        desk.set(1, SessionState::Stopped); // news does not undo the user's choice
        QVERIFY(!desk.part<QCheckBox>("linkingConnectToo")->isChecked());
        QTest::keyClick(desk.part("linkingConnectToo"), Qt::Key_Space);
        desk.start();
        QCOMPARE(desk.connected().size(), 2);
    }

    void chosenClientsAreLinkedAtOnce()
    {
        PageDesk desk(SessionState::Stopped, 4);
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
        FakeHubApi hub;
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
        PageDesk desk;
        desk.start();
        desk.scan(1);
        QTRY_COMPARE(desk.who(), QStringLiteral("Shop 2"));
        desk.set(2, SessionState::Banned);
        desk.press(Qt::Key_Space); // fails
        desk.press(Qt::Key_Space); // 3, comes again
        QCOMPARE(desk.who(), QStringLiteral("Shop 4"));
        desk.set(4, SessionState::Ready, phoneOf(1));
        desk.click("linkingSkip"); // kept, though odd: no key does that
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
        PageDesk desk(SessionState::QrRequired, 2);
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
};

HUB_WIDGET_TEST(tst_LinkingEnds)

#include "tst_linkingends.moc"
