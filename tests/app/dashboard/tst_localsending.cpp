// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/dashboard/linkfixture.h"
#include "tests/support/test.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace hub;
using namespace hub::test;
using namespace std::chrono_literals;

namespace {

const QString Somebody = QStringLiteral("5491112345678");

/// A hub with a client that is ready to send.
class SendingFixture : public LinkFixture
{
public:
    explicit SendingFixture(const QStringList &moreOptions = {}) : LinkFixture(moreOptions)
    {
        if (!start() || !put(51))
            qFatal("no hub");
        setState(sim::State::Ready);
    }
    void setState(sim::State state)
    {
        simulator.call([state](sim::Simulator &sm) {
            sm.setState(id(51), state);
            return true;
        });
    }
    void failOneSending(sim::Fault fault)
    {
        fault.endpoint = sim::Endpoint::Send;
        fault.count = 1;
        simulator.call([fault](sim::Simulator &sm) { return sm.addFault(fault); });
    }
    SendingApi &sending() { return link->sending(); }
    Result<SendingAnswer> send(const QString &to, const QString &message, const QByteArray &key = {})
    {
        return ask<SendingAnswer>([&](QObject *context, const Answer<SendingAnswer> &done) {
            sending().send(id(51), to, message, key, context, done);
        });
    }
    static JobDraft draft(int messages, int delay = 0)
    {
        JobDraft draft{
            .client = id(51), .name = QStringLiteral("Promo"), .minDelay = delay, .maxDelay = delay, .messages = {}};
        for (int i = 0; i < messages; ++i)
            draft.messages.push_back({QString::number(5491100000000LL + i), QStringLiteral("Hello %1").arg(i)});
        return draft;
    }
    Result<JobReceipt> createJob(const JobDraft &draft)
    {
        return ask<JobReceipt>(
            [&](QObject *context, const Answer<JobReceipt> &done) { sending().createJob(draft, context, done); });
    }
    using Change = void (SendingApi::*)(qint64, QObject *, Answer<JobInfo>);
    Result<JobInfo> change(Change wish, qint64 job)
    {
        return ask<JobInfo>(
            [&](QObject *context, const Answer<JobInfo> &done) { (sending().*wish)(job, context, done); });
    }
    bool waitForState(qint64 job, JobState state)
    {
        return QTest::qWaitFor(
            [&] {
                const auto now = change(&SendingApi::job, job);
                return now && now->state == state;
            },
            Patience);
    }
    int inFlight()
    {
        return simulator.call([](sim::Simulator &sm) { return sm.counters().of(sim::Endpoint::Send).inFlight; });
    }
    qint64 delivered()
    {
        return simulator.call([](sim::Simulator &sm) { return sm.sent().summary().delivered; });
    }
};

} // namespace

class tst_LocalSending : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsOneMessage();
    void sendsOnceForAKey();
    void tellsWhyNothingWasSent();
    void runsAJob();
    void tellsWhichRowsAreBad();
    void refusesABadDraft();
    void pausesResumesCancels();
    void triesFailuresAgain();
    void settlesWhatIsUnknown();
    void knowsNoOtherJobs();
    void keepsLimits();
    void keepsOptOuts();
    void turnsTheSwitch();
    void answersWhatIsInFlightBeforeItStops();
    void aJobGoesOnAfterAnotherStart();
};

