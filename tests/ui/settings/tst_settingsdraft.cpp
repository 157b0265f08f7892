// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settingtable.h"
#include "tests/support/test.h"
#include "ui/settings/settingsdraft.h"
#include "ui/settings/settingtext.h"

#include <QSignalSpy>
#include <QTest>

using namespace hub;
using namespace hub::ui;

namespace {

std::vector<SettingValue> draftTable()
{
    std::vector<SettingValue> values;
    for (const Setting &setting : settingTable())
        values.push_back({.setting = setting, .text = setting.secret ? QString() : setting.defaultText()});
    return values;
}

SettingValue &at(std::vector<SettingValue> &values, const char *key)
{
    return *std::find_if(values.begin(), values.end(), [&](const SettingValue &v) { return v.setting.key == key; });
}

} // namespace

class tst_SettingsDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void collectsChanges();
    void typingItBackIsNoChange();
    void resetsToTheDefault();
    void anExplicitDefaultIsAReset();
    void tellsProblems();
    void takesTheHubsRefusal();
    void undoes();
    void keepsChangesAcrossReloads();
    void dropsChangesThatCameTrue();
    void leavesFixedOnesAlone();
    void secretsAreAlwaysChanges();
    void ignoresUnknownKeys();
};

void tst_SettingsDraft::collectsChanges()
{
    SettingsDraft draft;
    draft.load(draftTable());
    QSignalSpy changed(&draft, &SettingsDraft::changed);
    draft.set("port", QStringLiteral("3013"));
    draft.set("read-timeout", QStringLiteral("45 s"));
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed[0][0].toByteArray(), QByteArray("port"));
    QCOMPARE(draft.count(), 2);
    QVERIFY(draft.isChanged("port"));
    QCOMPARE(draft.value("read-timeout"), QStringLiteral("45000"));
    QCOMPARE(draft.changes(),
             (QMap<QByteArray, QString>{{"port", QStringLiteral("3013")}, {"read-timeout", QStringLiteral("45000")}}));
}

void tst_SettingsDraft::typingItBackIsNoChange()
{
    SettingsDraft draft;
    draft.load(draftTable());
    draft.set("port", QStringLiteral("3013"));
    draft.set("port", QStringLiteral("3012"));
    QCOMPARE(draft.count(), 0);
    draft.set("read-timeout", QStringLiteral("0.5 min"));
    QCOMPARE(draft.count(), 0);
}

void tst_SettingsDraft::resetsToTheDefault()
{
    std::vector<SettingValue> values = draftTable();
    at(values, "port").text = QStringLiteral("4000");
    at(values, "port").source = SettingValue::Source::File;
    SettingsDraft draft;
    draft.load(values);
    QVERIFY(draft.canReset("port"));
    QVERIFY(!draft.canReset("host"));
    draft.resetToDefault("port");
    QCOMPARE(draft.value("port"), QStringLiteral("3012"));
    QVERIFY(draft.changes().contains("port"));
    QVERIFY(draft.changes().value("port").isNull());
    QVERIFY(!draft.canReset("port"));
    draft.resetToDefault("host"); // is so already
    QCOMPARE(draft.count(), 1);
}

void tst_SettingsDraft::anExplicitDefaultIsAReset()
{
    std::vector<SettingValue> values = draftTable();
    at(values, "port").text = QStringLiteral("4000");
    at(values, "port").source = SettingValue::Source::File;
    SettingsDraft draft;
    draft.load(values);
    draft.set("port", QStringLiteral("3012"));
    QCOMPARE(draft.count(), 1);
    QVERIFY(draft.changes().value("port").isNull());
}

void tst_SettingsDraft::tellsProblems()
{
    SettingsDraft draft;
    draft.load(draftTable());
    draft.set("read-timeout", QStringLiteral("45"));
    QCOMPARE(draft.count(), 1);
    QCOMPARE(draft.problemCount(), 1);
    QVERIFY(draft.problem("read-timeout").startsWith(QStringLiteral("It takes a time with its unit")));
    draft.set("read-timeout", QStringLiteral("45 s"));
    QCOMPARE(draft.problemCount(), 0);
    QVERIFY(draft.problem("read-timeout").isEmpty());
}

