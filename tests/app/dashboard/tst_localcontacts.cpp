// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/dashboard/linkfixture.h"
#include "tests/support/test.h"

using namespace hub;
using namespace hub::test;

class tst_LocalContacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void syncsAndFinds();
    void refusesAForeignPlace();
    void oneSyncAtATime();
    void tellsOfAMissingEndpoint();
    void tellsOfAnOutage();
    void checksNumbers();

private:
    static void answer(LinkFixture &fixture, const QByteArray &body)
    {
        fixture.simulator.call([body](sim::Simulator &simulator) {
            sim::Fault fault;
            fault.kind = sim::FaultKind::Custom;
            fault.endpoint = sim::Endpoint::Contacts;
            fault.status = 200;
            fault.contentType = "application/json";
            fault.body = body;
            return simulator.addFault(fault);
        });
    }
    static Result<contacts::Counts> sync(LinkFixture &fixture)
    {
        return fixture.ask<contacts::Counts>([&](QObject *context, const Answer<contacts::Counts> &done) {
            fixture.link->contacts().sync(id(51), false, context, done);
        });
    }
    static Result<contacts::Found> find(LinkFixture &fixture, const contacts::Query &query)
    {
        return fixture.ask<contacts::Found>([&](QObject *context, const Answer<contacts::Found> &done) {
            fixture.link->contacts().find(id(51), query, context, done);
        });
    }
};

void tst_LocalContacts::syncsAndFinds()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    answer(fixture, R"({"contacts":[{"id":"5491112345678@c.us","name":"Ana","phone":"5491112345678"},)"
                    R"({"id":"5491112345679@c.us","name":"Bruno","phone":"5491112345679","is_business":true}]})");
    const auto counts = sync(fixture);
    QVERIFY(counts);
    QCOMPARE(counts->total, 2);
    QCOMPARE(counts->added, 2);
    const auto found = find(fixture, {.text = QStringLiteral("bru"), .after = {}});
    QVERIFY(found);
    QCOMPARE(int(found->items.size()), 1);
    QVERIFY(found->items.front().isBusiness);
}

void tst_LocalContacts::refusesAForeignPlace()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    QCOMPARE(find(fixture, {.text = {}, .after = "nonsense"}).error().code, "INVALID_REQUEST");
}

void tst_LocalContacts::oneSyncAtATime()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    fixture.simulator.call([](sim::Simulator &simulator) {
        sim::Fault fault;
        fault.kind = sim::FaultKind::Hang;
        fault.endpoint = sim::Endpoint::Contacts;
        return simulator.addFault(fault);
    });
    QObject context;
    fixture.link->contacts().sync(id(51), false, &context, [](const Result<contacts::Counts> &) {});
    QCOMPARE(sync(fixture).error().code, "SYNC_IN_PROGRESS");
}

void tst_LocalContacts::tellsOfAMissingEndpoint()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    fixture.simulator.call([](sim::Simulator &simulator) {
        sim::Variant variant;
        variant.hasContacts = false;
        simulator.clients().findOrCreate(id(51)).setVariant(variant);
        return true;
    });
    QCOMPARE(sync(fixture).error().code, "NOT_SUPPORTED");
}

void tst_LocalContacts::tellsOfAnOutage()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    fixture.simulator.call([](sim::Simulator &simulator) {
        simulator.beginOutage();
        return true;
    });
    const auto counts = sync(fixture);
    QCOMPARE(counts.error().code, "SESSION_MANAGER_UNAVAILABLE");
    QVERIFY(counts.error().message.contains(QStringLiteral("SESSION_MANAGER_UNREACHABLE")));
}

void tst_LocalContacts::checksNumbers()
{
    sim::SimulatorThread engine({.engine = QStringLiteral("waha"), .engineKey = "opensesame"});
    QVERIFY(engine.start([](sim::Simulator &simulator) { simulator.setState(id(51), sim::State::Ready); }));
    LinkFixture fixture(
        {QStringLiteral("--session-manager-url"), engine.baseUrl().toString(), QStringLiteral("--engine=waha")});
    fixture.useSimulator = false;
    fixture.writeIni("engine-secret = opensesame\n");
    QVERIFY(fixture.start());
    using Checked = std::vector<CheckedNumber>;
    const auto checked = fixture.ask<Checked>([&](QObject *context, const Answer<Checked> &done) {
        fixture.link->contacts().checkNumbers(
            id(51), {QStringLiteral("5491112345678"), QStringLiteral("5491112345000")}, context, done);
    });
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().message));
    QCOMPARE(checked->size(), size_t(2));
    QVERIFY(checked->front().onWhatsApp);
    QVERIFY(!checked->back().onWhatsApp); // the simulator's numbers that end in 000
}

HUB_TEST(tst_LocalContacts)
#include "tst_localcontacts.moc"
