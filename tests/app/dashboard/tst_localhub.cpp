// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/dashboard/linkfixture.h"
#include "tests/support/test.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTcpServer>
#include <QTimer>

#include <algorithm>

using namespace hub;
using namespace hub::test;
using namespace std::chrono_literals;

/// The life of a hub beside a window: start, failure, another start, stop; and who may live on its data directory.
class tst_LocalHub : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsAndStops();
    void takesNoTimeOfTheWindow();
    void isNewUntilItIsSetUp();
    void isNotNewWithAConfiguration();
    void failsAndIsStartedAgain();
    void stopsWithoutAStart();
    void stopsWhileItStarts();
    void stopsAtOnceWhenAskedAgain();
    void endsWithoutAStop();
    void answersWhileThereIsNoHub();
    void answersWhatAStopLeavesOpen();
    void answersEveryQuestionOnce();
    void keepsTheWindowAliveWhileTheStoreIsSilent();
    void forgetsWhoHasLeft();
    void secondOneRaisesTheFirst();
    void isTurnedAwayByAHubWithoutWindow();
    void freesItsDirectory();
    void tellsTheAccountOfADemo();
};

void tst_LocalHub::runsAndStops()
{
    LinkFixture fixture;
    QVERIFY(fixture.make());
    QSignalSpy phases(fixture.link.get(), &HubApi::phaseChanged);
    QCOMPARE(fixture.link->phase(), HubApi::Phase::Starting);
    QVERIFY(fixture.start());
    QCOMPARE(fixture.link->dataDirectory(), fixture.path());
    QVERIFY(!fixture.link->isDemo());
    QVERIFY(fixture.link->demoAccount().isEmpty());
    QVERIFY(fixture.stop());
    QList<HubApi::Phase> seen;
    for (const auto &emitted : phases)
        seen += emitted.first().value<HubApi::Phase>();
    QCOMPARE(seen, (QList<HubApi::Phase>{HubApi::Phase::Running, HubApi::Phase::Stopping, HubApi::Phase::Stopped}));
    QCOMPARE(fixture.link->server().state().phase, ServerState::Phase::Stopped);
}

void tst_LocalHub::takesNoTimeOfTheWindow()
{
    // The store is opened elsewhere: after start() nothing can have happened here yet.
    LinkFixture fixture;
    QVERIFY(fixture.make());
    fixture.link->start();
    QCOMPARE(fixture.link->phase(), HubApi::Phase::Starting);
    QVERIFY(!QFile::exists(fixture.path(QStringLiteral("central-hub.db"))) ||
            fixture.link->phase() != HubApi::Phase::Running);
    QVERIFY(fixture.waitForPhase(HubApi::Phase::Running));
}

void tst_LocalHub::isNewUntilItIsSetUp()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    QVERIFY(fixture.link->isNew());
    const UserAdmin::NewAccount boss{QStringLiteral("boss"), QStringLiteral("long enough"), id(1), Role::Admin};
    const auto made = fixture.ask<User>(
        [&](QObject *context, const Answer<User> &done) { fixture.link->people().createUser(boss, context, done); });
    QVERIFY(made);
    QVERIFY(!fixture.link->isNew());
    QVERIFY(fixture.stop());

    // And the next start finds the account.
    fixture.link.reset();
    QVERIFY(fixture.start());
    QVERIFY(!fixture.link->isNew());
}

void tst_LocalHub::isNotNewWithAConfiguration()
{
    LinkFixture fixture;
    fixture.writeIni("# mine\n");
    QVERIFY(fixture.start());
    QVERIFY(!fixture.link->isNew());
}

void tst_LocalHub::failsAndIsStartedAgain()
{
    LinkFixture fixture;
    const QString store = fixture.path(QStringLiteral("central-hub.db"));
    QVERIFY(QDir().mkdir(store)); // no file can be opened there
    QVERIFY(fixture.make());
    fixture.link->start();
    QVERIFY(fixture.waitForPhase(HubApi::Phase::Failed));
    QVERIFY(!fixture.link->error().message.isEmpty());
    QVERIFY(!fixture.link->error().message.contains(u'\n'));
    QCOMPARE(fixture.put(51).error().code, "HUB_STOPPED");
    QVERIFY(fixture.waitForServer(ServerState::Phase::Stopped));

    QVERIFY(QDir().rmdir(store));
    QVERIFY(fixture.start());
    QVERIFY(fixture.link->error().code.isEmpty());
    QVERIFY(fixture.put(51));
}

