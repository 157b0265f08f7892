// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/pooledaccessmanager.h"
#include "core/session/engineanswers.h"
#include "core/session/sessionmonitor.h"
#include "simulator/simulatorthread.h"
#include "tests/support/test.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <climits>
#include <malloc.h>

using namespace hub;
using namespace std::chrono_literals;
using hub::sim::Endpoint;
using hub::sim::Simulator;

namespace {

ClienteId id(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

struct Recorder : SessionMonitorObserver
{
    std::vector<ClientObservation> observed;
    std::vector<ClienteId> unreachable;
    std::vector<SessionManagerHealth> health;
    std::vector<std::pair<ClienteId, qint64>> sent;
    bool keeps = true;
    /// How often each client has answered, and the longest time between two of its answers.
    struct Answers
    {
        QElapsedTimer last;
        int count = 0;
        qint64 longestGap = 0;
    };
    std::map<ClienteId, Answers> answers;

    void onObserved(const ClientObservation &observation) override
    {
        Answers &known = answers[observation.now.client];
        if (known.count++ > 0)
            known.longestGap = std::max(known.longestGap, known.last.elapsed());
        known.last.start();
        if (keeps)
            observed.push_back(observation);
    }
    void onUnreachable(const MonitoredClient &client) override { unreachable.push_back(client.client); }
    void onSessionManager(const SessionManagerHealth &now) override { health.push_back(now); }
    void onMessageSent(ClienteId client, qint64 at) override { sent.emplace_back(client, at); }

    [[nodiscard]] int fewestAnswers(size_t clients) const
    {
        int fewest = answers.size() < clients ? 0 : INT_MAX;
        for (const auto &[client, known] : answers)
            fewest = std::min(fewest, known.count);
        return fewest;
    }
    /// Of all clients, each gap that goes on now included.
    [[nodiscard]] qint64 longestGap() const
    {
        qint64 longest = 0;
        for (const auto &[client, known] : answers)
            longest = std::max({longest, known.longestGap, known.last.elapsed()});
        return longest;
    }
};

SessionMonitorSettings quick()
{
    SessionMonitorSettings settings;
    settings.poll.ready = 20ms;
    settings.poll.unlinked = 20ms;
    settings.poll.interest = 10ms;
    settings.poll.backoffMost = 50ms;
    settings.poll.maxPerSecond = 100000;
    settings.watch = {10ms, 50ms};
    settings.pollTimeout = 10s;
    return settings;
}

/// The program's own numbers, with 50 ms for each second.
SessionMonitorSettings twentyTimesAsFast()
{
    SessionMonitorSettings settings;
    const auto quicken = [](std::chrono::milliseconds &time) { time /= 20; };
    for (auto *time : {&settings.poll.ready, &settings.poll.unlinked, &settings.poll.interest,
                       &settings.poll.backoffMost, &settings.pollTimeout, &settings.hangsAfter})
        quicken(*time);
    settings.poll.maxPerSecond *= 20;
    return settings;
}

/// A monitor over real HTTP to a simulated Session Manager on its own thread.
struct Bench
{
    sim::SimulatorThread simulator;
    PooledAccessManager network;
    std::unique_ptr<SessionManagerClient> client;
    ClientStatusStore board;
    Recorder recorder;
    std::unique_ptr<SessionMonitor> monitor;

    explicit Bench(const SessionMonitorSettings &settings = quick(), std::function<void(Simulator &)> prepare = {})
    {
        const auto started = simulator.start(std::move(prepare));
        if (!started)
            qFatal("%s", qPrintable(started.error().message));
        SessionManagerSettings upstream;
        upstream.baseUrl = simulator.baseUrl();
        client = std::make_unique<SessionManagerClient>(&network, upstream);
        monitor = std::make_unique<SessionMonitor>(client.get(), &board, &recorder, settings);
    }
    ~Bench() { monitor.reset(); }

    void watch(qint64 count, qint64 first = 1)
    {
        std::vector<ClienteId> ids;
        for (qint64 number = first; number < first + count; ++number) {
            board.put(MonitoredClient{id(number)});
            ids.push_back(id(number));
        }
        monitor->watch(ids);
    }
    void set(qint64 number, sim::State state)
    {
        simulator.call([=](Simulator &s) { s.setState(id(number), state); });
    }
    [[nodiscard]] SessionState state(qint64 number) const { return board.find(id(number))->state; }
};

/// What the program has allocated and not freed; 0 under a sanitizer, which has its own allocator.
qint64 allocatedKiB()
{
    return qint64(mallinfo2().uordblks / 1024);
}

} // namespace

class tst_SessionMonitor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsAClient()
    {
        Bench bench;
        bench.set(51, sim::State::QrRequired);
        bench.watch(1, 51);
        QTRY_COMPARE(bench.state(51), SessionState::QrRequired);
        auto known = bench.board.find(id(51));
        QCOMPARE(known->rawState, QStringLiteral("QR_REQUIRED"));
        QVERIFY(known->needsQr && !known->canSend && !known->stale);
        QVERIFY(known->lastChecked > 0 && known->lastChecked == known->lastGoodAnswer);
        QVERIFY(!bench.recorder.observed.front().previous);
        QVERIFY(bench.recorder.observed.front().changed);

