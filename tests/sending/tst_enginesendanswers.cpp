// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/alertrepository.h"
#include "core/clients/clientrepository.h"
#include "core/storage/sql.h"
#include "tests/sending/sendingbench.h"
#include "tests/support/test.h"

using namespace hub;
using namespace hub::test;

namespace {

sim::Fault scripted(int status, const QByteArray &body, qint64 count, const QByteArray &retryAfter = {})
{
    sim::Fault answer;
    answer.kind = sim::FaultKind::Error;
    answer.status = status;
    answer.body = body;
    answer.count = count;
    answer.retryAfter = retryAfter;
    return answer;
}

} // namespace

/// What engines answer to a send, and what becomes of a job then; the simulator's record is the judge.
class tst_EngineSendAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnByItself_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<PauseReason>("reason");
        const auto row = [](const char *name, int status, const char *body, PauseReason reason,
                            const char *retryAfter = "") {
            const QStringList engines = EngineProfile::builtInNames();
            for (const QString &engine : engines)
                QTest::addRow("%s: %s", qPrintable(engine), name)
                    << engine << status << QByteArray(body) << QByteArray(retryAfter) << reason;
        };
        row("unknown session", 404, R"({"message":"session_not_connected"})", PauseReason::NotReady);
        row("starting", 422, R"({"status":"STARTING","expected":["WORKING"]})", PauseReason::NotReady);
        row("is starting", 409, R"({"error":"Session is starting"})", PauseReason::NotReady);
        row("newer", 503, R"({"success":false,"code":"SESSION_NOT_READY"})", PauseReason::NotReady);
        row("503 later", 503, R"({"error":"busy"})", PauseReason::Later, "1");
        row("429 later", 429, R"({"error":"slowly"})", PauseReason::Later, "1");
    }
    void goesOnByItself()
    {
        QFETCH(QString, engine);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, retryAfter);
        QFETCH(PauseReason, reason);
        SendingBench bench(TestStore::Kind::Sqlite, nullptr, *EngineProfile::load(engine));
        const ClienteId client = *ClienteId::fromNumber(1);
        if (reason == PauseReason::NotReady) // so that it is seen to be held
            bench.simulator().call(
                [&](sim::Simulator &simulator) { simulator.setState(client, sim::State::Reconnecting); });
        bench.addFault(scripted(status, body, 1, retryAfter));
        bench.begin();
        const QByteArray id = bench.makeJob(SendingBench::body(20, "[0,0]", 1000001));
        QVERIFY(bench.waitForState(id, JobState::Paused));
        QCOMPARE(bench.job(id)->pauseReason, reason);
        QCOMPARE(bench.job(id)->counts.queued, 20);
        bench.simulator().call([&](sim::Simulator &simulator) { simulator.setState(client, sim::State::Ready); });
        QVERIFY(bench.waitForState(id, JobState::Completed));
        QCOMPARE(bench.job(id)->counts.sent, 20);
        QCOMPARE(bench.record().delivered, 20);
        QCOMPARE(bench.record().repeatedDeliveries, 0);
    }

    void holdsWhileTheEngineItselfIsNotReady_data()
    {
        QTest::addColumn<QString>("engine");
        const QStringList engines = EngineProfile::builtInNames();
        for (const QString &engine : engines)
            QTest::newRow(qPrintable(engine)) << engine;
    }
    /// In its own words, again and again, until its status says that it is.
    void holdsWhileTheEngineItselfIsNotReady()
    {
        QFETCH(QString, engine);
        SendingBench bench(TestStore::Kind::Sqlite, nullptr, *EngineProfile::load(engine));
        const ClienteId client = *ClienteId::fromNumber(1);
        const auto become = [&](sim::State state) {
            bench.simulator().call([&](sim::Simulator &simulator) { simulator.setState(client, state); });
        };
        bench.begin();
        for (const sim::State state : {sim::State::NotInitialized, sim::State::QrRequired, sim::State::Reconnecting}) {
            become(state);
            const QByteArray id = bench.makeJob(SendingBench::body(20, "[0,0]", 1000001 + 100 * int(state)));
            QVERIFY(bench.waitForState(id, JobState::Paused));
            QCOMPARE(bench.job(id)->pauseReason, PauseReason::NotReady);
            QCOMPARE(bench.job(id)->counts.queued, 20);
            become(sim::State::Ready);
            QVERIFY(bench.waitForState(id, JobState::Completed));
            QCOMPARE(bench.job(id)->counts.sent, 20);
        }
        QCOMPARE(bench.record().delivered, 60);
        QCOMPARE(bench.record().repeatedDeliveries, 0);
    }

    void badRecipientsDoNotPause()
    {
        SendingBench bench;
        bench.addFault(scripted(400, R"({"response":{"message":[{"exists":false}]}})", 6));
        bench.begin();
        const QByteArray id = bench.makeJob(SendingBench::body(10));
        QVERIFY(bench.waitForState(id, JobState::Completed));
        QCOMPARE(bench.job(id)->counts.failed, 6);
        QCOMPARE(bench.job(id)->counts.sent, 4);
        const auto failed = bench.messages(id, MessageState::Failed);
        QVERIFY(failed->front().error.contains(QStringLiteral("not on WhatsApp")));
    }

    void tooManyBadRecipientsPause()
    {
        SendingBench bench;
        bench.addFault(scripted(400, R"({"message":"not on WhatsApp"})", 12));
        bench.begin();
        const QByteArray id = bench.makeJob(SendingBench::body(33)); // eleven are a third, not more
        QVERIFY(bench.waitForState(id, JobState::Paused));
        QCOMPARE(bench.job(id)->pauseReason, PauseReason::BadRecipients);
        QCOMPARE(bench.job(id)->counts.failed, 12);
        QVERIFY(bench.control(&SendingService::resume, id));
        QVERIFY(bench.waitForState(id, JobState::Completed));
        QCOMPARE(bench.job(id)->counts.sent, 21);
    }

    void noesInARowPause()
    {
        SendingBench bench;
        bench.addFault(scripted(200, R"({"success":false})", 5));
        bench.begin();
        const QByteArray id = bench.makeJob(SendingBench::body(10));
        QVERIFY(bench.waitForState(id, JobState::Paused));
        QCOMPARE(bench.job(id)->pauseReason, PauseReason::Failures);
        QCOMPARE(bench.job(id)->counts.failed, 5);
    }

    void aRestrictedAccountStopsAtTheFirst_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("463") << 500 << QByteArray(R"({"error":"server returned error 463"})");
        QTest::newRow("time-lock") << 429 << QByteArray(R"({"error":"WA_REACHOUT_TIMELOCK"})");
    }
    void aRestrictedAccountStopsAtTheFirst()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        SendingBench bench;
        bench.addFault(scripted(status, body, 1));
        bench.begin();
        const QByteArray later = bench.makeJob(SendingBench::body(3, "[0,0]", 2000000), 2); // another client's
        QVERIFY(bench.waitForState(later, JobState::Paused));                               // it met the answer first
        QCOMPARE(bench.job(later)->pauseReason, PauseReason::Restricted);
        QCOMPARE(bench.job(later)->counts.queued, 3);
        QCOMPARE(bench.record().attempts, 1);
        bench.sender().noteClientReady(*ClienteId::fromNumber(2));
        const QByteArray other = bench.makeJob(SendingBench::body(3)); // a client that is not concerned
        QVERIFY(bench.waitForState(other, JobState::Completed));
        QCOMPARE(bench.job(later)->state, JobState::Paused);
        QVERIFY(bench.control(&SendingService::resume, later));
        QVERIFY(bench.waitForState(later, JobState::Completed));
        QCOMPARE(bench.job(later)->counts.sent, 3);
    }

    void anOptOutHoldsForBothSpellings()
    {
        SendingBench bench;
        bench.begin();
        const ClienteId client = *ClienteId::fromNumber(1);
        const auto change = [&](auto what, const char *to) {
            const auto changed = bench.ask<bool>([&](auto replyTo, auto done) {
                (bench.service().*what)(client, QString::fromLatin1(to), SendingBench::Actor, replyTo, std::move(done));
            });
            return changed.value_or(false);
        };
        QVERIFY(change(&SendingService::addOptOut, "5511987654321"));
        QVERIFY(!change(&SendingService::addOptOut, "551187654321"));
        const char *const body = R"({"delay_ms":[0,0],"messages":[{"to":"+551187654321","message":"m"},)"
                                 R"({"to":"5215512345678","message":"m"}]})";
        const QByteArray id = bench.makeJob(body);
        QVERIFY(bench.waitForState(id, JobState::Completed));
        QCOMPARE(bench.job(id)->counts.skipped, 1);
        QCOMPARE(bench.job(id)->counts.sent, 1);
        const auto single = bench.send(QStringLiteral("551187654321@c.us"), QStringLiteral("m"));
        QVERIFY(!single);
        QCOMPARE(single.error().code, "RECIPIENT_OPTED_OUT");
        QVERIFY(change(&SendingService::removeOptOut, "551187654321"));
        QVERIFY(bench.send(QStringLiteral("5511987654321"), QStringLiteral("m")));
    }

    void holdsAJobWhenAnotherNumberIsLinked_data()
    {
        QTest::addColumn<QString>("linked");
        QTest::addColumn<bool>("same");
        QTest::newRow("another number") << QStringLiteral("5491187654321") << false;
        QTest::newRow("the same") << QStringLiteral("5491112345678") << true;
        QTest::newRow("the same, with its device") << QStringLiteral("5491112345678:18@s.whatsapp.net") << true;
    }
    void holdsAJobWhenAnotherNumberIsLinked()
    {
        QFETCH(QString, linked);
        QFETCH(bool, same);
        SendingBench bench;
        const ClienteId client = *ClienteId::fromNumber(1);
        QVERIFY(bench.store().run<void>([](QSqlDatabase &db) {
            return sql::run(db, QStringLiteral("INSERT INTO clients (cliente_id, name, registered_at, account)"
                                               " VALUES (1, '', 0, '5491112345678')"));
        }));
        SenderSettings settings = SendingBench::quick();
        settings.readyInterval = std::chrono::hours(1); // the hint tells
        bench.begin(settings);
        auto loggedOut = scripted(409, R"({"code":"SESSION_NOT_READY"})", 1);
        loggedOut.skip = 2;
        bench.addFault(loggedOut);
        const QByteArray id = bench.makeJob(SendingBench::body(5));
        QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return job.pauseReason == PauseReason::NotReady; }));
        QCOMPARE(bench.job(id)->counts.sent, 2);
        bench.sender().noteClientReady(client, linked);
        if (!same) {
            QVERIFY(
                bench.waitForJob(id, [](const JobInfo &job) { return job.pauseReason == PauseReason::OtherAccount; }));
            QVERIFY(bench.store().run<void>([&](QSqlDatabase &db) { // as the recorder does
                return sql::run(db, QStringLiteral("UPDATE clients SET account = ? WHERE cliente_id = 1"), {linked});
            }));
            bench.sender().noteClientReady(client, linked);
            QCOMPARE(bench.job(id)->counts.sent, 2);
            QCOMPARE(bench.record().attempts, 3);
            QVERIFY(bench.control(&SendingService::resume, id)); // that is meant
        }
        QVERIFY(bench.waitForState(id, JobState::Completed));
        QCOMPARE(bench.job(id)->counts.sent, 5);
        QCOMPARE(bench.record().repeatedDeliveries, 0);
    }

    void noticesAnotherNumberWhileItRuns()
    {
        SendingBench bench;
        QVERIFY(bench.store().run<void>([](QSqlDatabase &db) {
            return sql::run(db, QStringLiteral("INSERT INTO clients (cliente_id, name, registered_at, account)"
                                               " VALUES (1, '', 0, '5491112345678')"));
        }));
        bench.begin();
        const QByteArray id = bench.makeJob(SendingBench::body(2000));
        QVERIFY(bench.waitForAttempts(3));
        QVERIFY(bench.store().run<void>([](QSqlDatabase &db) {
            return sql::run(db, QStringLiteral("UPDATE clients SET account = '5491187654321' WHERE cliente_id = 1"));
        }));
        QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return job.pauseReason == PauseReason::OtherAccount; }));
        QVERIFY(bench.job(id)->counts.sent < 2000);
    }

