// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settingsparser.h"
#include "tests/settings/givensources.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;
using namespace hub::test;

/// Everything that stops the start: one line that names the setting, where it came from and what it takes.
class tst_SettingsRefused : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void secretsAreNeverShown_data();
    void secretsAreNeverShown();
};

void tst_SettingsRefused::refuses_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("variables");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("setting"); // named in the message
    QTest::addColumn<QString>("origin");  // and where it came from
    QTest::addColumn<QString>("accepts"); // and what is accepted

    const auto option = [](const char *arguments, const char *setting, const char *accepts) {
        const QString text = QString::fromUtf8(arguments);
        QTest::newRow(arguments) << text << QString() << QByteArray() << QString::fromUtf8(setting)
                                 << text.section(QLatin1Char('='), 0, 0).section(QLatin1Char(' '), 0, 0)
                                 << QString::fromUtf8(accepts);
    };
    option("--port=65536", "port", "from 0 to 65535");
    option("--port=-1", "port", "from 0 to 65535");
    option("--port=+1", "port", "from 0 to 65535");
    option("--port=1e3", "port", "from 0 to 65535");
    option("--port=0x10", "port", "from 0 to 65535");
    option("--port=80a", "port", "from 0 to 65535");
    option("--port=", "port", "from 0 to 65535");
    option("--port=99999999999999999999", "port", "from 0 to 65535");
    option("--port=٣", "port", "from 0 to 65535");
    option("--port", "port", "from 0 to 65535");
    option("--port --demo", "port", "from 0 to 65535");
    option("--connect-timeout=0", "connect-timeout", "from 1 to");
    option("--read-timeout=5s", "read-timeout", "whole number");
    option("--max-connections=0", "max-connections", "from 1 to");
    option("--threads=65", "threads", "from 0 to 64");
    option("--host=example.org", "host", "IP address or localhost");
    option("--host=127.1", "host", "IP address or localhost");
    option("--host=1", "host", "IP address or localhost");
    option("--host=", "host", "IP address or localhost");
    option("--host=256.0.0.1", "host", "IP address or localhost");
    option("--session-manager-url=localhost:3001", "session-manager-url", "http://");
    option("--session-manager-url=ftp://host", "session-manager-url", "http://");
    option("--session-manager-url=http://", "session-manager-url", "http://");
    option("--session-manager-url=http://host:0", "session-manager-url", "http://");
    option("--session-manager-url=http://host:70000", "session-manager-url", "http://");
    option("--session-manager-url=http://host?a=b", "session-manager-url", "without user, query and fragment");
    option("--session-manager-url=http://host#a", "session-manager-url", "without user, query and fragment");
    option("--session-manager-url=http://user@host", "session-manager-url", "without user, query and fragment");
    option("--alert-webhook=mailto:a", "alert-webhook", "http://");
    option("--database-url=mysql://db/hub", "database-url", "postgresql://");
    option("--demo=maybe", "demo", "on, off");
    option("--monitor", "monitor", "on, off");
    option("--monitor=maybe", "monitor", "on, off");
    option("--registration=anyone", "registration", "approval, open, closed");
    option("--public-proxy=yes", "public-proxy", "auto, on, off");
    option("--log-format=xml", "log-format", "text, json");
    option("--log-level=loud", "log-level", "debug, info, warning, error");
    option("--allowed-hosts=a,,b", "allowed-hosts", "separated by commas");
    option("--allowed-hosts=a:80", "allowed-hosts", "without ports");
    option("--allowed-hosts=a/b", "allowed-hosts", "host names");
    option("--cors-origins=*", "cors-origins", "origins");
    option("--cors-origins=null", "cors-origins", "origins");
    option("--cors-origins=https://a.example/", "cors-origins", "origins");
    option("--trusted-proxies=10.0.0.0/33", "trusted-proxies", "networks");
    option("--trusted-proxies=10/8", "trusted-proxies", "networks");
    option("--trusted-proxies=10.0.0.0/", "trusted-proxies", "networks");
    option("--connect-path=init", "connect-path", "begins with /");
    option("--connect-path=/a?b", "connect-path", "begins with /");
    option("--connect-path=/ñ", "connect-path", "begins with /");
    option("--data-dir=", "data-dir", "directory");
    option("--frontend", "frontend", "directory");
    option("--tls-cert=/c", "tls-key", "PEM file");
    option("--tls-key=/k", "tls-cert", "PEM file");
    option("--config=/missing.ini", "config", "readable INI file");
    option("--config=/forbidden.ini", "config", "Permission denied");
    option("--config=", "config", "readable INI file");
    option("--prot=1", "--prot", "--help");
    option("-p 1", "-p", "--help");
    option("serve", "serve", "--help");
    option("--", "--", "--help");
    option("--jwt-secret=0123456789abcdef0123456789abcdef", "jwt-secret", "HUB_JWT_SECRET");
    option("--data-dir=/forbidden", "/forbidden/central-hub.ini", "Permission denied");

    const auto variable = [](const char *assignment, const char *setting, const char *accepts) {
        const QString text = QString::fromUtf8(assignment);
        QTest::newRow(assignment) << QString() << text << QByteArray() << QString::fromUtf8(setting)
                                  << text.section(QLatin1Char('='), 0, 0) << QString::fromUtf8(accepts);
    };
    variable("PORT=http", "port", "from 0 to 65535");
    variable("HUB_PORT=70000", "port", "from 0 to 65535");
    variable("SESSION_MANAGER_BASE_URL=sm:3001", "session-manager-url", "http://");
    variable("HUB_NO_GUI=perhaps", "no-gui", "on, off");
    option("--engine=", "engine", "the name of an engine");
    option("--status-path=status", "status-path", "begins with /");
    option("--qr-path=qr", "qr-path", "begins with /");
    option("--send-path=/a?b", "send-path", "begins with /, in ASCII, without spaces, ? and #");
    option("--engine-secret=secret", "engine-secret", "HUB_ENGINE_SECRET");
    variable("HUB_ENGINE_SECRET=a\001z", "engine-secret", "printable ASCII");
    variable("HUB_JWT_SECRET=tooshort", "jwt-secret", "at least 32 bytes");
    variable("HUB_ALERT_WEBHOOK_SECRET=tooshort", "alert-webhook-secret", "at least 16 bytes");

    const auto file = [](const char *name, const char *content, const char *setting, const char *origin,
                         const char *accepts) {
        QTest::newRow(name) << QString() << QString() << QByteArray(content) << QString::fromUtf8(setting)
                            << QString::fromUtf8(origin) << QString::fromUtf8(accepts);
    };
    file("file: bad value", "# c\nport=x\n", "port", "central-hub.ini line 2", "from 0 to 65535");
    file("file: empty value", "port=\n", "port", "central-hub.ini line 1", "from 0 to 65535");
    file("file: unknown key", "\nprot=1\n", "prot", "central-hub.ini line 2", "--help");
    file("file: capital key", "Port=1\n", "Port", "central-hub.ini line 1", "--help");
    file("file: config", "config=/x\n", "config", "central-hub.ini line 1", "--config");
    file("file: data-dir in itself", "data-dir=/x\n", "data-dir", "central-hub.ini line 1", "--data-dir");
    file("file: short secret", "jwt-secret=short\n", "jwt-secret", "central-hub.ini line 1", "at least 32 bytes");
    file("file: not INI", "port\n", "central-hub.ini", "line 1", "key = value");
}

