// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settingtable.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;

class tst_ApplyScope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySetting_data();
    void everySetting();
    void theFarthestCounts();
    void keepsWhatNeedsANewStart();
};

void tst_ApplyScope::everySetting_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("group");
    QTest::addColumn<ApplyScope>("reach");
    for (const Setting &setting : settingTable())
        QTest::newRow(setting.key.constData()) << setting.key << setting.group << setting.scope;
}

/// What the server alone looks at is in these groups; whoever adds a setting to them decides here.
void tst_ApplyScope::everySetting()
{
    QFETCH(QByteArray, key);
    QFETCH(QString, group);
    QFETCH(ApplyScope, reach);
    if (group == QLatin1String("Listening") || group == QLatin1String("Limits") || key == "threads")
        QCOMPARE(reach, ApplyScope::Server);
    else if (group == QLatin1String("Program"))
        QVERIFY(reach == ApplyScope::Program || reach == ApplyScope::Value);
    else
        QCOMPARE(reach, ApplyScope::Hub);
}

void tst_ApplyScope::theFarthestCounts()
{
    Settings former;
    Settings latter;
    QCOMPARE(scopeOfChange(former, latter), ApplyScope::None);
    latter.program.logLevel = Log::Level::Error;
    QCOMPARE(scopeOfChange(former, latter), ApplyScope::Value);
    latter.listening.port = 1;
    QCOMPARE(scopeOfChange(former, latter), ApplyScope::Server);
    latter.storage.backupKeep = 1;
    QCOMPARE(scopeOfChange(former, latter), ApplyScope::Hub);
    latter.program.demo = true;
    QCOMPARE(scopeOfChange(former, latter), ApplyScope::Program);
}

void tst_ApplyScope::keepsWhatNeedsANewStart()
{
    const Settings inForce;
    Settings wanted;
    wanted.program.demo = true;
    wanted.program.noGui = true;
    wanted.program.logFormat = Log::Format::Json;
    wanted.program.dataDirectory = QStringLiteral("/elsewhere");
    wanted.storage.backupKeep = 1;
    const Settings adopted = adoptable(wanted, inForce);
    QCOMPARE(scopeOfChange(inForce, adopted), ApplyScope::Hub);
    QCOMPARE(adopted.storage.backupKeep, 1);
    QVERIFY(adopted.program.dataDirectory.isEmpty());
}

HUB_TEST(tst_ApplyScope)
#include "tst_applyscope.moc"
