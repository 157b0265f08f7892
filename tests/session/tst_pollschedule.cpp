// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/pollschedule.h"
#include "tests/support/test.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace hub;
using Pace = PollSchedule::Pace;

namespace {

ClienteId polledId(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

std::vector<ClienteId> clients(qint64 count)
{
    std::vector<ClienteId> result;
    for (qint64 number = 1; number <= count; ++number)
        result.push_back(polledId(number));
    return result;
}

/// Plays a schedule on a clock of its own: every poll ends at once. Gives when polls began.
std::vector<qint64> play(PollSchedule &schedule, qint64 from, qint64 until, Pace pace)
{
    std::vector<qint64> polls;
    for (auto due = schedule.nextDue(); due && *due < until; due = schedule.nextDue()) {
        const qint64 now = std::max(*due, from);
        const auto client = schedule.takeDue(now);
        polls.push_back(now);
        schedule.finished(*client, pace, 0, now);
    }
    return polls;
}

PollSchedule::Uniform random(quint32 seed)
{
    return [generator = QRandomGenerator(seed)]() mutable { return generator.generateDouble(); };
}

const PollSchedule::Uniform Middle = [] { return 0.5; };

} // namespace

class tst_PollSchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstPollsAreSpread()
    {
        PollSchedule schedule({}, random(1));
        schedule.add(clients(5000), 0); // 200 a second: 25 s
        std::vector<int> buckets(25);
        while (const auto client = schedule.takeDue(24999))
            schedule.remove(*client);
        QCOMPARE(schedule.size(), size_t(0));
        schedule.add(clients(5000), 0);
        while (schedule.nextDue()) {
            const qint64 due = *schedule.nextDue();
            QVERIFY(due < 25000);
            ++buckets[size_t(due / 1000)];
            schedule.remove(*schedule.takeDue(due));
        }
        for (const int polls : buckets)
            QVERIFY2(polls > 130 && polls < 270, QByteArray::number(polls).constData()); // 200, five sigma
    }

    void jitterKeepsPollsApart()
    {
        // All finished at the same moment; ten rounds later nothing is left of that.
        PollSettings settings;
        settings.maxPerSecond = 1000;
        PollSchedule schedule(settings, random(2));
        schedule.add(clients(3000), 0);
        while (const auto client = schedule.takeDue(10000))
            schedule.finished(*client, Pace::Ready, 0, 10000);
        const std::vector<qint64> polls = play(schedule, 10000, 640000, Pace::Ready);
        std::vector<int> buckets(30);
        for (const qint64 poll : polls) {
            if (poll >= 610000)
                ++buckets[size_t((poll - 610000) / 1000)];
        }
        for (const int count : buckets)
            QVERIFY2(count > 50 && count < 150, QByteArray::number(count).constData()); // 100 a second
    }

    void everyPauseIsWithinTheJitter()
    {
        for (const double chance : {0.0, 0.25, 0.5, 0.999}) {
            PollSchedule schedule({}, [chance] { return chance; });
            schedule.add({polledId(1)}, 0);
            const qint64 start = *schedule.nextDue();
            schedule.finished(*schedule.takeDue(start), Pace::Ready, 0, start);
            const double pause = double(*schedule.nextDue() - start);
            QVERIFY(qAbs(pause - 30000 * (0.8 + 0.4 * chance)) < 2);
        }
    }

    void pauses_data()
    {
        QTest::addColumn<int>("pace");
        QTest::addColumn<int>("missed");
        QTest::addColumn<qint64>("expected");
        const auto row = [](const char *name, Pace pace, int missed, qint64 expected) {
            QTest::newRow(name) << int(pace) << missed << expected;
        };
        row("ready", Pace::Ready, 0, 30000);
        row("unlinked", Pace::Unlinked, 0, 5000);
        row("looked at", Pace::Interest, 0, 2000);
        row("one miss is looked into soon", Pace::Ready, 1, 5000);
        row("two misses", Pace::Ready, 2, 5000);
        row("three misses back off", Pace::Ready, 3, 10000);
        row("four misses", Pace::Ready, 4, 20000);
        row("many misses", Pace::Ready, 12, 300000);
        row("very many misses", Pace::Ready, 1000000, 300000);
        row("looked at, one miss", Pace::Interest, 1, 2000);
        row("looked at, many misses", Pace::Interest, 100, 30000);
    }

    void pauses()
    {
        QFETCH(int, pace);
        QFETCH(int, missed);
        const PollSchedule schedule({}, Middle);
        QTEST(qint64(schedule.pause(Pace(pace), missed).count()), "expected");
    }

    void tooManyClientsStretchAllIntervals()
    {
        PollSchedule schedule({}, random(3));
        schedule.add(clients(10000), 0);
        while (const auto client = schedule.takeDue(60000))
            schedule.finished(*client, Pace::Ready, 0, 60000);
        // 10,000 in 30 s would be 333 a second: stretched to 200.
        QCOMPARE(schedule.pause(Pace::Ready, 0).count(), 50000);
        schedule.setInterest({polledId(1), polledId(2)}, 60000);
        QCOMPARE(schedule.pause(Pace::Interest, 0).count(), 2000); // whom somebody looks at is not stretched
        const qint64 polls = qint64(play(schedule, 60000, 360000, Pace::Ready).size());
        QVERIFY2(polls < 300 * 210 && polls > 300 * 180, QByteArray::number(polls).constData());
    }