        bench.set(51, sim::State::Ready);
        QTRY_COMPARE(bench.state(51), SessionState::Ready);
        known = bench.board.find(id(51));
        QVERIFY(known->canSend && !known->needsQr);
        const auto change = std::find_if(bench.recorder.observed.begin() + 1, bench.recorder.observed.end(),
                                         [](const ClientObservation &seen) { return seen.changed; });
        QVERIFY(change != bench.recorder.observed.end());
        QCOMPARE(change->previous, std::optional(SessionState::QrRequired));
        QCOMPARE(change->now.state, SessionState::Ready);
        QVERIFY(known->since > 0 && known->since <= known->lastChecked);
    }

    /// Never an old "ready": the engine says that it has no such session.
    void aSessionThatTheEngineDoesNotKnowIsUnknown()
    {
        Bench bench;
        bench.set(1, sim::State::Ready);
        bench.watch(1);
        QTRY_COMPARE(bench.state(1), SessionState::Ready);
        sim::Fault missing;
        missing.kind = sim::FaultKind::Error;
        missing.status = 404;
        missing.body = R"({"error":"session_not_found"})";
        missing.endpoint = Endpoint::Status;
        bench.simulator.call([missing](Simulator &s) { s.addFault(missing); });
        QTRY_COMPARE(bench.state(1), SessionState::Unknown);
        const auto known = bench.board.find(id(1));
        QCOMPARE(known->rawState, QStringLiteral("the engine does not know this session"));
        QVERIFY(!known->canSend && !known->connected && !known->stale);
    }

    /// A page may be a proxy's; again and again it says the same.
    void aPageThatIsNotFoundCountsWhenItComesAgain()
    {
        Bench bench;
        bench.set(1, sim::State::Ready);
        bench.watch(1);
        QTRY_COMPARE(bench.state(1), SessionState::Ready);
        sim::Fault page;
        page.kind = sim::FaultKind::Html;
        page.status = 404;
        page.endpoint = Endpoint::Status;
        bench.simulator.call([page](Simulator &s) { s.addFault(page); });
        QTRY_COMPARE(bench.state(1), SessionState::Unknown);
        QVERIFY(!bench.board.find(id(1))->canSend);
    }

