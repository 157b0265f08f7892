// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/dashboard/linkfixture.h"
#include "tests/support/test.h"

#include <algorithm>

using namespace hub;
using namespace hub::test;

class tst_LocalActivity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsTheAuditLog();
    void tellsOfNews();
    void keepsTheLog();
    void tellsNewLinesInOrderAndOnce();
    void keepsTheLogOfAHubThatFails();
};

void tst_LocalActivity::listsTheAuditLog()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    QVERIFY(fixture.put(51));
    QVERIFY(fixture.put(52));
    using Entries = ResultPage<audit::Entry>;
    const auto list = [&](const audit::Filter &filter, const PageRequest &page) {
        return *fixture.ask<Entries>([&](QObject *context, const Answer<Entries> &done) {
            fixture.link->activity().audit(filter, page, context, done);
        });
    };
    const auto newest = list({}, {.after = {}, .limit = 1});
    QCOMPARE(int(newest.items.size()), 1);
    QCOMPARE(newest.items.front().clienteId, id(52));
    QCOMPARE(newest.items.front().actor, QStringLiteral("dashboard"));
    const auto older = list({}, {.after = newest.next, .limit = 1});
    QCOMPARE(older.items.front().clienteId, id(51));
    QVERIFY(list({.user = {}, .action = QStringLiteral("login")}, {}).items.empty());
}

void tst_LocalActivity::tellsOfNews()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    QSignalSpy audited(&fixture.link->activity(), &ActivityApi::audited);
    QSignalSpy people(&fixture.link->people(), &PeopleApi::changed);
    // What is there when the feed begins is no news to it, so go on until it has begun.
    qint64 client = 50;
    QTRY_VERIFY_WITH_TIMEOUT(fixture.put(++client) && !audited.isEmpty(), Patience);
    QVERIFY(people.isEmpty()); // a client is nobody's account
}

void tst_LocalActivity::keepsTheLog()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    const std::vector<LogLine> lines = fixture.link->activity().logLines();
    QVERIFY(std::any_of(lines.begin(), lines.end(), [](const LogLine &line) {
        return line.area == QLatin1String("server") && line.text.startsWith(QLatin1String("listening"));
    }));
}

void tst_LocalActivity::tellsNewLinesInOrderAndOnce()
{
    LinkFixture fixture;
    QVERIFY(fixture.make());
    std::vector<LogLine> told;
    int times = 0;
    connect(&fixture.link->activity(), &ActivityApi::logged, this, [&](const std::vector<LogLine> &lines) {
        ++times;
        told.insert(told.end(), lines.begin(), lines.end());
    });
    for (int i = 0; i < 1000; ++i)
        fixture.log.info("test", "line", {{"i", i}});
    QTRY_VERIFY_WITH_TIMEOUT(told.size() >= 1000, Patience);
    QVERIFY(times < 10); // together, not one by one
    for (std::size_t i = 1; i < told.size(); ++i)
        QCOMPARE(told[i].number, told[i - 1].number + 1);
    QCOMPARE(fixture.link->activity().logLines().size(), told.size());
}

void tst_LocalActivity::keepsTheLogOfAHubThatFails()
{
    LinkFixture fixture;
    QVERIFY(QDir().mkdir(fixture.path(QStringLiteral("central-hub.db"))));
    QVERIFY(fixture.make());
    fixture.link->start();
    QVERIFY(fixture.waitForPhase(HubApi::Phase::Failed));
    const std::vector<LogLine> lines = fixture.link->activity().logLines();
    QVERIFY(std::any_of(lines.begin(), lines.end(), [](const LogLine &line) {
        return line.level == Log::Level::Error && line.text.startsWith(QLatin1String("not started"));
    }));
}

HUB_TEST(tst_LocalActivity)
#include "tst_localactivity.moc"