void tst_SettingsRefused::refuses()
{
    QFETCH(QString, arguments);
    QFETCH(QString, variables);
    QFETCH(QByteArray, file);
    QFETCH(QString, setting);
    QFETCH(QString, origin);
    QFETCH(QString, accepts);

    const auto settings = Given{words(arguments.toUtf8()), words(variables.toUtf8()), {{DefaultFile, file}}}.parse();
    QVERIFY(!settings);
    const QString message = settings.error().message;
    QCOMPARE(settings.error().code, QByteArray("USAGE"));
    QVERIFY2(message.contains(setting), qPrintable(message));
    if (!arguments.startsWith(QLatin1String("--data-dir=/f")))
        QVERIFY2(message.contains(origin), qPrintable(message));
    QVERIFY2(message.contains(accepts), qPrintable(message));
    QVERIFY2(!message.contains(QLatin1Char('\n')), qPrintable(message));
}

void tst_SettingsRefused::secretsAreNeverShown_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("variables");

    QTest::newRow("secret") << QStringList() << QStringList{QStringLiteral("HUB_JWT_SECRET=hunter2")};
    QTest::newRow("secret as option") << QStringList{QStringLiteral("--jwt-secret=hunter2")} << QStringList();
    QTest::newRow("database") << QStringList{QStringLiteral("--database-url=mysql://a:hunter2@b/c")} << QStringList();
    QTest::newRow("user in a URL") << QStringList{QStringLiteral("--session-manager-url=http://a:hunter2@b")}
                                   << QStringList();
}

void tst_SettingsRefused::secretsAreNeverShown()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, variables);

    const auto settings = Given{arguments, variables, {}}.parse();
    QVERIFY(!settings);
    QVERIFY2(!settings.error().message.contains(QLatin1String("hunter2")), qPrintable(settings.error().message));
}

HUB_TEST(tst_SettingsRefused)
#include "tst_settingsrefused.moc"
