// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settingtable.h"
#include "tests/support/test.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace hub;

/// What holds for every declared setting, whichever they are.
class tst_SettingTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isDeclaredWhole_data() { everySetting(); }
    void isDeclaredWhole();
    void takesItsOwnDefault_data() { everySetting(); }
    void takesItsOwnDefault();
    void keepsItsRange_data() { everySetting(); }
    void keepsItsRange();
    void refusesNonsense_data() { everySetting(); }
    void refusesNonsense();
    void spellingsAreUnique();
    void contractOptionsExist_data();
    void contractOptionsExist();
    void secretsHaveNoOption();
    void helpShowsEverySetting_data() { everySetting(); }
    void helpShowsEverySetting();
    void helpIsAligned();

private:
    static void everySetting();
    static Setting current();
};

void tst_SettingTable::everySetting()
{
    QTest::addColumn<QByteArray>("key");
    for (const Setting &setting : settingTable())
        QTest::newRow(setting.key.constData()) << setting.key;
}

Setting tst_SettingTable::current()
{
    QFETCH(QByteArray, key);
    for (const Setting &setting : settingTable()) {
        if (setting.key == key)
            return setting;
    }
    return {};
}

void tst_SettingTable::isDeclaredWhole()
{
    const Setting setting = current();
    const QRegularExpression shape(QStringLiteral("^[a-z]+(-[a-z]+)*$"));
    QVERIFY(shape.match(QString::fromLatin1(setting.key)).hasMatch());
    QVERIFY(!setting.group.isEmpty());
    QVERIFY(!setting.label.isEmpty() && setting.label[0].isUpper());
    QCOMPARE(setting.choiceLabels.size(), setting.choices.size());
    QVERIFY(setting.scope != ApplyScope::None);
    QVERIFY(!setting.help.isEmpty());
    QVERIFY(!setting.accepts.isEmpty());
    QCOMPARE(setting.valueName.isEmpty(), !setting.takesValue());
    QCOMPARE(setting.choices.isEmpty(), setting.kind != Setting::Kind::Choice);
    QVERIFY(setting.read);
    QVERIFY(setting.write);
}

void tst_SettingTable::takesItsOwnDefault()
{
    const Setting setting = current();
    const QString text = setting.defaultText();
    if (text.isEmpty())
        return; // unset by default
    Settings settings;
    QVERIFY2(setting.read(text, settings), qPrintable(text));
    QCOMPARE(setting.write(settings), text);
}

void tst_SettingTable::keepsItsRange()
{
    const Setting setting = current();
    Settings settings;
    if (setting.kind == Setting::Kind::Number) {
        for (const qint64 value : {setting.minimum, setting.maximum}) {
            QVERIFY(setting.read(QString::number(value), settings));
            QCOMPARE(setting.write(settings), QString::number(value));
        }
        const QString before = setting.write(settings);
        for (const qint64 value : {setting.minimum - 1, setting.maximum + 1}) {
            QVERIFY(!setting.read(QString::number(value), settings));
            QCOMPARE(setting.write(settings), before);
        }
        QVERIFY(setting.accepts.contains(QString::number(setting.minimum)));
        QVERIFY(setting.accepts.contains(QString::number(setting.maximum)));
    }
    for (const QString &word : setting.choices) {
        QVERIFY(setting.read(word, settings));
        QCOMPARE(setting.write(settings), word);
        QVERIFY(setting.accepts.contains(word));
        QVERIFY(!setting.read(word + QLatin1Char('x'), settings));
        QVERIFY(!setting.read(word.toUpper(), settings));
    }
}

void tst_SettingTable::refusesNonsense()
{
    const Setting setting = current();
    if (setting.valueName == QLatin1String("FILE") || setting.valueName == QLatin1String("DIR")) {
        Settings settings;
        QVERIFY(!setting.read(QString(), settings));
        return; // any other text names a file
    }
    Settings settings;
    const QString before = setting.write(settings);
    QVERIFY(!setting.read(QStringLiteral("no such:\x01 ,,"), settings));
    QCOMPARE(setting.write(settings), before);
}

