// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settingtable.h"
#include "tests/support/test.h"
#include "ui/settings/settingtext.h"

#include <QSet>
#include <QTest>

using namespace hub;
using namespace hub::ui;

namespace {

std::vector<SettingValue> table()
{
    std::vector<SettingValue> values;
    for (const Setting &setting : settingTable())
        values.push_back({.setting = setting, .text = setting.secret ? QString() : setting.defaultText()});
    return values;
}

SettingValue valueOf(const char *key)
{
    const std::vector<SettingValue> values = table();
    const SettingValue *value = findSetting(values, key);
    return value ? *value : SettingValue();
}

} // namespace

class tst_SettingText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEverySetting();
    void namesChoices();
    void tellsHelpAsASentence();
    void tellsValues_data();
    void tellsValues();
    void neverTellsSecrets();
    void tellsWhatItAccepts();
    void checksInput_data();
    void checksInput();
    void refusesInput_data();
    void refusesInput();
    void takesEmptyAsDefault();
    void tellsWhoFixedIt();
};

/// Each has a label, and no two in a group have the same.
void tst_SettingText::namesEverySetting()
{
    QSet<QString> seen;
    for (const SettingValue &value : table()) {
        const QString label = value.setting.label;
        QVERIFY2(!label.isEmpty() && label[0].isUpper(), value.setting.key.constData());
        const QString full = value.setting.group + label;
        QVERIFY2(!seen.contains(full), value.setting.key.constData());
        seen.insert(full);
    }
}

void tst_SettingText::namesChoices()
{
    QCOMPARE(valueOf("session-manager-url").setting.label, QStringLiteral("Session Manager URL"));
    QCOMPARE(settingText(valueOf("log-level").setting, QStringLiteral("warning")), QStringLiteral("Warning"));
    QCOMPARE(settingText(valueOf("log-level").setting, QStringLiteral("brand-new")), QStringLiteral("brand-new"));
    QCOMPARE(onOffText(false), QStringLiteral("Off"));
}

void tst_SettingText::tellsHelpAsASentence()
{
    for (const SettingValue &value : table()) {
        const QString help = settingHelp(value.setting);
        QVERIFY2(help.endsWith(u'.') && !help[0].isLower(), value.setting.key.constData());
    }
}

void tst_SettingText::tellsValues_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *key, const char *value, const char *text) {
        QTest::addRow("%s=%s", key, value)
            << QByteArray(key) << QString::fromLatin1(value) << QString::fromLatin1(text);
    };
    row("read-timeout", "30000", "30 s");
    row("body-limit", "1048576", "1 MiB");
    row("port", "3012", "3012");
    row("monitor", "on", "On");
    row("monitor", "off", "Off");
    row("registration", "approval", "Wait for approval");
    row("allowed-hosts", "", "none");
    row("allowed-hosts", "a.example,b.example", "a.example, b.example");
    row("tls-cert", "", "not set");
    row("host", "127.0.0.1", "127.0.0.1");
}

void tst_SettingText::tellsValues()
{
    QFETCH(QByteArray, key);
    QFETCH(QString, value);
    QFETCH(QString, text);
    QCOMPARE(settingText(valueOf(key.constData()).setting, value), text);
}

void tst_SettingText::neverTellsSecrets()
{
    const Setting secret = valueOf("jwt-secret").setting;
    QCOMPARE(settingText(secret, QStringLiteral("hunter2hunter2")), QStringLiteral("set"));
    QCOMPARE(settingText(secret, QString()), QStringLiteral("not set"));
}

void tst_SettingText::tellsWhatItAccepts()
{
    QCOMPARE(settingAccepts(valueOf("read-timeout").setting),
             QStringLiteral("a time with its unit, such as 15 s or 24 h, from 1 ms to 1 h"));
    QCOMPARE(settingAccepts(valueOf("body-limit").setting),
             QStringLiteral("a size with its unit, such as 64 KiB or 1 MiB, from 1 KiB to 1 GiB"));
    QCOMPARE(settingAccepts(valueOf("host").setting), QStringLiteral("an IP address or localhost"));
}

