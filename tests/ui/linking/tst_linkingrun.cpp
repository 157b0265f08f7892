// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "tests/ui/linking/linkingdesk.h"

#include <QSignalSpy>
#include <QTest>

using namespace hub;
using namespace hub::ui;
using namespace std::chrono_literals;
using Outcome = LinkingQueue::Outcome;
using Phase = LinkingRun::Phase;
using Stage = LinkingRun::Stage;

namespace {

using LinkingRunFixture = RunDesk;

LinkingSettings slow()
{
    LinkingSettings settings = LinkingDesk::quick();
    settings.celebrate = 1h;
    return settings;
}

} // namespace

class tst_LinkingRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void advancesByItself()
    {
        LinkingRunFixture desk;
        QSignalSpy phase(&desk.run, &LinkingRun::phaseChanged);
        desk.start();
        QCOMPARE(desk.run.phase(), Phase::Running);
        for (const qint64 client : {1, 2, 3, 4, 5}) {
            QTRY_COMPARE(desk.now(), client);
            QCOMPARE(desk.run.stage(), Stage::Code);
            desk.scan(client);
            QCOMPARE(desk.run.stage(), Stage::Linked); // for a moment
            QCOMPARE(desk.now(), client);
            QCOMPARE(desk.run.message(), QString(QStringLiteral("Linked: +") + phoneOf(client)));
        }
        QTRY_COMPARE(desk.run.phase(), Phase::Finished);
        QCOMPARE(desk.run.queue().counts().linked, 5);
        QVERIFY(desk.run.pace().has_value());
        QCOMPARE(phase.size(), 2);
    }

    void saysThatAPhoneIsBeingLinked()
    {
        LinkingRunFixture desk;
        desk.start();
        desk.set(1, SessionState::Starting);
        QCOMPARE(desk.run.message(), QStringLiteral("The phone has taken the code and is being linked…"));
        desk.set(2, SessionState::Starting);
        desk.run.skip();
        QCOMPARE(desk.run.message(), QStringLiteral("The session is starting. The code will appear here."));
    }

    /// Two codes, and a passkey asked for between them: the others go on, it comes again at the end.
    void putsAsideWhoseOwnerMustGiveAPasskey()
    {
        LinkingRunFixture desk(SessionState::QrRequired, 10);
        desk.start();
        QCOMPARE(desk.now(), 1);
        desk.set(1, SessionState::PasskeyRequired);
        desk.set(4, SessionState::PasskeyRequired);
        QCOMPARE(desk.now(), 2);
        QCOMPARE(desk.outcome(1), Outcome::Failed);
        QVERIFY2(
            desk.run.queue().find(id(1))->note.startsWith(QStringLiteral("This account wants a passkey: on the phone")),
            qPrintable(desk.run.queue().find(id(1))->note));
        desk.set(1, SessionState::QrRequired);
        QCOMPARE(desk.outcome(1), Outcome::Waiting);
        QCOMPARE(desk.run.queue().entries().back().client, id(1));
        QCOMPARE(desk.now(), 2);
        QCOMPARE(desk.outcome(4), Outcome::Failed);
        desk.scan(4); // its owner has confirmed it
        QCOMPARE(desk.outcome(4), Outcome::Linked);
    }

    void staysWithAPasskeyThatSomebodyComesBackTo()
    {
        LinkingRunFixture desk;
        desk.start();
        desk.set(1, SessionState::PasskeyRequired);
        desk.run.jumpTo(id(1));
        desk.hub.clients().announce();
        QCOMPARE(desk.now(), 1);
        QCOMPARE(desk.run.stage(), Stage::Trouble);
        QVERIFY(desk.run.message().contains(QStringLiteral("passkey")));
        QVERIFY(!desk.run.canConnect());
    }

    void linksOutOfTurnCountToo()
    {
        LinkingRunFixture desk;
        desk.start();
        desk.scan(3);
        QCOMPARE(desk.now(), 1);
        QCOMPARE(desk.outcome(3), Outcome::Linked);
        desk.run.skip();
        desk.run.skip();
        QCOMPARE(desk.now(), 4);
    }

    void nobodyToLink()
    {
        LinkingRunFixture desk(SessionState::Ready, 2);
        desk.start();
        QCOMPARE(desk.run.phase(), Phase::Finished);
        QCOMPARE(desk.run.queue().counts().linked, 2);
        LinkingRunFixture empty(SessionState::Ready, 0);
        empty.start();
        QCOMPARE(empty.run.phase(), Phase::Finished);
    }

    void whoIsInTroubleFails()
    {
        LinkingRunFixture desk(SessionState::Banned, 2);
        desk.start();
        QCOMPARE(desk.run.stage(), Stage::Trouble);
        const QString reason = desk.run.message();
        QVERIFY(!reason.isEmpty());
        desk.run.skip();
        QCOMPARE(desk.outcome(1), Outcome::Failed);
        QCOMPARE(desk.run.queue().find(id(1))->note, reason);
        QCOMPARE(desk.now(), 2);
        desk.run.goBack();
        QCOMPARE(desk.outcome(1), Outcome::Waiting);
    }

    void aRemovedClientIsPassedOver()
    {
        LinkingRunFixture desk;
        desk.start();
        desk.hub.clients().forget(id(1));
        desk.hub.clients().announce();
        QCOMPARE(desk.now(), 2);
        QCOMPARE(desk.outcome(1), Outcome::Failed);
    }

    void anUnknownClientFails()
    {
        LinkingRunFixture desk;
        desk.run.start(ids({1, 99}), true, false);
        QCOMPARE(desk.outcome(99), Outcome::Failed);
    }

    void waitsOutAnOutage()
    {
        LinkingRunFixture desk;
        desk.start();
        desk.setOutage(true);
        QCOMPARE(desk.run.stage(), Stage::Outage);
        QVERIFY(desk.run.message().contains(QLatin1String("by itself")));
        const qint64 before = desk.run.elapsed();
        QTest::qWait(30);
        QCOMPARE(desk.run.elapsed(), before); // its time does not count
        QCOMPARE(desk.now(), 1);
        desk.setOutage(false);
        QCOMPARE(desk.run.stage(), Stage::Code);
        desk.scan(1);
        QTRY_COMPARE(desk.now(), 2);
    }

    void anAccountMayComeLater()
    {
        LinkingRunFixture desk(SessionState::QrRequired, 5, slow());
        desk.start();
        desk.set(1, SessionState::Ready);
        QCOMPARE(desk.run.message(), QStringLiteral("Linked"));
        desk.scan(1);
        QCOMPARE(desk.run.message(), QString(QStringLiteral("Linked: +") + phoneOf(1)));
    }

    void whoIsUnlinkedAgainWaitsAgain()
    {
        LinkingRunFixture desk;
        desk.start();
        desk.scan(1);
        QTRY_COMPARE(desk.now(), 2);
        desk.set(1, SessionState::LoggedOut);
        QCOMPARE(desk.outcome(1), Outcome::Waiting);
        QCOMPARE(desk.run.queue().entries().back().client, id(1));
        QCOMPARE(desk.run.queue().counts().linked, 0);
    }

    void newcomersJoinARunForEveryone()
    {
        for (const bool everyone : {true, false}) {
            LinkingRunFixture desk;
            desk.start(false, everyone);
            desk.add(9, SessionState::QrRequired);
            desk.add(8, SessionState::Ready);
            desk.hub.clients().announce();
            QCOMPARE(desk.run.queue().counts().total, everyone ? 6 : 5);
            desk.set(8, SessionState::QrRequired);
            QCOMPARE(desk.run.queue().counts().total, everyone ? 7 : 5);
        }
    }

    void chosenOnesComeNext()
    {
        LinkingRunFixture desk;
        desk.run.start(ids({1, 2}), false, false);
        desk.run.addNext(ids({4, 5}));
        QCOMPARE(desk.now(), 4);
        QCOMPARE(desk.run.queue().upcoming(9), ids({4, 1, 5, 2}));
        desk.scan(4);
        QTRY_COMPARE(desk.now(), 1); // whose turn it was
    }

    void nothingIsLostWhileNobodyLooks()
    {
        LinkingRunFixture desk;
        desk.start();
        desk.run.skip();
        desk.run.setActive(false);
        QCOMPARE(desk.hub.clients().interests["linking"], std::vector<ClienteId>());
        const qint64 time = desk.run.elapsed();
        desk.scan(2);
        desk.scan(3);
        QTest::qWait(100); // more than the celebration
        QCOMPARE(desk.now(), 2);
        QCOMPARE(desk.run.elapsed(), time);
        desk.run.setActive(true);
        QCOMPARE(desk.run.stage(), Stage::Linked);
        QTRY_COMPARE(desk.now(), 4);
        QCOMPARE(desk.run.queue().counts().linked, 2);
        QCOMPARE(desk.hub.clients().interests["linking"], ids({4, 5, 1}));
    }

    void goingBackToALinkedOneStays()
    {
        LinkingRunFixture desk;
        desk.start();
        desk.scan(1);
        QTRY_COMPARE(desk.now(), 2);
        desk.run.goBack();
        QCOMPARE(desk.now(), 1);
        QCOMPARE(desk.run.stage(), Stage::Linked);
        QTest::qWait(100); // more than the celebration
        QCOMPARE(desk.now(), 1);
        desk.run.skip();
        QCOMPARE(desk.now(), 2);
    }

    void startsAgainWithTheSkippedOnes()
    {
        LinkingRunFixture desk(SessionState::QrRequired, 3);
        desk.start();
        desk.scan(1);
        QTRY_COMPARE(desk.now(), 2);
        for (int i = 0; i < 4; ++i)
            desk.run.skip();
        QCOMPARE(desk.run.phase(), Phase::Finished);
        QCOMPARE(desk.run.queue().counts().skipped, 2);
        desk.set(2, SessionState::Stopped);
        desk.run.restart(Outcome::Skipped);
        QCOMPARE(desk.run.phase(), Phase::Running);
        QCOMPARE(desk.run.queue().counts().total, 2);
        QVERIFY(desk.connected().contains(QStringLiteral("connectSession 2"))); // had given up meanwhile
    }

    void endsEarly()
    {
        LinkingRunFixture desk;
        desk.start();
        desk.scan(1);
        desk.run.end();
        QCOMPARE(desk.run.phase(), Phase::Finished);
        QCOMPARE(desk.run.stage(), Stage::Nobody);
        QCOMPARE(desk.run.queue().counts().waiting, 4);
        QCOMPARE(desk.hub.clients().interests["linking"], std::vector<ClienteId>());
        desk.run.skip();
        desk.run.goBack();
        QCOMPARE(desk.run.queue().counts().waiting, 4);
        desk.run.clear();
        QCOMPARE(desk.run.phase(), Phase::Idle);
        QCOMPARE(desk.run.queue().counts().total, 0);
    }
};

HUB_TEST(tst_LinkingRun)

#include "tst_linkingrun.moc"
