// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/sending/sendingbench.h"
#include "tests/support/test.h"

#include <QProcess>
#include <QRandomGenerator>

using namespace hub;
using namespace hub::test;

/// The hub is killed in the middle of a job, again and again; the simulator's record says what was sent.
class tst_SenderCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fiftyKillsLoseNothingAndSendNothingTwice()
    {
        constexpr int Messages = 500;
        constexpr int Kills = 50;
        SendingBench bench;
        const ClienteId client = *ClienteId::fromNumber(1);
        bench.simulator().call([](sim::Simulator &simulator) {
            simulator.timing().sendLatency = {std::chrono::milliseconds(0), std::chrono::milliseconds(3)};
        });
        const auto request = BulkRequest::parse(SendingBench::body(Messages));
        QVERIFY(request);
        const auto id = bench.store().run<qint64>(
            [&](QSqlDatabase &db) { return jobs::create(db, client, *request, QStringLiteral("ana"), 1); });
        QVERIFY(id);
        const auto read = [&] {
            return bench.store().run<JobInfo>([&](QSqlDatabase &db) { return jobs::get(db, *id, std::nullopt, 1); });
        };

        const quint32 seed = QRandomGenerator::system()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        const QStringList arguments{bench.store().settings().file, bench.simulator().baseUrl().toString(),
                                    QStringLiteral("30000"), QStringLiteral("5000")};
        for (int kill = 0; kill < Kills; ++kill) {
            QProcess hub;
            hub.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            hub.start(QStringLiteral(HUB_SEND_RUNNER), arguments);
            QVERIFY(hub.waitForStarted());
            // At a random moment: after so many more sends, and then so many turns of this loop.
            const qint64 target = bench.record().attempts + random.bounded(1, 8);
            while (bench.record().attempts < target && hub.state() == QProcess::Running)
                QCoreApplication::processEvents();
            for (int i = random.bounded(200); i > 0; --i)
                bench.record();
            QCOMPARE(hub.state(), QProcess::Running);
            hub.kill();
            QVERIFY(hub.waitForFinished());
            const auto job = read();
            QVERIFY(job);
            QVERIFY2(job->counts.unknown + job->counts.sending <= kill + 1, "more than one unknown per kill");
            QCOMPARE(job->total, Messages);
        }

        QProcess hub;
        hub.start(QStringLiteral(HUB_SEND_RUNNER), arguments);
        QVERIFY(QTest::qWaitFor([&] { return read()->state == JobState::Completed; }, 60000));
        hub.kill();
        QVERIFY(hub.waitForFinished());

        const auto job = read();
        QCOMPARE(job->counts.sent + job->counts.unknown, Messages);
        QVERIFY(job->counts.unknown <= Kills);
        const auto record = bench.record();
        QCOMPARE(record.repeatedAttempts, 0);
        QCOMPARE(record.overlaps, 0);
        QVERIFY(record.delivered >= job->counts.sent);
        // What the store calls sent was delivered; what was delivered is sent or unknown.
        const auto messages = bench.store().run<std::vector<MessageInfo>>(
            [&](QSqlDatabase &db) { return jobs::messages(db, *id, std::nullopt, MessageState::Sent, -1, Messages); });
        QSet<QByteArray> delivered;
        for (const sim::SendAttempt &attempt : bench.attempts()) {
            if (attempt.outcome == sim::SendAttempt::Outcome::Delivered)
                delivered.insert(attempt.to);
        }
        for (const MessageInfo &message : *messages)
            QVERIFY(delivered.contains(message.to.toLatin1()));
        qInfo("%lld sent, %lld unknown after %d kills", job->counts.sent, job->counts.unknown, Kills);
    }
};

HUB_TEST(tst_SenderCrash)
#include "tst_sendercrash.moc"
