// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/pooledaccessmanager.h"
#include "core/sending/resumeprobe.h"
#include "core/session/sessionmanagerclient.h"
#include "simulator/simulatorthread.h"
#include "tests/sending/manualclock.h"
#include "tests/support/test.h"

#include <QCoreApplication>
#include <QTest>

using namespace hub;
using namespace hub::test;
using hub::sim::Endpoint;
using hub::sim::Simulator;

namespace {

constexpr qint64 WaitingClients = 10000;

ClienteId waitingClient(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

/// The probe with its own numbers, over real HTTP; only its clock is the test's.
struct ProbeBench
{
    sim::SimulatorThread simulator;
    PooledAccessManager network;
    std::unique_ptr<SessionManagerClient> client;
    ManualClock clock;
    SenderContext context;
    std::unique_ptr<ResumeProbe> probe;
    int ended = 0;

    explicit ProbeBench(std::function<void(Simulator &)> prepare, std::shared_ptr<const EngineProfile> profile = {})
    {
        if (!simulator.start(std::move(prepare)))
            qFatal("the simulator does not listen");
        SessionManagerSettings upstream;
        upstream.baseUrl = simulator.baseUrl();
        upstream.profile = std::move(profile);
        client = std::make_unique<SessionManagerClient>(&network, upstream);
        context.sessionManager = client.get();
        context.clock = &clock;
        context.random = [] { return 0.5; };
        probe = std::make_unique<ResumeProbe>(&context);
        QObject::connect(probe.get(), &ResumeProbe::ended, probe.get(), [this] { ++ended; });
    }
    void watchAll(PauseReason reason)
    {
        for (qint64 number = 1; number <= WaitingClients; ++number)
            probe->watch(waitingClient(number), reason);
    }
    sim::Counter asked(Endpoint endpoint)
    {
        return simulator.call([endpoint](Simulator &s) { return s.counters().of(endpoint); });
    }
};

} // namespace

/// After a restart of the engine all its clients wait at once, and the hub must not be what it cannot bear.
class tst_ResumeProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheStateAsTheProfileSays_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<bool>("ready");
        QTest::newRow("at its own place, in its own word") << QByteArray(R"({"x":{"y":"LIVE"}})") << true;
        QTest::newRow("a common word of another meaning") << QByteArray(R"({"x":{"y":"READY"}})") << false;
        QTest::newRow("a common word elsewhere") << QByteArray(R"({"x":{"y":"READY"},"state":"READY"})") << false;
    }

    void readsTheStateAsTheProfileSays()
    {
        QFETCH(QByteArray, status);
        QFETCH(bool, ready);
        const auto profile = EngineProfile::parse(R"({"name":"odd","operations":{
            "health":{"method":"GET","path":"/health"},"status":{"method":"GET","path":"/status"},
            "qr":{"method":"GET","path":"/qr"},"send":{"method":"POST","path":"/send"}},
            "reading":{"state":["/x/y"]},"state_words":{"LIVE":"ready","READY":"starting"}})",
                                                  QStringLiteral("odd.json"));
        QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().message));
        ProbeBench bench(
            [&status](Simulator &s) {
                sim::Fault answer;
                answer.kind = sim::FaultKind::Custom;
                answer.endpoint = Endpoint::Status;
                answer.status = 200;
                answer.body = status;
                answer.contentType = QByteArrayLiteral("application/json");
                s.addFault(answer);
            },
            std::make_shared<const EngineProfile>(*profile));
        bench.probe->watch(waitingClient(1), PauseReason::NotReady);
        const auto askedTwice = [&bench] { // so that the first answer has been read
            bench.clock.advance(bench.context.settings.readyInterval.count());
            return bench.asked(Endpoint::Status).requests > 1;
        };
        QTRY_VERIFY(askedTwice());
        QCOMPARE(bench.ended > 0, ready);
    }

    void tenThousandThatAreNotReadyAreAskedTwentyASecond()
    {
        ProbeBench bench(
            [](Simulator &s) { s.clients().add(waitingClient(1), 100, sim::State::Reconnecting, s.now()); });
        bench.watchAll(PauseReason::NotReady);
        bench.clock.advance(bench.context.settings.readyInterval.count() - 1);
        QCOMPARE(bench.asked(Endpoint::Status).requests, quint64(0));
        bench.clock.advance(1);
        const qint64 spacing = bench.context.settings.probeSpacing.count();
        for (qint64 elapsed = 0; elapsed < 10000; elapsed += spacing) {
            QCoreApplication::processEvents(); // an answer that is late costs a question: four hang at most
            QVERIFY(bench.asked(Endpoint::Status).requests <= quint64(elapsed / spacing + 1));
            bench.clock.advance(spacing);
        }
        QTRY_VERIFY(bench.asked(Endpoint::Status).requests > quint64(20)); // of 201 in ten seconds
        QCOMPARE(bench.asked(Endpoint::Health).requests, quint64(0));
        QCOMPARE(bench.ended, 0);
    }

    void ofThoseThatHangFourAtATime()
    {
        ProbeBench bench([](Simulator &s) {
            sim::Fault silent;
            silent.kind = sim::FaultKind::Hang;
            s.addFault(silent);
        });
        bench.watchAll(PauseReason::NotReady);
        for (int i = 0; i < 1000; ++i)
            bench.clock.advance(100);
        QTRY_COMPARE(bench.asked(Endpoint::Status).inFlight, 4);
        for (int i = 0; i < 1000; ++i)
            bench.clock.advance(100);
        QCOMPARE(bench.asked(Endpoint::Status).requests, quint64(4));
    }

    void oneQuestionTellsThatItAnswersAgain()
    {
        ProbeBench bench({});
        bench.watchAll(PauseReason::Unreachable);
        for (int i = 0; i < 100; ++i)
            bench.clock.advance(bench.context.settings.probeInterval.count());
        QTRY_COMPARE(bench.ended, int(WaitingClients));
        QCOMPARE(bench.asked(Endpoint::Health).requests, quint64(1));
        QCOMPARE(bench.asked(Endpoint::Status).requests, quint64(0));
    }
};

HUB_TEST(tst_ResumeProbe)
#include "tst_resumeprobe.moc"
