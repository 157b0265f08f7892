// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/sending/manualclock.h"
#include "tests/sending/sendingbench.h"
#include "tests/support/test.h"

using namespace hub;
using namespace hub::test;

namespace {

constexpr qint64 Minute = 60000;

/// A job of `count` messages with more members, as in `"force":true`.
QByteArray bodyWith(const QByteArray &members, int count, const char *delay = "[0,0]", qint64 firstNumber = 1000000)
{
    QByteArray body = SendingBench::body(count, delay, firstNumber);
    body.chop(1);
    return body + ',' + members + '}';
}

} // namespace

/// What a job says beside its messages: when it may run, and that it is meant though there was one like it.
class tst_JobOptions : public QObject
{
    Q_OBJECT

private:
    std::optional<ManualClock> m_clock;

    static SenderSettings slow()
    {
        SenderSettings settings = SendingBench::quick();
        settings.recheckInterval = settings.heartbeat = std::chrono::hours(24 * 30);
        settings.scanInterval = std::chrono::minutes(5);
        return settings;
    }
    /// Until nothing is under way at this moment of the clock: what was asked of the store is answered in order.
    static void settleDown(SendingBench &bench, const QByteArray &id)
    {
        for (int i = 0; i < 5; ++i)
            QVERIFY(bench.job(id));
    }
    void advance(SendingBench &bench, const QByteArray &id, qint64 ms)
    {
        settleDown(bench, id);
        m_clock->advance(ms);
        settleDown(bench, id);
    }

private Q_SLOTS:
    void init() { m_clock.emplace("2026-01-12T12:00:00Z"); }

    void waitsUntilItMayBegin_data() { TestStore::addRows(); }
    void waitsUntilItMayBegin()
    {
        QFETCH(int, store);
        SendingBench bench(TestStore::Kind(store), &*m_clock);
        bench.begin(slow());
        const QByteArray id = bench.makeJob(bodyWith(R"("not_before":"2026-01-12T11:00:00-03:00")", 2));
        QVERIFY(!id.isEmpty());
        const QByteArray other = bench.makeJob(SendingBench::body(2, "[0,0]", 2000000)); // need not wait
        QVERIFY(bench.waitForState(other, JobState::Completed));
        const QJsonObject told = toJson(*bench.job(id));
        QCOMPARE(told[QLatin1String("state")].toString(), QStringLiteral("queued"));
        QCOMPARE(told[QLatin1String("reason")].toString(), QStringLiteral("not before 2026-01-12T14:00:00.000Z"));
        QCOMPARE(told[QLatin1String("not_before")].toString(), QStringLiteral("2026-01-12T14:00:00.000Z"));
        QVERIFY(told[QLatin1String("expires_at")].isNull());
        QVERIFY(told[QLatin1String("eta_s")].toInt() >= 7200);
        advance(bench, id, 60 * Minute);
        bench.end();
        bench.begin(slow());
        advance(bench, id, 60 * Minute - 1);
        QCOMPARE(bench.record().attempts, 2);
        QCOMPARE(bench.job(id)->state, JobState::Queued);
        advance(bench, id, 5 * Minute);
        QVERIFY(bench.waitForState(id, JobState::Completed));
        QCOMPARE(bench.job(id)->counts.sent, 2);
        QVERIFY(bench.job(id)->reason.isEmpty());
    }

    void isWokenAtItsTime()
    {
        SendingBench bench(TestStore::Kind::Sqlite, &*m_clock);
        SenderSettings settings = slow();
        settings.scanInterval = std::chrono::hours(24 * 30); // so that nobody finds it by looking
        bench.begin(settings);
        const QByteArray id = bench.makeJob(bodyWith(R"("not_before":"2026-01-13T14:00:00Z")", 1));
        advance(bench, id, 24 * 60 * Minute); // a timer's longest time
        advance(bench, id, 2 * 60 * Minute - 1);
        QCOMPARE(bench.record().attempts, 0);
        advance(bench, id, 1);
        QVERIFY(bench.waitForState(id, JobState::Completed));
    }