void tst_SettingsDraft::takesTheHubsRefusal()
{
    SettingsDraft draft;
    draft.load(draftTable());
    draft.refuse("tls-key", QStringLiteral("not changed, so not shown"));
    QCOMPARE(draft.count(), 0);
    draft.set("tls-key", QStringLiteral("/etc/key.pem"));
    draft.refuse("tls-key", QStringLiteral("tls-key needs tls-cert beside it"));
    QCOMPARE(draft.problem("tls-key"), QStringLiteral("tls-key needs tls-cert beside it"));
    QCOMPARE(draft.value("tls-key"), QStringLiteral("/etc/key.pem"));
    draft.set("tls-key", QStringLiteral("/etc/other.pem"));
    QVERIFY(draft.problem("tls-key").isEmpty());
}

void tst_SettingsDraft::undoes()
{
    SettingsDraft draft;
    draft.load(draftTable());
    draft.set("port", QStringLiteral("1"));
    draft.set("host", QStringLiteral("0.0.0.0"));
    draft.undo("port");
    QCOMPARE(draft.value("port"), QStringLiteral("3012"));
    QCOMPARE(draft.count(), 1);
    draft.undoAll();
    QCOMPARE(draft.count(), 0);
    QCOMPARE(draft.value("host"), QStringLiteral("127.0.0.1"));
}

void tst_SettingsDraft::keepsChangesAcrossReloads()
{
    SettingsDraft draft;
    draft.load(draftTable());
    draft.set("port", QStringLiteral("3013"));
    draft.set("read-timeout", QStringLiteral("nonsense"));
    std::vector<SettingValue> values = draftTable();
    at(values, "port").text = QStringLiteral("5000"); // somebody else changed it
    at(values, "port").source = SettingValue::Source::File;
    draft.load(values);
    QCOMPARE(draft.count(), 2);
    QCOMPARE(draft.value("port"), QStringLiteral("3013"));
    QCOMPARE(draft.problemCount(), 1);
}

void tst_SettingsDraft::dropsChangesThatCameTrue()
{
    SettingsDraft draft;
    draft.load(draftTable());
    draft.set("port", QStringLiteral("3013"));
    std::vector<SettingValue> values = draftTable();
    at(values, "port").text = QStringLiteral("3013");
    at(values, "port").source = SettingValue::Source::File;
    draft.load(values);
    QCOMPARE(draft.count(), 0);
}

void tst_SettingsDraft::leavesFixedOnesAlone()
{
    std::vector<SettingValue> values = draftTable();
    at(values, "port").source = SettingValue::Source::Environment;
    SettingsDraft draft;
    draft.load(values);
    draft.set("port", QStringLiteral("3013"));
    draft.resetToDefault("port");
    QCOMPARE(draft.count(), 0);
    QVERIFY(!draft.canReset("port"));
}

void tst_SettingsDraft::secretsAreAlwaysChanges()
{
    std::vector<SettingValue> values = draftTable();
    at(values, "jwt-secret").source = SettingValue::Source::File;
    SettingsDraft draft;
    draft.load(values);
    const QString secret(40, u'x');
    draft.set("jwt-secret", secret);
    QCOMPARE(draft.changes().value("jwt-secret"), secret);
    QVERIFY(draft.value("jwt-secret").isEmpty());
    draft.resetToDefault("jwt-secret");
    QVERIFY(draft.changes().contains("jwt-secret"));
    QVERIFY(draft.changes().value("jwt-secret").isNull());
}

void tst_SettingsDraft::ignoresUnknownKeys()
{
    SettingsDraft draft;
    draft.load(draftTable());
    draft.set("no-such-setting", QStringLiteral("x"));
    draft.resetToDefault("no-such-setting");
    draft.undo("no-such-setting");
    QCOMPARE(draft.count(), 0);
}

HUB_TEST(tst_SettingsDraft)
#include "tst_settingsdraft.moc"
