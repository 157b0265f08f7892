// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/dashboard/linkfixture.h"
#include "tests/support/test.h"

#include <algorithm>

using namespace hub;
using namespace hub::test;
using Source = SettingValue::Source;

class tst_LocalSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsValuesAndSources();
    void showsNoSecret();
    void writesAndKeepsWhatItDoesNotKnow();
    void goesBackToTheDefault();
    void changesAllOrNothing();
    void changesOneAfterTheOther();
    void leavesAloneWhatIsDecidedElsewhere();
    void tellsOfAFileThatCannotBeRead();
    void takesAValueOverAtOnce();
    void listensAnewForTheServersSettings();
    void startsAnewInPlace();
    void comesBackFromABadStore();
    void waitsForANewStart();
    void keepsSettingsOfAnInstanceNotStarted();
    void auditsWhoChangedWhat();
    void demoHasItsOwnSessionManager();
    void testsASessionManager();
    void tellsWhyASessionManagerDoesNotAnswer();
    void testsWithoutARunningHub();
    void recognisesEngines_data();
    void recognisesEngines();
    void tellsOfAWrongSecret();
    void tellsWhichOtherEngineAnswers();

private:
    static SettingValue value(const LinkFixture &fixture, const char *key)
    {
        const std::vector<SettingValue> values = fixture.link->settings().values();
        const auto found =
            std::find_if(values.begin(), values.end(), [key](const SettingValue &v) { return v.setting.key == key; });
        if (found == values.end())
            qFatal("no setting %s", key);
        return *found;
    }
    static Result<EngineFound> testUrl(LinkFixture &fixture, const QUrl &url, const QString &engine = {},
                                       const std::optional<QString> &secret = {})
    {
        return fixture.ask<EngineFound>([&](QObject *context, const Answer<EngineFound> &done) {
            fixture.link->settings().testEngine({.url = url, .engine = engine, .secret = secret}, context, done);
        });
    }
};

void tst_LocalSettings::tellsValuesAndSources()
{
    LinkFixture fixture;
    fixture.writeIni("retention-days = 30\n");
    QVERIFY(fixture.make());
    QCOMPARE(fixture.link->settings().file(), fixture.iniFile());
    QCOMPARE(value(fixture, "retention-days").text, QStringLiteral("30"));
    QCOMPARE(value(fixture, "retention-days").source, Source::File);
    QCOMPARE(value(fixture, "port").source, Source::CommandLine);
    QCOMPARE(value(fixture, "backup-keep").text, QStringLiteral("7"));
    QCOMPARE(value(fixture, "backup-keep").source, Source::Default);
    QVERIFY(!value(fixture, "backup-keep").restart);
    QVERIFY(value(fixture, "log-format").restart);
    QVERIFY(!value(fixture, "log-format").pending);
    // The default file cannot say where it is itself, and --config is for no file.
    for (const SettingValue &known : fixture.link->settings().values())
        QVERIFY(known.setting.key != "data-dir" && known.setting.key != "config");
}

void tst_LocalSettings::showsNoSecret()
{
    LinkFixture fixture;
    fixture.writeIni("jwt-secret = 0123456789012345678901234567890123456789\n");
    QVERIFY(fixture.make());
    QCOMPARE(value(fixture, "jwt-secret").text, QString());
    QCOMPARE(value(fixture, "jwt-secret").source, Source::File);
}

void tst_LocalSettings::writesAndKeepsWhatItDoesNotKnow()
{
    LinkFixture fixture;
    fixture.writeIni("# My hub\n\n[central-hub]\nbackup-keep = 3\n; the end\n");
    QVERIFY(fixture.start());
    QSignalSpy changed(&fixture.link->settings(), &SettingsApi::changed);
    QVERIFY(fixture.apply({{"backup-keep", QStringLiteral("9")}, {"login-failures", QStringLiteral("7")}}));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(fixture.readIni(), "# My hub\n\n[central-hub]\nbackup-keep = 9\n; the end\nlogin-failures = 7\n");
    QCOMPARE(QFile::permissions(fixture.iniFile()) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
             QFile::Permissions());
    QCOMPARE(value(fixture, "login-failures").source, Source::File);
    QCOMPARE(value(fixture, "login-failures").text, QStringLiteral("7"));
}

