// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/sending/sendingbench.h"
#include "tests/storage/forwarder.h"
#include "tests/support/test.h"

#include <QProcess>

using namespace hub;
using namespace hub::test;

/// Two hubs on one PostgreSQL share the jobs; one is killed and restarted, and the database goes away for a while.
class tst_SharedStore : public QObject
{
    Q_OBJECT

private:
    static constexpr int Clients = 10;
    static constexpr int JobsEach = 2;
    static constexpr int MessagesEach = 100;

    static std::unique_ptr<QProcess> startHub(const QString &store, const QUrl &peer)
    {
        auto hub = std::make_unique<QProcess>();
        hub->setProcessChannelMode(QProcess::ForwardedErrorChannel); // its output says when it is ready
        hub->start(QStringLiteral(HUB_SEND_RUNNER),
                   {store, peer.toString(), QStringLiteral("4000"), QStringLiteral("300")});
        if (!hub->waitForReadyRead(SendingBench::Patience))
            qFatal("the hub does not start");
        return hub;
    }
    static void makeJobs(SendingBench &bench, std::vector<qint64> *ids)
    {
        for (int client = 1; client <= Clients; ++client) {
            for (int i = 0; i < JobsEach; ++i) {
                const auto request = BulkRequest::parse(SendingBench::body(MessagesEach, "[0,20]", 1000000 + i * 1000));
                const auto id = bench.store().run<qint64>([&](QSqlDatabase &db) {
                    return jobs::create(db, *ClienteId::fromNumber(client), *request, QStringLiteral("ana"), 1);
                });
                QVERIFY(id);
                ids->push_back(*id);
            }
        }
    }
    static bool isDone(SendingBench &bench)
    {
        const auto open = bench.store().run<jobs::Backlog>([](QSqlDatabase &db) { return jobs::backlog(db); });
        return open && open->openJobs == 0;
    }
    /// How many messages of the jobs are sent, and of how many that is not known.
    static std::pair<qint64, qint64> outcomes(SendingBench &bench, const std::vector<qint64> &ids)
    {
        std::pair<qint64, qint64> counts;
        for (const qint64 id : ids) {
            const auto job =
                bench.store().run<JobInfo>([&](QSqlDatabase &db) { return jobs::get(db, id, std::nullopt, 1); });
            if (!job || job->state != JobState::Completed)
                return {};
            counts.first += job->counts.sent;
            counts.second += job->counts.unknown;
        }
        return counts;
    }

private Q_SLOTS:
    // It is alive, and its leases with it: nobody else could send for its clients for ever.
    void aHubWithoutAWayLeavesItsClientsToTheOther()
    {
        if (!TestStore::hasPostgres())
            return;
        SendingBench bench(TestStore::Kind::Postgres);
        std::vector<qint64> ids;
        makeJobs(bench, &ids);
        const QUrl peer = bench.simulator().baseUrl();
        Forwarder way(peer.host(), quint16(peer.port()));
        QUrl detour(peer);
        detour.setPort(way.port());
        const QString store = bench.store().settings().url;
        const auto first = startHub(store, detour);
        QVERIFY(bench.waitForAttempts(100));
        way.cut();
        const auto second = startHub(store, peer);
        QVERIFY(QTest::qWaitFor([&bench] { return isDone(bench); }, 3 * SendingBench::Patience));
        for (QProcess *hub : {first.get(), second.get()}) {
            hub->kill();
            QVERIFY(hub->waitForFinished());
        }
        const auto [sent, unknown] = outcomes(bench, ids);
        QCOMPARE(sent + unknown, Clients * JobsEach * MessagesEach);
        QVERIFY(unknown <= Clients); // what was under way when it was cut
        QCOMPARE(bench.record().repeatedAttempts, 0);
    }

    void twoHubsShareAndSurvive()
    {
        // The build without a PostgreSQL at hand checks the same on SQLite, in tst_sender and tst_sendercrash.
        if (!TestStore::hasPostgres())
            return;
        SendingBench bench(TestStore::Kind::Postgres);
        bench.simulator().call([](sim::Simulator &simulator) {
            simulator.timing().sendLatency = {std::chrono::milliseconds(0), std::chrono::milliseconds(10)};
        });
        std::vector<qint64> ids;
        makeJobs(bench, &ids);
        QUrl url(bench.store().settings().url);
        Forwarder cable(url.host(), quint16(url.port(5432)));
        url.setHost(QStringLiteral("127.0.0.1"));
        url.setPort(cable.port());
        auto first = startHub(url.toString(), bench.simulator().baseUrl());
        auto second = startHub(url.toString(), bench.simulator().baseUrl());
        for (int kill = 1; kill <= 3; ++kill) {
            QVERIFY(bench.waitForAttempts(kill * 300));
            first->kill();
            QVERIFY(first->waitForFinished());
            first = startHub(url.toString(), bench.simulator().baseUrl());
        }
        cable.cut(); // nobody has a store now: what is in flight ends, nothing new is sent
        const auto quiet = [&bench, last = qint64(-1), times = 0]() mutable {
            const qint64 now = bench.record().attempts;
            times = now == last ? times + 1 : 0;
            last = now;
            return times == 20;
        };
        QVERIFY(QTest::qWaitFor(quiet, SendingBench::Patience));
        const qint64 before = bench.record().attempts;
        QVERIFY(before < Clients * JobsEach * MessagesEach);
        cable.mend();

        QVERIFY(QTest::qWaitFor([&bench] { return isDone(bench); }, 3 * SendingBench::Patience));
        for (QProcess *hub : {first.get(), second.get()}) {
            hub->kill();
            QVERIFY(hub->waitForFinished());
        }

        const auto [sent, unknown] = outcomes(bench, ids);
        qInfo("%lld sent, %lld unknown", sent, unknown);
        QCOMPARE(sent + unknown, Clients * JobsEach * MessagesEach);
        QVERIFY(unknown <= 3 * Clients); // a killed hub leaves at most one per client that it had
        const auto record = bench.record();
        QCOMPARE(record.repeatedAttempts, 0);
        QCOMPARE(record.overlaps, 0);
        QHash<qint64, qint64> last;
        for (const sim::SendAttempt &attempt : bench.attempts()) {
            QVERIFY2(attempt.to.toLongLong() > last.value(attempt.client), "a client's order was not kept");
            last[attempt.client] = attempt.to.toLongLong();
        }
    }
};

HUB_TEST(tst_SharedStore)
#include "tst_sharedstore.moc"
