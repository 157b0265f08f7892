// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/sql.h"
#include "tests/sending/manualclock.h"
#include "tests/sending/sendingbench.h"
#include "tests/support/test.h"

using namespace hub;
using namespace hub::test;

/// Delays, daily caps and sending hours, by a clock that the test moves: no test waits for time.
class tst_SendingPace : public QObject
{
    Q_OBJECT

private:
    static SenderSettings slow()
    {
        SenderSettings settings = SendingBench::quick();
        // Whatever repeats would be due a million times in a day that passes at once.
        settings.recheckInterval = settings.scanInterval = settings.heartbeat = std::chrono::hours(24 * 30);
        return settings;
    }
    /// The engine has nothing left to do at this moment of its clock: each wish to the store that a lane has in turn is
    /// answered in order, so a few round trips show it.
    static void settleDown(SendingBench &bench, const QByteArray &id)
    {
        for (int i = 0; i < 5; ++i)
            QVERIFY(bench.job(id));
    }
    static void putLimits(SendingBench &bench, const SendingLimits &limits, int client = 1)
    {
        QVERIFY(bench.ask<SendingLimits>([&](auto replyTo, auto done) {
            bench.service().setLimits(*ClienteId::fromNumber(client), limits, SendingBench::Actor, replyTo,
                                      std::move(done));
        }));
    }

private Q_SLOTS:
    void waitsARandomDelayBetweenMessages()
    {
        ManualClock clock;
        SendingBench bench(TestStore::Kind::Sqlite, &clock);
        std::vector<double> drawn{0.0, 0.5, 0.999999};
        bench.begin(slow(), [drawn, next = size_t(0)]() mutable { return drawn[next++ % drawn.size()]; });
        const QByteArray id = bench.makeJob(SendingBench::body(4, "[3000,8000]"));
        QVERIFY(
            bench.waitForJob(id, [](const JobInfo &job) { return job.counts.sent == 1; })); // the first goes at once
        qint64 sent = 1;
        for (const qint64 delay : {3000, 5500, 8000}) {
            settleDown(bench, id);
            clock.advance(delay - 1);
            settleDown(bench, id);
            QCOMPARE(bench.record().attempts, sent);
            clock.advance(1);
            ++sent;
            QVERIFY(bench.waitForJob(id, [sent](const JobInfo &job) { return job.counts.sent == sent; }));
        }
        QVERIFY(bench.waitForState(id, JobState::Completed));
    }