    void whatAStatusWouldStartIsLeftAlone()
    {
        Bench bench;
        QByteArray json = *EngineProfile::builtInJson(QStringLiteral("session-manager"));
        json.insert(json.lastIndexOf('}'), R"(,"limits":{"status_starts_session":true})");
        const auto profile = EngineProfile::parse(json, QStringLiteral("test"));
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message));
        SessionManagerSettings upstream;
        upstream.baseUrl = bench.simulator.baseUrl();
        upstream.profile = std::make_shared<const EngineProfile>(*profile);
        bench.monitor.reset();
        bench.client = std::make_unique<SessionManagerClient>(&bench.network, upstream);
        bench.monitor = std::make_unique<SessionMonitor>(bench.client.get(), &bench.board, &bench.recorder, quick());
        MonitoredClient off{id(1)};
        off.wanted = false;
        bench.board.put(off);
        bench.board.put(MonitoredClient{id(2)});
        bench.monitor->watch({id(1), id(2)});
        const auto asked = [&bench](qint64 number) {
            quint64 count = 0;
            bench.simulator.call([&](Simulator &s) {
                if (const sim::Client *client = s.clients().find(id(number)))
                    count = client->counters()->total.requests;
            });
            return count;
        };
        QTRY_VERIFY(asked(2) >= 5);
        QCOMPARE(asked(1), quint64(0));
        bench.board.update(id(1), [](MonitoredClient &client) { client.wanted = true; });
        bench.monitor->checkSoon(id(1));
        QTRY_VERIFY(asked(1) > 0);
    }

    void viewsOfAnswers()
    {
        const auto error = [](SessionManagerError::Kind kind, int status, bool json) -> SessionManagerOutcome {
            SessionManagerError made;
            made.kind = kind;
            made.statusCode = status;
            made.responseIsJson = json;
            return tl::unexpected<SessionManagerError>(made);
        };
        const auto profile = EngineProfile::sessionManager();
        QCOMPARE(viewOfStatus(*profile, SessionManagerAnswer{200, R"({"state":"READY"})"})->state, SessionState::Ready);
        QVERIFY(viewOfStatus(*profile, error(SessionManagerError::Kind::Status, 404, true)) ==
                SessionView::ofMissingSession());
        QVERIFY(!viewOfStatus(*profile, SessionManagerAnswer{204, {}}));
        QVERIFY(!viewOfStatus(*profile, error(SessionManagerError::Kind::Status, 404, false)));
        QVERIFY(!viewOfStatus(*profile, error(SessionManagerError::Kind::Status, 500, true)));
        QVERIFY(!viewOfStatus(*profile, error(SessionManagerError::Kind::Unreachable, 0, false)));
    }

    void aClientThatLeavesIsNotPolled()
    {
        Bench bench;
        bench.watch(2);
        QTRY_VERIFY(bench.monitor->pollCount() > 4);
        bench.board.remove(id(1));
        bench.monitor->forget(id(1));
        bench.board.remove(id(2)); // the monitor is not told: it notices
        QTRY_COMPARE(bench.monitor->inFlight(), 0);
        const qint64 polls = bench.monitor->pollCount();
        bench.watch(1, 3);
        QTRY_VERIFY(bench.monitor->pollCount() > polls + 5);
        const auto counted = bench.simulator.call([](Simulator &s) {
            return std::pair{s.clients().find(id(1))->counters()->of(Endpoint::Status).requests,
                             s.clients().find(id(2))->counters()->of(Endpoint::Status).requests};
        });
        const qint64 later = bench.monitor->pollCount();
        QTRY_VERIFY(bench.monitor->pollCount() > later + 5);
        QCOMPARE(bench.simulator.call([](Simulator &s) {
            return std::pair{s.clients().find(id(1))->counters()->of(Endpoint::Status).requests,
                             s.clients().find(id(2))->counters()->of(Endpoint::Status).requests};
        }),
                 counted);
    }

    void staleAfterThreeMissedPolls_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<bool>("unreachable");
        QTest::newRow("silence") << int(sim::FaultKind::Reset) << true;
        QTest::newRow("garbage") << int(sim::FaultKind::Garbage) << true;
        QTest::newRow("hangs") << int(sim::FaultKind::Hang) << true;
        QTest::newRow("500") << int(sim::FaultKind::Error) << false;
        QTest::newRow("HTML") << int(sim::FaultKind::Html) << false;
        QTest::newRow("nothing in it") << int(sim::FaultKind::Empty) << false;
    }

    void staleAfterThreeMissedPolls()
    {
        QFETCH(int, fault);
        QFETCH(bool, unreachable);
        SessionMonitorSettings settings = quick();
        settings.pollTimeout = 100ms;
        Bench bench(settings);
        bench.set(1, sim::State::Ready);
        bench.set(2, sim::State::Ready);
        bench.watch(2);
        QTRY_COMPARE(bench.state(1), SessionState::Ready);
        QTRY_COMPARE(bench.state(2), SessionState::Ready);
        const quint64 number = bench.simulator.call([fault](Simulator &s) {
            sim::Fault broken;
            broken.kind = sim::FaultKind(fault);
            broken.client = id(1);
            broken.endpoint = Endpoint::Status;
            return s.addFault(broken);
        });
        QTRY_VERIFY(bench.board.find(id(1))->stale);
        const auto known = bench.board.find(id(1));
        QVERIFY(known->missedPolls >= 3);
        QVERIFY(!known->lastError.isEmpty());
        QCOMPARE(known->state, unreachable ? SessionState::Unreachable : SessionState::Ready);
        QCOMPARE(known->lastKnown, std::optional(SessionState::Ready));
        QVERIFY(known->lastGoodAnswer < known->lastChecked || known->lastGoodAnswer > 0);
        QCOMPARE(bench.recorder.unreachable.size(), size_t(unreachable ? 1 : 0));
        QCOMPARE(bench.state(2), SessionState::Ready);
        QVERIFY(bench.board.sessionManager().up); // one client's trouble is no outage
        bench.simulator.call([number](Simulator &s) { return s.faults().remove(number); });
        QTRY_VERIFY(!bench.board.find(id(1))->stale);
        QCOMPARE(bench.state(1), SessionState::Ready);
    }

    void anOutageIsOneState()
    {
        Bench bench;
        bench.simulator.call([](Simulator &s) { s.clients().add(id(1), 50, sim::State::Ready, s.now()); });
        bench.watch(50);
        QTRY_COMPARE(bench.board.counts().value(SessionState::Ready), 50);
        bench.recorder.observed.clear();
        bench.simulator.call([](Simulator &s) { s.beginOutage(); });
        QTRY_VERIFY(!bench.board.sessionManager().up);
        QCOMPARE(bench.board.sessionManager().reason,
                 QStringLiteral("SESSION_MANAGER_UNREACHABLE: Connection refused"));
        QCOMPARE(bench.board.counts().value(SessionState::Unreachable), 50);
        QTRY_COMPARE(bench.monitor->inFlight(), 0);
        const qint64 polls = bench.monitor->pollCount();
        QCOMPARE(bench.recorder.health.size(), size_t(1));
        QVERIFY(bench.recorder.unreachable.size() <= 50);
        bench.simulator.call([](Simulator &s) { s.endOutage(); });
        QTRY_VERIFY(bench.board.sessionManager().up);
        QTRY_COMPARE(bench.board.counts().value(SessionState::Ready), 50);
        QCOMPARE(bench.recorder.health.size(), size_t(2));
        QTRY_VERIFY(bench.monitor->pollCount() > polls + 50);
        for (const ClientObservation &seen : bench.recorder.observed)
            QCOMPARE(seen.now.state, SessionState::Ready); // nobody was called dropped
    }

    void anOutageIsSeenWithoutClients()
    {
        Bench bench;
        bench.simulator.call([](Simulator &s) { s.beginOutage(); });
        QTRY_VERIFY(!bench.board.sessionManager().up);
        bench.simulator.call([](Simulator &s) { s.endOutage(); });
        QTRY_VERIFY(bench.board.sessionManager().up);
    }

    /// A session without a secret is answered by the hub itself, which proves nothing.
    void whatWasNotAskedDoesNotEndAnOutage()
    {
        Bench bench;
        bench.simulator.call([](Simulator &s) { s.beginOutage(); });
        QTRY_VERIFY(!bench.board.sessionManager().up);
        bench.watch(1);
        SessionManagerError error;
        error.kind = SessionManagerError::Kind::Status;
        error.statusCode = 401;
        bench.monitor->noteStatus(id(1), tl::unexpected<SessionManagerError>(error));
        bench.monitor->noteMessageSent(id(1), 5000);
        QTRY_COMPARE(bench.recorder.sent.size(), size_t(1)); // what came before it has been read
        QVERIFY(!bench.board.sessionManager().up);
        QCOMPARE(bench.recorder.health.size(), size_t(1));
    }

    void aRestartedSessionManagerDropsNobody()
    {
        Bench bench;
        bench.set(1, sim::State::Ready);
        bench.watch(1);
        QTRY_COMPARE(bench.state(1), SessionState::Ready);
        bench.simulator.call([](Simulator &s) { s.beginOutage(); });
        QTRY_VERIFY(!bench.board.sessionManager().up);
        bench.recorder.observed.clear();
        bench.simulator.call([](Simulator &s) {
            s.setState(id(1), sim::State::Reconnecting);
            s.endOutage();
        });
        QTRY_COMPARE(bench.state(1), SessionState::Reconnecting);
        QVERIFY(bench.recorder.observed.front().settling);
        bench.recorder.observed.clear();
        bench.set(1, sim::State::DisconnectedLogout); // that is no restart any more
        QTRY_COMPARE(bench.state(1), SessionState::LoggedOut);
        QVERIFY(!bench.recorder.observed.back().settling);
    }

    void otherPeoplesAnswersCount()
    {
        SessionMonitorSettings settings = quick();
        settings.poll.ready = settings.poll.unlinked = 1h;
        settings.poll.maxPerSecond = 1e-6; // the first poll never comes
        Bench bench(settings);
        bench.watch(1);
        bench.monitor->noteStatus(id(1), SessionManagerAnswer{200, R"({"state":"READY","phone":"5491112345678"})"});
        QTRY_COMPARE(bench.state(1), SessionState::Ready);
        QCOMPARE(bench.board.find(id(1))->account, QStringLiteral("5491112345678"));
        bench.monitor->noteStatus(id(99), SessionManagerAnswer{200, R"({"state":"READY"})"}); // not registered
        bench.monitor->noteMessageSent(id(1), 5000);
        bench.monitor->noteMessageSent(id(1), 4000);
        bench.monitor->noteMessageSent(id(99), 4000);
        QTRY_COMPARE(bench.recorder.sent.size(), size_t(2));
        QCOMPARE(bench.board.find(id(1))->lastMessageSent, 5000);
        QCOMPARE(bench.monitor->pollCount(), 0);
        bench.monitor->checkSoon(id(1));
        QTRY_COMPARE(bench.monitor->pollCount(), 1);
    }

    void whoWasToldToDisconnectIsFollowedForAWhile_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("onItsWay");
        QTest::addColumn<bool>("followed");
        QTest::newRow("for a while") << std::chrono::milliseconds(1h) << true;
        QTest::newRow("not for ever") << 0ms << false;
    }

    /// It is meant to be off by then, and hardly polled; but an engine may end it seconds after it has said so.
    void whoWasToldToDisconnectIsFollowedForAWhile()
    {
        QFETCH(std::chrono::milliseconds, onItsWay);
        QFETCH(bool, followed);
        SessionMonitorSettings settings = quick();
        settings.poll.off = settings.poll.ready = 1h;
        settings.afterConnect = 1ms;
        settings.onItsWay = onItsWay;
        Bench bench(settings);
        bench.set(1, sim::State::Ready);
        bench.recorder.keeps = false;
        MonitoredClient off{id(1)};
        off.wanted = false;
        bench.board.put(off);
        bench.monitor->watch({id(1)});
        QTRY_COMPARE(bench.state(1), SessionState::Ready);
        bench.monitor->checkAfterConnect(id(1));
        bench.set(2, sim::State::QrRequired); // polled often: it is the clock
        bench.watch(1, 2);
        const auto answers = [&bench](qint64 number) { return bench.recorder.answers[id(number)].count; };
        QTRY_VERIFY(answers(2) >= 20);
        if (!followed) {
            QCOMPARE(answers(1), 2);
            return;
        }
        QTRY_VERIFY(answers(1) >= 5);
        bench.set(1, sim::State::NotInitialized);
        QTRY_COMPARE(bench.state(1), SessionState::Stopped);
    }

    void whomSomebodyLooksAtIsPolledMore()
    {
        SessionMonitorSettings settings = quick();
        settings.poll.ready = settings.poll.unlinked = 1h;
        Bench bench(settings);
        bench.watch(10);
        QTRY_COMPARE(bench.monitor->pollCount(), 10);
        bench.monitor->setInterest("window", {id(3)});
        bench.monitor->setInterest("linking", {id(4)});
        QTRY_VERIFY(bench.monitor->pollCount() > 30);
        bench.monitor->setInterest("window", {});
        bench.monitor->setInterest("linking", {});
        const auto counts = bench.simulator.call([](Simulator &s) {
            std::map<qint64, quint64> result;
            for (const auto &[number, client] : s.clients().all())
                result[number.toNumber()] = client->counters()->of(Endpoint::Status).requests;
            return result;
        });
        QVERIFY(counts.at(3) > 5);
        QVERIFY(counts.at(4) > 5);
        for (const qint64 number : {1, 2, 5, 6, 7, 8, 9, 10})
            QVERIFY(counts.at(number) <= 2); // a probe may have asked one of them
    }

    void fiveThousandClients()
    {
        SessionMonitorSettings settings;
        settings.poll.maxPerSecond = 2500;
        settings.poll.ready = 500ms;
        settings.maxInFlight = 16;
        Bench bench(settings, [](Simulator &s) { s.clients().add(id(1), 5000, sim::State::Ready, s.now()); });
        bench.recorder.keeps = false;
        bench.watch(5000);
        QTRY_COMPARE_WITH_TIMEOUT(bench.board.counts().value(SessionState::Ready), 5000, 60000);
        const qint64 memory = allocatedKiB();
        const qint64 polls = bench.monitor->pollCount();
        QTRY_VERIFY_WITH_TIMEOUT(bench.monitor->pollCount() > polls + 2500, 60000);
        const auto most =
            bench.simulator.call([](Simulator &s) { return s.counters().of(Endpoint::Status).maxInFlight; });
        QVERIFY2(most <= 16 + 1, QByteArray::number(most).constData()); // and one probe
        QCOMPARE(bench.board.counts().value(SessionState::Ready), 5000);
        QCOMPARE(bench.recorder.health.size(), size_t(0));
        const qint64 growth = allocatedKiB() - memory; // the simulator's too
        QVERIFY2(growth < 2048, QByteArray::number(growth).constData());
    }

    void thoseThatHangLeaveRoomForTheOthers()
    {
        SessionMonitorSettings settings = quick();
        settings.maxInFlight = 8;
        settings.pollTimeout = 2s; // without the bound, the others would be asked every two seconds
        settings.hangsAfter = 200ms;
        Bench bench(settings, [](Simulator &s) {
            s.clients().add(id(1), 40, sim::State::Ready, s.now());
            for (qint64 number = 1; number <= 20; ++number) {
                sim::Fault silent;
                silent.kind = sim::FaultKind::Hang;
                silent.client = id(number);
                silent.endpoint = Endpoint::Status;
                s.addFault(silent);
            }
        });
        bench.watch(40);
        const auto fewestPolls = [&bench] {
            return bench.simulator.call([](Simulator &s) {
                quint64 fewest = 1000;
                for (qint64 number = 21; number <= 40; ++number)
                    fewest = std::min(fewest, s.clients().find(id(number))->counters()->of(Endpoint::Status).requests);
                return fewest;
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(fewestPolls() >= 20, 20000);
        for (qint64 number = 21; number <= 40; ++number)
            QVERIFY(!bench.board.find(id(number))->stale);
        QVERIFY(bench.monitor->inFlight() <= 8);
        QVERIFY(bench.board.sessionManager().up);
    }

    /// Nine answers of ten come at once: whoever has missed one does not wait behind those that hang.
    void aTenthOfAllCallsHangsAndNobodyWaitsLong()
    {
        const SessionMonitorSettings settings = twentyTimesAsFast();
        Bench bench(settings, [](Simulator &s) {
            s.clients().add(id(1), 250, sim::State::Ready, s.now());
            s.clients().add(id(251), 250, sim::State::QrRequired, s.now());
            sim::Fault silent;
            silent.kind = sim::FaultKind::Hang;
            silent.endpoint = Endpoint::Status;
            silent.probability = 0.1;
            s.addFault(silent);
        });
        bench.recorder.keeps = false;
        bench.watch(500);
        QTRY_VERIFY_WITH_TIMEOUT(bench.recorder.fewestAnswers(500) >= 6, 60000);
        const qint64 longest = bench.recorder.longestGap();
        qInfo("longest gap between two answers of a client: %lld ms, %lld polls", longest, bench.monitor->pollCount());
        QVERIFY2(longest < 5 * settings.poll.ready.count(), QByteArray::number(longest).constData());
        QVERIFY(bench.board.sessionManager().up);
    }

    void fiftyOfFiveHundredHangAlwaysAndTheOthersKeepTheirInterval()
    {
        const SessionMonitorSettings settings = twentyTimesAsFast();
        Bench bench(settings, [](Simulator &s) {
            s.clients().add(id(1), 500, sim::State::Ready, s.now());
            for (qint64 number = 10; number <= 500; number += 10) {
                sim::Fault silent;
                silent.kind = sim::FaultKind::Hang;
                silent.client = id(number);
                silent.endpoint = Endpoint::Status;
                s.addFault(silent);
            }
        });
        bench.recorder.keeps = false;
        bench.watch(500);
        QTRY_VERIFY_WITH_TIMEOUT(bench.recorder.fewestAnswers(450) >= 6, 60000);
        const qint64 longest = bench.recorder.longestGap();
        qInfo("longest gap between two answers of a client: %lld ms, %lld polls", longest, bench.monitor->pollCount());
        QCOMPARE(bench.recorder.answers.size(), size_t(450));
        QVERIFY2(longest < 2 * settings.poll.ready.count(), QByteArray::number(longest).constData());
        QCOMPARE(bench.recorder.unreachable.size(), size_t(50)); // those that hang have had their turns, too
    }

    void asksNothingUnlessItMay()
    {
        SessionMonitorSettings settings = quick();
        settings.watch.asks = false;
        Bench bench(settings);
        bench.board.put(MonitoredClient{id(1)});
        SessionManagerError silence;
        silence.kind = SessionManagerError::Kind::Unreachable;
        bench.monitor->noteStatus(id(1), tl::unexpected(silence));
        bench.monitor->noteStatus(id(1), SessionManagerAnswer{200, R"({"state":"READY"})"});
        QTRY_COMPARE(bench.state(1), SessionState::Ready);
        // Whatever had been asked would have been asked before this.
        std::optional<bool> answered;
        bench.client->getStatus(id(2), bench.monitor.get(),
                                [&answered](const SessionManagerOutcome &outcome) { answered = outcome.has_value(); });
        QTRY_VERIFY(answered);
        QCOMPARE(bench.simulator.call([](Simulator &s) { return s.counters().total.requests; }), quint64(1));
        QVERIFY(bench.board.sessionManager().up);
    }

    void anotherSpellingOfTheNumberIsNoChange()
    {
        SessionMonitorSettings settings = quick();
        settings.poll.maxPerSecond = 1e-6; // the first poll never comes
        Bench bench(settings);
        bench.watch(1);
        MonitoredClient known{id(1)};
        known.lastKnown = SessionState::Ready;
        known.rawState = QStringLiteral("READY");
        known.account = QStringLiteral("+54 9 11 1234-5678"); // as an older hub has stored it
        bench.board.put(known);
        bench.monitor->noteStatus(
            id(1), SessionManagerAnswer{200, R"({"state":"READY","phone":"5491112345678:18@s.whatsapp.net"})"});
        QTRY_COMPARE(bench.recorder.observed.size(), size_t(1));
        QVERIFY(!bench.recorder.observed.front().changed);
    }

    void mayGoWithPollsUnderWay()
    {
        Bench bench(quick(), [](Simulator &s) {
            sim::Fault silent;
            silent.kind = sim::FaultKind::Hang;
            s.addFault(silent);
        });
        bench.watch(10);
        QTRY_COMPARE(bench.monitor->inFlight(), 10);
        bench.monitor.reset();
        QTRY_COMPARE(bench.simulator.call([](Simulator &s) { return s.counters().total.inFlight; }), 0);
    }
};

HUB_TEST(tst_SessionMonitor)
#include "tst_sessionmonitor.moc"