void tst_LocalSettings::goesBackToTheDefault()
{
    LinkFixture fixture;
    fixture.writeIni("backup-keep = 3\nlogin-failures = 7\n");
    QVERIFY(fixture.start());
    QVERIFY(fixture.apply({{"backup-keep", QString()}}));
    QCOMPARE(fixture.readIni(), "login-failures = 7\n");
    QCOMPARE(value(fixture, "backup-keep").source, Source::Default);
    QCOMPARE(value(fixture, "backup-keep").text, QStringLiteral("7"));
}

void tst_LocalSettings::changesAllOrNothing()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    const auto applied =
        fixture.apply({{"backup-keep", QStringLiteral("9")}, {"login-failures", QStringLiteral("many")}});
    QCOMPARE(applied.error().code, "INVALID_SETTING");
    const QString &message = applied.error().message;
    QVERIFY2(message.contains(QStringLiteral("login-failures")) && message.contains(QStringLiteral("1 to 1000")) &&
                 !message.contains(u'\n'),
             qPrintable(message));
    QVERIFY(!QFile::exists(fixture.iniFile()));
    QCOMPARE(value(fixture, "backup-keep").text, QStringLiteral("7"));

    // What only belongs together fails together.
    const auto alone = fixture.apply({{"tls-cert", fixture.path(QStringLiteral("x.pem"))}});
    QCOMPARE(alone.error().code, "INVALID_SETTING");
    QVERIFY(alone.error().message.contains(QStringLiteral("tls-key")));
    // A value that would be two lines is none.
    QCOMPARE(fixture.apply({{"frontend", QStringLiteral("a\nport = 1")}}).error().code, "INVALID_SETTING");
    QCOMPARE(fixture.apply({{"prot", QStringLiteral("1")}}).error().code, "INVALID_SETTING");
    QCOMPARE(fixture.apply({{"data-dir", fixture.path()}}).error().code, "INVALID_SETTING");
    QVERIFY(!QFile::exists(fixture.iniFile()));
    QCOMPARE(fixture.link->phase(), HubApi::Phase::Running);
}

void tst_LocalSettings::changesOneAfterTheOther()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    QObject context;
    int answers = 0;
    const auto count = [&answers](const Result<void> &result) { answers += result ? 1 : 1000; };
    fixture.link->settings().apply({{"backup-keep", QStringLiteral("9")}}, &context, count);
    fixture.link->settings().apply({{"login-failures", QStringLiteral("7")}}, &context, count);
    fixture.link->settings().apply({{"backup-keep", QStringLiteral("5")}}, &context, count);
    QTRY_COMPARE_WITH_TIMEOUT(answers, 3, Patience);
    QVERIFY(fixture.readIni().endsWith("backup-keep = 5\nlogin-failures = 7\n"));
    QVERIFY(fixture.waitForPhase(HubApi::Phase::Running));
    QVERIFY(fixture.put(51));
}

void tst_LocalSettings::leavesAloneWhatIsDecidedElsewhere()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    const auto applied = fixture.apply({{"port", QStringLiteral("4000")}});
    QCOMPARE(applied.error().code, "INVALID_SETTING");
    QVERIFY(applied.error().message.contains(QStringLiteral("--port")));
    QVERIFY(!QFile::exists(fixture.iniFile()));
}

