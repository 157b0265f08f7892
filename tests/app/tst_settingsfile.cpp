// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settingsfile.h"
#include "core/settings/settingtable.h"
#include "tests/support/test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace hub;
using namespace hub::app;

/// Which file it is; what is written to it is shown through the window's link (tst_inprocesssettings).
class tst_SettingsFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isInTheDataDirectory();
    void isTheOneThatWasNamed();
    void isInAThrowAwayDirectoryToo();
    void environmentDecides();

private:
    static SettingSources sources(const QStringList &arguments)
    {
        SettingSources sources;
        sources.arguments = arguments;
        sources.readFile = readConfigurationFile;
        sources.defaultDataDirectory = QStringLiteral("/nowhere");
        return sources;
    }
    static bool mayHold(const SettingsFile &file, const char *key)
    {
        const std::vector<Setting> table = settingTable();
        return std::any_of(table.begin(), table.end(),
                           [&](const Setting &setting) { return setting.key == key && file.mayHold(setting); });
    }
};

void tst_SettingsFile::isInTheDataDirectory()
{
    const QTemporaryDir data;
    const SettingsFile file(sources({QStringLiteral("--data-dir"), data.path()}), data.path());
    QCOMPARE(file.path(), data.filePath(QStringLiteral("central-hub.ini")));
    QVERIFY(mayHold(file, "port"));
    QVERIFY(!mayHold(file, "data-dir"));
    QVERIFY(!mayHold(file, "config"));
    const auto written = file.write({{"backup-keep", QStringLiteral("3")}});
    QVERIFY(written);
    QCOMPARE(written->settings.storage.backupKeep, 3);
    QCOMPARE(written->origins.value("backup-keep"), SettingOrigin::File);
    QCOMPARE(written->origins.value("data-dir"), SettingOrigin::CommandLine);
    QCOMPARE(written->origins.value("port"), SettingOrigin::Default);
}

void tst_SettingsFile::isTheOneThatWasNamed()
{
    const QTemporaryDir data;
    const QString path = data.filePath(QStringLiteral("mine.ini"));
    QFile named(path);
    QVERIFY(named.open(QIODevice::WriteOnly) && named.write("# mine\n") > 0);
    named.close();
    const SettingsFile file(sources({QStringLiteral("--config"), path}), data.path());
    QCOMPARE(file.path(), path);
    QVERIFY(mayHold(file, "data-dir"));
    QVERIFY(file.write({{"backup-keep", QStringLiteral("3")}}));
    QVERIFY(named.open(QIODevice::ReadOnly));
    QCOMPARE(named.readAll(), "# mine\nbackup-keep = 3\n");
    QCOMPARE(file.read()->settings.storage.backupKeep, 3);
}

void tst_SettingsFile::isInAThrowAwayDirectoryToo()
{
    const QTemporaryDir data;
    const SettingsFile file(sources({QStringLiteral("--demo")}), data.path());
    QCOMPARE(file.path(), data.filePath(QStringLiteral("central-hub.ini")));
    QVERIFY(file.write({{"backup-keep", QStringLiteral("3")}}));
    QCOMPARE(file.read()->settings.storage.backupKeep, 3);
}

void tst_SettingsFile::environmentDecides()
{
    const QTemporaryDir data;
    SettingSources given = sources({QStringLiteral("--data-dir"), data.path()});
    given.environment.insert(QStringLiteral("PORT"), QStringLiteral("4000"));
    const SettingsFile file(given, data.path());
    QCOMPARE(file.read()->origins.value("port"), SettingOrigin::Environment);
    const auto written = file.write({{"port", QStringLiteral("4001")}});
    QCOMPARE(written.error().code, "INVALID_SETTING");
    QVERIFY(written.error().message.contains(QStringLiteral("environment")));
    QCOMPARE(written.error().field, "port");
    QCOMPARE(file.write({{"backup-keep", QStringLiteral("none")}}).error().field, "backup-keep");
    QCOMPARE(file.write({{"tls-cert", data.filePath(QStringLiteral("a.pem"))}}).error().field, "tls-cert");
    QCOMPARE(file.write({{"frontend", data.filePath(QStringLiteral("none"))}}).error().field, "frontend");
}

HUB_TEST(tst_SettingsFile)
#include "tst_settingsfile.moc"
