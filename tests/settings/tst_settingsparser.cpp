// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settingsparser.h"
#include "core/settings/settingtable.h"
#include "tests/settings/givensources.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;
using namespace hub::test;
using namespace std::chrono_literals;

namespace {

QString written(const Settings &settings, const QByteArray &key)
{
    for (const Setting &setting : settingTable()) {
        if (setting.key == key)
            return setting.write(settings);
    }
    return QStringLiteral("(no such setting)");
}

} // namespace

class tst_SettingsParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaults();
    void everySpelling_data();
    void everySpelling();
    void precedence_data();
    void precedence();
    void accepts_data();
    void accepts();
    void typedValues();
    void configurationFile();
    void demo();
    void unknownVariableWarns();
    void headlessNeedsASessionManager();
    void dashboardHasADefault();
};

void tst_SettingsParser::defaults()
{
    const auto settings = Given().parse();
    QVERIFY(settings);
    QCOMPARE(settings->listening.host, QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(settings->listening.port, quint16(3012));
    QCOMPARE(settings->program.dataDirectory, QStringLiteral("/home/data"));
    QVERIFY(!settings->program.noGui);
    QVERIFY(!settings->program.demo);
    QVERIFY(settings->sessionManager.baseUrl.isEmpty());
    QCOMPARE(settings->sessionManager.connectTimeout, 5000ms);
    QCOMPARE(settings->sessionManager.readTimeout, 30000ms);
    QCOMPARE(settings->sessionManager.sendTimeout, 120000ms);
    QCOMPARE(settings->sessionManager.totalTimeout, 120000ms);
    QCOMPARE(settings->limits.requestLine, qint64(8192));
    QCOMPARE(settings->limits.headers, qint64(16384));
    QCOMPARE(settings->limits.headerCount, 100);
    QCOMPARE(settings->limits.body, qint64(1048576));
    QCOMPARE(settings->limits.bulkBody, qint64(33554432));
    QCOMPARE(settings->limits.unsent, qint64(262144));
    QCOMPARE(settings->limits.headerTimeout, 10000ms);
    QCOMPARE(settings->limits.bodyTimeout, 30000ms);
    QCOMPARE(settings->limits.idleTimeout, 60000ms);
    QCOMPARE(settings->limits.stalledWriteTimeout, 30000ms);
    QCOMPARE(settings->limits.connections, 1024);
    QCOMPARE(settings->limits.connectionsPerAddress, 128);
    QCOMPARE(settings->limits.rateLimit, 100);
    QCOMPARE(settings->program.drainTime, 10000ms);
    QCOMPARE(settings->storage.retentionDays, 90);
    QCOMPARE(settings->accounts.loginFailures, 5);
    QCOMPARE(settings->accounts.loginWindow, 900000ms);
    QVERIFY(settings->warnings.isEmpty());
}

void tst_SettingsParser::everySpelling_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("value");

    const QHash<QByteArray, QString> samples{
        {"config", QStringLiteral("/etc/hub.ini")},
        {"data-dir", QStringLiteral("/srv/hub")},
        {"tls-cert", QStringLiteral("/srv/cert.pem")},
        {"tls-key", QStringLiteral("/srv/key.pem")},
        {"frontend", QStringLiteral("/srv/dist")},
        {"host", QStringLiteral("192.0.2.7")},
        {"allowed-hosts", QStringLiteral("hub.example,192.0.2.7")},
        {"cors-origins", QStringLiteral("https://a.example,http://b.example:8080")},
        {"trusted-proxies", QStringLiteral("10.0.0.0/8,192.0.2.1/32")},
        {"session-manager-url", QStringLiteral("https://sm.example:3001/base")},
        {"alert-webhook", QStringLiteral("https://alerts.example/hook")},
        {"database-url", QStringLiteral("postgresql://hub:pw@db.example/hub")},
        {"jwt-secret", QStringLiteral("0123456789abcdef0123456789abcdef")},
        {"alert-webhook-secret", QStringLiteral("0123456789abcdef")},
        {"engine", QStringLiteral("/srv/engine.json")},
        {"engine-secret", QStringLiteral("key: a=b")},
        {"status-path", QStringLiteral("/v2/status")},
        {"qr-path", QStringLiteral("/qr-code")},
        {"send-path", QStringLiteral("/v2/send")},
        {"connect-path", QStringLiteral("/init")},
        {"disconnect-path", QStringLiteral("/quit")},
        {"contacts-path", QStringLiteral("/v2/contacts")},
    };
    for (const Setting &setting : settingTable()) {
        QString value = samples.value(setting.key);
        if (setting.kind == Setting::Kind::Number)
            value = QString::number(setting.maximum);
        else if (setting.kind == Setting::Kind::Choice)
            value = setting.choices.last() != setting.defaultText() ? setting.choices.last() : setting.choices.first();
        else if (setting.kind == Setting::Kind::Flag)
            value = QStringLiteral("on");
        else if (setting.kind == Setting::Kind::Switch)
            value = setting.defaultText() == QLatin1String("on") ? QStringLiteral("off") : QStringLiteral("on");
        QTest::newRow(setting.key.constData()) << setting.key << value;
    }
}

