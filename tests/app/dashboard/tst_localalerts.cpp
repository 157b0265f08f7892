// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/dashboard/linkfixture.h"
#include "tests/support/test.h"

#include <QSignalSpy>
#include <QTest>

using namespace hub;
using namespace hub::test;
using sim::State;

/// Alerts as the window hears of them, from a hub that has seen a session go.
class tst_LocalAlerts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsKeepsAndAcknowledges();

private:
    using Page = ResultPage<alerts::Entry>;
    static Page list(LinkFixture &fixture, bool openOnly)
    {
        const auto page = fixture.ask<Page>([&](QObject *context, const Answer<Page> &done) {
            fixture.link->alerts().list({.openOnly = openOnly}, {}, context, done);
        });
        return page.value_or(Page());
    }
    static Result<int> acknowledge(LinkFixture &fixture, const std::vector<qint64> &ids)
    {
        return fixture.ask<int>(
            [&](QObject *context, const Answer<int> &done) { fixture.link->alerts().acknowledge(ids, context, done); });
    }
    static void setState(LinkFixture &fixture, State state)
    {
        fixture.simulator.call([=](sim::Simulator &simulator) {
            simulator.setState(id(51), state);
            return true;
        });
    }
};

void tst_LocalAlerts::tellsKeepsAndAcknowledges()
{
    LinkFixture fixture;
    QVERIFY(fixture.make());
    QHash<ClienteId, SessionState> states;
    connect(&fixture.link->clients(), &ClientsApi::changed, this, [&states](const auto &changes) {
        for (const MonitoredClient &client : changes.changed)
            states[client.client] = client.state;
    });
    QSignalSpy changed(&fixture.link->alerts(), &AlertsApi::changed);
    QVERIFY(fixture.start());
    setState(fixture, State::Ready);
    QVERIFY(fixture.put(51));
    QTRY_COMPARE_WITH_TIMEOUT(states.value(id(51)), SessionState::Ready, Patience);
    QVERIFY(list(fixture, false).items.empty());
    setState(fixture, State::DisconnectedLogout);
    QTRY_COMPARE_WITH_TIMEOUT(states.value(id(51)), SessionState::LoggedOut, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(list(fixture, true).items.size(), 1U, Patience);
    const alerts::Entry entry = list(fixture, true).items.front();
    QCOMPARE(entry.kind, QStringLiteral("logged_out"));
    QCOMPARE(entry.client, std::optional(id(51)));
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), Patience);

    changed.clear();
    const Result<int> seen = acknowledge(fixture, {entry.id, entry.id + 1000}); // one that is gone is no error
    QVERIFY(seen);
    QCOMPARE(*seen, 1);
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), Patience);
    QVERIFY(list(fixture, true).items.empty());
    const alerts::Entry kept = list(fixture, false).items.front();
    QCOMPARE(kept.acknowledgedBy, QStringLiteral("dashboard"));
    QVERIFY(kept.acknowledgedAt > 0);
    QVERIFY(fixture.stop());
    QCOMPARE(acknowledge(fixture, {entry.id}).error().code, QByteArray("HUB_STOPPED"));
}

HUB_TEST(tst_LocalAlerts)
#include "tst_localalerts.moc"
