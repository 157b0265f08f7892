// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/sending/sendingbench.h"

#include "core/storage/auditrepository.h"
#include "tests/support/test.h"

#include <QSet>

using namespace hub;
using namespace hub::test;

/// What routes and pages ask of sending: intake, lists, opt-outs.
class tst_SendingService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatItRejected()
    {
        SendingBench bench;
        bench.begin();
        const auto answer =
            bench.post("{\"name\":\"Promo\",\"delay_ms\":[0,0],\"messages\":[{\"to\":\"+54 9 11 1234 5678\","
                       "\"message\":\"a\"},{\"to\":\"x\",\"message\":\"b\"},{\"to\":\"5491112345678\","
                       "\"message\":\"c\"},{\"to\":\"1234567\",\"message\":\"\"}]}");
        QVERIFY(answer);
        const QJsonObject told = toJson(*answer);
        QCOMPARE(told[QLatin1String("ok")].toBool(), true);
        QVERIFY(told[QLatin1String("job_id")].isString());
        QCOMPARE(told[QLatin1String("total")].toInt(), 4);
        QCOMPARE(told[QLatin1String("accepted")].toInt(), 1);
        const QJsonArray rejected = told[QLatin1String("rejected")].toArray();
        QCOMPARE(int(rejected.size()), 3);
        QCOMPARE(rejected[0][QLatin1String("index")].toInt(), 1);
        QVERIFY(rejected[0][QLatin1String("error")].toString().startsWith(QStringLiteral("to:")));
        QVERIFY(rejected[1][QLatin1String("error")].toString().startsWith(QStringLiteral("duplicate")));
        QVERIFY(rejected[2][QLatin1String("error")].toString().startsWith(QStringLiteral("message:")));
        const QByteArray id = told[QLatin1String("job_id")].toString().toLatin1();
        QVERIFY(bench.waitForState(id, JobState::Completed));
        QCOMPARE(bench.record().attempts, 1);
        const QJsonObject job = toJson(*bench.job(id));
        QCOMPARE(job[QLatin1String("name")].toString(), QStringLiteral("Promo"));
        QCOMPARE(job[QLatin1String("state")].toString(), QStringLiteral("completed"));
        QVERIFY(job[QLatin1String("created_at")].toString().endsWith(QLatin1Char('Z')));
    }

    void nothingAcceptedIsAnEndedJob()
    {
        SendingBench bench;
        bench.begin();
        const QByteArray id = bench.makeJob("{\"messages\":[{}]}");
        const auto job = bench.job(id);
        QVERIFY(job);
        QCOMPARE(job->state, JobState::Completed);
        QCOMPARE(job->total, 0);
    }

    void badBodiesLeaveNothing()
    {
        SendingBench bench;
        bench.begin();
        QCOMPARE(bench.post("{\"messages\":[{\"to\":\"1234567\"").error().code, "INVALID_JSON");
        QCOMPARE(bench.post("{\"messages\":[]}").error().code, "INVALID_REQUEST");
        QCOMPARE(bench.post(SendingBench::body(1), 1, "two words").error().code, "INVALID_REQUEST");
        const auto page = bench.ask<ResultPage<JobInfo>>([&](auto replyTo, auto done) {
            bench.service().jobs(std::nullopt, PageRequest{}, replyTo, std::move(done));
        });
        QVERIFY(page && page->items.empty());
    }

    void listsByPagesAndScope()
    {
        SendingBench bench;
        bench.begin();
        QList<QByteArray> ids;
        for (int i = 0; i < 5; ++i)
            ids += bench.makeJob(SendingBench::body(3, "[0,0]", 1000000 + i * 10), i < 3 ? 1 : 2);
        const auto list = [&](std::optional<ClienteId> scope, std::optional<qint64> after, int limit) {
            return *bench.ask<ResultPage<JobInfo>>([&](auto replyTo, auto done) {
                bench.service().jobs(scope, PageRequest{after, limit}, replyTo, std::move(done));
            });
        };
        const auto first = list(std::nullopt, std::nullopt, 2);
        QCOMPARE(int(first.items.size()), 2);
        QCOMPARE(QByteArray::number(first.items[0].id), ids[4]); // the newest first
        const auto second = list(std::nullopt, first.next, 3);
        QCOMPARE(int(second.items.size()), 3);
        QVERIFY(!second.next);
        QCOMPARE(int(list(ClienteId::fromNumber(1), std::nullopt, 100).items.size()), 3);
        const auto foreign = bench.ask<JobInfo>([&](auto replyTo, auto done) {
            bench.service().job(ids[0], ClienteId::fromNumber(2), replyTo, std::move(done));
        });
        QVERIFY(!foreign);
        QCOMPARE(foreign.error().code, "NOT_FOUND");
        for (const char *id : {"", "0", "-1", "01", "x", "99999999", "99999999999999999999"})
            QCOMPARE(bench.job(id).error().code, "NOT_FOUND");

        QVERIFY(bench.waitForState(ids[0], JobState::Completed));
        const auto messages = bench.ask<ResultPage<MessageInfo>>([&](auto replyTo, auto done) {
            bench.service().messages(ids[0], std::nullopt, MessageState::Sent, PageRequest{0, 1}, replyTo,
                                     std::move(done));
        });
        QCOMPARE(int(messages->items.size()), 1);
        QCOMPARE(messages->items[0].number, 1);
        QCOMPARE(*messages->next, 1);
        QCOMPARE(int(bench.messages(ids[0], MessageState::Failed)->size()), 0);
        QVERIFY(!bench.messages("77"));
    }

    void skipsWhoOptedOut_data() { TestStore::addRows(); }
    void skipsWhoOptedOut()
    {
        QFETCH(int, store);
        SendingBench bench{TestStore::Kind(store)};
        bench.begin();
        const auto change = [&](auto what, const char *to) {
            return bench.ask<bool>([&](auto replyTo, auto done) {
                (bench.service().*what)(*ClienteId::fromNumber(1), QString::fromLatin1(to), SendingBench::Actor,
                                        replyTo, std::move(done));
            });
        };
        QCOMPARE(*change(&SendingService::addOptOut, "+1000001"), true);
        QCOMPARE(*change(&SendingService::addOptOut, "1000001@c.us"), false); // the same person
        QCOMPARE(*change(&SendingService::addOptOut, "1000003"), true);
        QCOMPARE(change(&SendingService::addOptOut, "nobody").error().code, "INVALID_REQUEST");
        const auto list = bench.ask<std::vector<optouts::OptOut>>([&](auto replyTo, auto done) {
            bench.service().optOuts(*ClienteId::fromNumber(1), {}, 100, replyTo, std::move(done));
        });
        QCOMPARE(int(list->size()), 2);
        QCOMPARE(list->front().to, QStringLiteral("1000001"));

        const QByteArray id =
            bench.makeJob("{\"delay_ms\":[0,0],\"messages\":[{\"to\":\"1000001\",\"message\":\"m\"},"
                          "{\"to\":\"1000002\",\"message\":\"m\"},{\"to\":\"1000003@c.us\",\"message\":\"m\"}]}");
        QVERIFY(bench.waitForState(id, JobState::Completed));
        QCOMPARE(bench.job(id)->counts.skipped, 2);
        QCOMPARE(bench.job(id)->counts.sent, 1);
        QCOMPARE(bench.record().attempts, 1);
        const auto refused = bench.send(QStringLiteral("1000003"), QStringLiteral("m"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, "RECIPIENT_OPTED_OUT");
        QVERIFY(bench.send(QStringLiteral("1000003"), QStringLiteral("m"), {}, 2)); // another client's list
        QCOMPARE(*change(&SendingService::removeOptOut, "1000003"), true);
        QCOMPARE(*change(&SendingService::removeOptOut, "1000003"), false);
        QVERIFY(bench.send(QStringLiteral("1000003"), QStringLiteral("m")));
    }

    void aJobOfSkippedMessagesOnlyEnds()
    {
        SendingBench bench;
        bench.begin();
        const ClienteId client = *ClienteId::fromNumber(1);
        QVERIFY(bench.store().run<int>([&](QSqlDatabase &db) -> Result<int> {
            for (int i = 0; i < 1200; ++i) {
                if (const auto added = optouts::add(db, client, *Recipient::parse(QByteArray::number(1000000 + i)), 1);
                    !added)
                    return tl::unexpected<Error>(added.error());
            }
            return 1200;
        }));
        const QByteArray id = bench.makeJob(SendingBench::body(1200));
        QVERIFY(bench.waitForState(id, JobState::Completed));
        QCOMPARE(bench.job(id)->counts.skipped, 1200);
        QCOMPARE(bench.record().attempts, 0);
    }

    void writesTheAuditLog()
    {
        SendingBench bench;
        bench.begin();
        const QByteArray id = bench.makeJob(SendingBench::body(2));
        QVERIFY(bench.waitForState(id, JobState::Completed));
        QVERIFY(bench.send(QStringLiteral("5491112345678"), QStringLiteral("secret text")));
        const QByteArray other = bench.makeJob(SendingBench::body(2, "[60000,60000]", 3000000));
        QVERIFY(bench.control(&SendingService::pause, other));
        QVERIFY(bench.control(&SendingService::resume, other));
        QVERIFY(bench.control(&SendingService::cancel, other));
        const auto log = bench.store().run<ResultPage<audit::Entry>>(
            [](QSqlDatabase &db) { return audit::list(db, audit::Filter{}, PageRequest{}); });
        QVERIFY(log);
        QSet<QString> actions;
        for (const audit::Entry &entry : log->items) {
            actions.insert(entry.action);
            QCOMPARE(entry.actor, QStringLiteral("ana"));
            QVERIFY(!entry.detail.contains(QStringLiteral("secret")));
            QVERIFY(!entry.target.contains(QStringLiteral("5491112345678")));
        }
        for (const char *action : {"job_create", "send", "job_pause", "job_resume", "job_cancel"})
            QVERIFY2(actions.contains(QString::fromLatin1(action)), action);
    }

    void countsTheBacklog()
    {
        SendingBench bench;
        bench.begin();
        const QByteArray id = bench.makeJob(SendingBench::body(3, "[60000,60000]"));
        QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return job.counts.sent == 1; }));
        QVERIFY(bench.control(&SendingService::pause, id));
        const auto backlog = bench.ask<jobs::Backlog>(
            [&](auto replyTo, auto done) { bench.service().backlog(replyTo, std::move(done)); });
        QVERIFY(backlog);
        QCOMPARE(backlog->queued, 2);
        QCOMPARE(backlog->openJobs, 1);
        QCOMPARE(backlog->heldByOperator, 1);
        QVERIFY(backlog->oldestCreatedAt);
    }

    void retentionForgetsTexts()
    {
        SendingBench bench;
        bench.begin();
        sim::Fault fault;
        fault.kind = sim::FaultKind::Error;
        fault.count = 1;
        bench.addFault(fault);
        const QByteArray id = bench.makeJob(SendingBench::body(2));
        QVERIFY(bench.waitForState(id, JobState::Completed));
        const auto forget = [&](qint64 before) {
            return bench.store().run<int>([before](QSqlDatabase &db) { return jobs::forgetTexts(db, before, 1); });
        };
        QCOMPARE(*forget(1), 0);
        const qint64 after = QDateTime::currentMSecsSinceEpoch() + 1;
        QCOMPARE(*forget(after), 1); // two messages, one at a time
        QCOMPARE(*forget(after), 1);
        QCOMPARE(*forget(after), 0);
        const auto all = bench.messages(id);
        for (const MessageInfo &message : *all)
            QVERIFY(message.message.isEmpty());
        QCOMPARE(bench.control(&SendingService::retryFailed, id).error().code, "JOB_FINISHED");
    }

    void refusesMoreBodiesThanMayWait()
    {
        SendingBench bench;
        bench.begin();
        SendingService narrow(&bench.database(), &bench.sender(), nullptr, 1);
        int accepted = 0;
        int refused = 0;
        const Mailbox mailbox;
        for (int i = 0; i < 3; ++i) {
            narrow.createJob(SendingBench::body(2000), *ClienteId::fromNumber(1), {}, SendingBench::Actor,
                             mailbox.address(), [&](const Result<JobReceipt> &answer) {
                                 ++(answer ? accepted : refused);
                                 if (!answer)
                                     QCOMPARE(answer.error().code, "TOO_BUSY");
                             });
        }
        QVERIFY(QTest::qWaitFor([&] { return accepted + refused == 3; }, SendingBench::Patience));
        QCOMPARE(accepted, 1);
    }

    void removesOldJobs()
    {
        SendingBench bench;
        bench.begin();
        const QByteArray id = bench.makeJob(SendingBench::body(2));
        QVERIFY(bench.waitForState(id, JobState::Completed));
        const QByteArray open = bench.makeJob(SendingBench::body(1, "[60000,60000]", 2000000));
        const auto purge = [&](qint64 before) {
            return bench.store().run<int>([before](QSqlDatabase &db) { return jobs::purge(db, before, 1); });
        };
        const qint64 after = QDateTime::currentMSecsSinceEpoch() + 1000;
        QVERIFY(bench.waitForState(open, JobState::Completed));
        QVERIFY(bench.makeJob(SendingBench::body(2, "[60000,60000]", 3000000)) != "");
        QCOMPARE(*purge(1), 0);
        int removed = 0;
        while (*purge(after) == 1)
            ++removed;
        QCOMPARE(removed, 5); // three messages and two jobs; the one that is open stays
        QCOMPARE(bench.job(id).error().code, "NOT_FOUND");
    }
};

HUB_TEST(tst_SendingService)
#include "tst_sendingservice.moc"