void tst_SettingsParser::everySpelling()
{
    QFETCH(QByteArray, key);
    QFETCH(QString, value);
    QVERIFY(!value.isEmpty());
    const std::vector<Setting> table = settingTable();
    const Setting setting = *std::find_if(table.begin(), table.end(), [&](const Setting &s) { return s.key == key; });
    QVERIFY(value != setting.defaultText());

    // A certificate comes with its key, so each of the two brings the other.
    Given base;
    base.files.insert(QStringLiteral("/etc/hub.ini"), "");
    if (key.startsWith("tls-"))
        base.variables.append(key == "tls-key" ? QStringLiteral("HUB_TLS_CERT=/c") : QStringLiteral("HUB_TLS_KEY=/k"));

    QList<Given> spellings;
    if (setting.hasOption) {
        const QString option = QString::fromLatin1(setting.option());
        Given together = base;
        together.arguments = {option % QLatin1Char('=') % value};
        Given apart = base;
        apart.arguments = setting.takesValue() ? QStringList{option, value} : QStringList{option};
        spellings << together << apart;
    }
    Given variable = base;
    variable.variables.append(QString::fromLatin1(setting.variable()) % QLatin1Char('=') % value);
    spellings << variable;
    if (!setting.alias.isEmpty()) {
        Given alias = base;
        alias.variables.append(QString::fromLatin1(setting.alias) % QLatin1Char('=') % value);
        spellings << alias;
    }
    if (setting.inFile) {
        Given file = base;
        file.arguments = words("--config /etc/hub.ini");
        file.files.insert(QStringLiteral("/etc/hub.ini"), key + " = " + value.toUtf8() + "\n");
        spellings << file;
    }
    for (const Given &given : spellings) {
        const auto settings = given.parse();
        QVERIFY2(settings, settings ? "" : qPrintable(settings.error().message));
        QCOMPARE(written(*settings, key), value);
    }
}

void tst_SettingsParser::precedence_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("variables");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("port");

    const QString none;
    QTest::newRow("default") << none << none << QByteArray() << 3012;
    QTest::newRow("file") << none << none << QByteArray("port=5") << 5;
    QTest::newRow("PORT beats file") << none << QStringLiteral("PORT=4") << QByteArray("port=5") << 4;
    QTest::newRow("HUB_PORT beats PORT") << none << QStringLiteral("PORT=4 HUB_PORT=3") << QByteArray("port=5") << 3;
    QTest::newRow("option beats all") << QStringLiteral("--port 2") << QStringLiteral("PORT=4 HUB_PORT=3")
                                      << QByteArray("port=5") << 2;
    QTest::newRow("last option counts") << QStringLiteral("--port 2 --port=1") << none << QByteArray() << 1;
    QTest::newRow("empty variable is none") << none << QStringLiteral("PORT= HUB_PORT=") << QByteArray("port=5") << 5;
    QTest::newRow("empty HUB_PORT leaves PORT") << none << QStringLiteral("PORT=4 HUB_PORT=") << QByteArray() << 4;
}