void tst_LocalSettings::tellsOfAFileThatCannotBeRead()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    QVERIFY(QDir().mkdir(fixture.iniFile()));
    const auto applied = fixture.apply({{"backup-keep", QStringLiteral("9")}});
    QCOMPARE(applied.error().code, "FILE_FAILED");
    QVERIFY(applied.error().message.contains(fixture.iniFile()));
    QVERIFY(QDir().rmdir(fixture.iniFile()));

    // Spoilt by hand meanwhile: it says where, and nothing is lost.
    fixture.writeIni("backup-keep 9\n");
    const auto spoilt = fixture.apply({{"backup-keep", QStringLiteral("9")}});
    QCOMPARE(spoilt.error().code, "FILE_FAILED");
    QVERIFY(spoilt.error().message.contains(QStringLiteral("line 1")));
    QCOMPARE(fixture.readIni(), "backup-keep 9\n");
}

void tst_LocalSettings::takesAValueOverAtOnce()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    QSignalSpy phases(fixture.link.get(), &HubApi::phaseChanged);
    QSignalSpy servers(&fixture.link->server(), &ServerApi::stateChanged);
    QVERIFY(fixture.log.enabled(Log::Level::Info));
    QVERIFY(fixture.apply({{"log-level", QStringLiteral("warning")}, {"drain-time", QStringLiteral("500")}}));
    QVERIFY(!fixture.log.enabled(Log::Level::Info));
    QCOMPARE(value(fixture, "log-level").text, QStringLiteral("warning"));
    QVERIFY(fixture.put(51)); // whatever was to follow has followed
    QCOMPARE(phases.count(), 0);
    QCOMPARE(servers.count(), 0);
}

void tst_LocalSettings::listensAnewForTheServersSettings()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    QSignalSpy phases(fixture.link.get(), &HubApi::phaseChanged);
    QSignalSpy servers(&fixture.link->server(), &ServerApi::stateChanged);
    QVERIFY(fixture.apply({{"host", QStringLiteral("127.0.0.2")}}));
    QTRY_COMPARE_WITH_TIMEOUT(fixture.link->server().state().address, QStringLiteral("127.0.0.2"), Patience);
    QVERIFY(fixture.waitForServer(ServerState::Phase::Listening));
    QVERIFY(servers.count() >= 3);
    QCOMPARE(phases.count(), 0);
}

void tst_LocalSettings::startsAnewInPlace()
{
    LinkFixture fixture;
    QVERIFY(fixture.make());
    std::vector<ClientStatusStore::Changes> lists;
    connect(&fixture.link->clients(), &ClientsApi::changed, this,
            [&lists](const ClientStatusStore::Changes &changes) { lists.push_back(changes); });
    QVERIFY(fixture.start());
    QVERIFY(fixture.put(51, QStringLiteral("Bakery")));
    QTRY_VERIFY_WITH_TIMEOUT(!lists.empty(), Patience);
    lists.clear();
    QSignalSpy phases(fixture.link.get(), &HubApi::phaseChanged);
    QVERIFY(fixture.apply({{"registration", QStringLiteral("closed")}}));
    QCOMPARE(fixture.link->phase(), HubApi::Phase::Starting);
    QCOMPARE(fixture.put(52).error().code, "HUB_STOPPED");
    QVERIFY(fixture.waitForPhase(HubApi::Phase::Running));
    QVERIFY(fixture.waitForServer(ServerState::Phase::Listening));
    QCOMPARE(phases.count(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(!lists.empty(), Patience);
    QVERIFY(lists.front().complete);
    QCOMPARE(int(lists.front().changed.size()), 1);
    QCOMPARE(lists.front().changed.front().name, QStringLiteral("Bakery"));
    QVERIFY(fixture.put(52));
}

void tst_LocalSettings::comesBackFromABadStore()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    QVERIFY(fixture.apply({{"database-url", QStringLiteral("postgresql://nobody@127.0.0.1:1/none")}}));
    QVERIFY(fixture.waitForPhase(HubApi::Phase::Failed));
    QVERIFY(!fixture.link->error().message.isEmpty());
    QVERIFY(fixture.apply({{"database-url", QString()}}));
    QVERIFY(fixture.waitForPhase(HubApi::Phase::Running));
    QVERIFY(fixture.waitForServer(ServerState::Phase::Listening));
}

void tst_LocalSettings::waitsForANewStart()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    QSignalSpy phases(fixture.link.get(), &HubApi::phaseChanged);
    QVERIFY(fixture.apply({{"log-format", QStringLiteral("json")}}));
    QVERIFY(value(fixture, "log-format").pending);
    QCOMPARE(value(fixture, "log-format").text, QStringLiteral("json")); // what was saved, not what is still in force
    QVERIFY(fixture.put(51));
    QCOMPARE(phases.count(), 0);
    QVERIFY(fixture.apply({{"log-format", QString()}}));
    QVERIFY(!value(fixture, "log-format").pending);
    QCOMPARE(value(fixture, "log-format").text, QStringLiteral("text"));
}