void tst_LocalHub::stopsWithoutAStart()
{
    LinkFixture fixture;
    QVERIFY(fixture.make());
    QVERIFY(fixture.stop());
}

void tst_LocalHub::stopsWhileItStarts()
{
    LinkFixture fixture;
    QVERIFY(fixture.make());
    QSignalSpy phases(fixture.link.get(), &HubApi::phaseChanged);
    fixture.link->start();
    QVERIFY(fixture.stop());
    for (const auto &emitted : phases)
        QVERIFY(emitted.first().value<HubApi::Phase>() != HubApi::Phase::Running);
}

void tst_LocalHub::stopsAtOnceWhenAskedAgain()
{
    LinkFixture fixture({QStringLiteral("--drain-time=3000000")});
    QVERIFY(fixture.start());
    fixture.simulator.call([](sim::Simulator &simulator) {
        simulator.timing().sendLatency = {1h, 1h};
        simulator.setState(id(51), sim::State::Ready);
        return true;
    });
    QObject context;
    fixture.link->sending().send(id(51), QStringLiteral("5491112345678"), QStringLiteral("hello"), {}, &context,
                                 [](const Result<SendingAnswer> &) {});
    QTRY_COMPARE_WITH_TIMEOUT(fixture.simulator.call([](sim::Simulator &simulator) {
        return simulator.counters().of(sim::Endpoint::Send).inFlight;
    }),
                              1, Patience);
    fixture.link->stop();
    QCOMPARE(fixture.link->phase(), HubApi::Phase::Stopping);
    fixture.link->stop();
    QVERIFY(fixture.waitForPhase(HubApi::Phase::Stopped));
}

void tst_LocalHub::endsWithoutAStop()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    fixture.link.reset(); // as when the program is ended by force; must neither hang nor crash
    QVERIFY(fixture.start());
}

void tst_LocalHub::answersWhileThereIsNoHub()
{
    LinkFixture fixture;
    QVERIFY(fixture.make());
    const auto early = fixture.put(51);
    QCOMPARE(early.error().code, "HUB_STOPPED");
    QVERIFY(early.error().message.contains(QStringLiteral("starting")));
    QVERIFY(fixture.start());
    QVERIFY(fixture.put(51));
    fixture.link->stop();
    const auto late = fixture.put(52);
    QCOMPARE(late.error().code, "HUB_STOPPED");
    QVERIFY(late.error().message.contains(QStringLiteral("not running")));
    QVERIFY(fixture.waitForPhase(HubApi::Phase::Stopped));
}

void tst_LocalHub::answersWhatAStopLeavesOpen()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    QVERIFY(fixture.put(51));
    fixture.simulator.call([](sim::Simulator &simulator) {
        sim::Fault fault;
        fault.kind = sim::FaultKind::Hang;
        fault.endpoint = sim::Endpoint::Qr;
        return simulator.addFault(fault);
    });
    QObject context;
    std::vector<QByteArray> answers;
    fixture.link->clients().fetchQr(id(51), &context, [&](const Result<QrCode> &code) {
        answers.push_back(code ? QByteArray("code") : code.error().code);
    });
    QVERIFY(fixture.stop());
    QTRY_COMPARE(answers, std::vector<QByteArray>{"HUB_STOPPED"});
}

void tst_LocalHub::answersEveryQuestionOnce()
{
    // Whatever becomes of the hub meanwhile: it is started anew again and again, and stopped in the end.
    LinkFixture fixture;
    QVERIFY(fixture.start());
    QObject context;
    std::vector<int> answers;
    std::size_t stopped = 0;
    const auto once = [&answers, &stopped]() {
        answers.push_back(0);
        return [&answers, &stopped, place = answers.size() - 1](const auto &result) {
            ++answers[place];
            stopped += !result && result.error().code == "HUB_STOPPED";
        };
    };
    HubApi &link = *fixture.link;
    for (int round = 0; round < 30; ++round) {
        link.clients().put(id(round + 1), {}, &context, once());
        link.clients().fetchQr(id(51), &context, once());
        link.clients().history(id(51), {}, &context, once());
        link.sending().jobs({}, {}, &context, once());
        link.sending().createJob({.client = id(51), .name = {}, .messages = {{QStringLiteral("1234567"), {}}}},
                                 &context, once());
        link.contacts().sync(id(51), false, &context, once());
        link.people().users({}, &context, once());
        link.people().createKey(QStringLiteral("key"), {}, &context, once());
        link.activity().audit({}, {}, &context, once());
        link.diagnostics(&context, once());
        if (round % 3 == 0)
            link.settings().apply({{"login-failures", QString::number(round + 1)}}, &context, once());
        if (round % 5 == 0)
            QVERIFY(fixture.waitForPhase(HubApi::Phase::Running));
        QCoreApplication::processEvents();
    }
    QVERIFY(fixture.stop());
    QTRY_VERIFY_WITH_TIMEOUT(std::all_of(answers.begin(), answers.end(), [](int n) { return n >= 1; }), Patience);
    QVERIFY(std::all_of(answers.begin(), answers.end(), [](int n) { return n == 1; }));
    QVERIFY(stopped > 0 && stopped < answers.size());
}