void tst_SettingsParser::precedence()
{
    QFETCH(QString, arguments);
    QFETCH(QString, variables);
    QFETCH(QByteArray, file);
    QFETCH(int, port);

    const auto settings = Given{words(arguments.toUtf8()), words(variables.toUtf8()), {{DefaultFile, file}}}.parse();
    QVERIFY(settings);
    QCOMPARE(int(settings->listening.port), port);
}

void tst_SettingsParser::accepts_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("value");

    const auto row = [](const char *argument, const char *key, const char *value) {
        QTest::newRow(argument) << QString::fromUtf8(argument) << QByteArray(key) << QString::fromUtf8(value);
    };
    row("--port=0", "port", "0");
    row("--port=65535", "port", "65535");
    row("--port=007", "port", "7");
    row("--host=localhost", "host", "127.0.0.1");
    row("--host=LOCALHOST", "host", "127.0.0.1");
    row("--host=0.0.0.0", "host", "0.0.0.0");
    row("--host=::1", "host", "::1");
    row("--host=[::1]", "host", "::1");
    row("--demo=off", "demo", "off");
    row("--demo=Yes", "demo", "on");
    row("--monitor=0", "monitor", "off");
    row("--session-manager-url=http://localhost:3001", "session-manager-url", "http://localhost:3001");
    row("--session-manager-url=https://[2001:db8::1]:3001/a/", "session-manager-url", "https://[2001:db8::1]:3001/a/");
    row("--allowed-hosts=", "allowed-hosts", "");
    row("--allowed-hosts=Hub.Example , [::1],localhost", "allowed-hosts", "hub.example,::1,localhost");
    row("--cors-origins=https://A.example:443,http://b.example:80", "cors-origins",
        "https://a.example,http://b.example");
    row("--trusted-proxies=127.0.0.1,fd00::/8", "trusted-proxies", "127.0.0.1/32,fd00::/8");
    row("--database-url=postgres://db/hub", "database-url", "postgres://db/hub");
    for (const char *url : {"postgresql://%2Fvar%2Frun%2Fpostgresql/hub", "postgresql:///hub?host=/var/run/postgresql",
                            "postgresql://hub:a^b|c[d]e@db.example:5433/hub", "postgresql://hub@/hub"})
        row(QByteArray("--database-url=").append(url).constData(), "database-url", url);
    row("--alert-webhook=https://chat.example/hook?key=a%26b&thread=%C3%B1", "alert-webhook",
        "https://chat.example/hook?key=a%26b&thread=%C3%B1");
    row("--connect-path=/init", "connect-path", "/init");
    row("--rate-limit=0", "rate-limit", "0");
}

void tst_SettingsParser::accepts()
{
    QFETCH(QString, argument);
    QFETCH(QByteArray, key);
    QFETCH(QString, value);

    const auto settings = Given{{argument}, {}, {}}.parse();
    QVERIFY2(settings, settings ? "" : qPrintable(settings.error().message));
    QCOMPARE(written(*settings, key), value);
}

void tst_SettingsParser::typedValues()
{
    const auto settings = Given{
        words("--registration open --public-proxy off --log-format json --log-level error "
              "--trusted-proxies 10.0.0.0/8 --monitor off --no-gui"),
        {},
        {}}.parse();
    QVERIFY(settings);
    QVERIFY(settings->accounts.registration == Settings::Registration::Open);
    QVERIFY(settings->listening.publicProxy == Settings::PublicProxy::Off);
    QVERIFY(settings->program.logFormat == Log::Format::Json);
    QVERIFY(settings->program.logLevel == Log::Level::Error);
    QCOMPARE(settings->listening.trustedProxies.size(), qsizetype(1));
    QVERIFY(QHostAddress(QStringLiteral("10.1.2.3")).isInSubnet(settings->listening.trustedProxies.front()));
    QVERIFY(!settings->monitor.enabled);
    QVERIFY(settings->program.noGui);
}

