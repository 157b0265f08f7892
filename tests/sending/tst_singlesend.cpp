// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sending/sendingbench.h"

#include "core/sending/idempotencyrepository.h"
#include "tests/support/test.h"

using namespace hub;
using namespace hub::test;

/// What a route asks of sending for a caller who waits: one message, answered byte for byte, and its Idempotency-Key.
class tst_SingleSend : public QObject
{
    Q_OBJECT

private:
    static QJsonObject object(const QByteArray &body) { return QJsonDocument::fromJson(body).object(); }

private Q_SLOTS:
    void checksASingleMessage_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("names");
        const auto row = [](const char *name, const QString &to, const QString &message, const QByteArray &key,
                            const char *names) {
            QTest::newRow(name) << to << message << key << QString::fromLatin1(names);
        };
        const QString to = QStringLiteral("1234567");
        const QString text = QStringLiteral("m");
        row("no recipient", QString(), text, {}, "to");
        row("short number", QStringLiteral("123"), text, {}, "to");
        row("no text", to, QString(), {}, "message");
        row("long text", to, QString(65537, u'x'), {}, "message");
        row("half a pair", to, QString(QChar(0xd800)), {}, "message");
        row("nul", to, QString(QChar(0)), {}, "message");
        row("key with a space", to, text, "a b", "Idempotency-Key");
        row("long key", to, text, QByteArray(256, 'k'), "Idempotency-Key");
    }
    void checksASingleMessage()
    {
        QFETCH(QString, to);
        QFETCH(QString, message);
        QFETCH(QByteArray, key);
        QFETCH(QString, names);
        const auto error = SingleSend::check(SingleRequest{*ClienteId::fromNumber(1), to, message, key, {}});
        QVERIFY(error);
        QCOMPARE(error->code, "INVALID_REQUEST");
        QVERIFY(error->message.startsWith(names));
    }

    void passesTheAnswerByteForByte()
    {
        SendingBench bench;
        bench.begin();
        const QByteArray body = "{ \"z\":1, \"a\" : 12345678901234567890, \"u\":\"\\u00e9\" } ";
        sim::Fault custom;
        custom.kind = sim::FaultKind::Custom;
        custom.status = 201;
        custom.body = body;
        custom.contentType = "application/json";
        bench.addFault(custom);
        const auto answer = bench.send(QStringLiteral("+1 234-5678"), QStringLiteral("hola"));
        QVERIFY(answer);
        QCOMPARE(answer->status, 201);
        QCOMPARE(answer->body, body);
        QCOMPARE(bench.attempts().front().to, "12345678");
    }

    void aKeyAnswersTwice_data() { TestStore::addRows(); }
    void aKeyAnswersTwice()
    {
        QFETCH(int, store);
        SendingBench bench{TestStore::Kind(store)};
        bench.begin();
        const QString to = QStringLiteral("1234567");
        const auto first = bench.send(to, QStringLiteral("a"), "key-1");
        QVERIFY(first);
        QCOMPARE(first->status, 200);
        const auto second = bench.send(to, QStringLiteral("a"), "key-1");
        QVERIFY(second);
        QCOMPARE(*second, *first);
        QCOMPARE(bench.send(to, QStringLiteral("b"), "key-1").error().code, "IDEMPOTENCY_KEY_REUSED");
        QVERIFY(bench.send(to, QStringLiteral("b"), "key-1", 2)); // another client's key
        QCOMPARE(bench.record().attempts, 2);

        const auto job = bench.post(SendingBench::body(2), 1, "key-2");
        const auto again = bench.post(SendingBench::body(2), 1, "key-2");
        QVERIFY(job && again);
        QCOMPARE(*again, *job);
        QCOMPARE(bench.post(SendingBench::body(3), 1, "key-2").error().code, "IDEMPOTENCY_KEY_REUSED");
        QCOMPARE(bench.send(to, QStringLiteral("a"), "key-2").error().code, "IDEMPOTENCY_KEY_REUSED");
    }

    void theSameKeyTwiceAtOnceSendsOnce()
    {
        SendingBench bench;
        bench.begin();
        sim::Fault slow;
        slow.kind = sim::FaultKind::Delay;
        slow.delay = std::chrono::milliseconds(100);
        bench.addFault(slow);
        const SingleRequest request{*ClienteId::fromNumber(1), QStringLiteral("1234567"), QStringLiteral("a"), "k",
                                    "body"};
        std::vector<Result<SendingAnswer>> answers;
        const Mailbox mailbox;
        for (int i = 0; i < 10; ++i) {
            bench.service().send(request, SendingBench::Actor, mailbox.address(),
                                 [&](Result<SendingAnswer> answer) { answers.push_back(std::move(answer)); });
        }
        QVERIFY(QTest::qWaitFor([&] { return answers.size() == 10; }, SendingBench::Patience));
        const auto sent =
            std::count_if(answers.begin(), answers.end(), [](const auto &answer) { return answer.has_value(); });
        QCOMPARE(int(sent), 1);
        for (const auto &answer : answers) {
            if (!answer)
                QCOMPARE(answer.error().code, "IDEMPOTENCY_KEY_IN_FLIGHT");
        }
        QCOMPARE(bench.record().attempts, 1);
    }

    void aKeyWhoseHubDiedIsNotSentAgain()
    {
        SendingBench bench;
        bench.begin();
        sim::Fault hang;
        hang.kind = sim::FaultKind::Hang;
        bench.addFault(hang);
        const SingleRequest request{*ClienteId::fromNumber(1), QStringLiteral("1234567"), QStringLiteral("a"), "k",
                                    "body"};
        {
            const Mailbox gone; // the caller leaves too
            bench.service().send(request, SendingBench::Actor, gone.address(), [](const Result<SendingAnswer> &) {});
        }
        QVERIFY(QTest::qWaitFor(
            [&] {
                return bench.simulator().call([](sim::Simulator &simulator) {
                    return !simulator.faults().all().empty() && simulator.faults().all()[0].hits > 0;
                });
            },
            SendingBench::Patience));
        bench.end();
        bench.begin();
        const auto again = bench.ask<SendingAnswer>([&](auto replyTo, auto done) {
            bench.service().send(request, SendingBench::Actor, replyTo, std::move(done));
        });
        QVERIFY(!again);
        QCOMPARE(again.error().code, "IDEMPOTENCY_OUTCOME_UNKNOWN");
        QVERIFY(bench.record().attempts <= 1);
    }

    void aKeyIsKeptADay()
    {
        SendingBench bench;
        const idempotency::Request request{*ClienteId::fromNumber(1), "k", "h"};
        constexpr qint64 Hour = 3600 * 1000;
        const auto begin = [&](qint64 now) {
            return bench.store().run<std::optional<idempotency::Kept>>([&](QSqlDatabase &db) {
                return idempotency::begin(db, request, QStringLiteral("hub"), true, Hour, now);
            });
        };
        QVERIFY(begin(1000 * Hour));
        QVERIFY(bench.store().run<void>([&](QSqlDatabase &db) {
            return idempotency::finish(db, request, idempotency::Kept{200, "{}"});
        }));
        const auto kept = begin(1024 * Hour);
        QVERIFY(kept && *kept);
        QCOMPARE((*kept)->body, "{}");
        const auto forgotten = begin(1024 * Hour + 1);
        QVERIFY(forgotten && !*forgotten);
    }

    void singleMessagesGoFirst()
    {
        SendingBench bench;
        bench.begin();
        const QByteArray id = bench.makeJob(SendingBench::body(2000));
        QVERIFY(bench.waitForAttempts(5));
        const auto answer = bench.send(QStringLiteral("7777777"), QStringLiteral("first"));
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QVERIFY(bench.control(&SendingService::cancel, id));
        QVERIFY(bench.waitForJob(id, [](const JobInfo &job) { return job.counts.sending == 0; }));
        QVERIFY(bench.record().attempts < 2000);
        QCOMPARE(bench.record().overlaps, 0);
    }

    void singleErrorsAreAnswersToo()
    {
        SendingBench bench;
        bench.begin();
        sim::Fault fault;
        fault.kind = sim::FaultKind::Error;
        fault.status = 409;
        fault.body = "{\"error\":true,\"code\":\"SESSION_NOT_READY\",\"message\":\"not yet\"}";
        bench.addFault(fault);
        auto answer = bench.send(QStringLiteral("1234567"), QStringLiteral("a"));
        QCOMPARE(answer->status, 409);
        QCOMPARE(answer->body, fault.body);
        fault = {};
        fault.kind = sim::FaultKind::Hang;
        fault.count = 1;
        bench.simulator().call([](sim::Simulator &simulator) { simulator.faults().clear(); });
        bench.addFault(fault);
        answer = bench.send(QStringLiteral("1234567"), QStringLiteral("b"), "k");
        QCOMPARE(answer->error->code, "GATEWAY_TIMEOUT");
        QCOMPARE(answer->outcome.kind, SendOutcome::Kind::Unknown);
        QCOMPARE(*bench.send(QStringLiteral("1234567"), QStringLiteral("b"), "k"), *answer);
        bench.simulator().call([](sim::Simulator &simulator) { simulator.beginOutage(); });
        answer = bench.send(QStringLiteral("1234567"), QStringLiteral("c"));
        QCOMPARE(answer->error->code, "SESSION_MANAGER_UNAVAILABLE");
        QCOMPARE(answer->outcome.kind, SendOutcome::Kind::NeverLeft);
    }

    void waitsInALineThatIsBounded()
    {
        SendingBench bench;
        SenderSettings settings = SendingBench::quick();
        settings.singleLimit = 2;
        settings.singleLineWait = std::chrono::milliseconds(50);
        bench.begin(settings);
        sim::Fault hang;
        hang.kind = sim::FaultKind::Hang;
        hang.count = 1;
        bench.addFault(hang);
        std::vector<QByteArray> codes;
        const Mailbox mailbox;
        const auto send = [&](const char *to) {
            bench.service().send({*ClienteId::fromNumber(1), QString::fromLatin1(to), QStringLiteral("a"), {}, {}},
                                 SendingBench::Actor, mailbox.address(), [&](const Result<SendingAnswer> &answer) {
                                     codes.push_back(answer ? QByteArray("sent") : answer.error().code);
                                 });
        };
        send("1000000");
        QVERIFY(QTest::qWaitFor(
            [&] {
                return bench.simulator().call(
                    [](sim::Simulator &simulator) { return simulator.faults().all()[0].hits > 0; });
            },
            SendingBench::Patience));
        for (const char *to : {"1000001", "1000002", "1000003"})
            send(to);
        QVERIFY(QTest::qWaitFor([&] { return codes.size() == 4; }, SendingBench::Patience));
        QCOMPARE(codes, (std::vector<QByteArray>{"TOO_MANY_REQUESTS", "CLIENT_BUSY", "CLIENT_BUSY", "sent"}));
        QCOMPARE(bench.record().attempts, 1);
    }

    void obeysTheSwitchWhenItLeaves()
    {
        SendingBench bench;
        bench.begin();
        sim::Fault slow;
        slow.kind = sim::FaultKind::Delay;
        slow.delay = std::chrono::milliseconds(200);
        slow.count = 1;
        bench.addFault(slow);
        std::vector<QByteArray> codes;
        const Mailbox mailbox;
        for (const char *to : {"1000000", "1000001"}) {
            bench.service().send({*ClienteId::fromNumber(1), QString::fromLatin1(to), QStringLiteral("a"), {}, {}},
                                 SendingBench::Actor, mailbox.address(), [&](const Result<SendingAnswer> &answer) {
                                     codes.push_back(answer ? QByteArray("sent") : answer.error().code);
                                 });
        }
        QVERIFY(bench.waitForAttempts(1));
        QVERIFY(bench.ask<void>([&](auto replyTo, auto done) {
            bench.service().stopAll(std::nullopt, SendingBench::Actor, replyTo, std::move(done));
        }));
        QVERIFY(QTest::qWaitFor([&] { return codes.size() == 2; }, SendingBench::Patience));
        QCOMPARE(codes, (std::vector<QByteArray>{"sent", "SENDING_STOPPED"}));
        QCOMPARE(bench.record().attempts, 1);
    }

    void anAnswerThatMeansNothingLeftFreesTheKey()
    {
        SendingBench bench;
        const ClienteId client = *ClienteId::fromNumber(1);
        bench.simulator().call([&](sim::Simulator &simulator) { simulator.setState(client, sim::State::QrRequired); });
        bench.begin();
        const auto refused = bench.send(QStringLiteral("1234567"), QStringLiteral("a"), "k");
        QCOMPARE(refused->outcome.kind, SendOutcome::Kind::NotReady);
        bench.simulator().call([&](sim::Simulator &simulator) { simulator.setState(client, sim::State::Ready); });
        const auto sent = bench.send(QStringLiteral("1234567"), QStringLiteral("a"), "k");
        QCOMPARE(sent->outcome.kind, SendOutcome::Kind::Sent);
    }
};

HUB_TEST(tst_SingleSend)

#include "tst_singlesend.moc"