    void interestHastens()
    {
        PollSchedule schedule({}, Middle);
        schedule.add({polledId(1), polledId(2)}, 0);
        while (const auto client = schedule.takeDue(1000))
            schedule.finished(*client, Pace::Ready, 0, 1000);
        QCOMPARE(*schedule.nextDue(), 31000);
        schedule.setInterest({polledId(2)}, 2000);
        QCOMPARE(*schedule.nextDue(), 4000);
        QCOMPARE(schedule.takeDue(4000)->toNumber(), 2);
        schedule.finished(polledId(2), Pace::Ready, 0, 4000);
        QCOMPARE(*schedule.nextDue(), 6000);
        schedule.setInterest({}, 5000);
        QCOMPARE(schedule.takeDue(6000)->toNumber(), 2);
        schedule.finished(polledId(2), Pace::Ready, 0, 6000);
        QCOMPARE(*schedule.nextDue(), 31000);
    }

    void interestBeforeTheClientIsAdded()
    {
        PollSchedule schedule({}, Middle);
        schedule.setInterest({polledId(1)}, 0);
        schedule.add({polledId(1)}, 0);
        schedule.finished(*schedule.takeDue(1000), Pace::Ready, 0, 1000);
        QCOMPARE(*schedule.nextDue(), 3000);
    }

    void hastenedWhileBeingPolled()
    {
        PollSchedule schedule({}, Middle);
        schedule.add({polledId(1)}, 0);
        QVERIFY(schedule.takeDue(100));
        schedule.hasten(polledId(1), 100);
        QVERIFY(!schedule.nextDue());
        schedule.finished(polledId(1), Pace::Ready, 0, 150);
        QCOMPARE(*schedule.nextDue(), 150);
        schedule.finished(*schedule.takeDue(150), Pace::Ready, 0, 200);
        QCOMPARE(*schedule.nextDue(), 30200);
        schedule.hasten(polledId(1), 300);
        QCOMPARE(*schedule.nextDue(), 300);
    }

    void postponedClientsAreLeftAlone()
    {
        PollSchedule schedule({}, Middle);
        schedule.add({polledId(1)}, 0);
        schedule.postpone(polledId(1), std::chrono::milliseconds(2000), 1000);
        QCOMPARE(*schedule.nextDue(), 3000);
        schedule.hasten(polledId(1), 1500); // a window that looks at it, say
        schedule.setInterest({polledId(1)}, 500);
        QCOMPARE(*schedule.nextDue(), 3000);
        QVERIFY(schedule.takeDue(3000));
        schedule.postpone(polledId(1), std::chrono::milliseconds(2000), 5000); // while it is being polled
        schedule.finished(polledId(1), Pace::Ready, 0, 5100);
        QCOMPARE(*schedule.nextDue(), 7000);
    }

    void silentClientsWaitInALineOfTheirOwn()
    {
        using Line = PollSchedule::Line;
        PollSchedule schedule({}, Middle);
        schedule.add({polledId(1), polledId(2)}, 0);
        while (const auto client = schedule.takeDue(1000)) {
            const bool silent = client->toNumber() == 1;
            schedule.finished(*client, Pace::Ready, silent ? 1 : 0, 1000, silent ? Line::Silent : Line::Answering);
        }
        QCOMPARE(*schedule.nextDue(Line::Silent), 6000); // a miss is looked into soon
        QCOMPARE(*schedule.nextDue(Line::Answering), 31000);
        QCOMPARE(schedule.takeDue(40000, Line::Answering)->toNumber(), 2);
        QVERIFY(!schedule.takeDue(40000, Line::Answering));
        QCOMPARE(schedule.takeDue(40000, Line::Silent)->toNumber(), 1);
    }

    void removedWhileBeingPolled()
    {
        PollSchedule schedule({}, Middle);
        schedule.add({polledId(1)}, 0);
        QVERIFY(schedule.takeDue(100));
        schedule.remove(polledId(1));
        schedule.finished(polledId(1), Pace::Ready, 0, 100);
        QVERIFY(!schedule.nextDue());
        QCOMPARE(schedule.size(), size_t(0));
        schedule.remove(polledId(1));
        schedule.hasten(polledId(1), 100);
        QVERIFY(!schedule.takeDue(100000));
    }

    void addingTwiceChangesNothing()
    {
        PollSchedule schedule({}, Middle);
        schedule.add({polledId(1)}, 0);
        const auto due = schedule.nextDue();
        schedule.add({polledId(1)}, 5000);
        QCOMPARE(schedule.nextDue(), due);
        QCOMPARE(schedule.size(), size_t(1));
    }

    void afterAnOutageTheyAreSpreadAnew()
    {
        PollSchedule schedule({}, random(4));
        schedule.add(clients(2000), 0); // 10 s
        schedule.spreadAll(100000);     // all were due long ago
        std::vector<int> buckets(10);
        while (schedule.nextDue()) {
            const qint64 due = *schedule.nextDue();
            QVERIFY(due >= 100000 && due < 110000);
            ++buckets[size_t((due - 100000) / 1000)];
            schedule.remove(*schedule.takeDue(due));
        }
        for (const int polls : buckets)
            QVERIFY2(polls > 130 && polls < 270, QByteArray::number(polls).constData());
    }
};

HUB_TEST(tst_PollSchedule)
#include "tst_pollschedule.moc"