void tst_SettingTable::spellingsAreUnique()
{
    QSet<QByteArray> keys;
    QSet<QByteArray> variables;
    for (const Setting &setting : settingTable()) {
        QVERIFY2(!keys.contains(setting.key), setting.key.constData());
        keys.insert(setting.key);
        for (const QByteArray &variable : {setting.variable(), setting.alias}) {
            QVERIFY2(variable.isEmpty() || !variables.contains(variable), variable.constData());
            variables.insert(variable);
        }
    }
}

void tst_SettingTable::contractOptionsExist_data()
{
    QTest::addColumn<QByteArray>("option");
    for (const char *option : {"--no-gui",
                               "--demo",
                               "--host",
                               "--port",
                               "--session-manager-url",
                               "--data-dir",
                               "--database-url",
                               "--frontend",
                               "--config",
                               "--connect-timeout",
                               "--read-timeout",
                               "--send-timeout",
                               "--total-timeout",
                               "--rate-limit",
                               "--max-connections",
                               "--registration",
                               "--public-proxy",
                               "--allowed-hosts",
                               "--cors-origins",
                               "--trusted-proxies",
                               "--tls-cert",
                               "--tls-key",
                               "--connect-path",
                               "--disconnect-path",
                               "--contacts-path",
                               "--engine",
                               "--status-path",
                               "--qr-path",
                               "--send-path",
                               "--monitor",
                               "--alert-webhook",
                               "--auto-reconnect",
                               "--log-format",
                               "--log-level",
                               "--threads"})
        QTest::newRow(option) << QByteArray(option);
}

void tst_SettingTable::contractOptionsExist()
{
    QFETCH(QByteArray, option);
    const std::vector<Setting> table = settingTable();
    QVERIFY(std::any_of(table.begin(), table.end(), [&](const Setting &s) { return s.option() == option; }));
}

void tst_SettingTable::secretsHaveNoOption()
{
    QByteArrayList without;
    for (const Setting &setting : settingTable()) {
        if (!setting.hasOption) {
            QVERIFY(setting.secret);
            QVERIFY(setting.option().isEmpty());
            without.append(setting.variable());
        }
    }
    QCOMPARE(without, QByteArrayList({"HUB_ENGINE_SECRET", "HUB_JWT_SECRET", "HUB_ALERT_WEBHOOK_SECRET"}));
}

void tst_SettingTable::helpShowsEverySetting()
{
    const Setting setting = current();
    const QString spelling = QString::fromLatin1(setting.hasOption ? setting.option() : setting.variable());
    const QRegularExpression line(QLatin1String("^  ") + QRegularExpression::escape(spelling) + QLatin1String("[ =]"),
                                  QRegularExpression::MultilineOption);
    QVERIFY(line.match(settingsHelp()).hasMatch());
}

void tst_SettingTable::helpIsAligned()
{
    const QString help = settingsHelp();
    qsizetype column = -1;
    for (const QString &line : help.split(QLatin1Char('\n'))) {
        QVERIFY2(line.size() <= 100, qPrintable(line));
        QVERIFY2(!line.endsWith(QLatin1Char(' ')), qPrintable(line));
        if (!line.startsWith(QLatin1String("  ")))
            continue;
        // The text begins after the first run of two or more spaces that follows the spelling (or the indent).
        const QRegularExpressionMatch match = QRegularExpression(QStringLiteral("^(  \\S.*?)?  +(?=\\S)")).match(line);
        QVERIFY2(match.hasMatch(), qPrintable(line));
        if (column < 0)
            column = match.capturedEnd();
        QCOMPARE(match.capturedEnd(), column);
    }
    QVERIFY(help.contains(QLatin1String("--port N")));
    QVERIFY(help.contains(QLatin1String("(default: 3012)")));
    QVERIFY(help.contains(QLatin1String("(default: 127.0.0.1)")));
}

HUB_TEST(tst_SettingTable)
#include "tst_settingtable.moc"
