// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/settingreach.h"
#include "core/settings/settingtable.h"

#include <QTest>

using namespace hub;
using namespace hub::app;

class TestSettingReach : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySetting_data();
    void everySetting();
    void theFarthestCounts();
    void keepsWhatNeedsANewStart();
};

void TestSettingReach::everySetting_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("group");
    for (const Setting &setting : settingTable())
        QTest::newRow(setting.key.constData()) << setting.key << setting.group;
}

/// What the server alone looks at is in these groups; whoever adds a setting to them decides here.
void TestSettingReach::everySetting()
{
    QFETCH(QByteArray, key);
    QFETCH(QString, group);
    const SettingReach reach = reachOf(key);
    if (group == QLatin1String("Listening") || group == QLatin1String("Limits") || key == "threads")
        QCOMPARE(reach, SettingReach::Server);
    else if (group == QLatin1String("Program"))
        QVERIFY(reach == SettingReach::Program || reach == SettingReach::Value);
    else
        QCOMPARE(reach, SettingReach::Hub);
}

void TestSettingReach::theFarthestCounts()
{
    Settings former;
    Settings latter;
    QCOMPARE(reachBetween(former, latter), SettingReach::None);
    latter.program.logLevel = Log::Level::Error;
    QCOMPARE(reachBetween(former, latter), SettingReach::Value);
    latter.listening.port = 1;
    QCOMPARE(reachBetween(former, latter), SettingReach::Server);
    latter.storage.backupKeep = 1;
    QCOMPARE(reachBetween(former, latter), SettingReach::Hub);
    latter.program.demo = true;
    QCOMPARE(reachBetween(former, latter), SettingReach::Program);
}

void TestSettingReach::keepsWhatNeedsANewStart()
{
    const Settings inForce;
    Settings wanted;
    wanted.program.demo = true;
    wanted.program.noGui = true;
    wanted.program.logFormat = Log::Format::Json;
    wanted.program.dataDirectory = QStringLiteral("/elsewhere");
    wanted.storage.backupKeep = 1;
    const Settings adopted = adoptable(wanted, inForce);
    QCOMPARE(reachBetween(inForce, adopted), SettingReach::Hub);
    QCOMPARE(adopted.storage.backupKeep, 1);
}

QTEST_GUILESS_MAIN(TestSettingReach)
#include "tst_settingreach.moc"
