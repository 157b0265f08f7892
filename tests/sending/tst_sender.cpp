// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/sending/sendingbench.h"
#include "tests/support/test.h"

using namespace hub;
using namespace hub::test;
using sim::Fault;
using sim::FaultKind;

namespace {

Fault fault(FaultKind kind, std::optional<qint64> count = 1, int status = 0, const QByteArray &body = {})
{
    Fault fault;
    fault.kind = kind;
    fault.count = count;
    fault.status = status;
    fault.body = body;
    return fault;
}

} // namespace

Q_DECLARE_METATYPE(hub::sim::Fault)
Q_DECLARE_METATYPE(hub::MessageState)

/// The contract's outcome table, and what holds, stops and resumes jobs; the simulator's record is the judge.
class tst_Sender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsAJob_data() { TestStore::addRows(); }
    void sendsAJob()
    {
        QFETCH(int, store);
        SendingBench bench{TestStore::Kind(store)};
        bench.begin();
        const QByteArray id = bench.makeJob(SendingBench::body(20));
        QVERIFY(bench.waitForState(id, JobState::Completed));
        const auto job = bench.job(id);
        QCOMPARE(job->counts.sent, 20);
        QCOMPARE(job->total, 20);
        QVERIFY(job->startedAt && job->finishedAt);
        QVERIFY(job->reason.isEmpty());
        const auto attempts = bench.attempts();
        QCOMPARE(int(attempts.size()), 20);
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(attempts[size_t(i)].to, QByteArray::number(1000000 + i));
            QCOMPARE(attempts[size_t(i)].text, QByteArray("text " + QByteArray::number(1000000 + i)));
        }
        QCOMPARE(bench.record().overlaps, 0);
        const auto all = bench.messages(id);
        for (const MessageInfo &message : *all) {
            QCOMPARE(message.state, MessageState::Sent);
            QVERIFY(!message.messageId.isEmpty());
        }
        QCOMPARE(int(bench.events.sentAt.size()), 20);
        QVERIFY(
            QTest::qWaitFor([&] { return !bench.events.jobs.empty() && bench.events.jobs.back().counts.sent == 20; }));
        QCOMPARE(bench.sender().counters().sent.load(), 20);
    }

    void endsAsTheTableSays_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<MessageState>("state");
        const auto row = [](const char *name, const Fault &fault, MessageState state) {
            QTest::newRow(name) << fault << state;
        };
        row("400", fault(FaultKind::Error, 1, 400, "{\"code\":\"INVALID_REQUEST\",\"message\":\"bad number\"}"),
            MessageState::Failed);
        row("409 of another kind", fault(FaultKind::Error, 1, 409, "{\"code\":\"OTHER\",\"message\":\"no\"}"),
            MessageState::Failed);
        row("500", fault(FaultKind::Error, 1, 500, "{\"code\":\"SEND_FAILED\",\"message\":\"no\"}"),
            MessageState::Failed);
        row("502 in HTML", fault(FaultKind::Html, 1, 502), MessageState::Failed);
        row("hangs", fault(FaultKind::Hang), MessageState::Unknown);
        row("resets", fault(FaultKind::Reset), MessageState::Unknown);
        row("garbage", fault(FaultKind::Garbage), MessageState::Unknown);
        row("200 but not JSON", fault(FaultKind::NotJson), MessageState::Unknown);
        row("redirect", fault(FaultKind::Redirect), MessageState::Unknown);
        row("half an answer", fault(FaultKind::Truncated), MessageState::Unknown);
        row("reset in the answer", fault(FaultKind::ResetBody), MessageState::Unknown);
        row("too large", fault(FaultKind::Huge), MessageState::Unknown);
        row("204", fault(FaultKind::Empty), MessageState::Sent);
        row("in odd chunks", fault(FaultKind::Chunked), MessageState::Sent);
        row("after two 1xx", fault(FaultKind::Informational), MessageState::Sent);
    }
    void endsAsTheTableSays()
    {
        QFETCH(Fault, fault);
        QFETCH(MessageState, state);
        SendingBench bench;
        bench.begin();
        fault.skip = 1;
        bench.addFault(fault);
        const QByteArray id = bench.makeJob(SendingBench::body(4));
        QVERIFY(bench.waitForState(id, JobState::Completed));
        const auto messages = bench.messages(id);
        QCOMPARE(int(messages->size()), 4);
        for (const MessageInfo &message : *messages) {
            QCOMPARE(message.state, message.number == 1 ? state : MessageState::Sent);
            QCOMPARE(message.error.isEmpty(), message.state == MessageState::Sent && !message.messageId.isEmpty());
        }
        QCOMPARE(bench.record().attempts, 4);
        QCOMPARE(bench.record().repeatedAttempts, 0);
    }

    void waitsUntilTheSessionManagerAnswers()
    {
        SendingBench bench;
        bench.simulator().call([](sim::Simulator &simulator) { simulator.beginOutage(); });
        bench.begin();
        const QByteArray id = bench.makeJob(SendingBench::body(5));
        const QByteArray second = bench.makeJob(SendingBench::body(5, "[0,0]", 2000000));
        QVERIFY(bench.waitForState(id, JobState::Paused));
        const auto job = bench.job(id);
        QCOMPARE(job->pauseReason, PauseReason::Unreachable);
        QVERIFY2(job->reason.contains(QStringLiteral("SESSION_MANAGER_UNREACHABLE")), qPrintable(job->reason));
        QCOMPARE(job->counts.queued, 5);
        QVERIFY(!job->etaSeconds);
        QCOMPARE(bench.job(second)->state, JobState::Queued); // waits behind it, so that the order is kept
        bench.simulator().call([](sim::Simulator &simulator) { simulator.endOutage(); });
        QVERIFY(bench.waitForState(second, JobState::Completed));
        QVERIFY(bench.waitForState(id, JobState::Completed));
        QCOMPARE(bench.record().delivered, 10);
        QCOMPARE(bench.attempts().front().to, QByteArray("1000000"));
        QCOMPARE(bench.attempts().back().to, QByteArray("2000004"));
    }

    void outageInTheMiddle()
    {
        SendingBench bench;
        bench.begin();
        const QByteArray id = bench.makeJob(SendingBench::body(60));
        QVERIFY(bench.waitForAttempts(20));
        bench.simulator().call([](sim::Simulator &simulator) { simulator.beginOutage(); });
        QVERIFY(bench.waitForState(id, JobState::Paused));
        bench.simulator().call([](sim::Simulator &simulator) { simulator.endOutage(); });
        QVERIFY(bench.waitForState(id, JobState::Completed));
        const auto counts = bench.job(id)->counts;
        QCOMPARE(counts.sent + counts.unknown, 60);
        QVERIFY(counts.unknown <= 1); // the one that the outage cut
        QCOMPARE(bench.record().repeatedDeliveries, 0);
    }

    void waitsUntilTheClientIsReady()
    {
        SendingBench bench;
        const ClienteId client = *ClienteId::fromNumber(1);
        bench.simulator().call([&](sim::Simulator &simulator) { simulator.setState(client, sim::State::QrRequired); });
        bench.begin();
        const QByteArray id = bench.makeJob(SendingBench::body(5));
        const QByteArray other = bench.makeJob(SendingBench::body(5, "[0,0]", 2000000), 2);
        QVERIFY(bench.waitForState(id, JobState::Paused));
        QCOMPARE(bench.job(id)->pauseReason, PauseReason::NotReady);
        QVERIFY(bench.waitForState(other, JobState::Completed)); // another client is not concerned
        bench.simulator().call([&](sim::Simulator &simulator) { simulator.setState(client, sim::State::Ready); });
        QVERIFY(bench.waitForState(id, JobState::Completed));
        QCOMPARE(bench.job(id)->counts.sent, 5);
        QCOMPARE(bench.record().repeatedDeliveries, 0);
    }

    void hintsSpareTheWait()
    {
        SendingBench bench;
        const ClienteId client = *ClienteId::fromNumber(1);
        bench.simulator().call([&](sim::Simulator &simulator) { simulator.setState(client, sim::State::QrRequired); });
        SenderSettings settings = SendingBench::quick();
        settings.readyInterval = settings.recheckInterval = std::chrono::hours(1);
        bench.begin(settings);
        const QByteArray id = bench.makeJob(SendingBench::body(2));
        QVERIFY(bench.waitForState(id, JobState::Paused));
        bench.simulator().call([&](sim::Simulator &simulator) { simulator.setState(client, sim::State::Ready); });
        bench.sender().noteClientReady(client);
        QVERIFY(bench.waitForState(id, JobState::Completed));
    }

    void fiveFailuresInARowPause()
    {
        SendingBench bench;
        bench.begin();
        Fault failing = fault(FaultKind::Error, 4, 500);
        bench.addFault(failing); // four in a row do not
        failing.skip = 1;
        failing.count = 5;
        bench.addFault(failing);
        const QByteArray id = bench.makeJob(SendingBench::body(20));
        QVERIFY(bench.waitForState(id, JobState::Paused));
        const auto job = bench.job(id);
        QCOMPARE(job->pauseReason, PauseReason::Failures);
        QVERIFY2(job->reason.startsWith(QStringLiteral("5 failures in a row")), qPrintable(job->reason));
        QCOMPARE(job->counts.failed, 9);
        QCOMPARE(job->counts.sent, 1);
        QCOMPARE(job->counts.queued, 10);
        // A later job goes ahead meanwhile, and an operator resumes this one.
        const QByteArray later = bench.makeJob(SendingBench::body(3, "[0,0]", 2000000));
        QVERIFY(bench.waitForState(later, JobState::Completed));
        QVERIFY(bench.control(&SendingService::resume, id));
        QVERIFY(bench.waitForState(id, JobState::Completed));
        QCOMPARE(bench.job(id)->counts.sent, 11);

        const auto retry = bench.control(&SendingService::retryFailed, id);
        QVERIFY(retry);
        QCOMPARE(retry->counts.queued, 9);
        QVERIFY(bench.waitForState(QByteArray::number(retry->id), JobState::Completed));
        QCOMPARE(bench.job(QByteArray::number(retry->id))->counts.sent, 9);
        const auto again = bench.control(&SendingService::retryFailed, id);
        QVERIFY(!again);
        QCOMPARE(again.error().code, "NOTHING_TO_RETRY");
        QCOMPARE(bench.record().repeatedDeliveries, 0);
    }

    void pausesResumesCancels()
    {
        SendingBench bench;
        bench.begin();
        const QByteArray id = bench.makeJob(SendingBench::body(500));
        QVERIFY(bench.waitForAttempts(5));
        const auto paused = bench.control(&SendingService::pause, id);
        QVERIFY(paused);
        QCOMPARE(paused->state, JobState::Paused);
        QCOMPARE(paused->reason, QStringLiteral("paused by ana"));
        QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return job.counts.sending == 0; }));
        const qint64 sent = bench.job(id)->counts.sent;
        QVERIFY(sent < 500);
        QCOMPARE(bench.job(id)->counts.sent, sent);
        QVERIFY(bench.control(&SendingService::resume, id));
        QVERIFY(bench.waitForAttempts(sent + 5));
        const auto cancelled = bench.control(&SendingService::cancel, id);
        QVERIFY(cancelled);
        QCOMPARE(cancelled->state, JobState::Cancelled);
        QVERIFY(cancelled->finishedAt);
        QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return job.counts.sending == 0; }));
        const auto counts = bench.job(id)->counts;
        QCOMPARE(counts.sent + counts.cancelled, 500);
        QCOMPARE(bench.record().delivered, counts.sent);
        for (const auto what : {&SendingService::pause, &SendingService::resume}) {
            const auto refused = bench.control(what, id);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, "JOB_FINISHED");
        }
        QVERIFY(bench.control(&SendingService::cancel, id)); // again is no error
    }

    void stopAllOutlivesARestart()
    {
        SendingBench bench;
        bench.begin();
        const QByteArray id = bench.makeJob(SendingBench::body(60));
        QVERIFY(bench.waitForAttempts(3));
        QVERIFY(bench.ask<void>([&](auto replyTo, auto done) {
            bench.service().stopAll(std::nullopt, SendingBench::Actor, replyTo, std::move(done));
        }));
        QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return job.counts.sending == 0; }));
        QCOMPARE(bench.job(id)->reason, QStringLiteral("sending is stopped"));
        const qint64 before = bench.record().attempts;
        bench.end();
        bench.begin();
        const QByteArray second = bench.makeJob(SendingBench::body(2, "[0,0]", 2000000), 2);
        QVERIFY(!second.isEmpty()); // taken, but not sent
        const auto single = bench.send(QStringLiteral("3000000"), QStringLiteral("now"));
        QVERIFY(!single);
        QCOMPARE(single.error().code, "SENDING_STOPPED");
        QCOMPARE(bench.job(second)->state, JobState::Queued);
        QCOMPARE(bench.record().attempts, before);
        QVERIFY(bench.ask<void>([&](auto replyTo, auto done) {
            bench.service().startAll(std::nullopt, SendingBench::Actor, replyTo, std::move(done));
        }));
        QVERIFY(bench.waitForState(id, JobState::Completed));
        QVERIFY(bench.waitForState(second, JobState::Completed));
        QCOMPARE(bench.record().repeatedAttempts, 0);
    }

    /// What an administrator has set, an operator does not lift: neither a stop nor his own daily cap.
    void anAdministratorsStopAndLimitsHold_data() { TestStore::addRows(); }
    void anAdministratorsStopAndLimitsHold()
    {
        QFETCH(int, store);
        SendingBench bench{TestStore::Kind(store)};
        bench.begin();
        const ClienteId client = *ClienteId::fromNumber(1);
        const audit::Actor admin{.name = QStringLiteral("root"), .address = {}, .isAdmin = true};
        const auto turn = [&](auto what, const audit::Actor &actor) {
            const Result<void> turned = bench.ask<void>(
                [&](auto replyTo, auto done) { (bench.service().*what)(client, actor, replyTo, std::move(done)); });
            return turned ? QByteArray("ok") : turned.error().code;
        };
        QCOMPARE(turn(&SendingService::stopAll, SendingBench::Actor), QByteArray("ok"));
        QCOMPARE(turn(&SendingService::startAll, SendingBench::Actor), QByteArray("ok"));
        QCOMPARE(turn(&SendingService::stopAll, SendingBench::Actor), QByteArray("ok"));
        QCOMPARE(turn(&SendingService::stopAll, admin), QByteArray("ok")); // takes the place of the operator's
        QCOMPARE(turn(&SendingService::stopAll, SendingBench::Actor), QByteArray("ok")); // and stays
        QCOMPARE(turn(&SendingService::startAll, SendingBench::Actor), QByteArray("FORBIDDEN"));
        QCOMPARE(turn(&SendingService::startAll, admin), QByteArray("ok"));

        const auto put = [&](int cap, const audit::Actor &actor) {
            SendingLimits limits;
            limits.dailyCap = cap;
            const auto set = bench.ask<SendingLimits>([&](auto replyTo, auto done) {
                bench.service().setLimits(client, limits, actor, replyTo, std::move(done));
            });
            return set ? QByteArray("ok") : set.error().code;
        };
        QCOMPARE(put(100, SendingBench::Actor), QByteArray("ok"));
        QCOMPARE(put(200, SendingBench::Actor), QByteArray("ok")); // his own
        QCOMPARE(put(100, admin), QByteArray("ok"));
        QCOMPARE(put(101, SendingBench::Actor), QByteArray("FORBIDDEN"));
        QCOMPARE(put(0, SendingBench::Actor), QByteArray("FORBIDDEN"));
        QCOMPARE(put(50, SendingBench::Actor), QByteArray("ok")); // stricter
        QCOMPARE(put(100, SendingBench::Actor), QByteArray("FORBIDDEN"));
        QCOMPARE(put(0, admin), QByteArray("ok"));
        QCOMPARE(put(300, SendingBench::Actor), QByteArray("ok"));
    }

    void goesOnAfterADeath_data() { TestStore::addRows(); }
    void goesOnAfterADeath()
    {
        QFETCH(int, store);
        SendingBench bench{TestStore::Kind(store)};
        bench.begin();
        const QByteArray id = bench.makeJob(SendingBench::body(30));
        Fault slow = fault(FaultKind::Delay);
        slow.delay = std::chrono::milliseconds(200);
        slow.skip = 10;
        bench.addFault(slow);
        QVERIFY(
            bench.waitForJob(id, [](const JobInfo &job) { return job.counts.sent == 10 && job.counts.sending == 1; }));
        bench.end(); // in the middle of a send
        bench.begin();
        QVERIFY(bench.waitForState(id, JobState::Completed));
        auto counts = bench.job(id)->counts;
        QCOMPARE(counts.unknown, 1);
        QCOMPARE(counts.sent, 29);
        QCOMPARE(bench.record().repeatedAttempts, 0);

        // What is unknown is settled by an operator: as sent, or to be sent again.
        const auto unknown = bench.messages(id, MessageState::Unknown);
        QCOMPARE(int(unknown->size()), 1);
        const QByteArray number = QByteArray::number(unknown->front().number);
        const auto settle = [&](const QByteArray &n, bool sent) {
            return bench.ask<JobInfo>([&](auto replyTo, auto done) {
                bench.service().settle(id, n, sent, std::nullopt, SendingBench::Actor, replyTo, std::move(done));
            });
        };
        QCOMPARE(settle("0", true).error().code, "MESSAGE_NOT_UNKNOWN");
        QCOMPARE(settle("99", true).error().code, "NOT_FOUND");
        QCOMPARE(settle("x", true).error().code, "NOT_FOUND");
        const auto queued = settle(number, false);
        QVERIFY(queued);
        QCOMPARE(queued->state, JobState::Running);
        QVERIFY(bench.waitForState(id, JobState::Completed));
        counts = bench.job(id)->counts;
        QCOMPARE(counts.sent, 30);
        QCOMPARE(bench.record().attempts, 31);
    }

    void aCleanStopFinishesWhatIsInFlight()
    {
        SendingBench bench;
        bench.begin();
        Fault slow = fault(FaultKind::Delay);
        slow.delay = std::chrono::milliseconds(150);
        slow.skip = 3;
        bench.addFault(slow);
        const QByteArray id = bench.makeJob(SendingBench::body(10));
        QVERIFY(
            bench.waitForJob(id, [](const JobInfo &job) { return job.counts.sent == 3 && job.counts.sending == 1; }));
        bool stopped = false;
        bench.sender().stop(std::chrono::seconds(30), [&] { stopped = true; });
        QVERIFY(QTest::qWaitFor([&] { return stopped; }, SendingBench::Patience));
        const auto counts = bench.job(id)->counts;
        QCOMPARE(counts.sent, 4);
        QCOMPARE(counts.queued, 6);
        const auto refused = bench.send(QStringLiteral("3000000"), QStringLiteral("late"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, "SHUTTING_DOWN");
        bench.end();
        bench.begin();
        QVERIFY(bench.waitForState(id, JobState::Completed));
        QCOMPARE(bench.job(id)->counts.sent, 10);
    }

    void aStopThatMustNotWaitLeavesAnUnknown()
    {
        SendingBench bench;
        bench.begin();
        bench.addFault(fault(FaultKind::Hang));
        const QByteArray id = bench.makeJob(SendingBench::body(2));
        QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return job.counts.sending == 1; }));
        bool stopped = false;
        bench.sender().stop(std::chrono::milliseconds(1), [&] { stopped = true; });
        QVERIFY(QTest::qWaitFor([&] { return stopped; }, SendingBench::Patience));
        bench.end();
        bench.begin();
        QVERIFY(bench.waitForState(id, JobState::Completed));
        QCOMPARE(bench.job(id)->counts.unknown, 1);
        QCOMPARE(bench.job(id)->counts.sent, 1);
    }

    void manyClientsAtOnceNeverTwoOfOne()
    {
        SendingBench bench;
        bench.begin();
        std::vector<QByteArray> ids;
        for (int client = 1; client <= 20; ++client) {
            for (int i = 0; i < 2; ++i)
                ids.push_back(bench.makeJob(SendingBench::body(10, "[0,1]", 1000000 + i * 100), client));
        }
        for (const QByteArray &id : ids)
            QVERIFY(bench.waitForState(id, JobState::Completed));
        const auto record = bench.record();
        QCOMPARE(record.delivered, 400);
        QCOMPARE(record.overlaps, 0);
        QCOMPARE(record.maxInFlight, 1);
        QCOMPARE(record.repeatedAttempts, 0);
    }

    void aHintThatCrossesALookIsNotLost()
    {
        SendingBench bench;
        const ClienteId client = *ClienteId::fromNumber(1);
        bench.simulator().call([&](sim::Simulator &simulator) { simulator.setState(client, sim::State::QrRequired); });
        SenderSettings settings = SendingBench::quick();
        settings.readyInterval = settings.pausedRecheck = std::chrono::hours(1);
        bench.begin(settings);
        const QByteArray id = bench.makeJob(SendingBench::body(2));
        QVERIFY(bench.waitForState(id, JobState::Paused));
        bench.simulator().call([&](sim::Simulator &simulator) { simulator.setState(client, sim::State::Ready); });
        bench.sender().wake(client);            // asks the store ...
        bench.sender().noteClientReady(client); // ... and has no answer yet
        QVERIFY(bench.waitForState(id, JobState::Completed));
    }

    void theProbeAsksForAFewClientsAtATime()
    {
        SendingBench bench;
        bench.simulator().call([](sim::Simulator &simulator) {
            for (int client = 1; client <= 20; ++client)
                simulator.setState(*ClienteId::fromNumber(client), sim::State::QrRequired);
        });
        SenderSettings settings = SendingBench::quick();
        settings.probeSpacing = std::chrono::milliseconds(1);
        bench.begin(settings);
        std::vector<QByteArray> jobs;
        for (int client = 1; client <= 20; ++client)
            jobs.push_back(bench.makeJob(SendingBench::body(1), client));
        for (const QByteArray &id : jobs)
            QVERIFY(bench.waitForState(id, JobState::Paused));
        bench.simulator().call([](sim::Simulator &simulator) {
            for (int client = 1; client <= 20; ++client)
                simulator.setState(*ClienteId::fromNumber(client), sim::State::Ready);
        });
        for (const QByteArray &id : jobs)
            QVERIFY(bench.waitForState(id, JobState::Completed));
        const auto most = bench.simulator().call(
            [](sim::Simulator &simulator) { return simulator.counters().of(sim::Endpoint::Status).maxInFlight; });
        QVERIFY2(most >= 1 && most <= settings.probesInFlight, QByteArray::number(most).constData());
    }
};

HUB_TEST(tst_Sender)
#include "tst_sender.moc"