void tst_LocalSending::sendsOneMessage()
{
    SendingFixture fixture;
    const auto answer = fixture.send(Somebody, QStringLiteral("hello"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QVERIFY(QJsonDocument::fromJson(answer->body).object().contains(QLatin1String("message_id")));
    QCOMPARE(fixture.delivered(), 1);
}

void tst_LocalSending::sendsOnceForAKey()
{
    SendingFixture fixture;
    const auto first = fixture.send(Somebody, QStringLiteral("hello"), "press-1");
    const auto second = fixture.send(Somebody, QStringLiteral("hello"), "press-1");
    QVERIFY(first && second);
    QCOMPARE(second->body, first->body);
    QCOMPARE(fixture.send(Somebody, QStringLiteral("other"), "press-1").error().code, "IDEMPOTENCY_KEY_REUSED");
    QCOMPARE(fixture.delivered(), 1);
}

void tst_LocalSending::tellsWhyNothingWasSent()
{
    SendingFixture fixture;
    QCOMPARE(fixture.send(QStringLiteral("x"), QStringLiteral("hello")).error().code, "INVALID_REQUEST");
    fixture.setState(sim::State::QrRequired);
    const auto notReady = fixture.send(Somebody, QStringLiteral("hello"));
    QVERIFY(notReady);
    QCOMPARE(notReady->status, 409);
    fixture.simulator.call([](sim::Simulator &sm) {
        sm.beginOutage();
        return true;
    });
    const auto down = fixture.send(Somebody, QStringLiteral("hello"));
    QVERIFY(down);
    QCOMPARE(down->error->code, "SESSION_MANAGER_UNAVAILABLE");
    QCOMPARE(fixture.delivered(), 0);
}

void tst_LocalSending::runsAJob()
{
    SendingFixture fixture;
    QSignalSpy changed(&fixture.sending(), &SendingApi::jobChanged);
    const auto receipt = fixture.createJob(SendingFixture::draft(3));
    QVERIFY(receipt);
    QCOMPARE(receipt->accepted, 3);
    QVERIFY(receipt->rejected.empty());
    const qint64 job = receipt->jobId.toLongLong();
    QVERIFY(fixture.waitForState(job, JobState::Completed));
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty() && changed.last().first().value<JobInfo>().counts.sent == 3, Patience);
    QCOMPARE(fixture.delivered(), 3);

    using Jobs = ResultPage<JobInfo>;
    const auto jobs = fixture.ask<Jobs>(
        [&](QObject *context, const Answer<Jobs> &done) { fixture.sending().jobs(id(51), {}, context, done); });
    QCOMPARE(int(jobs->items.size()), 1);
    QCOMPARE(jobs->items.front().name, QStringLiteral("Promo"));
    QCOMPARE(jobs->items.front().createdBy, QStringLiteral("dashboard"));
    using Messages = ResultPage<MessageInfo>;
    const auto sent = fixture.ask<Messages>([&](QObject *context, const Answer<Messages> &done) {
        fixture.sending().messages(job, MessageState::Sent, {}, context, done);
    });
    QCOMPARE(int(sent->items.size()), 3);
    QCOMPARE(sent->items[1].message, QStringLiteral("Hello 1"));
}

void tst_LocalSending::tellsWhichRowsAreBad()
{
    SendingFixture fixture;
    JobDraft draft = SendingFixture::draft(3);
    draft.messages[1].to = QStringLiteral("nobody");
    const auto receipt = fixture.createJob(draft);
    QVERIFY(receipt);
    QCOMPARE(receipt->accepted, 2);
    QCOMPARE(int(receipt->rejected.size()), 1);
    QCOMPARE(receipt->rejected.front().index, 1);
    QVERIFY(receipt->rejected.front().reason.startsWith(QStringLiteral("to:")));
}

void tst_LocalSending::refusesABadDraft()
{
    SendingFixture fixture;
    JobDraft draft = SendingFixture::draft(1);
    draft.minDelay = 5000; // above the longest
    QCOMPARE(fixture.createJob(draft).error().code, "INVALID_REQUEST");
    QCOMPARE(fixture.createJob(SendingFixture::draft(0)).error().code, "INVALID_REQUEST");
}

void tst_LocalSending::pausesResumesCancels()
{
    SendingFixture fixture;
    const auto receipt = fixture.createJob(SendingFixture::draft(10, 60000));
    const qint64 job = receipt->jobId.toLongLong();
    QCOMPARE(fixture.change(&SendingApi::pause, job)->state, JobState::Paused);
    const auto resumed = fixture.change(&SendingApi::resume, job);
    QVERIFY(resumed && resumed->state != JobState::Paused);
    QCOMPARE(fixture.change(&SendingApi::cancel, job)->state, JobState::Cancelled);
    QCOMPARE(fixture.change(&SendingApi::pause, job).error().code, "JOB_FINISHED");
}

void tst_LocalSending::triesFailuresAgain()
{
    SendingFixture fixture;
    sim::Fault fault;
    fault.kind = sim::FaultKind::Error;
    fault.status = 400;
    fixture.failOneSending(fault);
    const qint64 job = fixture.createJob(SendingFixture::draft(2))->jobId.toLongLong();
    QVERIFY(fixture.waitForState(job, JobState::Completed));
    const auto again = fixture.change(&SendingApi::retryFailed, job);
    QVERIFY(again);
    QCOMPARE(again->retryOf, job);
    QVERIFY(fixture.waitForState(again->id, JobState::Completed));
    QCOMPARE(fixture.delivered(), 2);
    QCOMPARE(fixture.change(&SendingApi::retryFailed, job).error().code, "NOTHING_TO_RETRY");
}

void tst_LocalSending::settlesWhatIsUnknown()
{
    SendingFixture fixture;
    sim::Fault fault;
    fault.kind = sim::FaultKind::Reset;
    fault.delivers = true;
    fixture.failOneSending(fault);
    const qint64 job = fixture.createJob(SendingFixture::draft(2, 3600000))->jobId.toLongLong();
    const auto settle = [&](qint64 number) {
        return fixture.ask<JobInfo>([&](QObject *context, const Answer<JobInfo> &done) {
            fixture.sending().settle(job, number, true, context, done);
        });
    };
    QTRY_COMPARE_WITH_TIMEOUT(fixture.change(&SendingApi::job, job)->counts.unknown, 1, Patience);
    QCOMPARE(settle(1).error().code, "MESSAGE_NOT_UNKNOWN");
    QCOMPARE(settle(7).error().code, "NOT_FOUND");
    const auto settled = settle(0);
    QVERIFY(settled);
    QCOMPARE(settled->counts.unknown, 0);
    QCOMPARE(settled->counts.sent, 1);
}

void tst_LocalSending::knowsNoOtherJobs()
{
    SendingFixture fixture;
    QCOMPARE(fixture.change(&SendingApi::job, 7).error().code, "NOT_FOUND");
    QCOMPARE(fixture.change(&SendingApi::cancel, -1).error().code, "NOT_FOUND");
}

void tst_LocalSending::keepsLimits()
{
    SendingFixture fixture;
    SendingLimits limits;
    limits.dailyCap = 200;
    const auto set = fixture.ask<SendingLimits>([&](QObject *context, const Answer<SendingLimits> &done) {
        fixture.sending().setLimits(id(51), limits, context, done);
    });
    QVERIFY(set);
    const auto got = fixture.ask<SendingLimits>(
        [&](QObject *context, const Answer<SendingLimits> &done) { fixture.sending().limits(id(51), context, done); });
    QCOMPARE(got->dailyCap, 200);
}

void tst_LocalSending::keepsOptOuts()
{
    SendingFixture fixture;
    using List = std::vector<optouts::OptOut>;
    const auto list = [&] {
        return *fixture.ask<List>([&](QObject *context, const Answer<List> &done) {
            fixture.sending().optOuts(id(51), {}, 100, context, done);
        });
    };
    const auto add = [&](const QString &to) {
        return fixture.ask<bool>([&](QObject *context, const Answer<bool> &done) {
            fixture.sending().addOptOut(id(51), to, context, done);
        });
    };
    QVERIFY(*add(Somebody));
    QVERIFY(!*add(Somebody));
    QCOMPARE(add(QStringLiteral("x")).error().code, "INVALID_REQUEST");
    QCOMPARE(int(list().size()), 1);
    QCOMPARE(fixture.send(Somebody, QStringLiteral("hello")).error().code, "RECIPIENT_OPTED_OUT");
    const auto removed = fixture.ask<bool>([&](QObject *context, const Answer<bool> &done) {
        fixture.sending().removeOptOut(id(51), Somebody, context, done);
    });
    QVERIFY(removed && *removed);
    QVERIFY(list().empty());
}

void tst_LocalSending::turnsTheSwitch()
{
    SendingFixture fixture;
    QSignalSpy turned(&fixture.sending(), &SendingApi::stopChanged);
    const auto isStopped = [&] {
        return *fixture.ask<bool>(
            [&](QObject *context, const Answer<bool> &done) { fixture.sending().isStopped({}, context, done); });
    };
    QVERIFY(!isStopped());
    QVERIFY(fixture.ask<void>(
        [&](QObject *context, const Answer<void> &done) { fixture.sending().stopAll({}, context, done); }));
    QVERIFY(isStopped());
    QCOMPARE(fixture.send(Somebody, QStringLiteral("hello")).error().code, "SENDING_STOPPED");
    QVERIFY(fixture.ask<void>(
        [&](QObject *context, const Answer<void> &done) { fixture.sending().startAll({}, context, done); }));
    QVERIFY(!isStopped());
    QCOMPARE(turned.count(), 2);
    QCOMPARE(turned.first().at(1).toBool(), true);
    QVERIFY(!turned.first().at(0).value<SendingApi::Scope>());
}

void tst_LocalSending::answersWhatIsInFlightBeforeItStops()
{
    SendingFixture fixture;
    fixture.simulator.call([](sim::Simulator &sm) {
        sm.timing().sendLatency = {500ms, 500ms};
        return true;
    });
    std::optional<Result<SendingAnswer>> answer;
    HubApi::Phase phaseThen = HubApi::Phase::Starting;
    QObject context;
    fixture.sending().send(id(51), Somebody, QStringLiteral("hello"), {}, &context,
                           [&](const Result<SendingAnswer> &result) {
                               answer = result;
                               phaseThen = fixture.link->phase();
                           });
    QTRY_COMPARE_WITH_TIMEOUT(fixture.inFlight(), 1, Patience);
    QVERIFY(fixture.stop());
    QVERIFY(answer && *answer);
    QCOMPARE((*answer)->status, 200);
    QCOMPARE(phaseThen, HubApi::Phase::Stopping);
}

void tst_LocalSending::aJobGoesOnAfterAnotherStart()
{
    SendingFixture fixture({QStringLiteral("--drain-time=1")});
    fixture.simulator.call([](sim::Simulator &sm) {
        sm.timing().sendLatency = {300ms, 300ms};
        return true;
    });
    const qint64 job = fixture.createJob(SendingFixture::draft(5))->jobId.toLongLong();
    QTRY_COMPARE_WITH_TIMEOUT(fixture.inFlight(), 1, Patience);
    // Another start in place, in the middle of a message: that one ends in peace, however
    // short a stop would be, and the rest goes on afterwards.
    QVERIFY(fixture.apply({{"retention-days", QStringLiteral("30")}}));
    QCOMPARE(fixture.link->phase(), HubApi::Phase::Starting);
    QVERIFY(fixture.waitForPhase(HubApi::Phase::Running));
    QVERIFY(fixture.waitForState(job, JobState::Completed));
    const auto ended = fixture.change(&SendingApi::job, job);
    QCOMPARE(ended->counts.sent, 5);
    QCOMPARE(ended->counts.unknown, 0);
    QCOMPARE(fixture.delivered(), 5);
}

HUB_TEST(tst_LocalSending)
#include "tst_localsending.moc"
