// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/shell/shellscene.h"
#include "ui/shell/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QFileInfo>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace hub;
using namespace hub::ui;

namespace {

QDialog *confirmSheet()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->isVisible() && widget->objectName() == QStringLiteral("confirmSheet"))
            return qobject_cast<QDialog *>(widget);
    }
    return nullptr;
}

void addRunningJob(FakeHubApi &hub, qint64 id)
{
    JobInfo job;
    job.id = id;
    job.state = JobState::Running;
    Q_EMIT hub.sending().jobChanged(job);
}

} // namespace

class tst_WindowLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", QByteArrayLiteral("/nonexistent")); }

    void closingGoesToTheTrayAndIsToldOnce()
    {
        ShellScene scene;
        scene.show();
        QVERIFY(scene.tray->shown);
        scene.window->close();
        QVERIFY(!scene.window->isVisible());
        QCOMPARE(scene.tray->messages.size(), size_t(1));
        QVERIFY(scene.hub.desk.callsOf(QStringLiteral("stop")).isEmpty());
        scene.tray->click();
        QVERIFY(scene.window->isVisible());
        scene.window->close();
        QCOMPARE(scene.tray->messages.size(), size_t(1));
        // Nor at the next start.
        scene.makeWindow();
        scene.show();
        scene.window->close();
        QVERIFY(!scene.window->isVisible());
        QVERIFY(scene.tray->messages.empty());
    }

    void withoutATrayClosingEndsTheProgram()
    {
        ShellScene scene;
        scene.trayAvailable = false;
        scene.makeWindow();
        scene.show();
        QSignalSpy finished(scene.window.get(), &MainWindow::finished);
        scene.window->close();
        QVERIFY(scene.window->isVisible()); // until the hub has stopped
        QVERIFY(scene.find<QuitOverlay>("quitOverlay")->isVisible());
        QVERIFY(finished.wait());
        QVERIFY(scene.tray->messages.empty());
    }

    void withoutATrayClosingAsksWhileJobsRun()
    {
        ShellScene scene;
        scene.trayAvailable = false;
        scene.makeWindow();
        scene.show();
        addRunningJob(scene.hub, 1);
        addRunningJob(scene.hub, 2);
        scene.window->close();
        QTRY_VERIFY(confirmSheet() != nullptr);
        QVERIFY(scene.hub.desk.callsOf(QStringLiteral("stop")).isEmpty());
        confirmSheet()->reject();
        QTRY_VERIFY(confirmSheet() == nullptr);
        QVERIFY(scene.window->isVisible());

        QSignalSpy finished(scene.window.get(), &MainWindow::finished);
        scene.window->close();
        QTRY_VERIFY(confirmSheet() != nullptr);
        QTest::mouseClick(confirmSheet()->findChild<QPushButton *>(QStringLiteral("confirmYes")), Qt::LeftButton);
        QVERIFY(finished.wait());
    }

    void quitDoesNotAskAboutAJobThatHasJustEnded()
    {
        ShellScene scene;
        scene.show();
        addRunningJob(scene.hub, 1);
        JobInfo ended; // and nobody has told of it yet
        ended.id = 1;
        ended.state = JobState::Completed;
        scene.hub.sending().jobList.insert(scene.hub.sending().jobList.begin(), ended);
        QSignalSpy finished(scene.window.get(), &MainWindow::finished);
        scene.find<QAction>("quit")->trigger();
        QVERIFY(finished.wait());
        QVERIFY(confirmSheet() == nullptr);
    }

    void quitFinishesWhatIsInFlightFirst()
    {
        ShellScene scene;
        scene.show();
        QSignalSpy finished(scene.window.get(), &MainWindow::finished);
        scene.find<QAction>("quit")->trigger();
        QCOMPARE(scene.hub.phase(), HubApi::Phase::Stopping);
        auto *overlay = scene.find<QuitOverlay>("quitOverlay");
        QVERIFY(overlay->isVisible());
        QCOMPARE(overlay->size(), scene.window->size());
        QVERIFY(finished.isEmpty());
        scene.window->close(); // has no effect now
        QVERIFY(scene.window->isVisible());
        QVERIFY(!scene.window->centralWidget()->isEnabled());
        QVERIFY(finished.wait());
        QCOMPARE(scene.hub.desk.callsOf(QStringLiteral("stop")).size(), 1);
        QVERIFY(scene.window->close());
    }

    void quitCanBeHurried()
    {
        ShellScene scene;
        scene.show();
        scene.window->requestQuit();
        scene.window->requestQuit(); // a second signal changes nothing
        QCOMPARE(scene.hub.desk.callsOf(QStringLiteral("stop")).size(), 1);
        auto *now = scene.find<QuitOverlay>("quitOverlay")->findChild<QPushButton *>();
        QVERIFY(now->hasFocus());
        QTest::mouseClick(now, Qt::LeftButton);
        QCOMPARE(scene.hub.desk.callsOf(QStringLiteral("stop")).size(), 2);
        QVERIFY(!now->isEnabled());
    }

    void aHubThatWasStoppedBySomebodyElseEndsTheProgram()
    {
        ShellScene scene;
        scene.show();
        QSignalSpy finished(scene.window.get(), &MainWindow::finished);
        scene.hub.setPhase(HubApi::Phase::Stopping); // a signal of the system
        QVERIFY(scene.find<QuitOverlay>("quitOverlay")->isVisible());
        scene.hub.setPhase(HubApi::Phase::Stopped);
        QCOMPARE(finished.size(), 1);
    }

    void quitAfterAFailedStart()
    {
        ShellScene scene([](FakeHubWithDirectory &hub) {
            hub.setPhase(HubApi::Phase::Failed, {"X", QStringLiteral("no")});
        });
        scene.show();
        QSignalSpy finished(scene.window.get(), &MainWindow::finished);
        scene.window->requestQuit();
        QVERIFY(finished.wait());
    }

    void aSecondStartRaisesTheWindow()
    {
        ShellScene scene;
        scene.show();
        scene.window->close();
        QVERIFY(!scene.window->isVisible());
        scene.hub.askToRaise();
        QVERIFY(scene.window->isVisible());
        scene.window->showMinimized();
        scene.hub.askToRaise();
        QVERIFY(!scene.window->isMinimized());
    }

    void theTrayTellsHowThingsStand()
    {
        ShellScene scene;
        scene.show();
        QCOMPARE(scene.tray->tone, Tone::Neutral);
        scene.hub.clients().set({.client = idOf(1), .state = SessionState::Ready});
        QTRY_COMPARE(scene.tray->tone, Tone::Good);
        QCOMPARE(scene.tray->summary, QStringLiteral("Central Hub: 1 linked"));
        scene.hub.clients().setState(idOf(1), SessionState::QrRequired);
        QTRY_COMPARE(scene.tray->tone, Tone::Attention);
        QTRY_COMPARE(scene.tray->summary, QStringLiteral("Central Hub: 0 linked, 1 needs scan"));
    }

    void theTrayMenuStopsSending()
    {
        ShellScene scene;
        scene.show();
        scene.window->close();
        auto *stop = scene.find<QAction>("stopSending");
        QVERIFY(scene.tray->menu->actions().contains(stop));
        QVERIFY(scene.tray->menu->actions().contains(scene.find<QAction>("quit")));
        stop->trigger();
        QVERIFY(scene.window->isVisible()); // the question needs a window
        QTest::mouseClick(confirmSheet()->findChild<QPushButton *>(QStringLiteral("confirmYes")), Qt::LeftButton);
        QTRY_COMPARE(scene.hub.desk.callsOf(QStringLiteral("stopAll")).size(), 1);
        QTRY_VERIFY(stop->text().contains(QStringLiteral("again")));
        stop->trigger();
        QTRY_COMPARE(scene.hub.desk.callsOf(QStringLiteral("startAll")).size(), 1);
        QTRY_VERIFY(stop->text().startsWith(QStringLiteral("Stop")));
    }

    void aMessageOpensItsClients()
    {
        ShellScene scene;
        scene.show();
        scene.hub.clients().set({.client = idOf(51), .name = QStringLiteral("Bakery"), .state = SessionState::Ready});
        scene.hub.clients().announce();
        scene.window->showPage(PageId::Log);
        scene.window->close();
        scene.tray->messages.clear();
        QTest::qWait(1); // the quiet time of 0 ms
        scene.hub.clients().setState(idOf(51), SessionState::QrRequired);
        QTRY_COMPARE(scene.tray->messages.size(), size_t(1));
        QCOMPARE(scene.tray->messages[0].text, QStringLiteral("51 Bakery needs a scan."));
        scene.tray->clickMessage();
        QVERIFY(scene.window->isVisible());
        QCOMPARE(scene.window->currentPage(), PageId::Clients);
        QCOMPARE(scene.page(PageId::Clients)->calls.last(), QStringLiteral("openFor 51"));
    }

    void theWindowComesBackAsItWas()
    {
        ShellScene scene;
        scene.show();
        scene.window->resize(911, 644);
        scene.makeWindow();
        scene.show();
        QCOMPARE(scene.window->size(), QSize(911, 644));
        QVERIFY(QFileInfo::exists(scene.hub.directory.filePath(QStringLiteral("window.ini"))));
    }
};

HUB_WIDGET_TEST(tst_WindowLife)

#include "tst_windowlife.moc"