void tst_LocalHub::keepsTheWindowAliveWhileTheStoreIsSilent()
{
    // A database server that takes the connection and says nothing: whoever opens that store waits for seconds.
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    LinkFixture fixture({QStringLiteral("--database-url=postgresql://hub@127.0.0.1:%1/hub").arg(silent.serverPort())});
    QVERIFY(fixture.make());
    fixture.link->start();
    QElapsedTimer sinceLast;
    sinceLast.start();
    qint64 longest = 0;
    QTimer heart;
    connect(&heart, &QTimer::timeout, this, [&] { longest = std::max(longest, sinceLast.restart()); });
    heart.start(1);
    QVERIFY(fixture.waitForPhase(HubApi::Phase::Failed));
    QVERIFY(longest < 1500); // nowhere near the time that the store took
}

void tst_LocalHub::forgetsWhoHasLeft()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    bool told = false;
    {
        QObject context;
        fixture.link->clients().put(id(51), {}, &context, [&told](const Result<bool> &) { told = true; });
    }
    // Asked later, so answered later: the first answer has come home by then, to nobody. It was done all the same.
    const auto again = fixture.put(51);
    QVERIFY(again && !*again);
    QVERIFY(!told);
}

void tst_LocalHub::secondOneRaisesTheFirst()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    QSignalSpy raised(fixture.link.get(), &HubApi::raiseRequested);
    const auto first = std::move(fixture.link);
    const auto second = fixture.make();
    QVERIFY(!second);
    QCOMPARE(second.error().code, "ALREADY_RUNNING");
    QTRY_COMPARE(raised.count(), 1);
}

void tst_LocalHub::isTurnedAwayByAHubWithoutWindow()
{
    LinkFixture fixture;
    const auto holder = app::DataDirectory::open(fixture.path(), app::DataDirectory::Use::Serve);
    QVERIFY(holder);
    const auto made = fixture.make();
    QVERIFY(!made);
    QCOMPARE(made.error().code, "IN_USE");
    QVERIFY(made.error().message.contains(fixture.path()));
    QVERIFY(!made.error().message.contains(u'\n'));
}

void tst_LocalHub::freesItsDirectory()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    QVERIFY(!app::DataDirectory::open(fixture.path(), app::DataDirectory::Use::Serve));
    QVERIFY(fixture.stop()); // from here on, though the window may still stand
    QVERIFY(app::DataDirectory::open(fixture.path(), app::DataDirectory::Use::Serve));
}

void tst_LocalHub::tellsTheAccountOfADemo()
{
    LinkFixture fixture({QStringLiteral("--demo")});
    QVERIFY(fixture.make());
    QSignalSpy changed(&fixture.link->clients(), &ClientsApi::changed);
    QVERIFY(fixture.start());
    QVERIFY(fixture.link->isDemo());
    QVERIFY(!fixture.link->isNew());
    const QString account = fixture.link->demoAccount();
    QVERIFY2(account.startsWith(QStringLiteral("demo, password ")), qPrintable(account));
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), Patience);
    QVERIFY(changed.first().first().value<ClientStatusStore::Changes>().complete);

    // Another start in place keeps the simulated Session Manager, the clients and the password.
    QVERIFY(fixture.apply({{"login-failures", QStringLiteral("7")}}));
    QVERIFY(fixture.waitForPhase(HubApi::Phase::Running));
    QCOMPARE(fixture.link->demoAccount(), account);
}

HUB_TEST(tst_LocalHub)
#include "tst_localhub.moc"