    void whatIsLeftExpires_data()
    {
        QTest::addColumn<int>("store");
        QTest::addColumn<QByteArray>("hold");
        for (const char *hold : {"", "pause", "stop", "down"}) {
            QTest::addRow("SQLite, %s", hold) << int(TestStore::Kind::Sqlite) << QByteArray(hold);
            if (TestStore::hasPostgres())
                QTest::addRow("PostgreSQL, %s", hold) << int(TestStore::Kind::Postgres) << QByteArray(hold);
        }
    }
    void whatIsLeftExpires()
    {
        QFETCH(int, store);
        QFETCH(QByteArray, hold);
        SendingBench bench(TestStore::Kind(store), &*m_clock);
        bench.begin(slow());
        const QByteArray id =
            bench.makeJob(bodyWith(R"("expires_at":"2026-01-12T12:30:00Z")", 3, "[1200000,1200000]")); // 20 minutes
        QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return job.counts.sent == 1; }));
        QVERIFY(*bench.job(id)->etaSeconds <= 1800);
        if (hold == "pause")
            QVERIFY(bench.control(&SendingService::pause, id));
        if (hold == "stop")
            QVERIFY(bench.ask<void>([&](auto replyTo, auto done) {
                bench.service().stopAll(std::nullopt, SendingBench::Actor, replyTo, std::move(done));
            }));
        settleDown(bench, id);
        if (hold == "down")
            bench.end();
        if (hold.isEmpty()) {
            m_clock->advance(20 * Minute);
            QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return job.counts.sent == 2; }));
            advance(bench, id, 10 * Minute - 1);
            QCOMPARE(bench.job(id)->counts.queued, 1);
        }
        const int sent = hold.isEmpty() ? 2 : 1;
        m_clock->advance(hold.isEmpty() ? 1 : 30 * Minute);
        if (hold == "down")
            bench.begin(slow());
        else
            advance(bench, id, 5 * Minute); // within the next look
        QVERIFY(bench.waitForState(id, JobState::Completed));
        const auto job = bench.job(id);
        QCOMPARE(job->counts.sent, sent);
        QCOMPARE(job->counts.cancelled, 3 - sent);
        QCOMPARE(job->counts.queued, 0);
        QVERIFY(job->finishedAt);
        QVERIFY2(job->reason.startsWith(QStringLiteral("expired at 2026-01-12T12:30:00.000Z")),
                 qPrintable(job->reason));
        const auto rows = bench.messages(id, MessageState::Cancelled);
        QCOMPARE(rows->front().error, QStringLiteral("not sent: the job expired at 2026-01-12T12:30:00.000Z"));
        QCOMPARE(bench.record().attempts, sent);
        QCOMPARE(bench.control(&SendingService::resume, id).error().code, "JOB_FINISHED");
    }

    void whatIsInFlightEndsAsItEnds()
    {
        SendingBench bench(TestStore::Kind::Sqlite, &*m_clock);
        bench.begin(slow());
        sim::Fault slowly;
        slowly.kind = sim::FaultKind::Hang; // until the send's timeout, which is real time
        slowly.count = 1;
        bench.addFault(slowly);
        const QByteArray id = bench.makeJob(bodyWith(R"("expires_at":"2026-01-12T12:30:00Z")", 2));
        QVERIFY(bench.waitForAttempts(1));
        m_clock->advance(31 * Minute);
        QVERIFY(bench.waitForState(id, JobState::Completed));
        QCOMPARE(bench.job(id)->counts.unknown, 1);
        QCOMPARE(bench.job(id)->counts.cancelled, 1);
        const auto settled = bench.ask<JobInfo>([&](auto replyTo, auto done) {
            bench.service().settle(id, "0", false, std::nullopt, SendingBench::Actor, replyTo, std::move(done));
        });
        QCOMPARE(settled.error().code, "JOB_FINISHED"); // its time is over
    }

    void refusesTimesThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QByteArray>("field");
        const auto row = [](const char *name, const char *members, const char *field) {
            QTest::newRow(name) << QByteArray(members) << QByteArray(field);
        };
        row("a number", R"("not_before":1768219200000)", "not_before");
        row("null", R"("not_before":null)", "not_before");
        row("words", R"("not_before":"tomorrow")", "not_before");
        row("without an offset", R"("not_before":"2026-01-12T14:00:00")", "not_before");
        row("a date", R"("expires_at":"2026-01-12")", "expires_at");
        row("no such day", R"("expires_at":"2026-02-30T12:00:00Z")", "expires_at");
        row("before 1970", R"("expires_at":"1969-02-03T12:00:00Z")", "expires_at");
        row("long", R"("expires_at":"2026-01-12T14:00:00.0000000000000000000000000000000000000000000000000000Z")",
            "expires_at");
        row("it has been", R"("expires_at":"2026-01-12T11:59:59Z")", "expires_at");
        row("it is now", R"("expires_at":"2026-01-12T12:00:00Z")", "expires_at");
        row("before it begins", R"("expires_at":"2026-01-12T14:00:00Z","not_before":"2026-01-12T14:00:00Z")",
            "expires_at");
        row("force as a word", R"("force":"true")", "force");
        row("force as a number", R"("force":1)", "force");
        row("force as null", R"("force":null)", "force");
    }
    void refusesTimesThatAreNone()
    {
        QFETCH(QByteArray, members);
        QFETCH(QByteArray, field);
        SendingBench bench(TestStore::Kind::Sqlite, &*m_clock);
        bench.begin(slow());
        const auto answer = bench.post(bodyWith(members, 1));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, "INVALID_REQUEST");
        QCOMPARE(answer.error().field, field);
        QCOMPARE(bench.record().attempts, 0);
    }

    void theSameJobTwice_data() { TestStore::addRows(); }
    void theSameJobTwice()
    {
        QFETCH(int, store);
        SendingBench bench(TestStore::Kind(store), &*m_clock);
        bench.begin(slow());
        const char *const one = R"({"delay_ms":[0,0],"messages":[{"to":"5491112345678","message":"a"},)"
                                R"({"to":"5491112345679","message":"b"}]})";
        const QByteArray first = bench.makeJob(one);
        QVERIFY(bench.waitForState(first, JobState::Completed));
        const auto again = bench.post(one);
        QVERIFY(!again);
        QCOMPARE(again.error().code, "DUPLICATE_JOB");
        QVERIFY(again.error().message.contains(QString::fromLatin1("Job " + first)));
        // In another order, otherwise spelt, under another name, with one that is rejected: still the same.
        QCOMPARE(
            bench
                .post(R"({"name":"n","messages":[{"to":"+54 911 1234-5679","message":"b"},{"to":"x","message":"b"},)"
                      R"({"to":"5491112345678@c.us","message":"\u0061"}]})")
                .error()
                .code,
            "DUPLICATE_JOB");
        JobDraft draft{*ClienteId::fromNumber(1),
                       {},
                       0,
                       0,
                       {{QStringLiteral("5491112345679"), QStringLiteral("b")},
                        {QStringLiteral("5491112345678"), QStringLiteral("a")}}};
        const auto create = [&] {
            return bench.ask<JobReceipt>([&](auto replyTo, auto done) {
                bench.service().createJob(draft, SendingBench::Actor, replyTo, std::move(done));
            });
        };
        QCOMPARE(create().error().code, "DUPLICATE_JOB");
        QCOMPARE(bench.record().attempts, 2);
        // The texts exchanged, another client, or meant so: another job.
        QVERIFY(bench.post(R"({"delay_ms":[0,0],"messages":[{"to":"5491112345678","message":"b"},)"
                           R"({"to":"5491112345679","message":"a"}]})"));
        QVERIFY(bench.post(one, 2));
        draft.options.force = true;
        QVERIFY(create());
        m_clock->advance(60 * Minute - 1);
        QCOMPARE(bench.post(one).error().code, "DUPLICATE_JOB"); // as the forced one
        m_clock->advance(1);
        QVERIFY(bench.post(one));
        // Nothing to send is nothing twice.
        QVERIFY(bench.post(R"({"messages":[{}]})"));
        QVERIFY(bench.post(R"({"messages":[{}]})"));
    }

    void aKeyGivesTheSameAnswerAsBefore()
    {
        SendingBench bench(TestStore::Kind::Sqlite, &*m_clock);
        bench.begin(slow());
        const QByteArray body = bodyWith(R"("expires_at":"2026-01-12T12:30:00Z")", 2);
        const auto first = bench.post(body, 1, "key");
        QVERIFY(first);
        const auto second = bench.post(body, 1, "key"); // no duplicate: it is the same request
        QVERIFY(second);
        QCOMPARE(second->jobId, first->jobId);
        m_clock->advance(31 * Minute);
        QVERIFY(bench.post(body, 1, "key"));
        QCOMPARE(bench.post(body).error().code, "INVALID_REQUEST"); // expired
    }
};

HUB_TEST(tst_JobOptions)
#include "tst_joboptions.moc"
