// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/dashboard/linkfixture.h"
#include "tests/support/test.h"

using namespace hub;
using namespace hub::test;

class tst_Diagnostics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatHelps();
    void tellsNoSecret();
    void helpsWithAHubThatFails();
    void endsWithTheLatestLines();

private:
    static QByteArray report(LinkFixture &fixture)
    {
        const auto text = fixture.ask<QByteArray>(
            [&](QObject *context, const Answer<QByteArray> &done) { fixture.link->diagnostics(context, done); });
        return text ? *text : text.error().code;
    }
};

void tst_Diagnostics::tellsWhatHelps()
{
    LinkFixture fixture;
    QVERIFY(fixture.make());
    QSignalSpy changed(&fixture.link->clients(), &ClientsApi::changed);
    QVERIFY(fixture.start());
    fixture.simulator.call([](sim::Simulator &simulator) {
        simulator.setState(id(51), sim::State::Ready);
        return true;
    });
    QVERIFY(fixture.put(51));
    QTRY_VERIFY_WITH_TIMEOUT(report(fixture).contains("\n  ready: 1\n"), Patience);
    const QByteArray text = report(fixture);
    for (const char *part : {"Central Hub ", "\n  Qt: 6.", "\n  hub: running\n", "\n  retention-days: 90 (default)\n",
                             "\n  port: 0 (command line)\n", "\n  state: listening\n", "\n  Session Manager: up\n",
                             "\nJobs\n  open: 0\n", "server: listening"})
        QVERIFY2(text.contains(part), QByteArray(QByteArray(part) + " is missing in:\n" + text).constData());
}

void tst_Diagnostics::tellsNoSecret()
{
    LinkFixture fixture;
    fixture.writeIni("jwt-secret = tell-nobody-of-this-0123456789-0123456789\n"
                     "alert-webhook = https://chat.example/hooks/T0PS3CRET\n"
                     "alert-webhook-secret = another-secret-of-mine\n");
    QVERIFY(fixture.start());
    QVERIFY(fixture.put(51, QStringLiteral("Confidential Bakery")));
    fixture.log.warning("test", "a line", {{"to", "5491112345678"}, {"user", "ana-maria"}});
    const QByteArray text = report(fixture);
    for (const char *secret :
         {"tell-nobody", "T0PS3CRET", "another-secret", "Confidential", "5491112345678", "ana-maria"})
        QVERIFY2(!text.contains(secret), secret);
    QVERIFY(text.contains("\n  jwt-secret: (set) (file)\n"));
    QVERIFY(text.contains("\n  alert-webhook: chat.example/*** (file)\n"));
    QVERIFY(text.contains("test: a line"));
}

void tst_Diagnostics::helpsWithAHubThatFails()
{
    LinkFixture fixture;
    QVERIFY(QDir().mkdir(fixture.path(QStringLiteral("central-hub.db"))));
    QVERIFY(fixture.make());
    fixture.link->start();
    QVERIFY(fixture.waitForPhase(HubApi::Phase::Failed));
    const QByteArray text = report(fixture);
    QVERIFY(text.contains("\n  hub: failed\n  reason: "));
    QVERIFY(text.contains("hub does not run"));
}

void tst_Diagnostics::endsWithTheLatestLines()
{
    LinkFixture fixture;
    QVERIFY(fixture.make());
    for (int i = 1; i <= 600; ++i)
        fixture.log.info("test", "line", {{"i", i}});
    const QByteArray text = report(fixture);
    QVERIFY(text.endsWith("line i=600\n"));
    QVERIFY(text.contains("line i=101\n"));
    QVERIFY(!text.contains("line i=100\n"));
}

HUB_TEST(tst_Diagnostics)
#include "tst_diagnostics.moc"