void tst_LocalSettings::keepsSettingsOfAnInstanceNotStarted()
{
    // As the first-run wizard could do: first the settings, then the start.
    LinkFixture fixture;
    fixture.useSimulator = false;
    QVERIFY(fixture.make());
    QCOMPARE(value(fixture, "session-manager-url").text, QStringLiteral("http://localhost:3001"));
    QVERIFY(fixture.apply({{"session-manager-url", fixture.simulator.baseUrl().toString()}}));
    QCOMPARE(fixture.link->phase(), HubApi::Phase::Starting);
    QVERIFY(fixture.start());
    QVERIFY(fixture.ask<void>([&](QObject *context, const Answer<void> &done) {
        fixture.link->clients().connectSession(id(51), context, done);
    }));
}

void tst_LocalSettings::auditsWhoChangedWhat()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    QVERIFY(fixture.apply({{"retention-days", QStringLiteral("30")},
                           {"jwt-secret", QStringLiteral("tell-nobody-of-this-0123456789-0123456789")},
                           {"backup-keep", QString()}}));
    QVERIFY(fixture.waitForPhase(HubApi::Phase::Running)); // in the store though the hub was started anew at once
    using Entries = ResultPage<audit::Entry>;
    const auto entries = fixture.ask<Entries>([&](QObject *context, const Answer<Entries> &done) {
        fixture.link->activity().audit({.user = {}, .action = QStringLiteral("setting")}, {}, context, done);
    });
    QMap<QString, QString> told;
    for (const audit::Entry &entry : entries->items) {
        QCOMPARE(entry.actor, QStringLiteral("dashboard"));
        told.insert(entry.target, entry.detail);
    }
    QCOMPARE(told, (QMap<QString, QString>{{QStringLiteral("retention-days"), QStringLiteral("30")},
                                           {QStringLiteral("jwt-secret"), QStringLiteral("changed")},
                                           {QStringLiteral("backup-keep"), QStringLiteral("default")}}));
}

void tst_LocalSettings::demoHasItsOwnSessionManager()
{
    LinkFixture fixture({QStringLiteral("--demo")});
    QVERIFY(fixture.start());
    QVERIFY(value(fixture, "session-manager-url").text.startsWith(QStringLiteral("http://127.0.0.1:")));
    const auto applied = fixture.apply({{"session-manager-url", QStringLiteral("http://localhost:3001")}});
    QCOMPARE(applied.error().code, "INVALID_SETTING");
}

void tst_LocalSettings::testsASessionManager()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    const auto time = testUrl(fixture, fixture.simulator.baseUrl());
    QVERIFY(time);
    QVERIFY(time->milliseconds >= 0 && time->milliseconds < Patience);
    QVERIFY(time->isExpected);
    QCOMPARE(time->name, QStringLiteral("session-manager"));
}