void tst_SettingsParser::configurationFile()
{
    const QString other = QStringLiteral("/etc/hub.ini");
    const QHash<QString, QByteArray> files{
        {DefaultFile, "port=5"}, {other, "data-dir=/srv/hub"}, {QStringLiteral("/srv/x/central-hub.ini"), "port=6"}};
    // The file of the data directory in use.
    QCOMPARE(Given({{}, {}, files}).parse()->listening.port, quint16(5));
    QCOMPARE(Given({words("--data-dir /srv/x"), {}, files}).parse()->listening.port, quint16(6));
    // A named file replaces it, and may choose the data directory.
    const auto named = Given({{}, words("HUB_CONFIG=/etc/hub.ini"), files}).parse();
    QVERIFY(named);
    QCOMPARE(named->listening.port, quint16(3012));
    QCOMPARE(named->program.configFile, other);
    QCOMPARE(named->program.dataDirectory, QStringLiteral("/srv/hub"));
}

void tst_SettingsParser::demo()
{
    // Nothing of a real hub leaks into a demo: neither its file nor its Session Manager.
    const auto settings =
        Given({words("--demo"), words("SESSION_MANAGER_BASE_URL=http://real:3001"), {{DefaultFile, "port=5"}}}).parse();
    QVERIFY(settings);
    QVERIFY(settings->program.demo);
    QVERIFY(settings->program.dataDirectory.isEmpty());
    QCOMPARE(settings->listening.port, quint16(3012));
    QVERIFY(settings->sessionManager.baseUrl.isEmpty());
    QCOMPARE(settings->warnings.size(), 1);
    QVERIFY(settingsForHeadless(*settings));

    const auto kept = Given({words("--demo --data-dir /srv/x"), {}, {}}).parse();
    QVERIFY(kept);
    QCOMPARE(kept->program.dataDirectory, QStringLiteral("/srv/x"));
}

void tst_SettingsParser::unknownVariableWarns()
{
    const auto settings = Given({{}, words("HUB_PROT=1 HUB_PORT=2 HUBBUB=3"), {}}).parse();
    QVERIFY(settings);
    QCOMPARE(settings->warnings.size(), 1);
    QVERIFY(settings->warnings.first().contains(QLatin1String("HUB_PROT")));
}

void tst_SettingsParser::headlessNeedsASessionManager()
{
    const auto without = settingsForHeadless(*Given().parse());
    QVERIFY(!without);
    QCOMPARE(without.error().code, QByteArray("USAGE"));
    QVERIFY(without.error().message.contains(QLatin1String("SESSION_MANAGER_BASE_URL")));
    QVERIFY(!without.error().message.contains(QLatin1Char('\n')));

    const auto with = settingsForHeadless(*Given({{}, words("SESSION_MANAGER_BASE_URL=http://sm:3001"), {}}).parse());
    QVERIFY(with);
    QCOMPARE(with->sessionManager.baseUrl, QUrl(QStringLiteral("http://sm:3001")));
}

void tst_SettingsParser::dashboardHasADefault()
{
    QCOMPARE(settingsForDashboard(*Given().parse()).sessionManager.baseUrl,
             QUrl(QStringLiteral("http://localhost:3001")));
    QVERIFY(settingsForDashboard(*Given({words("--demo"), {}, {}}).parse()).sessionManager.baseUrl.isEmpty());
    const auto given = Given({words("--session-manager-url http://sm:1"), {}, {}}).parse();
    QCOMPARE(settingsForDashboard(*given).sessionManager.baseUrl, QUrl(QStringLiteral("http://sm:1")));
}

HUB_TEST(tst_SettingsParser)
#include "tst_settingsparser.moc"