    void thePaceOutlivesARestartAndSpansJobs()
    {
        ManualClock clock;
        SendingBench bench(TestStore::Kind::Sqlite, &clock);
        bench.begin(slow(), [] { return 0.0; });
        const QByteArray id = bench.makeJob(SendingBench::body(2, "[5000,5000]"));
        QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return job.counts.sent == 1; }));
        settleDown(bench, id);
        bench.end();
        bench.begin(slow(), [] { return 0.0; });
        settleDown(bench, id);
        clock.advance(4999);
        settleDown(bench, id);
        QCOMPARE(bench.record().attempts, 1);
        clock.advance(1);
        QVERIFY(bench.waitForState(id, JobState::Completed));
        const QByteArray next = bench.makeJob(SendingBench::body(1, "[5000,5000]", 2000000));
        settleDown(bench, next);
        QCOMPARE(bench.record().attempts, 2);
        clock.advance(5000);
        QVERIFY(bench.waitForState(next, JobState::Completed));
    }

    void theDailyCapHoldsUntilTomorrow()
    {
        ManualClock clock("2026-01-12T12:00:00Z");
        SendingBench bench(TestStore::Kind::Sqlite, &clock);
        bench.begin(slow());
        SendingLimits limits;
        limits.dailyCap = 3;
        putLimits(bench, limits);
        const QByteArray id = bench.makeJob(SendingBench::body(5));
        QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return !job.reason.isEmpty(); }));
        auto job = bench.job(id);
        QCOMPARE(job->counts.sent, 3);
        QCOMPARE(job->state, JobState::Running);
        QCOMPARE(job->reason, QStringLiteral("daily cap of 3 reached, until Tue 00:00, UTC"));
        QVERIFY(*job->etaSeconds >= 12 * 3600);
        clock.advance(12 * 3600 * 1000 - 1);
        settleDown(bench, id);
        QCOMPARE(bench.record().attempts, 3);
        clock.advance(1);
        QVERIFY(bench.waitForState(id, JobState::Completed));
        QCOMPARE(bench.record().attempts, 5);
    }

    void singleMessagesCountTowardsTheCap()
    {
        ManualClock clock;
        SendingBench bench(TestStore::Kind::Sqlite, &clock);
        bench.begin(slow());
        SendingLimits limits;
        limits.dailyCap = 2;
        putLimits(bench, limits);
        QVERIFY(bench.send(QStringLiteral("7000001"), QStringLiteral("a")));
        QVERIFY(bench.send(QStringLiteral("7000002"), QStringLiteral("b")));
        const QByteArray id = bench.makeJob(SendingBench::body(1));
        QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return !job.reason.isEmpty(); }));
        QCOMPARE(bench.record().attempts, 2);
        QCOMPARE(bench.send(QStringLiteral("7000003"), QStringLiteral("c")).error().code, "SENDING_LIMITED");
        QCOMPARE(bench.record().attempts, 2);
    }

    void hoursHoldUntilTheyOpen()
    {
        ManualClock clock("2026-01-12T19:59:59Z");
        SendingBench bench(TestStore::Kind::Sqlite, &clock);
        bench.begin(slow(), [] { return 0.0; });
        SendingLimits limits;
        limits.hours = SendingLimits::Hours{QTime(9, 0), QTime(20, 0)};
        putLimits(bench, limits);
        const QByteArray id = bench.makeJob(SendingBench::body(3, "[1000,1000]"));
        QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return job.counts.sent == 1; }));
        settleDown(bench, id);
        clock.advance(1000); // 20:00
        QVERIFY(bench.waitForJob(id, [](const JobInfo &job) {
            return job.reason == u"outside sending hours (09:00 to 20:00), until Tue 09:00, UTC";
        }));
        clock.advance(13 * 3600 * 1000 - 1);
        settleDown(bench, id);
        QCOMPARE(bench.record().attempts, 1);
        clock.advance(1); // 09:00
        QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return job.counts.sent == 2; }));
        QVERIFY(bench.job(id)->reason.isEmpty());
    }

    void newLimitsActAtOnce()
    {
        ManualClock clock("2026-01-12T03:00:00Z");
        SendingBench bench(TestStore::Kind::Sqlite, &clock);
        bench.begin(slow());
        SendingLimits limits;
        limits.hours = SendingLimits::Hours{QTime(9, 0), QTime(20, 0)};
        putLimits(bench, limits);
        const QByteArray id = bench.makeJob(SendingBench::body(2));
        QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return !job.reason.isEmpty(); }));
        QCOMPARE(bench.record().attempts, 0);
        putLimits(bench, SendingLimits());
        QVERIFY(bench.waitForState(id, JobState::Completed));
    }

    void aWallClockThatJumpsIsNoticedAtTheNextLook()
    {
        ManualClock clock("2026-01-12T03:00:00Z");
        SendingBench bench(TestStore::Kind::Sqlite, &clock);
        SenderSettings settings = slow();
        settings.scanInterval = std::chrono::seconds(10);
        bench.begin(settings);
        SendingLimits limits;
        limits.hours = SendingLimits::Hours{QTime(9, 0), QTime(20, 0)};
        putLimits(bench, limits);
        const QByteArray id = bench.makeJob(SendingBench::body(2));
        QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return !job.reason.isEmpty(); }));
        settleDown(bench, id);
        clock.setWallClock(clock.now() + 7 * 3600 * 1000); // forward, into the hours
        clock.advance(10000);
        QVERIFY(bench.waitForState(id, JobState::Completed));

        clock.setWallClock(clock.now() - 7 * 3600 * 1000); // and back
        const QByteArray next = bench.makeJob(SendingBench::body(1, "[0,0]", 2000000));
        QVERIFY(bench.waitForJob(next, [](const JobInfo &job) { return !job.reason.isEmpty(); }));
        QCOMPARE(bench.record().attempts, 2);
    }

    void whoWaitsForHoursHoldsNoLease()
    {
        ManualClock clock("2026-01-12T03:00:00Z");
        SendingBench bench(TestStore::Kind::Sqlite, &clock);
        bench.begin(slow());
        SendingLimits limits;
        limits.hours = SendingLimits::Hours{QTime(9, 0), QTime(20, 0)};
        putLimits(bench, limits);
        const QByteArray id = bench.makeJob(SendingBench::body(2));
        QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return !job.reason.isEmpty(); }));
        settleDown(bench, id);
        const auto lease = bench.store().run<QString>([](QSqlDatabase &db) {
            return sql::value(db, QStringLiteral("SELECT holder || asleep_until FROM client_leases"))
                .map([](const QVariant &value) { return value.toString(); });
        });
        QCOMPARE(*lease, QString::number(clock.now() + 6 * 3600 * 1000));
        clock.advance(6 * 3600 * 1000);
        QVERIFY(bench.waitForState(id, JobState::Completed));
    }

    void whoWaitsLongAsksTheStoreNothing_data()
    {
        QTest::addColumn<bool>("byCap");
        QTest::newRow("hours") << false;
        QTest::newRow("daily cap") << true;
    }

    /// Twenty clients through a night, with the sender's own times. Each ask of a client sender is a transaction.
    void whoWaitsLongAsksTheStoreNothing()
    {
        QFETCH(bool, byCap);
        ManualClock clock("2026-01-12T20:00:00Z");
        SendingBench bench(TestStore::Kind::Sqlite, &clock);
        bench.begin({}, [] { return 0.0; });
        SendingLimits limits;
        if (byCap)
            limits.dailyCap = 1;
        else
            limits.hours = SendingLimits::Hours{QTime(0, 0), QTime(20, 0)};
        std::vector<QByteArray> jobs;
        for (int client = 1; client <= 20; ++client) {
            putLimits(bench, limits, client);
            jobs.push_back(bench.makeJob(SendingBench::body(2), client));
        }
        for (const QByteArray &id : jobs)
            QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return job.reason.contains(u"until Tue 00:00"); }));
        const auto inStore = [&bench](const char *statement) {
            return bench.store()
                .run<qint64>([statement](QSqlDatabase &db) {
                    return sql::value(db, QString::fromLatin1(statement)).map([](const QVariant &value) {
                        return value.toLongLong();
                    });
                })
                .value_or(-1);
        };
        const char *const holders = "SELECT count(*) FROM client_leases WHERE holder <> ''";
        const char *const claims = "SELECT sum(fence) FROM client_leases";
        QTRY_COMPARE(inStore(holders), 0);
        const qint64 before = inStore(claims);
        const qint64 sent = byCap ? 20 : 0;
        for (int minute = 1; minute < 4 * 60; ++minute) {
            clock.advance(60000);
            settleDown(bench, jobs.front());
            QCOMPARE(inStore(holders), 0);
        }
        QCOMPARE(inStore(claims), before);
        QCOMPARE(bench.record().attempts, sent);
        clock.advance(60000);
        QVERIFY(bench.waitForAttempts(sent + 20));
    }

    void switchesStartNoSecondLookForClients()
    {
        ManualClock clock;
        SendingBench bench(TestStore::Kind::Sqlite, &clock);
        SenderSettings settings = slow();
        settings.scanInterval = std::chrono::seconds(2);
        bench.begin(settings);
        const auto turn = [&](auto which) {
            QVERIFY(bench.ask<void>([&](auto replyTo, auto done) {
                (bench.service().*which)(std::nullopt, SendingBench::Actor, replyTo, std::move(done));
            }));
        };
        const auto settledPending = [&] {
            for (int i = 0; i < 5; ++i) {
                QVERIFY2(bench.job("1").error().code == "NOT_FOUND", "only a round trip");
                clock.advance(2000);
            }
        };
        settledPending();
        const size_t before = clock.pending();
        for (int i = 0; i < 10; ++i) {
            turn(&SendingService::stopAll);
            turn(&SendingService::startAll);
        }
        settledPending();
        QVERIFY2(clock.pending() <= before + 1, qPrintable(QString::number(clock.pending())));
    }
};

HUB_TEST(tst_SendingPace)
#include "tst_sendingpace.moc"
