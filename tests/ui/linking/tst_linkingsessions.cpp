// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "tests/ui/linking/linkingdesk.h"

#include <QSignalSpy>
#include <QTest>

using namespace hub;
using namespace hub::ui;
using Outcome = LinkingQueue::Outcome;
using Stage = LinkingRun::Stage;

/// The sessions of a linking run: codes in advance, connections, and phones that were held before the wrong code.
class tst_LinkingSessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fetchesTheNextCodesInAdvance()
    {
        RunDesk desk;
        desk.start();
        QCOMPARE(desk.hub.clients().interests["linking"], ids({1, 2, 3}));
        QTRY_VERIFY(desk.hub.desk.calls.contains(QStringLiteral("fetchQr 3")));
        QVERIFY(!desk.hub.desk.calls.contains(QStringLiteral("fetchQr 4")));
        QCoreApplication::processEvents();
        desk.hub.desk.hold(); // no more answers: what comes now was there before
        desk.run.skip();
        QCOMPARE(desk.now(), 2);
        QVERIFY(desk.run.feed() != nullptr);
        QCOMPARE(desk.run.feed()->code().kind, QrCode::Kind::Payload);
        QCOMPARE(desk.hub.clients().interests["linking"], ids({2, 3, 4}));
    }

    void connectsThoseThatComeSoon()
    {
        RunDesk desk(SessionState::Stopped, 6);
        desk.start(true);
        QCOMPARE(desk.connected(), QStringList({QStringLiteral("connectSession 1"), QStringLiteral("connectSession 2"),
                                                QStringLiteral("connectSession 3")}));
        QCOMPARE(desk.run.stage(), Stage::Starting);
        desk.set(1, SessionState::QrRequired);
        QCOMPARE(desk.run.stage(), Stage::Code);
        desk.scan(1);
        QTRY_COMPARE(desk.connected().size(), 4); // the turn has moved on
        QCOMPARE(desk.connected().last(), QStringLiteral("connectSession 4"));
    }

    void doesNotConnectUnasked()
    {
        RunDesk desk(SessionState::Stopped, 2);
        desk.start(false);
        QCOMPARE(desk.connected(), QStringList());
        QCOMPARE(desk.run.stage(), Stage::NotStarted);
        QVERIFY(desk.run.canConnect());
        QVERIFY(!desk.run.message().isEmpty());
        desk.run.connectCurrent();
        QCOMPARE(desk.connected(), QStringList(QStringLiteral("connectSession 1")));
        QCOMPARE(desk.run.stage(), Stage::Starting);
        QVERIFY(!desk.run.canConnect());
    }

    void aRefusedConnectionIsTroubleAndCanBeTriedAgain()
    {
        RunDesk desk(SessionState::Stopped, 1);
        desk.hub.desk.failNext("SESSION_MANAGER_ERROR", QStringLiteral("SESSION_MANAGER_ERROR: No browser"),
                               QStringLiteral("connectSession"));
        desk.start(true);
        QTRY_COMPARE(desk.run.stage(), Stage::Trouble);
        QCOMPARE(desk.run.message(), QStringLiteral("It could not be connected: No browser"));
        QCOMPARE(desk.connected().size(), 1); // not again and again
        QVERIFY(desk.run.canConnect());
        desk.run.connectCurrent();
        QCOMPARE(desk.run.stage(), Stage::Starting);
        desk.set(1, SessionState::QrRequired);
        QCOMPARE(desk.run.stage(), Stage::Code);
    }

    void aSessionThatNeverStartsIsNotWaitedForForever()
    {
        RunDesk desk(SessionState::Stopped, 1);
        desk.start(false);
        QSignalSpy changed(&desk.run, &LinkingRun::stageChanged);
        desk.run.connectCurrent();
        QTRY_VERIFY(changed.size() > 1); // asked, and answered
        MonitoredClient client = *desk.hub.clients().find(id(1));
        client.lastKnown = SessionState::Stopped;
        client.lastGoodAnswer = QDateTime::currentMSecsSinceEpoch() + 1000;
        desk.hub.clients().set(client);
        desk.hub.clients().announce();
        QCOMPARE(desk.run.stage(), Stage::Starting);
        client.lastGoodAnswer += 2 * LinkingSessions::PatienceMs;
        desk.hub.clients().set(client);
        desk.hub.clients().announce();
        QCOMPARE(desk.run.stage(), Stage::NotStarted);
    }

    void connectsNobodyInAnOutage()
    {
        RunDesk desk(SessionState::Stopped, 3);
        desk.setOutage(true);
        desk.start(true);
        QCOMPARE(desk.connected(), QStringList());
        desk.setOutage(false);
        QCOMPARE(desk.connected().size(), 3);
    }

    void aWrongPhoneHoldsItUp()
    {
        RunDesk desk;
        desk.start();
        desk.scan(1);
        QTRY_COMPARE(desk.now(), 2);
        desk.set(2, SessionState::Ready, phoneOf(1));
        QCOMPARE(desk.run.stage(), Stage::Suspicious);
        QTest::qWait(100); // more than the celebration
        QCOMPARE(desk.now(), 2);
        QCOMPARE(desk.run.queue().current()->note, QStringLiteral("The same number is linked at 1 Shop 1 as well."));
        desk.run.skip(); // so be it
        QCOMPARE(desk.now(), 3);
        QCOMPARE(desk.outcome(2), Outcome::Linked);
    }

    void aWrongPhoneCanBeUnlinked()
    {
        RunDesk desk;
        desk.start();
        desk.scan(1);
        QTRY_COMPARE(desk.now(), 2);
        desk.set(2, SessionState::Ready, phoneOf(1));
        desk.hub.desk.hold();
        desk.run.relinkCurrent();
        QCOMPARE(desk.run.stage(), Stage::Starting);
        QCOMPARE(desk.outcome(2), Outcome::Waiting);
        QVERIFY(desk.hub.desk.calls.contains(QStringLiteral("disconnectSession 2")));
        desk.hub.desk.release();
        QTRY_VERIFY(desk.hub.desk.calls.contains(QStringLiteral("connectSession 2")));
        desk.set(2, SessionState::QrRequired);
        QCOMPARE(desk.now(), 2);
        QCOMPARE(desk.run.stage(), Stage::Code);
        desk.scan(2);
        QCOMPARE(desk.outcome(2), Outcome::Linked);
        QCOMPARE(desk.run.stage(), Stage::Suspicious); // the former number was another one: told again
        QCOMPARE(desk.run.queue().current()->note, QStringLiteral("Another number was linked here before."));
    }

    void anUnlinkThatFailsIsTold()
    {
        RunDesk desk;
        desk.start();
        desk.scan(1);
        QTRY_COMPARE(desk.now(), 2);
        desk.set(2, SessionState::Ready, phoneOf(1));
        QSignalSpy noticed(&desk.run, &LinkingRun::noticed);
        desk.hub.desk.failNext("SESSION_MANAGER_ERROR", QStringLiteral("No"), QStringLiteral("disconnectSession"));
        desk.run.relinkCurrent();
        QTRY_COMPARE(noticed.size(), 1);
        QCOMPARE(desk.run.stage(), Stage::Suspicious);
        QCOMPARE(desk.outcome(2), Outcome::Linked);
    }

    void anotherNumberThanBeforeIsOdd()
    {
        RunDesk desk;
        desk.scan(1);
        desk.set(1, SessionState::QrRequired);
        desk.start();
        desk.set(1, SessionState::Ready, phoneOf(77));
        QCOMPARE(desk.run.stage(), Stage::Suspicious);
        QCOMPARE(desk.run.queue().current()->note, QStringLiteral("Another number was linked here before."));
    }

    void spellingsOfOneNumberAreTheSame()
    {
        RunDesk desk;
        desk.start();
        desk.scan(1);
        QTRY_COMPARE(desk.now(), 2);
        desk.set(2, SessionState::Ready, QString(u'+' + phoneOf(1) + QStringLiteral(":7@s.whatsapp.net")));
        QCOMPARE(desk.run.stage(), Stage::Suspicious);
    }

    void lateAnswersOfAFormerRunSayNothing()
    {
        RunDesk desk(SessionState::Stopped, 1);
        desk.hub.desk.hold();
        desk.hub.desk.failNext("X", QStringLiteral("late"), QStringLiteral("connectSession"));
        desk.start(true);
        desk.run.start(ids({1}), false, false);
        desk.hub.desk.release();
        QCoreApplication::processEvents();
        QCOMPARE(desk.run.stage(), Stage::NotStarted);
    }
};

HUB_TEST(tst_LinkingSessions)

#include "tst_linkingsessions.moc"