void tst_LocalSettings::tellsWhyASessionManagerDoesNotAnswer()
{
    LinkFixture fixture;
    QVERIFY(fixture.start());
    const auto refused = testUrl(fixture, QUrl(QStringLiteral("http://127.0.0.1:1")));
    QCOMPARE(refused.error().code, "SESSION_MANAGER_UNAVAILABLE");
    QVERIFY(refused.error().message.contains(QStringLiteral("refused")));
    QCOMPARE(testUrl(fixture, QUrl(QStringLiteral("ftp://127.0.0.1"))).error().code, "INVALID_SETTING");
    QCOMPARE(testUrl(fixture, QUrl()).error().code, "INVALID_SETTING");
    fixture.simulator.call([](sim::Simulator &simulator) {
        sim::Fault fault;
        fault.kind = sim::FaultKind::Html;
        fault.endpoint = sim::Endpoint::Health;
        return simulator.addFault(fault);
    });
    const auto page = testUrl(fixture, fixture.simulator.baseUrl());
    QCOMPARE(page.error().code, "SESSION_MANAGER_ERROR");
    QVERIFY(page.error().message.contains(QStringLiteral("not as a Session Manager")));
}

void tst_LocalSettings::testsWithoutARunningHub()
{
    LinkFixture fixture;
    QVERIFY(fixture.make());
    QVERIFY(testUrl(fixture, fixture.simulator.baseUrl()));
}

void tst_LocalSettings::recognisesEngines_data()
{
    QTest::addColumn<QString>("engine");
    for (const QString &name : EngineProfile::builtInNames()) {
        if (name != QLatin1String("session-manager"))
            QTest::newRow(qPrintable(name)) << name;
    }
}

void tst_LocalSettings::recognisesEngines()
{
    QFETCH(QString, engine);
    LinkFixture fixture;
    QVERIFY(fixture.make());
    sim::SimulatorThread other({.engine = engine, .engineKey = "opensesame"});
    QVERIFY(other.start([](sim::Simulator &simulator) { simulator.clients().findOrCreate(id(1)); }));
    const auto found = testUrl(fixture, other.baseUrl(), engine, QStringLiteral("opensesame"));
    QVERIFY2(found, found ? "" : qPrintable(found.error().message));
    QVERIFY(found->isExpected && found->secretFits);
    QCOMPARE(found->name, engine);
}

void tst_LocalSettings::tellsOfAWrongSecret()
{
    LinkFixture fixture;
    QVERIFY(fixture.make());
    sim::SimulatorThread other({.engine = QStringLiteral("waha"), .engineKey = "opensesame"});
    QVERIFY(other.start());
    const auto refused = testUrl(fixture, other.baseUrl(), QStringLiteral("waha"), QStringLiteral("sesame"));
    QCOMPARE(refused.error().code, "SECRET_REFUSED");
    QCOMPARE(refused.error().message, QStringLiteral("WAHA answers there, but it refuses the secret."));
    QCOMPARE(testUrl(fixture, other.baseUrl(), QStringLiteral("waha")).error().code, "SECRET_MISSING");
}

void tst_LocalSettings::tellsWhichOtherEngineAnswers()
{
    LinkFixture fixture;
    QVERIFY(fixture.make());
    sim::SimulatorThread other({.engine = QStringLiteral("evolution"), .engineKey = "opensesame"});
    QVERIFY(other.start());
    for (const char *expected : {"session-manager", "waha"}) {
        const auto found =
            testUrl(fixture, other.baseUrl(), QLatin1String(expected), QStringLiteral("not for Evolution"));
        QVERIFY2(found, found ? "" : qPrintable(found.error().message));
        QVERIFY(!found->isExpected && !found->secretFits);
        QCOMPARE(found->name, QStringLiteral("evolution"));
    }
    const auto back = testUrl(fixture, fixture.simulator.baseUrl(), QStringLiteral("waha"), QStringLiteral("sesame"));
    QVERIFY(back && !back->isExpected);
    QCOMPARE(back->name, QStringLiteral("session-manager"));
    QCOMPARE(back->lacks.size(), size_t(3));
}

HUB_TEST(tst_LocalSettings)
#include "tst_localsettings.moc"