private:
    static std::vector<alerts::Entry> restrictions(SendingBench &bench)
    {
        const auto page = bench.store().run<ResultPage<alerts::Entry>>([](QSqlDatabase &db) {
            return alerts::list(db, {*ClienteId::fromNumber(1), false}, {});
        });
        return page ? page->items : std::vector<alerts::Entry>();
    }
    static clients::Record recordOf(SendingBench &bench)
    {
        return bench.store()
            .run<std::vector<clients::Record>>([](QSqlDatabase &db) { return clients::all(db); })
            ->front();
    }
    static void registerClient(SendingBench &bench)
    {
        QVERIFY(bench.store().run<bool>(
            [](QSqlDatabase &db) { return clients::registerIfMissing(db, *ClienteId::fromNumber(1), 1); }));
    }

private Q_SLOTS:
    void aRestrictionIsKeptUntilAPersonResumes_data() { TestStore::addRows(); }
    void aRestrictionIsKeptUntilAPersonResumes()
    {
        QFETCH(int, store);
        SendingBench bench{TestStore::Kind(store)};
        registerClient(bench);
        bench.begin();
        const qint64 end = QDateTime::currentSecsSinceEpoch() + 86400;
        bench.addFault(scripted(500,
                                R"({"error":"server returned error 463","data":{"time_enforcement_ends":)" +
                                    QByteArray::number(end) + "}}",
                                1));
        const QByteArray id = bench.makeJob(SendingBench::body(3));
        QVERIFY(bench.waitForState(id, JobState::Paused));
        QCOMPARE(recordOf(bench).restrictedUntil, end * 1000);
        QVERIFY(recordOf(bench).restrictedAt > 0);
        QTRY_COMPARE(bench.events.restricted.size(), size_t(1));
        QCOMPARE(restrictions(bench).size(), size_t(1));
        QCOMPARE(restrictions(bench).front().kind, QStringLiteral("restricted"));
        QCOMPARE(restrictions(bench).front().after, QStringLiteral("restricted"));
        QVERIFY(restrictions(bench).front().isOpen());
        // A later job waits for the same person, without a try.
        const QByteArray later = bench.makeJob(SendingBench::body(2, "[0,0]", 2000000));
        QVERIFY(bench.waitForState(later, JobState::Paused));
        QCOMPARE(bench.job(later)->pauseReason, PauseReason::Restricted);
        QCOMPARE(bench.record().attempts, 1);
        bench.end();
        bench.begin();
        QVERIFY(bench.control(&SendingService::resume, id));
        QVERIFY(bench.waitForState(id, JobState::Completed));
        QCOMPARE(recordOf(bench).restrictedAt, 0);
        QCOMPARE(recordOf(bench).restrictedUntil, 0);
        QVERIFY(!restrictions(bench).front().isOpen());
        QCOMPARE(bench.job(later)->state, JobState::Paused); // each is a person's to resume
        QCOMPARE(bench.events.restricted.size(), size_t(1));
    }

    void aRestrictionEndsWithAMessageThatIsSent()
    {
        SendingBench bench;
        registerClient(bench);
        bench.begin();
        bench.addFault(scripted(429, R"({"error":"WA_REACHOUT_TIMELOCK"})", 2, "3600"));
        for (int i = 0; i < 2; ++i) {
            const auto answer = bench.send(QStringLiteral("1234567"), QStringLiteral("a"));
            QCOMPARE(answer->outcome.kind, SendOutcome::Kind::Restricted);
        }
        QTRY_VERIFY(recordOf(bench).restrictedUntil > QDateTime::currentMSecsSinceEpoch() + 3500 * 1000);
        QCOMPARE(restrictions(bench).size(), size_t(1)); // no news the second time
        QCOMPARE(bench.events.restricted.size(), size_t(1));
        QVERIFY(bench.send(QStringLiteral("1234567"), QStringLiteral("a")));
        QTRY_COMPARE(recordOf(bench).restrictedAt, 0);
        QVERIFY(!restrictions(bench).front().isOpen());
    }

    void keepsTheEnginesLimits()
    {
        QByteArray json = *EngineProfile::builtInJson(QStringLiteral("session-manager"));
        json.chop(json.size() - json.lastIndexOf('}'));
        const auto profile = EngineProfile::parse(json + R"(,"limits":{"message_length":10,"groups":false}})",
                                                  QStringLiteral("narrow.json"));
        QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().message));
        SendingBench bench(TestStore::Kind::Sqlite, nullptr, std::make_shared<const EngineProfile>(*profile));
        bench.begin();
        const auto job =
            bench.post(R"({"delay_ms":[0,0],"messages":[{"to":"1234567","message":"0123456789x"},)"
                       R"({"to":"120363041234567890@g.us","message":"a"},{"to":"1234568","message":"a"}]})");
        QVERIFY(job);
        QCOMPARE(job->accepted, 1);
        QCOMPARE(job->rejected[0].reason, QStringLiteral("message: must be a text of 1 to 10 characters"));
        QCOMPARE(job->rejected[1].reason, QStringLiteral("to: this engine does not write to groups"));
        const auto longOne = bench.send(QStringLiteral("1234567"), QStringLiteral("0123456789x"));
        QCOMPARE(longOne.error().code, "INVALID_REQUEST");
        QCOMPARE(longOne.error().message, QStringLiteral("message: must be a text of 1 to 10 characters"));
        const auto group = bench.send(QStringLiteral("120363041234567890@g.us"), QStringLiteral("a"));
        QCOMPARE(group.error().field, "to");
        QVERIFY(bench.send(QStringLiteral("1234567"), QStringLiteral("0123456789")));
    }

    void handsRetryAfterOn()
    {
        SendingBench bench;
        bench.begin();
        bench.addFault(scripted(429, R"({"error":"slowly"})", 1, " 7 "));
        QCOMPARE(bench.send(QStringLiteral("1234567"), QStringLiteral("a"))->retryAfter, "7");
        bench.addFault(scripted(500, R"({"error":"slowly"})", 1, "7"));
        QVERIFY(bench.send(QStringLiteral("1234567"), QStringLiteral("a"))->retryAfter.isEmpty());
    }

    void aSingleMessageTellsTheJobsOfARestriction()
    {
        SendingBench bench;
        bench.begin();
        const QByteArray id = bench.makeJob(SendingBench::body(3, "[86400000,86400000]"));
        QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return job.counts.sent == 1; }));
        bench.addFault(scripted(500, R"({"error":"server returned error 463"})", 1));
        const auto answer = bench.send(QStringLiteral("1234567"), QStringLiteral("a"), "k");
        QCOMPARE(answer->outcome.kind, SendOutcome::Kind::Restricted);
        QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return job.pauseReason == PauseReason::Restricted; }));
        const auto again = bench.send(QStringLiteral("1234567"), QStringLiteral("a"), "k"); // nothing had left
        QCOMPARE(again->outcome.kind, SendOutcome::Kind::Sent);
    }
};

HUB_TEST(tst_EngineSendAnswers)
#include "tst_enginesendanswers.moc"