void tst_SettingText::checksInput_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *key, const char *input, const char *value) {
        QTest::addRow("%s=%s", key, input)
            << QByteArray(key) << QString::fromLatin1(input) << QString::fromLatin1(value);
    };
    row("read-timeout", "45 s", "45000");
    row("body-limit", "2 MiB", "2097152");
    row("backup-interval", "0", "0");
    row("host", "localhost", "127.0.0.1");
    row("host", " ::1 ", "::1");
    row("session-manager-url", " http://sm.example:3001 ", "http://sm.example:3001");
    row("trusted-proxies", "10.0.0.0/8, 192.168.1.1", "10.0.0.0/8,192.168.1.1/32");
    row("monitor", "off", "off");
    row("jwt-secret", " 0123456789012345678901234567890 ", " 0123456789012345678901234567890 ");
}

void tst_SettingText::checksInput()
{
    QFETCH(QByteArray, key);
    QFETCH(QString, input);
    QFETCH(QString, value);
    const Result<QString> checked = checkedInput(valueOf(key.constData()), input);
    QVERIFY2(checked.has_value(), checked ? "" : qPrintable(checked.error().message));
    QCOMPARE(*checked, value);
}

void tst_SettingText::refusesInput_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("input");
    const auto row = [](const char *key, const char *input) {
        QTest::addRow("%s=%s", key, input) << QByteArray(key) << QString::fromLatin1(input);
    };
    row("read-timeout", "45");
    row("read-timeout", "0 ms");
    row("read-timeout", "2 h");
    row("read-timeout", "");
    row("body-limit", "1 byte");
    row("body-limit", "1 s");
    row("port", "65536");
    row("port", "x");
    row("host", "");
    row("host", "not an address");
    row("session-manager-url", "ftp://x");
    row("session-manager-url", "http://");
    row("session-manager-url", "http://user:pw@host");
    row("session-manager-url", "http://host/?q=1");
    row("allowed-hosts", "a,,b");
    row("cors-origins", "example.org");
    row("trusted-proxies", "10.0.0.0/99");
    row("connect-path", "connect");
    row("registration", "maybe");
    row("monitor", "perhaps");
    row("jwt-secret", "short");
    row("alert-webhook-secret", "short");
    row("database-url", "mysql://x");
}

void tst_SettingText::refusesInput()
{
    QFETCH(QByteArray, key);
    QFETCH(QString, input);
    const Result<QString> checked = checkedInput(valueOf(key.constData()), input);
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, QByteArray("INVALID_SETTING"));
    QVERIFY(checked.error().message.startsWith(QStringLiteral("It takes ")));
    QVERIFY2(key != "jwt-secret" || !checked.error().message.contains(input), "a secret is told");
}

void tst_SettingText::takesEmptyAsDefault()
{
    for (const char *key : {"tls-cert", "session-manager-url", "alert-webhook", "allowed-hosts", "jwt-secret"}) {
        const Result<QString> checked = checkedInput(valueOf(key), QString());
        QVERIFY2(checked && checked->isNull(), key);
    }
}

void tst_SettingText::tellsWhoFixedIt()
{
    SettingValue port = valueOf("port");
    QVERIFY(fixedReason(port).isEmpty());
    port.source = SettingValue::Source::File;
    QVERIFY(fixedReason(port).isEmpty());
    port.source = SettingValue::Source::CommandLine;
    QCOMPARE(fixedReason(port),
             QStringLiteral("Set by the option --port of the command line; it cannot be changed here."));
    port.source = SettingValue::Source::Environment;
    QCOMPARE(fixedReason(port),
             QStringLiteral("Set by the environment variable HUB_PORT or PORT; it cannot be changed here."));
    SettingValue host = valueOf("host");
    host.source = SettingValue::Source::Environment;
    QCOMPARE(fixedReason(host), QStringLiteral("Set by the environment variable HUB_HOST; it cannot be changed here."));
}

HUB_TEST(tst_SettingText)
#include "tst_settingtext.moc"
